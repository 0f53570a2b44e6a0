"""The list of those who came: a list with a column for it, a report of a meeting, or card codes and seat numbers.

No message says what stands in a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from iisam_workshop.errors import ContentInvalid, Place, Problem
from iisam_workshop.load.attendees import people_of
from iisam_workshop.load.csv_rows import Row
from iisam_workshop.load.inputs import LIST, Found, Intake
from iisam_workshop.load.roll.decisions import told
from iisam_workshop.load.roll.headings import heading_of
from iisam_workshop.load.roll.roll import REJOINING, roll_of_table, table_of
from iisam_workshop.load.roll.table import Table
from iisam_workshop.model.attendance import Mark
from iisam_workshop.model.session import ListWish
from iisam_workshop.model.spelling import plain

__all__ = ["PresentWish", "read_present"]

_MARKS = (
    *("present", "attended", "attendance", "attendee status", "here", "came", "arrived", "checked in", "signed in"),
    *("attended yes no", "present yes no", "in the room", "presennol", "yn bresennol", "mynychodd", "wedi mynychu"),
)
_SIGNS = ("card code", "card", "code", "seat", "seat number", "seat no", "cod y cerdyn", "cod", "sedd", "rhif sedd")
_REPORT = (
    *("join time", "leave time", "first join", "last leave", "time in session minutes", "in meeting duration"),
    *("duration", "duration minutes", "total duration minutes", "attended duration", "join time first join"),
)
_YES = frozenset((
    *("yes", "y", "x", "1", "true", "t", "✓", "✔", "☑", "√", "present", "attended", "here", "came", "arrived", "ok"),
    *("p", "checked in", "checkedin", "signed in", "ie", "ydy", "ydw", "oedd", "do", "presennol", "yn bresennol"),
))  # fmt: skip
_NO = frozenset((
    *("no", "n", "0", "false", "f", "-", "–", "—", "✗", "✘", "☐", "absent", "away", "apologies", "dna", "cancelled"),
    *("did not attend", "not attended", "no show", "not checked in", "attending", "not attending", "na", "nac", "nage"),
    *("naddo", "absennol"),
))  # fmt: skip
_OURS = ("present", "sign")
"""Columns of such a list alone, which ``PresentWish`` may name beside those of any list of people."""

_NAMES = ("name", "first", "last")
_LETTER = "[2-46-9ACEFHJKLMPRTUWXY]"
_CODE = re.compile(rf"{_LETTER}{{2}}[2-46-9]{_LETTER}[ -]?{_LETTER}|[0-9]{{1,4}}", re.IGNORECASE)
"""A card code, whose middle is a digit, so that no short name is taken for one; or a seat number."""

_HEAD_ROWS = 30
"""How far down the heads of a list may stand."""


@dataclass(frozen=True, slots=True)
class PresentWish:
    """How the list is to be read where it leaves a question: headings by what they hold, the sheet of a workbook."""

    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the heads of a list stand, and the column that is sought."""

    at: int
    column: int


def read_present(found: Found, intake: Intake, wish: PresentWish, seed: str) -> tuple[Mark, ...]:
    """Return the rows of those who came, in the order of the list; ``seed`` makes the same keys as the session's list.

    Raises WorkshopError as ``read_roll`` does, and for columns in doubt (IW390); what is wrong with single rows stays
    with the intake.
    """
    listed = _list_wish(wish)
    table = table_of(intake.read(found, LIST), found.shown, intake, listed)
    marked = _sought(table.rows, "present", _MARKS, wish, table.file)
    signs = _signs(table.rows, wish, table.file)
    rows = signs or _people(_without(table, marked), listed, intake, seed, counts_whole=marked is None)
    if marked is None:
        return rows
    said = {row.number: _cell(row, marked.column) for row in table.rows[marked.at + 1 :]}
    intake.problems.extend(_unclear(rows, said, table))
    return tuple(mark for mark in rows if _word(said.get(mark.row, "")) in _YES)


def _without(table: Table, marked: _Head | None) -> Table:
    """Return a list without the column that says who came, which would be taken for one of who means to come."""
    if marked is None:
        return table
    column = marked.column
    rows = (replace(row, cells=(*row.cells[:column], "", *row.cells[column + 1 :])) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _people(table: Table, wish: ListWish, intake: Intake, seed: str, *, counts_whole: bool) -> tuple[Mark, ...]:
    roll = roll_of_table(table, intake, wish, keep_email=True)
    intake.problems.extend(told(roll.decisions))
    if counts_whole and roll.source not in REJOINING and not _is_report(table.rows):
        what = "no column says who came, so that every row counts as somebody who did"
        hint = "Add a column Present with yes or no, if not all of them came."
        intake.problems.append(Problem("IW391", what, hint, table.place, "warning"))
    lines = {entry.row: entry.line for entry in roll.entries}
    who = sorted(people_of(roll.entries, seed).attendees, key=lambda who: who.row)
    return tuple(Mark(each.row, lines[each.row], each) for each in who)


def _list_wish(wish: PresentWish) -> ListWish:
    """Return how the list is to be read as one of people; each row stays one, and needs are not asked for."""
    columns = {part: heading for part, heading in wish.columns.items() if part not in _OURS}
    told = {"columns": columns, "sheet": wish.sheet or None, "keep_duplicates": "true", "needs": "false"}
    try:
        return ListWish.model_validate(told)
    except ValueError:
        what = "a heading or a sheet that was asked for is too long or blank"
        raise ContentInvalid(Problem("IW390", what, "Write it as the list has it.")) from None


def _signs(rows: Sequence[Row], wish: PresentWish, file: str) -> tuple[Mark, ...]:
    """Return the rows of a list of card codes or seat numbers; nothing where it has names, which go first."""
    head = _sought(rows, "sign", _SIGNS, wish, file)
    if head is None:
        texts = [(row, "".join(row.cells).strip()) for row in rows]
        lone = all(sum(1 for cell in row.cells if cell.strip()) == 1 for row in rows)
        return _marks(texts) if lone and all(_CODE.fullmatch(text) for _, text in texts) else ()
    below = rows[head.at + 1 :]
    if "sign" not in wish.columns and _has_names(rows[head.at], below):
        return ()
    return _marks((row, _cell(row, head.column)) for row in below)


def _marks(texts: Iterable[tuple[Row, str]]) -> tuple[Mark, ...]:
    return tuple(Mark(row.number, row.line, sign=text) for row, text in texts if text)


def _has_names(head: Row, below: Sequence[Row]) -> bool:
    """Say whether a column of names has any name in it."""
    named = [n for n, cell in enumerate(head.cells) if (found := heading_of(cell)) and found.part in _NAMES]
    return any(_cell(row, n) for row in below for n in named)


def _sought(rows: Sequence[Row], part: str, known: Sequence[str], wish: PresentWish, file: str) -> _Head | None:
    """Return the column with a heading that is wished for or known; raises ContentInvalid (IW390) for two, or none."""
    wanted = wish.columns.get(part)
    words = [plain(wanted)] if wanted else list(known)
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        found = [number for number, cell in enumerate(row.cells) if plain(cell) in words]
        if len(found) > 1:
            which = " and ".join(str(number + 1) for number in found)
            hint = f'Say which it is, such as --map {part}="…" with its heading.'
            raise ContentInvalid(
                Problem("IW390", f"columns {which} may both say who came", hint, Place(file, row.line))
            )
        if found:
            return _Head(at, found[0])
    if wanted:
        what = f"no column of this list has the heading that --map gives for {part!r}"
        raise ContentInvalid(Problem("IW390", what, "Write the heading as the list has it.", Place(file)))
    return None


def _is_report(rows: Sequence[Row]) -> bool:
    """Say whether a program that holds meetings wrote this list, by the columns of who joined when."""
    return any(plain(cell) in _REPORT for row in rows[:_HEAD_ROWS] for cell in row.cells)


def _unclear(people: Sequence[Mark], said: Mapping[int, str], table: Table) -> Iterator[Problem]:
    for mark in people:
        word = _word(said.get(mark.row, ""))
        if word and word not in _YES and word not in _NO:
            what = f"row {mark.row}: what the column says of who came is neither yes nor no, so it counts as no"
            yield Problem("IW394", what, "Write yes or no.", replace(table.place, line=mark.line), "warning")


def _word(text: str) -> str:
    folded = " ".join(text.casefold().split())
    return folded if len(folded) < 2 else plain(folded)


def _cell(row: Row, column: int) -> str:
    return row.cells[column].strip() if column < len(row.cells) else ""
