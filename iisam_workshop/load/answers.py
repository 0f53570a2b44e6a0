"""Answers to the evaluation form: typed in from paper, or exported from a form on the web. No message repeats one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from iisam_workshop.errors import InputUnreadable, Place, Problem, refuse
from iisam_workshop.load.csv_rows import Row, csv_rows, csv_text
from iisam_workshop.load.inputs import LIST, Found, Intake
from iisam_workshop.load.roll.cells import one_line
from iisam_workshop.load.roll.kinds import is_sheets, kind_faults
from iisam_workshop.load.roll.workbook import table_of_sheet
from iisam_workshop.load.sheet_titles import nearest, same_title, sheet_called
from iisam_workshop.load.sheets import read_sheets
from iisam_workshop.model.evaluation import SCALE
from iisam_workshop.model.feedback import AnswerColumn, Form
from iisam_workshop.model.spelling import occurs, plain

__all__ = ["read_answers"]

_HEAD_ROWS = 30
_LONGEST = 4_000
_NUMBER = re.compile(r"([0-9]{1,2})(?:[.,]0+)?(?:[\s:(–-]+[^0-9]*)?")
_OTHERS = frozenset((
    *("id", "form", "number", "no", "start time", "completion time", "email", "e mail", "name", "timestamp"),
    *("language", "last modified time", "email address", "username", "score", "ffurflen", "rhif"),
))  # fmt: skip
"""Headings of what programs add to answers, or people who type them in; never read."""


def read_answers(found: Found, intake: Intake, columns: Sequence[AnswerColumn], sheet: str = "") -> tuple[Form, ...]:
    """Return the forms in which anything is answered, row by row.

    Raises InputUnreadable where no column is a question or no row an answer (IW440), or two columns are the same
    answer (IW444). What is not read (IW441) and marks that are not on the scale (IW442) stay with the intake.
    """
    rows = _rows(found, intake, sheet)
    heads = [_Heads(row, columns) for row in rows[:_HEAD_ROWS]]
    best = max(heads, key=lambda each: (len(each.where), -each.row.number), default=None)
    if best is None or not best.where:
        what = "no column is a question of the evaluation form"
        hint = f"Head the columns with the codes of the form, such as {columns[0].code!r}; --blank writes such a list."
        raise InputUnreadable(Problem("IW440", what, hint, Place(found.shown)))
    places = best.settled(found.shown, intake)
    forms = [_form(row, places, columns, (found.shown, intake)) for row in rows if row.number > best.row.number]
    answered = tuple(form for form in forms if form.marks or form.words)
    if not answered:
        what = "nobody answered a question: below the headings there is no row with an answer"
        raise InputUnreadable(Problem("IW440", what, "Type the answers in, a row for each form.", Place(found.shown)))
    return answered


def _rows(found: Found, intake: Intake, sheet: str) -> Sequence[Row]:
    """Return the rows of a CSV file, or of a workbook's sheet, the first that is shown unless it is named."""
    data = intake.read(found, LIST)
    if faults := tuple(kind_faults(data, found.shown)):
        refuse(faults)
    if not is_sheets(data):
        text, doubts = csv_text(data, found.shown)
        intake.problems.extend(doubts)
        return list(csv_rows(text, found.shown))
    sheets = [each for each in read_sheets(data, found.shown, called=sheet_called) if each.rows]
    for each in sheets:
        if same_title(each, sheet) if sheet.strip() else not each.hidden:
            return table_of_sheet(each).rows
    hint = (
        sheet and nearest(sheet, sheets)
    ) or "Name a workbook with a sheet that has answers, and the sheet with --sheet."
    raise InputUnreadable(Problem("IW440", "the workbook has no such sheet with answers", hint, Place(found.shown)))


class _Heads:
    """A row that may be the headings of answers; ``where`` has the columns of each, more than one in doubt."""

    def __init__(self, row: Row, columns: Sequence[AnswerColumn]) -> None:
        self.row, self.columns = row, columns
        self.heads = [plain(cell) for cell in row.cells]
        self.where: dict[str, list[int]] = {}
        self.guessed: list[tuple[int, int]] = []
        for column in sorted(columns, key=lambda column: -len(column.code)):
            self._take(column.code, [n for n in self._free() if _begins(self.heads[n], plain(column.code))])
        for column in columns:
            if column.code not in self.where:
                self._take(column.code, [n for n in self._free() if _asks(self.heads[n], column)])
        for before, now in pairwise(columns):
            if before.words == now.words and not {before.code, now.code} & set(self.where):
                self._twins(before, now)

    def settled(self, file: str, intake: Intake) -> Mapping[str, int]:
        """Return the column of each answer; raises InputUnreadable (IW444), and tells what was not read (IW441)."""
        place = Place(file, self.row.line)
        for code, places in self.where.items():
            if len(places) > 1:
                what = f"columns {_listed(places)} may both be the answer {code!r}"
                hint = f"Head one of them with {code!r}, and call the other something else."
                raise InputUnreadable(Problem("IW444", what, hint, place))
        intake.problems.extend(Problem("IW441", *told, place, "warning") for told in self._doubts())
        return {code: places[0] for code, places in self.where.items()}

    def _doubts(self) -> Iterator[tuple[str, str]]:
        for before, now in self.guessed:
            what = f"columns {_listed([before, now])} do not say which is before and which is now; they were read so"
            yield what, "Look whether that is their order; else write before and now into their headings."
        strange = [n for n in self._free() if self.heads[n] and self.heads[n] not in _OTHERS]
        if strange:
            which = f"columns {_listed(strange)} are" if len(strange) > 1 else f"column {_listed(strange)} is"
            what = f"{which} no question of the form, and not read"
            yield what, "Head a column with the code of its question, such as W1 now, if it has answers."
        gone = [column.code for column in self.columns if column.code not in self.where]
        if gone:
            yield f"no column has the answers to {', '.join(gone)}", "Nothing has to be done, if nobody was asked that."

    def _free(self) -> list[int]:
        taken = {place for places in self.where.values() for place in places}
        return [n for n in range(len(self.heads)) if n not in taken]

    def _take(self, code: str, places: list[int]) -> None:
        if places:
            self.where[code] = places

    def _twins(self, before: AnswerColumn, now: AnswerColumn) -> None:
        """Take two columns that name an aim and no time as before and now, as web forms export them."""
        alike = [n for n in self._free() if any(words and words in self.heads[n] for words in before.words)]
        if len(alike) == 2:
            self.where |= {before.code: alike[:1], now.code: alike[1:]}
            self.guessed.append((alike[0], alike[1]))


def _begins(head: str, code: str) -> bool:
    return f"{head} ".startswith(f"{code} ")


def _asks(head: str, column: AnswerColumn) -> bool:
    """Say whether a heading holds a question, and where it is asked for two times, the word of its own alone."""
    words = next((words for words in column.words if words and words in head), "")
    rest = head.replace(words, " ") if words else ""
    if not words or not column.side:
        return bool(words)
    return any(occurs(each, " ".join(rest.split())) for each in column.side) and not any(
        occurs(each, " ".join(rest.split())) for each in column.other
    )


def _form(row: Row, places: Mapping[str, int], columns: Sequence[AnswerColumn], told: tuple[str, Intake]) -> Form:
    marks: dict[str, int] = {}
    words: dict[str, str] = {}
    for column in columns:
        place = places.get(column.code)
        text = row.cells[place].strip() if place is not None and place < len(row.cells) else ""
        if not text or place is None:
            continue
        if not column.on_scale:
            words[column.code] = one_line(text)[:_LONGEST]
        elif (mark := _mark(text)) is not None:
            marks[column.code] = mark
        else:
            _tell(row, place, told)
    return Form(row.number, marks, words)


def _mark(text: str) -> int | None:
    """Return the number of a cell, ``4``, ``4.0`` or ``4 - confident``; None where it is not on the scale."""
    found = _NUMBER.fullmatch(text)
    return int(found[1]) if found and int(found[1]) in SCALE else None


def _tell(row: Row, place: int, told: tuple[str, Intake]) -> None:
    file, intake = told
    what = (
        f"row {row.number}, column {place + 1}: this is no number from {SCALE[0]} to {SCALE[-1]}, and counts as empty"
    )
    hint = "Look at the form; two rings, or one between two numbers, are no answer."
    intake.problems.append(Problem("IW442", what, hint, Place(file, row.line), "warning"))


def _listed(places: Sequence[int]) -> str:
    """Write columns as a spreadsheet counts them, from 1."""
    shown = [str(n + 1) for n in places]
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
