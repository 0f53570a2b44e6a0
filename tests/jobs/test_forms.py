"""Other forms of the papers: in which folders, which of them, and what is gone when a session no longer wishes them."""

from __future__ import annotations

import json

import pytest

import iisam_workshop
from iisam_workshop.errors import WorkshopError
from tests.jobs.builds import edit, fresh, leave_only, manifest_of, tree


def wish(source, forms: str) -> None:
    edit(source, "  # forms: [html, docx]\n", f"  forms: {forms}\n")


def test_a_session_names_the_forms_that_it_wishes_and_the_others_go_with_their_folders(tmp_path):
    source = fresh(tmp_path / "day", forms=True)
    leave_only(source, "agenda", "bingo-cards")
    first = iisam_workshop.build(source, tmp_path / "out")
    forms = {"html/A-agenda.html", "docx/A-agenda.docx", "text/A-agenda.txt"}
    assert {path for path in tree(first.folder) if path.count("/") and path[:5] != "parts"} == forms
    wish(source, "[text]")
    second = iisam_workshop.build(source, tmp_path / "out")
    assert set(second.removed) == {"html/A-agenda.html", "docx/A-agenda.docx"}
    assert {path.name for path in second.folder.iterdir() if path.is_dir()} == {"parts", "text"}
    assert {"agenda.ics", "agenda.csv", "agenda.json"} <= set(tree(second.folder))


def test_the_manifest_says_that_they_are_not_to_be_printed(build_dir):
    files = {each["path"]: each for each in manifest_of(build_dir)["files"]}
    for path in ("html/H-running-order.html", "docx/H-running-order.docx", "text/H-running-order.txt"):
        assert (files[path]["pages"], files[path]["copies"], files[path]["audience"]) == (0, 0, "facilitator")
    assert {files[f"agenda.{ending}"]["audience"] for ending in ("ics", "csv", "json")} == {"attendee"}


def test_without_an_agenda_there_is_none_in_any_form(tmp_path):
    source = fresh(tmp_path / "day", forms=True)
    folder = iisam_workshop.build(source, only=("certificate",)).folder
    assert not [path for path in tree(folder) if "agenda" in path]


def test_the_agenda_as_data_is_that_of_the_plan(build_dir, session):
    listed = json.loads((build_dir / "agenda.json").read_bytes())
    assert [each["id"] for each in listed if each["day"]] == [slot.id for slot in session.agenda.slots]


def test_a_form_that_nobody_knows_is_told_at_its_line(tmp_path):
    source = fresh(tmp_path / "day", forms=True)
    wish(source, "[html, odt]")
    with pytest.raises(WorkshopError) as caught:
        iisam_workshop.read_session(source)
    (problem,) = caught.value.problems
    assert "odt" in problem.message + problem.hint or "html" in problem.hint
    assert problem.place is not None
    assert source.read_text(encoding="utf-8").splitlines()[problem.place.line - 1] == "  forms: [html, odt]"
