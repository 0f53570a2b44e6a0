"""Tables (CSV, XLSX): an agenda with a row for each item, whatever its columns are called in English or Welsh."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.load.clock_words import read_clock, read_length
from iisam_workshop.load.csv_rows import csv_rows, csv_text
from iisam_workshop.load.day_words import day_of
from iisam_workshop.load.foreign.happening import Foreign, Happening
from iisam_workshop.load.foreign.heads import head_kind
from iisam_workshop.load.sheets import Cell, Sheet, read_sheets
from iisam_workshop.model.values import clock

__all__ = ["read_csv_table", "read_workbook_table"]

_SEARCHED = 25
"""How many rows may stand above the heads."""
_MOST = 2_000
_RANGE = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b|\btan\b)\s*", re.IGNORECASE)
_FROM = re.compile(r"\A(?:from|between|o)\s+", re.IGNORECASE)
_DATED = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})[ T,]+(?P<clock>.+)")
_NTH = re.compile(r"(?:day|diwrnod)\s*(\d{1,2})\b.*", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[;\n/&]|\band\b)\s*|,\s+")
_END = re.compile(r"(?:end|close|closing|finish|depart|departure|home|diwedd|cau)\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the table: what its cells say by the kind of their heads."""

    place: Place
    said: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Times:
    day: date | int | None = None
    start: int | None = None
    end: int | None = None


def read_csv_table(data: bytes, file: str) -> Foreign:
    """Return the items of a CSV table; raises WorkshopError (IW22x, IW404, IW412)."""
    foreign = Foreign("csv")
    text, doubts = csv_text(data, file)
    foreign.remarks.extend(doubts)
    rows = [
        tuple(
            Cell(cell, Place(file, row.line, number)) for number, cell in enumerate(row.cells, start=1) if cell.strip()
        )
        for row in csv_rows(text, file)
    ]
    _table(rows, foreign, Place(file), cells=False)
    return foreign


def read_workbook_table(data: bytes, file: str, wished: str = "") -> Foreign:
    """Return the items of a sheet, by default of the first that can be seen; raises WorkshopError (IW412 to IW418)."""
    foreign = Foreign("xlsx")
    sheets = read_sheets(data, file)
    sheet = _chosen(sheets, wished, file)
    for other in sheets:
        if other is not sheet and other.rows:
            hidden = "hidden sheet" if other.hidden else "sheet"
            foreign.remark(f"the {hidden} {other.name!r} was not read", other.place, "Name it with --sheet to read it.")
    troubles = [cell for row in sheet.rows for cell in row if cell.trouble]
    hint = "Open the workbook in a spreadsheet program and save it, or type the value."
    what = "this cell holds a formula that was never worked out"
    if unknown := [Problem("IW415", what, hint, cell.place) for cell in troubles if cell.trouble == "formula"]:
        raise InputUnreadable(*unknown)
    for cell in troubles:
        foreign.remark("a cell that holds an error was left out", cell.place, "Type the value, if it matters.")
    _table([tuple(cell for cell in row if not cell.trouble) for row in sheet.rows], foreign, sheet.place, cells=True)
    return foreign


def _chosen(sheets: Sequence[Sheet], wished: str, file: str) -> Sheet:
    visible = [sheet for sheet in sheets if not sheet.hidden and sheet.rows]
    named = [sheet for sheet in sheets if sheet.name.strip().casefold() == wished.strip().casefold()]
    found = named if wished else visible
    if not found and not wished and any(sheet.rows for sheet in sheets):
        what, hint = (
            "all sheets of this workbook that hold anything are hidden",
            "Name one of them with --sheet, or show it.",
        )
        raise InputUnreadable(Problem("IW412", what, hint, Place(file)))
    if not found:
        what = f"there is no sheet {wished!r}" if wished else "this workbook has no sheet with anything in it"
        hint = f"Sheets: {', '.join(sheet.name for sheet in sheets)}."
        raise InputUnreadable(Problem("IW412", what, hint, Place(file)))
    return found[0]


def _table(rows: Sequence[tuple[Cell, ...]], foreign: Foreign, place: Place, *, cells: bool) -> None:
    at = next((number for number, row in enumerate(rows[:_SEARCHED]) if _are_heads(row)), None)
    if at is None:
        what = "no row heads a table of an agenda"
        hint = "Head the columns, such as Start, Minutes (or End), Title, Description, Room, Lead."
        raise InputUnreadable(Problem("IW412", what, hint, place))
    for cell in (cell for row in rows[:at] for cell in row):
        if not foreign.title and len(cell.text) > 3:
            foreign.title = cell.text
        else:
            foreign.remark("a text above the table was left out", cell.place)
    heads = _heads(rows[at], foreign)
    if len(rows) - at > _MOST:
        what = f"this table has more than {_MOST:,} rows"
        raise InputUnreadable(Problem("IW412", what, "Keep the rows of the session only.", place))
    _items([_line(row, heads, cells=cells) for row in rows[at + 1 :] if row], foreign)


def _are_heads(row: Sequence[Cell]) -> bool:
    kinds = {head_kind(cell.text) for cell in row}
    return bool(kinds & {"title", "about"}) and bool(kinds & {"start", "end", "minutes", "time"})


def _heads(row: Sequence[Cell], foreign: Foreign) -> dict[int, str]:
    heads: dict[int, str] = {}
    for cell in row:
        kind = head_kind(cell.text)
        if kind == "other":
            continue
        if not kind or (kind in heads.values() and kind not in ("notes", "lead")):
            foreign.remark(f"the column {' '.join(cell.text.split())!r} was not taken over", cell.place)
            continue
        heads[cell.place.column] = kind
    if "title" not in heads.values():
        heads = {column: "title" if kind == "about" else kind for column, kind in heads.items()}
    return heads


def _line(row: Sequence[Cell], heads: dict[int, str], *, cells: bool) -> _Line:
    said: dict[str, str] = {}
    for cell in row:
        kind = heads.get(cell.place.column)
        text = _clock_like(cell) if cells and kind in ("start", "end", "time") else cell.text
        if kind:
            said[kind] = f"{said[kind]}\n{text}" if kind in said else text.strip()
    return _Line(replace(row[0].place, column=1), said)


def _clock_like(cell: Cell) -> str:
    part = isinstance(cell.value, float) and 0 < cell.value < 1
    return clock(round(float(str(cell.value)) * 24 * 60)) if part else cell.text


def _items(lines: Sequence[_Line], foreign: Foreign) -> None:
    """Turn rows into happenings; a row that only names a day says on which day the rows below it are."""
    today: date | int | None = None
    items: list[tuple[_Line, _Times]] = []
    for line in lines:
        title = line.said.get("title", "")
        times = _times(line)
        heading = _heading(line, times)
        if heading is not None:
            today = heading
        elif not title and times == _Times() and "minutes" not in line.said:
            foreign.remark("a row without title and time was left out", line.place)
        else:
            items.append((line, times if times.day is not None else replace(times, day=today)))
    for number, (line, times) in enumerate(items):
        later = items[number + 1][1] if number + 1 < len(items) else _Times()
        happening = _happening(line, times, later, foreign)
        if happening:
            foreign.happenings.append(happening)


def _heading(line: _Line, times: _Times) -> date | int | None:
    """Return the day that a row names, when it says nothing else: ``Day 2``, ``Thursday 4 March 2027``."""
    texts = [text for text in line.said.values() if text]
    if len(texts) != 1 or times.start is not None or "minutes" in line.said:
        return None
    nth = _NTH.fullmatch(texts[0].strip())
    return times.day if times.day is not None else day_of(texts[0]) or (int(nth[1]) if nth else None)


def _times(line: _Line) -> _Times:
    day = _day(line.said.get("day", ""))
    written = line.said.get("time") or line.said.get("start", "")
    dated = _DATED.fullmatch(written.strip())
    if dated:
        day, written = day_of(dated["day"]) or day, dated["clock"]
    pieces = _RANGE.split(_FROM.sub("", written.strip()), maxsplit=1)
    start = _clock(pieces[0], pieces[-1])
    end_text = line.said.get("end", "") or (pieces[1] if len(pieces) > 1 else "")
    dated_end = _DATED.fullmatch(end_text.strip())
    return _Times(day, start, _clock(dated_end["clock"] if dated_end else end_text, ""))


def _clock(text: str, beside: str) -> int | None:
    """Read a clock time; in ``9 - 10:30am`` the first takes its shape from the one beside it."""
    found = read_clock(text)
    if found is None and text.strip().isdecimal() and len(text.strip()) <= 2 and read_clock(beside) is not None:
        half = re.search(r"[ap]\.?m", beside, re.IGNORECASE)
        return read_clock(text.strip() + half[0]) if half else read_clock(f"{text.strip()}:00")
    return found


def _day(text: str) -> date | int | None:
    nth = _NTH.fullmatch(text.strip()) or re.fullmatch(r"(\d{1,2})", text.strip())
    return day_of(text.split(" ")[0]) or day_of(text) or (int(nth[1]) if nth else None)


def _happening(line: _Line, times: _Times, later: _Times, foreign: Foreign) -> Happening | None:
    said = line.said
    title = said.get("title", "").strip() or "Untitled"
    if said.get("allday", "").casefold() in ("true", "yes", "1"):
        foreign.remark(
            f"‘{_short(title)}’ lasts all day and was left out", line.place, "Add it as a task if it matters."
        )
        return None
    wished = read_length(said.get("minutes", "")) if said.get("minutes") else None
    if said.get("minutes") and wished is None:
        foreign.remark(f"the length of ‘{_short(title)}’ cannot be read", line.place, "Write minutes, such as 45.")
    minutes = wished
    if minutes is None and times.start is not None and times.end is not None:
        minutes = times.end - times.start
    if minutes is None and times.start is not None:
        minutes = _until(times, later)
        if minutes is None and _END.fullmatch(title):
            foreign.remark(f"‘{_short(title)}’ marks the end of the day and takes no time", line.place)
            return None
    if minutes is None:
        foreign.remark(f"‘{_short(title)}’ has no length that can be read and was left out", line.place)
        return None
    return Happening(
        *(title, line.place, minutes, times.day, times.start, said.get("about", "")),
        room=said.get("room", ""),
        track=said.get("track", ""),
        kind=said.get("kind", ""),
        lead=tuple(part for part in _PARTS.split(said.get("lead", "")) if part),
        kit=tuple(part.strip() for part in re.split(r"[,;\n]", said.get("kit", "")) if part.strip()),
        notes=tuple(part.strip() for part in said.get("notes", "").splitlines() if part.strip()),
    )


def _until(times: _Times, later: _Times) -> int | None:
    """Return the minutes until the next row starts, on the same day."""
    if later.start is None or later.day != times.day or times.start is None or later.start <= times.start:
        return None
    return later.start - times.start


def _short(title: str) -> str:
    return " ".join(title.split())[:80]
