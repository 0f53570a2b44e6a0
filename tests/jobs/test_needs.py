"""What people need stands on one page and nowhere else: in no pack, other form, record, manifest or log."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop.jobs.build import BuildReport, Run
from tests.reading import Reading

from .builds import edit, fresh, leave_only, tree

PAGE = "parts/Y-needs.pdf"
TOKENS = ("Zzvegan", "Zzramp", "zzcarer@mail.example.com")
HEAD = "Name,Organisation,Role,Dietary requirements,Access requirements\n"
PAPERS = ("agenda", "action-plan", "table-plan", "packing-list", "sign-in", "badges", "needs")


def needy(folder: Path, *more: str) -> Path:
    source = fresh(folder)
    leave_only(source, *PAPERS, *more)
    edit(source, "  forms: []", "  forms: [html, docx, text]")
    edit(source, "attendees: attendees.csv\n", "attendees: attendees.csv\nlist: {needs: true}\n")
    rows = [f"Ada Byron {'ABCDEFGH'[n]}.,Council,Analyst,,\n" for n in range(7)]
    rows[2] = rows[2].replace(",,", f",{TOKENS[0]},{TOKENS[1]} and {TOKENS[2]}")
    (folder / "attendees.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    return source


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, told: list[str]) -> BuildReport:
    source = needy(tmp_path_factory.mktemp("needs") / "day")
    return iisam_workshop.build(source, source.parent / "out", run=Run(told.append))


def words(path: Path) -> str:
    """Everything that a file says, to those who read it and to programs."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if path.suffix != ".pdf":
        return path.read_bytes().decode("utf-8", "replace")
    reading = Reading(path)
    return f"{reading.text()} {reading.bookmarks()} {reading.metadata()} {reading.dump()} {path.read_bytes()!r}"


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_page_is_made_and_says_what_the_list_says(built: BuildReport) -> None:
    said = squeezed(Reading(built.folder / PAGE).text())
    assert [token for token in TOKENS if squeezed(token) not in said] == []


def test_nothing_else_says_it_and_no_name_of_a_file_does(built: BuildReport) -> None:
    files = [path for path in built.folder.parent.rglob("*") if path.is_file()]
    others = [path for path in files if path.name not in ("attendees.csv", "Y-needs.pdf")]
    assert len(others) > 20
    for path in others:
        said = squeezed(words(path)).lower()
        assert [token for token in TOKENS if token.lower() in said] == [], path.name
        assert "zz" not in path.name.lower()


def test_a_log_and_a_warning_say_nothing_of_it(built: BuildReport, told: list[str]) -> None:
    said = " ".join((*told, *map(str, built.problems)))
    assert told
    assert [token for token in TOKENS if token in said] == []


def test_the_page_is_in_no_pack_and_has_no_other_form(built: BuildReport) -> None:
    paths = set(tree(built.folder))
    assert {path for path in paths if "needs" in path} == {PAGE}
    for pack in (path for path in paths if path.endswith("-pack.pdf")):
        assert [folio for folio in Reading(built.folder / pack).folios() if folio.startswith("Y-")] == []
    entry = next(
        file for file in json.loads((built.folder / "manifest.json").read_text())["files"] if file["path"] == PAGE
    )
    assert (entry["audience"], entry["copies"], entry["pages"], entry["personal"]) == ("facilitator", 1, 1, True)


def test_the_front_page_says_what_to_do_with_it(built: BuildReport) -> None:
    said = " ".join(Reading(built.folder / "session-pack.pdf").text().split())
    assert f"{PAGE}: once, on one side. For those who lead alone. It is in no pack. Destroy it after the day." in said
