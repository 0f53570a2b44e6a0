"""What ``build`` says that it made: each kind of file with what it is for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from iisam_workshop.cli.build_command import _tell
from iisam_workshop.export.manifest import BuiltFile
from iisam_workshop.jobs.build import BuildReport
from iisam_workshop.model.printing import PrintJob


def told(capsys: pytest.CaptureFixture[str], *files: BuiltFile, jobs: tuple[PrintJob, ...] = ()) -> list[str]:
    _tell(BuildReport(Path("out"), files, (), (), printing=jobs))
    return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]


def made(path: str, pages: int = 0, copies: int = 0, each: str = "once") -> BuiltFile:
    return BuiltFile(path, "", 1, pages, "attendee", copies, each)


def test_files_that_are_no_papers_are_each_told_for_what_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, *map(made, ("agenda.ics", "agenda.csv", "joining.txt", "main-events.csv")))
    assert "agenda.* 2 files the agenda for calendars, spreadsheets and programs" in lines
    assert "joining.txt 1 file the joining instructions, to paste into an e-mail" in lines
    assert "main-events.csv 1 file the scenario's messages, for facilitators only" in lines


def test_the_joining_instructions_of_two_editions_are_told_together(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, made("joining.en.txt"), made("joining.cy.txt"))
    assert "joining.* 2 files the joining instructions, to paste into an e-mail" in lines


CARDS = PrintJob("cards", "bingo-cards.pdf", "Cards", 1, "named", "one", card=True)


@pytest.mark.parametrize(
    ("path", "job", "said"),
    [
        ("session-pack.en.pdf", None, "everything once, to read through"),
        (
            "attendee-pack.pdf",
            PrintJob("attendee", "", "Pack", 3, "person"),
            "print 3, both sides: one for each person",
        ),
        ("desk-pack.pdf", PrintJob("desk", "", "Desk", 1, "desk", "one"), "print once, one side: for the desk"),
        ("bingo-cards.pdf", CARDS, "print once, one side, thick paper: each card is somebody's own"),
        (
            "bingo-cards-large-print.pdf",
            replace(CARDS, kind="large", whom="large", some=True, paper="A3"),
            "print only the pages that are wanted, one side of A3, thick paper: for those who want large print",
        ),
    ],
)
def test_each_pack_is_told_as_it_is_printed(
    capsys: pytest.CaptureFixture[str], path: str, job: PrintJob | None, said: str
) -> None:
    jobs = (replace(job, file=path),) if job else ()
    assert f"{path} 2 pages {said}" in told(capsys, made(path, 2, 3, "person"), jobs=jobs)


def test_the_last_line_names_what_needs_other_paper(capsys: pytest.CaptureFixture[str]) -> None:
    poster = PrintJob("poster-large", "parts/C8-poster-large.pdf", "Poster", 1, "wall", "one", "A3")
    pack = PrintJob("attendee", "attendee-pack.pdf", "Pack", 3, "person")
    lines = told(capsys, made("attendee-pack.pdf"), jobs=(pack, replace(pack, file="a.pdf"), poster))
    assert "Print on A4 at 100 %, parts/C8-poster-large.pdf on A3." in lines
    assert "Print on A4 at 100 %." in told(capsys, made("attendee-pack.pdf"), jobs=(pack,))
