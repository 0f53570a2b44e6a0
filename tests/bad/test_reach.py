"""A build reads what it was told to read and starts nothing; links lead where paths could, code lies there as text."""

from __future__ import annotations

from pathlib import Path

from iisam_workshop.jobs.make import session_of
from tests.bad.case import SESSION
from tests.bad.running import Limits, run

_COUNCIL = "id: mine\nname: My Council\nwording: words\n"
_CODE = "import os\nos.system('touch ran')\nopen('ran', 'w')\n"


def test_files_of_a_session_folder_are_never_run_whatever_they_are_called(tmp_path: Path) -> None:
    for name in (
        "councils/mine.py",
        "councils/words/__init__.py",
        "conftest.py",
        "setup.py",
        "session.py",
        ".pth",
        "x.pth",
    ):
        (tmp_path / "day" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "day" / name).write_text(_CODE)
    folder = tmp_path / "day"
    (folder / "councils" / "mine.yaml").write_text(_COUNCIL)
    (folder / "councils" / "words" / "labels.en.txt").write_text("lead: Leads\n")
    (folder / "session.yaml").write_text(SESSION.replace("council: leicestershire", "council: mine"))
    done = run("check", "session.yaml", at=folder, limits=Limits(seconds=60))
    assert (done.code, done.met) == (0, ()), done.said
    assert not (folder / "ran").exists()


def test_a_link_in_a_session_folder_reads_what_the_session_could_have_named(tmp_path: Path) -> None:
    """Whoever looks at the paths in a folder of somebody else's must look at its links, too (SECURITY.md)."""
    folder = tmp_path / "day"
    folder.mkdir()
    (tmp_path / "people.csv").write_text("Name\nAnn Bell\nBo Carr\n")
    (folder / "people.csv").symlink_to(tmp_path / "people.csv")
    read = []
    for named in ("people.csv", "../people.csv"):
        (folder / "session.yaml").write_text(SESSION.replace("attendees: 24", f"attendees: {named}"))
        session = session_of(folder / "session.yaml")
        read.append([(each.path, each.sha256) for each in session.inputs if each.path.endswith("people.csv")])
    assert [len(each) for each in read] == [1, 1]
    assert read[0][0][1] == read[1][0][1]
