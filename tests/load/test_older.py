"""Older files to compare with are found where a checkout, a package or a plain folder has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from iisam_workshop.errors import ContentInvalid, InputUnreadable, Place
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.older import older_files, older_reader, older_wording
from iisam_workshop.load.tree import MapNode
from iisam_workshop.load.wording import read_wording

from .builders import found


def test_older_files_are_found_by_their_names_in_a_folder_and_below_it(tmp_path: Path) -> None:
    for name in ("templates/wording/agenda.en.md.j2", "catalogue/terms.yaml", "catalogue/other.yaml", "terms.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    files = older_files(tmp_path, ["terms.yaml", "council.yaml"])
    assert {name: file.path for name, file in files.items()} == {
        "terms.yaml": tmp_path / "terms.yaml",
        "agenda.en.md.j2": tmp_path / "templates/wording/agenda.en.md.j2",
    }
    assert files["terms.yaml"] == Found(tmp_path / "terms.yaml", str(tmp_path / "terms.yaml"), "terms.yaml")


@pytest.mark.parametrize("name", ["terms.yaml", "labels.en.txt", "agenda.en.md.j2"])
def test_an_older_file_may_be_named_itself(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    assert list(older_files(tmp_path / name, ["terms.yaml"])) == [name]


def test_where_nothing_older_is_the_names_that_would_do_are_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    for against in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(ContentInvalid) as refusal:
            older_files(against, ["terms.yaml", "council.yaml"])
        (problem,) = refusal.value.problems
        assert (problem.code, problem.place.file) == ("IW279", str(against))
        assert "council.yaml, terms.yaml" in problem.hint


def test_a_file_is_read_as_it_was_but_for_those_that_stay(tmp_path: Path) -> None:
    read: list[Found] = []
    new, own, old = (found(tmp_path / name / "a.yaml") for name in ("new", "own", "old"))

    def note(each: Found) -> MapNode:
        read.append(each)
        return MapNode({}, {}, Place(each.shown))

    reader = older_reader(note, {"a.yaml": old}, [own])
    for each in (new, own, found(tmp_path / "b.yaml")):
        reader(each)
    assert read == [old, own, found(tmp_path / "b.yaml")]


def test_our_wording_as_it_was_has_its_templates_and_its_own_labels_alone(tmp_path: Path) -> None:
    now = read_wording("en")
    (tmp_path / "agenda.en.md.j2").write_bytes(b"As it was\r\n")
    (tmp_path / "labels.en.txt").write_bytes(b"# ours\npage: Page: one\n\nend: End\n")
    (tmp_path / "terms.yaml").write_bytes(b"terms: []\n")
    older = {path.name: found(path) for path in tmp_path.iterdir()}
    wording = older_wording(older, Intake())
    assert (wording.lang, dict(wording.labels)) == (now.lang, {"page": "Page: one", "end": "End"})
    assert wording.templates["agenda"] == "As it was\n"
    assert {**wording.templates, "agenda": ""} == {**now.templates, "agenda": ""}
    del older["labels.en.txt"]
    assert older_wording(older, Intake()).labels == now.labels


@pytest.mark.parametrize(("more", "codes"), [(0, []), (1, ["IW403"])])
def test_an_older_template_may_have_a_mebibyte(more: int, codes: list[str], tmp_path: Path) -> None:
    (tmp_path / "agenda.en.md.j2").write_bytes(b"x" * ((1 << 20) + more))
    told: list[str] = []
    try:
        older_wording({"agenda.en.md.j2": found(tmp_path / "agenda.en.md.j2")}, Intake())
    except InputUnreadable as refusal:
        told = [problem.code for problem in refusal.problems]
    assert told == codes
