"""A day whose list has a planted word in every cell that is somebody's, and what commands make of it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from tests.cli.running import call
from tests.conftest import CHECKOUT

from .builds import edit, fresh, leave_only

__all__ = ["LITERAL", "TOKENS", "Day", "english_day", "welsh_day"]

TOKENS: Mapping[str, tuple[str, ...]] = {
    "name": ("Vexgiven", "Vexfamily", "Vexbraces", "Vexformula", "Vexlong", "Vexthin", "Vexmover", "Vexlater", "龘龗"),
    "agency": ("Vexagency", "Vexboldly"),
    "role": ("Vexrole", "Vexlink"),
    "e-mail": ("vexaddress", "vexdomain"),
    "phone": ("911 555 123", "911555123"),
    "diet": ("Vexvegan",),
    "access": ("Vexramp", "vexcarer", "vexhome"),
    "comment": ("Vexcomment", "Vexnote"),
    "manager": ("Vexmanager",),
    "wish": ("Vexfriend", "Vexfoe"),
}
"""What is planted, by what it is; each is a word that nothing else has."""

LITERAL = (
    "{{ council.name }}",
    "<b>Vexboldly</b>",
    "[Vexlink](http://vex.org)",
    "<img src=/etc/passwd>",
    "# **Vexhead**",
)
"""Texts in the list that look as if they were more than texts."""

HEADS = (
    *("ID", "Start time", "Completion time", "Email", "Name", "First name", "Last name", "Organisation", "Job title"),
    *(
        "Phone number",
        "Dietary requirements",
        "Access requirements",
        "Comments",
        "Line manager",
        "Sit with",
        "Not with",
    ),
    *("Card language", "Large print"),
)


def _row(number: int, first: str, last: str, **more: str) -> list[str]:
    told = {"ID": str(number), "Start time": "2027-02-01 09:00", "Completion time": "2027-02-01 09:05"}
    told |= {"Email": "anonymous", "First name": first, "Last name": last}
    told |= {head.replace("_", " "): text for head, text in more.items()}
    return [told.get(head, "") for head in HEADS]


def _rows() -> list[list[str]]:
    wanted = {
        "Email": "vexaddress@vexdomain.co.uk",
        "Organisation": "Vexagency",
        "Job_title": "Vexrole",
        "Phone_number": "07 911 555 123",
        "Dietary_requirements": "Vexvegan, no nuts",
        "Access_requirements": "Vexramp; vexcarer@vexhome.co.uk",
        "Comments": "Vexcomment",
        "Line_manager": "Vexmanager Vexmanager",
        "Sit_with": "Vexfriend Vexfriend",
        "Not_with": "Vexfoe Vexfoe",
    }
    links = {"Organisation": LITERAL[1], "Job_title": LITERAL[2], "Card_language": "Welsh"}
    return [
        _row(1, "Vexgiven", "Vexfamily", **wanted),
        _row(2, LITERAL[0], "Vexbraces", **links),
        _row(
            3, '=HYPERLINK("x")', "Vexformula", Organisation="=1+1", Card_language="both", Sit_with="Vexgiven Vexfamily"
        ),
        _row(4, f"Vexlong{'o' * 60}", "n" * 80, Large_print="yes"),
        _row(5, "龘", "龗", Organisation="龘龗"),
        _row(6, "Vexthin", "Ŵyn-Łuk", Organisation=LITERAL[4], Job_title=LITERAL[3]),
        _row(7, "Vexmover", "Person", Organisation="Health"),
        _row(8, "Plain", "Person", Dietary_requirements="None"),
    ]


class Day:
    """A session file, and everything that was said of it on the command line."""

    def __init__(self, source: Path) -> None:
        self.source, self.folder = source, source.parent
        self.told: list[str] = []

    def list_people(self, rows: Sequence[Sequence[str]]) -> None:
        """Write the list, as a form on the web exports it."""
        book = Workbook()
        for row in (HEADS, *rows):
            book.active.append(list(row))
        for cells in book.active.iter_rows():
            for cell in cells:
                cell.data_type = "s" if cell.value is not None else "n"
        book.save(self.folder / "people.xlsx")

    def run(self, *arguments: object, code: int = 0) -> str:
        """Call the command line; return what it said."""
        answer = call(*arguments)
        assert answer.code == code, answer.all
        self.told.append(answer.all)
        return answer.all


def english_day(folder: Path, *papers: str) -> Day:
    """The example with this list, needs asked for, and people of the list named in the session file too."""
    source = fresh(folder, forms=True)
    leave_only(source, *papers)
    (folder / "attendees.csv").unlink()
    edit(source, "attendees: attendees.csv", "attendees: people.xlsx\nlist: {needs: true}")
    wishes = "  apart: [[vexaddress@vexdomain.co.uk, Vexmover Person]]\n  together: [[Vexmover Person, Plain Person]]"
    edit(source, "  size: 6", f"  size: 4\n{wishes}")
    day = Day(source)
    day.list_people(_rows())
    return day


def welsh_day(folder: Path, *papers: str) -> Day:
    """The Welsh example with this list, of which needs are not to be read."""
    left = shutil.ignore_patterns("build", "*.record.json", "attendees.csv")
    shutil.copytree(CHECKOUT / "examples" / "welsh", folder, ignore=left)
    source = folder / "session.yaml"
    edit(source, "attendees: attendees.csv", "attendees: people.xlsx")
    with source.open("a", encoding="utf-8") as file:
        file.write("documents: {forms: [html, docx, text]}\n")
    day = Day(source)
    leave = [name for name in _papers() if name not in papers]
    edit(source, "documents: {", f"documents: {{leave_out: [{', '.join(leave)}], ")
    day.list_people(_rows())
    return day


def _papers() -> list[str]:
    from iisam_workshop.jobs.listing import listing

    return [each.id for each in listing("documents")]


def corrected(day: Day) -> None:
    """Let the list come anew: a name corrected, somebody gone, somebody more."""
    rows = _rows()
    rows[6][5], rows[7] = "Vexlater", _row(9, "Somebody", "New")
    day.list_people(rows)
    edit(day.source, "  together: [[Vexmover Person, Plain Person]]\n", "")
    edit(day.source, ", Vexmover Person]]", ", Vexlater Person]]")
