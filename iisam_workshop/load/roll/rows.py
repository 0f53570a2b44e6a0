"""Rows of a list as people, or as what else stands in lists: totals, notes, tests, those who do not come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from iisam_workshop.errors import Problem
from iisam_workshop.load.csv_rows import Row
from iisam_workshop.load.roll.cells import (
    asks_for_large_print,
    language_of,
    one_line,
    rank_of,
    said_yes,
    says_none,
)
from iisam_workshop.load.roll.columns import Columns, columns_of
from iisam_workshop.load.roll.decisions import decided
from iisam_workshop.load.roll.header import heads_again
from iisam_workshop.load.roll.names import Named, bare, read_name, read_parts, turns
from iisam_workshop.load.roll.nature import nature
from iisam_workshop.load.roll.sections import is_note, only_cell, title_of, total
from iisam_workshop.load.roll.table import Table
from iisam_workshop.model.roll import ColumnPart, Decision, Entry, Outcome

__all__ = ["Sorted", "sort_rows"]

_LONGEST, _LONGEST_NEED = 200, 1_000
_NAMES: tuple[ColumnPart, ...] = ("name", "first", "last")
_NATURES = {
    "nobody": "has no name in the cell for it and was left out",
    "anonymous": "is anonymous and was left out",
    "test": "looks like a test entry and was left out",
}
_BELOW = "stands below a title of those who do not come, and was left out"
_LONE = "has a single word and nothing else, which may be the title of a section"
_CHANGES: dict[str, tuple[Outcome, str, str]] = {
    "turned": ("changed", "IW358", "has the family name first, and the name was turned round"),
    "address": ("changed", "IW358", "has an address in the cell of the name, which was taken out"),
    "sign": ("changed", "IW358", "has a number or a sign beside the name, which was taken off"),
    "joined": ("doubtful", "IW357", "may have more than one name in the cell for it, and was read as it is written"),
    "aside": ("changed", "IW358", "has a remark in brackets behind the name, which was taken off"),
    "only an address": ("doubtful", "IW357", "has an address in place of the name; a name was made of its first part"),
    "comma": ("doubtful", "IW357", "has a comma in the name, and was read as it is written"),
}


@dataclass(slots=True)
class Sorted:
    """What the rows came to: people, decisions, problems with their cells, and rows too long or too short."""

    entries: list[Entry] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ragged: list[Row] = field(default_factory=list)


def sort_rows(table: Table, rows: Sequence[Row], columns: Columns) -> Sorted:
    """Read the rows below the headings; those that repeat the headings, as in reports of sections, set them anew."""
    result = Sorted()
    rows = _rejoined(rows, columns)
    turning, telling = _turning(rows, columns), _telling(rows, columns)
    come = True
    for number, row in enumerate(rows):
        named = [column for part in _NAMES for column in columns.of.get(part, ())]
        if heads_again(row, named):
            result.decisions.append(_left_out(row, table, "IW355", "repeats the headings and was left out"))
            anew, faults = columns_of(row, rows[number + 1 :], {}, table.at(row), needs=_needs(columns))
            columns = columns if any(fault.severity == "error" for fault in faults) else anew
        elif (titled := title_of(row, columns)) is not None:
            come = titled
            result.decisions.append(_left_out(row, table, "IW355", "is the title of a section and was left out"))
        elif reason := _no_person(row, columns, len(result.entries)):
            unknown = list(_formulas(row, named, table)) if reason[0] == "IW221" else []
            result.problems.extend(unknown)
            result.decisions.extend([] if unknown else [_left_out(row, table, *reason)])
        elif not come:
            result.decisions.append(_left_out(row, table, "IW354", _BELOW))
        else:
            _person(row, columns, table, result, turning=turning, telling=telling)
    return result


def _rejoined(rows: Sequence[Row], columns: Columns) -> Sequence[Row]:
    """Put names together that a comma without quotes has cut in two, where every row has one cell too many for it."""
    at = columns.of.get("name", (-1,))[0]
    whole = [row for row in rows if len(row.cells) == columns.width + 1 and all(row.cells[at : at + 2])]
    if at < 0 or len(whole) < len(rows) or not all(turns(", ".join(row.cells[at : at + 2])) for row in rows):
        return rows
    return [
        replace(row, cells=(*row.cells[:at], ", ".join(row.cells[at : at + 2]), *row.cells[at + 2 :])) for row in rows
    ]


def _needs(columns: Columns) -> bool:
    return bool(columns.of.get("diet") or columns.of.get("access"))


def _turning(rows: Sequence[Row], columns: Columns) -> bool:
    """Tell whether a list writes its names as ``Last, First``: where most plainly do, the others are so too."""
    if "name" not in columns.of or columns.family_first:
        return columns.family_first
    names = [name for row in rows if (name := _full(row, columns))]
    return sum(map(turns, names)) * 2 > len(names) > 1


def _telling(rows: Sequence[Row], columns: Columns) -> bool:
    """Tell whether most rows hold more than a name, and most names more than one word, so that a lone word is odd."""
    fuller = sum(1 for row in rows if sum(1 for cell in row.cells[: columns.width] if cell.strip()) > 1)
    longer = sum(1 for row in rows if len(columns.name(row).split()) > 1)
    return fuller * 2 > len(rows) and longer * 2 > len(rows)


def _no_person(row: Row, columns: Columns, people: int) -> tuple[str, str] | None:
    """Return code and words for a row that is left out; None for a person."""
    first, last = columns.cell(row, "first"), columns.cell(row, "last")
    name = one_line(_full(row, columns) or f"{first} {last}")
    if total(name or next(filter(str.strip, row.cells), ""), row, people):
        return "IW355", "is a total or a note below the list and was left out"
    if is_note(row, columns):
        return "IW355", "is a note and no person, and was left out"
    if columns.comes(row) is False:
        return "IW354", "has the status of somebody who does not come, and was left out"
    if not name:
        return "IW221", "has no name and was left out"
    what = nature(name)
    return ("IW356", _NATURES[what]) if what in _NATURES else None


def _person(row: Row, columns: Columns, table: Table, result: Sorted, *, turning: bool, telling: bool) -> None:
    named = _named(row, columns, turning=turning)
    if not named.name:
        result.decisions.append(_left_out(row, table, "IW356", _NATURES["nobody"]))
        return
    entry = _entry(row, columns, named)
    result.entries.append(entry)
    result.problems.extend((*_too_long(entry, table, row), *_formulas(row, sorted(columns.used), table)))
    place = table.at(row)
    for outcome, code, what in _remarks(row, columns, named, hidden=row.number in table.hidden):
        result.decisions.append(decided(row.number, place, outcome, code, what))
    if telling and len(only_cell(row).split()) == 1 and not named.changes:
        result.decisions.append(decided(row.number, place, "doubtful", "IW357", _LONE))
    if not table.sheet and (len(row.cells) < columns.width or any(map(str.strip, row.cells[columns.width :]))):
        result.ragged.append(row)


def _left_out(row: Row, table: Table, code: str, what: str) -> Decision:
    return decided(row.number, table.at(row), "left-out", code, what)


def _full(row: Row, columns: Columns) -> str:
    """Return the cell of the whole name: one that somebody wrote before one that a program filled in.

    In a list of a single column a comma that parts the cell may be one inside the name.
    """
    if columns.first_leads and (columns.cell(row, "first") or columns.cell(row, "last")):
        return ""
    found = [cell for cell in columns.cells(row, "name") if cell]
    name = next((cell for cell in found if nature(cell) != "anonymous"), found[0] if found else "")
    rest = [cell.strip() for cell in row.cells[1:] if cell.strip()] if columns.width == 1 else []
    return f"{name}, {rest[0]}" if len(rest) == 1 and turns(f"{name}, {rest[0]}") else name


def _named(row: Row, columns: Columns, *, turning: bool) -> Named:
    full, first, last = _full(row, columns), columns.cell(row, "first"), columns.cell(row, "last")
    if not full:
        return read_parts(first, last)
    if last and not first and not bare(full).endswith(bare(last)):
        return read_parts(full, last)
    whole = read_name(full, turning=turning)
    if first and last and bare(whole.name) == bare(f"{first} {last}"):
        named = read_parts(first, last)
        name = named.name if "turned" in whole.changes else whole.name
        return replace(named, name=name, email=whole.email)
    return whole


def _entry(row: Row, columns: Columns, named: Named) -> Entry:
    def text(part: ColumnPart) -> str:
        return one_line(columns.cell(row, part))

    diet, access = (_need(columns.cells(row, part)) for part in ("diet", "access"))
    address = text("email")
    return Entry(
        row=row.number,
        line=row.line,
        name=named.name,
        agency=_said(text("organisation")),
        role=_said(text("role")),
        language=language_of(columns.cell(row, "language")),
        called=_called(text("called"), named),
        filed=named.filed,
        email=address if "@" in address else named.email,
        large_print=said_yes(columns.cell(row, "large-print")) is True or asks_for_large_print(access),
        seniority=text("seniority"),
        manager=columns.cell(row, "manager"),
        together=columns.cell(row, "together"),
        apart=columns.cell(row, "apart"),
        diet=diet,
        access=access,
    )


def _said(text: str) -> str:
    """Return a text, empty where it is only a sign that there is none."""
    return "" if nature(text) == "nobody" else text


def _need(cells: Iterator[str]) -> str:
    return "; ".join(one_line(cell) for cell in cells if not says_none(cell))


def _called(wish: str, named: Named) -> str:
    if not wish or "@" in wish or nature(wish):
        return named.called
    words = wish.split()
    whole = len(words) > 1 and bare(words[-1]) == bare(named.name).rpartition(" ")[2]
    return read_name(wish).called if whole else wish


def _remarks(row: Row, columns: Columns, named: Named, *, hidden: bool) -> Iterator[tuple[Outcome, str, str]]:
    what = nature(named.name)
    if what in ("number", "date", "device"):
        thing = "the name of a device" if what == "device" else f"a {what}"
        yield "doubtful", "IW357", f"has {thing} where the name should be"
    yield from (_CHANGES[change] for change in named.changes)
    if hidden:
        yield "doubtful", "IW365", "is hidden in the workbook, and was read all the same"
    if columns.comes(row) is None:
        yield "doubtful", "IW360", "has a status that is not understood, and was taken to come"
    wish = columns.cell(row, "language")
    if wish and language_of(wish) is None:
        yield "doubtful", "IW243", "asks in column 'language' for one that is not known, so the card has the session's"
    if said_yes(columns.cell(row, "large-print")) is None:
        yield "doubtful", "IW360", "says neither yes nor no to large print, and was taken to say no"
    if (rank := columns.cell(row, "seniority")) and not rank_of(rank):
        yield "doubtful", "IW360", "has a seniority that is not understood, and counts as having none"


def _too_long(entry: Entry, table: Table, row: Row) -> Iterator[Problem]:
    texts = {"name": entry.name, "agency": entry.agency, "role": entry.role}
    if entry.called not in entry.name:
        texts["called"] = entry.called
    needs = {"diet": entry.diet, "access": entry.access}
    for column, text in (*texts.items(), *needs.items()):
        most = _LONGEST_NEED if column in needs else _LONGEST
        if len(text) > most:
            what = f"row {entry.row}, column {column!r}: the text has more than {most} characters"
            yield Problem("IW226", what, "Shorten it.", table.at(row))


def _formulas(row: Row, columns: Sequence[int], table: Table) -> Iterator[Problem]:
    for column in columns:
        trouble, place = table.troubles.get((row.number, column + 1)), table.at(row, column + 1)
        if trouble == "formula":
            hint = "Open the workbook in a spreadsheet program and save it, or type the value."
            yield Problem("IW415", "this cell holds a formula that was never worked out", hint, place)
        elif trouble:
            yield Problem("IW415", "this cell holds an error", "Type the value instead.", place)
