"""One change, and everything follows: only what changed is made, and what is made is what a fresh build would make."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop.files import folder as folder_of_files
from iisam_workshop.jobs.build import BuildReport
from iisam_workshop.jobs.kept import STORE
from iisam_workshop.jobs.purge import holdings, purge
from iisam_workshop.jobs.verify import verify
from tests.thorough import rows

from .builds import edit, fresh, leave_only, manifest_of, people_of, tree, write_people

PAPERS = ("agenda", "badges")


def day(folder: Path, *papers: str) -> Path:
    source = fresh(folder)
    leave_only(source, *(papers or PAPERS))
    edit(source, "  forms: []", "  forms: [html]")
    write_people(source, people_of(source)[:5])
    return source


def record(source: Path) -> Path:
    return source.with_name("session.record.json")


def pdfs(report: BuildReport) -> set[str]:
    return {file.path for file in report.files if file.path.endswith(".pdf") and file.path not in report.left}


@pytest.fixture(scope="module")
def once(tmp_path_factory) -> tuple[Path, Path]:
    """A small session built until nothing changes any more, for copies; its source and its folder."""
    source = day(tmp_path_factory.mktemp("once") / "day")
    for _ in range(2):  # the first build has no record to read
        folder = iisam_workshop.build(source, source.parent / "out").folder
    return source, folder


@pytest.fixture
def built(once, tmp_path) -> tuple[Path, Path]:
    shutil.copytree(once[0].parent, tmp_path / "day")
    return tmp_path / "day" / "session.yaml", tmp_path / "day" / "out"


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino) for path in found}


def people_and_times(source: Path) -> None:
    edit(source, "lunch: 12:30", "lunch: 12:35")
    agency = people_of(source)[0][1]
    people = [[cell.replace(agency, "Midshire Homes and Wardens") for cell in row] for row in people_of(source)]
    write_people(source, [*people, ["Aurelia Brightwater", "Fosse Heath Homes", "Warden"]])


def look_otherwise(source: Path) -> None:
    own = """{colours: {accent: "#7a1f3d"}, terms: {replace: {shared-vision: {name: A common aim}}}}"""
    source.write_text(f"{source.read_text()}\nown: {own}\n")
    edit(source, "layout: standard", "layout: large-print")


def both_at_once(source: Path) -> None:
    people_and_times(source)
    look_otherwise(source)


@pytest.mark.parametrize("change", rows([both_at_once, people_and_times, look_otherwise]))
def test_after_a_change_the_folder_has_the_bytes_of_a_fresh_build(built, tmp_path, change):
    source, folder = built
    before, kept = tree(folder), record(source).read_bytes()
    change(source)
    report = iisam_workshop.build(source, folder)
    assert pdfs(report)
    after = tree(folder), record(source).read_bytes()
    record(source).write_bytes(kept)
    iisam_workshop.build(source, tmp_path / "fresh")
    assert (tree(tmp_path / "fresh"), record(source).read_bytes()) == after
    assert after[0] != before


def test_a_change_that_is_taken_back_leaves_what_was_there_at_first(built):
    source, folder = built
    before, text = tree(folder), source.read_text()
    edit(source, "title: Information sharing", "title: Another information sharing")
    iisam_workshop.build(source, folder)
    source.write_text(text)
    iisam_workshop.build(source, folder)
    assert tree(folder) == before


def test_where_nothing_has_changed_nothing_is_pressed_bound_or_written(built, monkeypatch):
    source, folder = built
    before, beside = stamps(folder), record(source).stat().st_mtime_ns
    monkeypatch.setattr("iisam_workshop.jobs.make.press", None)
    monkeypatch.setattr("iisam_workshop.bind.bind.bind", str)
    report = iisam_workshop.build(source, folder)
    assert report.left >= {file.path for file in report.files}
    assert (report.again.again, report.removed) == ((), ())
    assert stamps(folder) == before
    assert record(source).stat().st_mtime_ns == beside


def test_only_what_changed_is_pressed_and_only_what_holds_it_is_bound(built, monkeypatch):
    source, folder = built
    before, pressed = stamps(folder), []
    press = iisam_workshop.jobs.make.press

    def counted(document, *more):
        pressed.append(document.plan.id)
        return press(document, *more)

    monkeypatch.setattr("iisam_workshop.jobs.make.press", counted)
    edit(source, "  room: Training room 2", "  room: Training room 4")
    report = iisam_workshop.build(source, folder)
    assert pressed == ["agenda", "front-session", "front-attendee"], "whose covers name the room"
    assert pdfs(report) == {"parts/A-agenda.pdf", "attendee-pack.pdf", "session-pack.pdf"}
    written = {name for name, stamp in stamps(folder).items() if stamp != before.get(name)}
    others = {"html/A-agenda.html", "agenda.ics", "agenda.json", "agenda.csv", STORE, "manifest.json"}
    assert written - {"session.record.json"} <= pdfs(report) | others


@pytest.mark.parametrize(
    "touched",
    [
        {"parts/A-agenda.pdf": "spoiled", "html/A-agenda.html": "longer", "agenda.ics": "gone"},
        {STORE: "spoiled"},
    ],
)
def test_a_file_that_does_not_lie_as_it_was_written_is_made_again(built, touched):
    source, folder = built
    before = tree(folder)
    for name, how in touched.items():
        file, data = folder / name, before[name]
        if how == "gone":
            file.unlink()
        else:
            file.write_bytes(data[:-9] + b"nonsense!" if how == "spoiled" else data + b" ")
    report = iisam_workshop.build(source, folder)
    assert not touched.keys() & report.left
    assert tree(folder) == before


def test_a_file_behind_a_link_is_replaced_and_what_the_link_leads_to_stays(built, tmp_path):
    source, folder = built
    outside = tmp_path / "outside.pdf"
    (folder / "parts" / "A-agenda.pdf").rename(outside)
    (folder / "parts" / "A-agenda.pdf").symlink_to(outside)
    iisam_workshop.build(source, folder)
    assert not (folder / "parts" / "A-agenda.pdf").is_symlink()
    assert outside.exists()


def test_a_run_that_broke_off_is_made_whole_and_nothing_of_it_is_believed(built):
    source, folder = built
    before = tree(folder)
    (folder / ".iisam-unfinished").write_text(json.dumps({"files": [{"path": "parts/A-agenda.pdf"}]}))
    (folder / "parts" / "A-agenda.pdf").write_bytes(b"half")
    (folder / "manifest.json").unlink()
    report = iisam_workshop.build(source, folder)
    assert "parts/A-agenda.pdf" not in report.left
    assert tree(folder) == before


def test_a_folder_of_some_papers_keeps_no_parts(built):
    source, folder = built
    report = iisam_workshop.build(source, folder, only=("agenda",))
    assert STORE in report.removed
    assert not (folder / STORE).exists()
    again = iisam_workshop.build(source, folder, only=("agenda",))
    assert {file.path for file in again.files} <= again.left


def test_purging_takes_the_kept_parts_and_every_key_away_and_the_next_build_makes_them_anew(built):
    source, folder = built
    before = tree(folder)
    assert STORE in purge(holdings(folder)).removed
    assert not (folder / STORE).exists()
    assert "key" not in {key for file in manifest_of(folder)["files"] for key in file}
    iisam_workshop.build(source, folder)
    assert tree(folder) == before


def test_kept_parts_hold_no_time_and_nothing_that_could_be_run(built):
    with zipfile.ZipFile(built[1] / STORE) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.compress_type == zipfile.ZIP_STORED
            data = archive.read(entry)
            assert data.startswith(b"%PDF-") if entry.filename.endswith(".pdf") else json.loads(data)
    if os.name != "nt":
        assert entry.external_attr >> 16 == 0o600


@pytest.mark.parametrize("at", rows([6, 2]))
def test_a_build_that_is_stopped_while_it_writes_is_made_whole_by_the_next(built, tmp_path, monkeypatch, at):
    source, folder = built
    edit(source, "  room: Training room 2", "  room: Training room 4")
    shutil.copytree(source.parent, tmp_path / "twin")
    expected = tree(iisam_workshop.build(tmp_path / "twin" / "session.yaml", tmp_path / "twin" / "out").folder)
    written, write = [], folder_of_files.write_file

    def stopped(path, data, *rights, **how):
        written.append(path)
        if len(written) == at:
            raise KeyboardInterrupt
        write(path, data, *rights, **how)

    with monkeypatch.context() as patch:
        patch.setattr(folder_of_files, "write_file", stopped)
        with pytest.raises(KeyboardInterrupt):
            iisam_workshop.build(source, folder)
    assert {problem.code for problem in verify(folder).problems} == {"IW705"}
    iisam_workshop.build(source, folder)
    assert tree(folder) == expected
    assert verify(folder).problems == ()
