"""Two builds are compared as they lie there: which files, which pages, and what sort of difference."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from iisam_workshop.bind.bind import bind
from iisam_workshop.errors import WorkshopError
from iisam_workshop.jobs import diff as job
from iisam_workshop.jobs.diff import FileDifference, PageDifference, diff
from iisam_workshop.jobs.make import press_document
from iisam_workshop.model.part import Binding, Part
from tests.cli.running import call
from tests.within import no_child


@pytest.fixture(autouse=True)
def _within(monkeypatch, request):
    """Compare in this process, but for the test of the command, which does as users do."""
    if "the_command" not in request.node.name:
        no_child(monkeypatch, "iisam_workshop.load.compared")


@pytest.fixture
def press(documents, session, plan):
    def pressed(name: str = "agenda", pack: str = plan.pack_id, layout=session.layout, **changes) -> Part:
        return press_document(replace(documents[name], **changes), layout, pack)

    return pressed


def built(folder: Path, pdfs: dict[str, bytes], **others: bytes) -> Path:
    """A folder of a build with these files."""
    folder.mkdir()
    for name, data in {**pdfs, **others}.items():
        (folder / name).write_bytes(data)
    (folder / "manifest.json").write_text(json.dumps({"program": {"iisam-workshop": "0"}, "files": []}))
    return folder


def pack(*parts: Part, title: str = "Pack", **settings) -> bytes:
    return bind(Binding(title, "Council", "en-GB", parts, **settings))


def pages(tmp_path: Path, old: bytes, new: bytes) -> tuple[PageDifference, ...]:
    (tmp_path / "old.pdf").write_bytes(old)
    (tmp_path / "new.pdf").write_bytes(new)
    found = diff(tmp_path / "old.pdf", tmp_path / "new.pdf")
    return found.files[0].pages if found.files else ()


def test_two_prints_of_the_same_have_no_difference(tmp_path, press):
    folders = [built(tmp_path / name, {"pack.pdf": pack(press())}) for name in ("old", "new")]
    found = diff(*folders)
    assert (found.files, found.same) == ((), 1)


def test_pages_are_named_by_folio_and_bookmark_with_what_sort_of_difference(tmp_path, press, documents):
    agenda, glossary = press(), press("glossary")
    said = press(plan=replace(documents["agenda"].plan, title="Another title"))
    changed = pages(tmp_path, pack(agenda, glossary), pack(said, glossary))
    assert changed[0] == PageDifference(1, "A-1", "Another title", "text")
    assert {each.folio.partition("-")[0] for each in changed} == {"A"}


def test_another_pack_line_alone_is_told_as_such(tmp_path, press):
    changed = pages(tmp_path, pack(press()), pack(press(pack="leicestershire 2027-03-04 ABCD")))
    assert {each.kind for each in changed} == {"pack line"}
    assert len(changed) == press().pages


def test_the_same_words_in_another_colour_are_drawn_otherwise(tmp_path, press, session):
    palette = session.layout.palette.model_copy(update={"accent": "#7a1f3d", "ink": "#333333"})
    other = press(layout=session.layout.model_copy(update={"palette": palette}))
    assert {each.kind for each in pages(tmp_path, pack(press()), pack(other))} == {"look"}


def test_pages_that_are_new_or_gone_do_not_make_all_others_differ(tmp_path, press):
    agenda, glossary, packing = press(), press("glossary"), press("packing-list")
    changed = pages(tmp_path, pack(agenda, packing), pack(agenda, glossary, packing))
    assert {(each.kind, each.title) for each in changed} == {("new", glossary.title)}
    changed = pages(tmp_path, pack(agenda, glossary, packing), pack(agenda, packing))
    assert {(each.kind, each.title) for each in changed} == {("gone", glossary.title)}


def test_what_a_file_says_of_itself_is_compared_too(tmp_path, press):
    folders = [built(tmp_path / name, {"pack.pdf": pack(press(), title=name)}) for name in ("old", "new")]
    assert diff(*folders).files == (FileDifference("pack.pdf", "changed", (), about=True),)


def test_files_in_one_folder_only_and_files_of_other_kinds_are_named(tmp_path):
    old = built(tmp_path / "old", {}, agenda=b"1", gone=b"1")
    new = built(tmp_path / "new", {}, agenda=b"2", more=b"1")
    told = [(file.path, file.kind) for file in diff(old, new).files]
    assert told == [("agenda", "changed"), ("gone", "only before"), ("more", "only now")]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n1 0 obj<</Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>"])
def test_a_damaged_pdf_is_refused_and_no_fault_of_ours(tmp_path, press, data):
    with pytest.raises(WorkshopError) as caught:
        pages(tmp_path, pack(press()), data)
    assert [each.code for each in caught.value.problems] == ["IW466"]


def test_what_cannot_be_compared_is_refused(tmp_path):
    folder, file = built(tmp_path / "old", {}), tmp_path / "one.pdf"
    (tmp_path / "none").mkdir()
    file.touch()
    for places, code in (
        ((folder, tmp_path / "nowhere"), "IW401"),
        ((folder, file), "IW402"),
        ((folder, tmp_path / "none"), "IW465"),
    ):
        with pytest.raises(WorkshopError) as caught:
            diff(*places)
        assert [each.code for each in caught.value.problems] == [code]


def test_a_file_too_large_to_compare_is_refused(tmp_path, monkeypatch):
    most = job._PDF
    assert most.size == 200
    monkeypatch.setattr(job, "_PDF", replace(most, size=1))  # reading 200 MiB takes seconds
    for name in ("old.pdf", "new.pdf"):
        with (tmp_path / name).open("wb") as file:
            file.truncate((1 << 20) + 1)
    with pytest.raises(WorkshopError) as caught:
        diff(tmp_path / "old.pdf", tmp_path / "new.pdf")
    assert [each.code for each in caught.value.problems] == ["IW467"]


def test_the_command_ends_with_0_or_7_and_says_the_same_to_machines(tmp_path, press):
    old = built(tmp_path / "old", {"a.pdf": pack(press())})
    new = built(tmp_path / "new", {"a.pdf": pack(press("glossary"))})
    same, other, told = call("diff", old, old), call("diff", old, new), call("diff", old, new, "--json")
    assert (same.code, same.out) == (0, "No files differ, 1 file is the same.\n")
    assert (other.code, told.code) == (7, 7)
    assert "(Agenda): no longer there" in other.out
    files = json.loads(told.out)["files"]
    assert [file["path"] for file in files] == ["a.pdf"]
    assert {page["kind"] for page in files[0]["pages"]} == {"new", "gone"}
