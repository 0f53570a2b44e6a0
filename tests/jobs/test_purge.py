"""After the day what holds personal data goes, everything else stays, and what stays is said."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from iisam_workshop.errors import InputUnreadable, OutputRefused
from iisam_workshop.jobs import purge as purging
from iisam_workshop.jobs.purge import holdings, purge
from iisam_workshop.jobs.workbook import write_workbook
from iisam_workshop.load.manifest import read_build

from .builds import edit, tree

SESSION = """title: A day
council: eastmere
date: 2027-03-04
venue: {name: Eastmere House}
facilitators: [Morgan Vale, Sam Adeyemi]
speakers: [Ida Roe]
attendees: people.csv
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A session folder with a list, a record, and a build of three files of which one has names."""
    write(tmp_path, "session.yaml", SESSION)
    write(tmp_path, "people.csv", "Name\nTonya Harbottle\n")
    write(tmp_path, "session.record.json", "{}")
    a_build(tmp_path / "build" / "day")
    return tmp_path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def a_build(folder: Path, personal: tuple[str, ...] = ("parts/J-table-plan.pdf",), **more: object) -> None:
    names = ("parts/A-agenda.pdf", "parts/J-table-plan.pdf", "agenda.csv")
    files = [{"path": n, "audience": "a", "copies": 1, "each": "once", "personal": n in personal} for n in names]
    for name in names:
        write(folder, name, "x")
    papers = [{"id": n, "file": n, "pages": 1, "digest": "abcdef", "own_pages": [["123456"]]} for n in names[:2]]
    inputs = [{"path": name, "sha256": "0"} for name in ("people.csv", "session.yaml")]
    told = {"program": {"iisam-workshop": "1"}, "files": files, "documents": papers, "inputs": inputs}
    write(folder, "manifest.json", json.dumps({**told, "bingo": {"cards": []}, **more}))


def codes(folder: Path) -> list[str]:
    return [problem.code for problem in holdings(folder).doubts]


def test_a_real_session_has_no_name_of_its_list_left_anywhere(tmp_path: Path, build_dir: Path) -> None:
    home = shutil.copytree(build_dir.parents[1], tmp_path / "day")
    rows = (home / "attendees.csv").read_text(encoding="utf-8").splitlines()[1:]
    names = [row.split(",")[0] for row in rows]
    found = holdings(home)
    assert purge(found).removed == tuple(sorted(found.held, key=lambda n: (not n.startswith("build"), 0)))
    left = tree(home)
    assert "session.yaml" in left
    assert len([name for name in left if name.startswith("build/")]) > 100
    for name, data in left.items():
        text = text_of(name, home / name) if name.endswith((".pdf", ".docx")) else data.decode(errors="replace")
        assert not [number for number, each in enumerate(names) if each in text], name
    assert read_build(next(home.glob("build/*"))).cards


def text_of(name: str, path: Path) -> str:
    if name.endswith(".docx"):
        with zipfile.ZipFile(path) as archive:
            return "".join(archive.read(each).decode() for each in archive.namelist() if each.endswith(".xml"))
    with pypdfium2.PdfDocument(path) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


def test_list_record_and_files_with_names_go_and_all_else_stays(folder: Path) -> None:
    purge(holdings(folder))
    left = {"session.yaml", *(f"build/day/{n}" for n in ("parts/A-agenda.pdf", "agenda.csv", "manifest.json"))}
    assert set(tree(folder)) == left


def test_the_manifest_forgets_what_was_made_of_names_and_stays_a_manifest(folder: Path) -> None:
    purge(holdings(folder))
    told = json.loads((folder / "build/day/manifest.json").read_bytes())
    assert [each["path"] for each in told["files"]] == ["parts/A-agenda.pdf", "agenda.csv"]
    assert told["documents"] == [
        {"id": "parts/A-agenda.pdf", "file": "parts/A-agenda.pdf", "pages": 1, "digest": "abcdef"}
    ]
    assert [each["path"] for each in told["inputs"]] == ["session.yaml"]


def test_looking_changes_nothing_and_a_second_purge_finds_nothing(folder: Path) -> None:
    before = tree(folder)
    assert len(holdings(folder).held) == 3
    assert tree(folder) == before
    purge(holdings(folder))
    assert holdings(folder).held == ()
    assert purge(holdings(folder)).removed == ()


def test_a_build_alone_is_purged_without_its_session(folder: Path) -> None:
    assert purge(holdings(folder / "build" / "day")).removed == ("parts/J-table-plan.pdf",)
    assert (folder / "people.csv").exists()


def test_a_build_of_an_earlier_version_says_nothing_of_names_so_all_its_files_go(folder: Path) -> None:
    manifest = folder / "build/day/manifest.json"
    told = json.loads(manifest.read_bytes())
    for each in told["files"]:
        del each["personal"]
    manifest.write_text(json.dumps(told))
    purge(holdings(folder))
    assert set(tree(folder)) == {"session.yaml", "build/day/manifest.json"}


def test_what_was_made_after_the_day_goes_by_what_it_holds(folder: Path) -> None:
    listed = [{"path": "certificates.pdf", "personal": True}, {"path": "feedback.csv", "personal": False}]
    told = {"program": {"iisam-workshop": "1"}, "made": "x", "inputs": [], "files": listed, "problems": []}
    write(folder, "build/after/manifest.json", json.dumps(told))
    for each in listed:
        write(folder, f"build/after/{each['path']}", "x")
    purge(holdings(folder))
    assert set(tree(folder / "build" / "after")) == {"manifest.json", "feedback.csv"}
    assert json.loads((folder / "build/after/manifest.json").read_bytes())["files"] == listed[1:]


def test_a_head_count_has_no_list_and_its_record_stays(folder: Path) -> None:
    edit(folder / "session.yaml", "attendees: people.csv", "attendees: 24")
    assert holdings(folder).sessions[0].held == ()
    assert codes(folder) == ["IW438"]


def test_how_many_lead_is_said_since_their_names_stay(folder: Path) -> None:
    assert [(each.file, each.leaders) for each in holdings(folder).sessions] == [("session.yaml", 3)]


def test_names_in_the_session_file_are_told_at_their_lines_and_never_changed(folder: Path) -> None:
    with (folder / "session.yaml").open("a") as file:
        file.write("tables:\n  together:\n    - [Tonya Harbottle, Bo]\n  apart:\n    - [Tonya Harbottle, Cy]\n")
    before = (folder / "session.yaml").read_bytes()
    told = holdings(folder).doubts
    assert [(each.code, each.place.line) for each in told] == [("IW437", 10), ("IW437", 12)]
    assert "Harbottle" not in "".join(map(str, told))
    purge(holdings(folder))
    assert (folder / "session.yaml").read_bytes() == before


def test_lists_that_nobody_names_are_told_and_left(folder: Path) -> None:
    write(folder, "old export.CSV", "Name\nBo\n")
    (told,) = holdings(folder).doubts
    assert (told.code, told.severity) == ("IW438", "warning")
    purge(holdings(folder))
    assert (folder / "old export.CSV").exists()


def test_a_build_that_broke_off_is_told(folder: Path) -> None:
    write(folder, "build/other/.iisam-unfinished", "{}")
    assert codes(folder) == ["IW436"]


def test_another_session_in_a_folder_below_is_not_touched(folder: Path) -> None:
    write(folder, "autumn/session.yaml", SESSION)
    write(folder, "autumn/people.csv", "Name\nBo\n")
    a_build(folder / "autumn" / "build" / "day")
    assert not [name for name in holdings(folder).held if name.startswith("autumn")]


def test_people_in_a_workbook_are_told_and_it_stays(tmp_path: Path, example: Path) -> None:
    write_workbook(example / "session.yaml", tmp_path / "day.xlsx", with_people=True)
    found = holdings(tmp_path)
    assert [(each.code, each.place.sheet) for each in found.doubts] == [("IW439", "People")]
    assert found.held == ()


# -- links, and what is not ours


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("outside")
    write(place, "people.csv", "Name\nBo\n")
    a_build(place / "day")
    return place


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_no_link_is_followed_out_of_the_folder(folder: Path, outside: Path) -> None:
    before = tree(outside)
    (folder / "people.csv").unlink()
    (folder / "people.csv").symlink_to(outside / "people.csv")
    (folder / "build" / "linked").symlink_to(outside / "day", target_is_directory=True)
    shutil.rmtree(folder / "build" / "day" / "parts")
    (folder / "build" / "day" / "parts").symlink_to(outside / "day" / "parts", target_is_directory=True)
    assert codes(folder) == ["IW435"] * 4
    purge(holdings(folder))
    assert tree(outside) == before
    assert (folder / "people.csv").is_symlink()


@pytest.mark.parametrize("wish", ["../people.csv", "/etc/hostname", "session.yaml", "."])
def test_what_is_no_list_inside_the_folder_is_left_and_told(folder: Path, wish: str) -> None:
    write(folder.parent, "people.csv", "Name\nBo\n")
    edit(folder / "session.yaml", "attendees: people.csv", f"attendees: {wish}")
    assert holdings(folder).sessions[0].held == ("session.record.json",)
    assert "IW435" in codes(folder)


@pytest.mark.parametrize("path", ["../people.csv", "/etc/hostname", "session.yaml/../../x"])
def test_a_manifest_never_makes_us_remove_what_lies_elsewhere(folder: Path, path: str) -> None:
    file = {"path": path, "audience": "a", "copies": 1, "each": "once", "personal": True}
    a_build(folder / "build" / "day", files=[file])
    assert holdings(folder).builds[0].held == ()


def test_folders_that_are_not_ours_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "people.csv", "Name\nBo\n")
    write(tmp_path, "other.yaml", "title: no session\n")
    write(tmp_path, "manifest.json", '{"program": {"other": "1"}}')
    with pytest.raises(OutputRefused) as refusal:
        holdings(tmp_path)
    assert [each.code for each in refusal.value.problems] == ["IW510"]
    with pytest.raises(InputUnreadable):
        holdings(tmp_path / "people.csv")
    with pytest.raises(InputUnreadable):
        holdings(tmp_path / "nowhere")


def test_what_cannot_be_removed_is_told_and_keeps_nothing_else(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stubborn(path: Path) -> bool:
        if path.name == "J-table-plan.pdf":
            raise OutputRefused
        path.unlink()
        return True

    monkeypatch.setattr(purging, "remove_file", stubborn)
    with pytest.raises(OutputRefused) as refusal:
        purge(holdings(folder))
    assert [each.code for each in refusal.value.problems] == ["IW511"]
    assert not (folder / "people.csv").exists()
    assert "parts/J-table-plan.pdf" in (folder / "build/day/manifest.json").read_text()


def test_a_build_or_a_list_however_deep_is_not_left_unsaid(folder: Path) -> None:
    a_build(folder / "a" / "b" / "c" / "d" / "day")
    write(folder, "a/b/lists/clean.csv", "Name\nBo\n")
    write(folder, "a/older.csv.bak", "Name\nBo\n")
    write(folder, "a/pasted.txt", "Name;Organisation\nBo;Health\n")
    write(folder, "a/notes.txt", "Bring pens.\nAnd paper, glue and string.\n")
    found = holdings(folder)
    assert "a/b/c/d/day/parts/J-table-plan.pdf" in found.held
    told = {Path(each.place.file).name for each in found.doubts if each.place and each.code == "IW438"}
    assert told == {"clean.csv", "older.csv.bak", "pasted.txt"}


def test_what_a_build_made_is_no_strange_list(folder: Path) -> None:
    write(folder, "build/day/joining.txt", "Name, place\nBo, Health\n")
    assert [Path(str(each.place)).name for each in holdings(folder).doubts] == ["joining.txt"]
    manifest = folder / "build/day/manifest.json"
    told = json.loads(manifest.read_bytes())
    told["files"].append({"path": "joining.txt", "personal": False})
    manifest.write_text(json.dumps(told))
    assert holdings(folder).doubts == ()


def test_what_broke_off_goes_wherever_it_lies(folder: Path) -> None:
    write(folder, "lists/.iisam-999999999-0.part", "Name\nBo\n")
    purge(holdings(folder))
    assert not (folder / "lists" / ".iisam-999999999-0.part").exists()
