"""What ``build`` says that it made: each kind of file with what it is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from iisam_workshop.cli.build_command import _tell
from iisam_workshop.export.manifest import BuiltFile
from iisam_workshop.jobs.build import BuildReport


def told(capsys: pytest.CaptureFixture[str], *files: BuiltFile) -> list[str]:
    _tell(BuildReport(Path("out"), files, (), ()))
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


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("session-pack.en.pdf", "everything once, to read through"),
        ("attendee-pack.pdf", "print 3, both sides: one for each person"),
        ("attendee-pack-large-print.pdf", "print 3, both sides: one for each person who wants large print"),
        ("desk-pack.pdf", "print once, one side, for the desk"),
        ("bingo-cards.pdf", "print once, one side: each card is somebody's own"),
        ("bingo-cards-large-print.pdf", "print only the pages of those who want large print"),
    ],
)
def test_each_pack_is_told_as_it_is_printed(capsys: pytest.CaptureFixture[str], path: str, said: str) -> None:
    assert f"{path} 2 pages {said}" in told(capsys, made(path, 2, 3, "person"))


@pytest.mark.parametrize(
    ("left", "first"),
    [
        ((), "Made 2 PDFs in out:"),
        (("b.pdf",), "Made 1 PDF in out, 1 is as it was:"),
        (("a.pdf", "b.pdf"), "No PDF has changed: 2 PDFs are as they were in out:"),
        (("a.pdf", "b.pdf", "agenda.ics"), "Nothing has changed: 2 PDFs are as they were in out:"),
    ],
)
def test_the_first_line_says_how_much_was_made(capsys: pytest.CaptureFixture[str], left, first) -> None:
    files = tuple(map(made, ("a.pdf", "b.pdf", "agenda.ics")))
    _tell(BuildReport(Path("out"), files, (), (), left=frozenset(left)))
    assert capsys.readouterr().out.splitlines()[0] == first
