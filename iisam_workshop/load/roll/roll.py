"""A list of people from the bytes of a file: what was read, what was decided of each row, and what is in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from iisam_workshop.errors import ContentInvalid, Place, Problem, refuse
from iisam_workshop.load.csv_rows import Row, csv_rows, csv_text
from iisam_workshop.load.inputs import LIST, Found, Intake
from iisam_workshop.load.roll.agencies import one_spelling
from iisam_workshop.load.roll.columns import Columns, columns_of, nameless
from iisam_workshop.load.roll.decisions import listed, told
from iisam_workshop.load.roll.doubles import without_doubles
from iisam_workshop.load.roll.header import best_delimiter, header_at, score
from iisam_workshop.load.roll.headings import heading_of
from iisam_workshop.load.roll.kinds import is_sheets, kind_faults, misnamed
from iisam_workshop.load.roll.pasted import lines_of_table, looks_named, pasted, unheaded
from iisam_workshop.load.roll.rows import Sorted, sort_rows
from iisam_workshop.load.roll.sub_heads import whole_header
from iisam_workshop.load.roll.table import Table
from iisam_workshop.model.roll import ColumnPart, Roll, UsedColumn

if TYPE_CHECKING:
    from iisam_workshop.model.session import ListWish

__all__ = ["REJOINING", "read_roll", "roll_of", "roll_of_table", "table_of"]

_ROWS, _COLUMNS, _PEOPLE = 20_000, 200, 5_000
_NAMES: tuple[ColumnPart, ...] = ("name", "first", "last")
REJOINING = ("Microsoft Teams", "Zoom", "Webex", "Google Meet", "GoToWebinar")
"""Programs that write a row each time that somebody joins, so that rows of one person are never two people."""


def read_roll(found: Found, intake: Intake, wish: ListWish | None = None, *, keep_email: bool = False) -> Roll:
    """Read a list, CSV or XLSX by its content; what is wrong with the whole of it, or too long, stays with the intake.

    What was decided of single rows is in the roll. Without ``keep_email`` no address is kept. Raises WorkshopError for
    files that cannot be read (IW401 to IW404, IW413 to IW418), for headings that leave a question (IW220, IW350, IW351,
    IW364), and for nobody (IW224) or too many (IW366).
    """
    return roll_of(intake.read(found, LIST), found.shown, intake, wish, keep_email=keep_email)


def roll_of(data: bytes, file: str, intake: Intake, wish: ListWish | None = None, *, keep_email: bool = False) -> Roll:
    """Read the bytes of a list as ``read_roll`` does."""
    table = table_of(data, file, intake, wish, names=True)
    return roll_of_table(table, intake, wish, keep_email=keep_email)


def table_of(data: bytes, file: str, intake: Intake, wish: ListWish | None = None, *, names: bool = False) -> Table:
    """Return the rows of a list, CSV or XLSX, before anything is made of them; raises as ``read_roll`` does.

    With ``names`` a list without headings that can only be one of names is given a heading.
    """
    if faults := tuple(kind_faults(data, file)):
        refuse(faults)
    columns = _columns_wish(wish)
    lines: Iterable[tuple[int, str]]
    if is_sheets(data):
        from iisam_workshop.load.roll.workbook import table_of_workbook  # only those who have a workbook pay for it

        table, doubts = table_of_workbook(data, file, columns, wish.sheet if wish else None)
        lines = lines_of_table(table.rows)
    else:
        text, doubts = csv_text(data, file)
        table = _table_of_text(text, file, columns)
        lines = enumerate(text.splitlines(), start=1)
    intake.problems.extend((*misnamed(data, file), *doubts))
    bare = names and table.rows and not columns and header_at(table.rows) is None
    found = pasted(lines, file, table.sheet) if bare else None
    intake.problems.extend([unheaded(found)] if found else [])
    return found or table


def roll_of_table(table: Table, intake: Intake, wish: ListWish | None = None, *, keep_email: bool = False) -> Roll:
    """Read a list that is rows already, as ``read_roll`` does."""
    if not table.rows:
        _nobody(table.place)
    _check_size(table)
    header, rows = _headed(table, _columns_wish(wish), intake)
    columns, faults = columns_of(header, rows, _columns_wish(wish), table.at(header), needs=bool(wish and wish.needs))
    if any(fault.severity == "error" for fault in faults):
        refuse(faults)
    result = sort_rows(table, rows, columns)
    if not result.entries:
        intake.problems.extend(told(result.decisions))
        if result.problems:
            refuse(result.problems)
        _nobody(table.place, asked=bool(result.decisions))
    intake.problems.extend((*faults, *result.problems, *_ragged(result, table)))
    if columns.unread and not (wish and "needs" in wish.model_fields_set):
        intake.problems.append(_unread(columns.unread, table.at(header)))
    return _roll(table, columns, result, keep=bool(wish and wish.keep_duplicates), keep_email=keep_email)


def _headed(table: Table, wished: Mapping[ColumnPart, str], intake: Intake) -> tuple[Row, Sequence[Row]]:
    """Return the headings and the rows below them; headings of blanks for a list that has none but says its columns."""
    at = header_at(table.rows, wished.values())
    if at is None:
        refuse([nameless(table.rows[0], table.at(table.rows[0]))])
    if not any(map(heading_of, table.rows[at].cells)) and _has_none(table.rows[0], wished):
        intake.problems.append(unheaded(table))
        return Row(0, 1, ("?",) * max(len(row.cells) for row in table.rows)), table.rows
    header, start = whole_header(table.rows, at)
    if unread := list(_people_above(table.rows[:at])):
        intake.problems.append(_above(unread, table))
    return header, table.rows[start:]


def _has_none(first: Row, wished: Mapping[ColumnPart, str]) -> bool:
    """Tell whether the first row of a list whose columns are numbers is a person's."""
    numbers = [int(wish) for part, wish in wished.items() if part in _NAMES and wish.strip().isdecimal()]
    return any(looks_named(first.cells[number - 1]) for number in numbers if 0 < number <= len(first.cells))


def _people_above(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows above the headings that are people of another list, which has headings of its own."""
    column = -1
    for row in rows:
        heads = [heading_of(cell) for cell in row.cells]
        found = next((at for at, head in enumerate(heads) if head and head.part in _NAMES), -1) if score(row) else -1
        if found >= 0:
            column = found
        elif 0 <= column < len(row.cells) and looks_named(row.cells[column]):
            yield row


def _above(rows: Sequence[Row], table: Table) -> Problem:
    numbers = listed([row.number for row in rows])
    which = f"row {numbers} stands" if len(rows) == 1 else f"rows {numbers} stand"
    what = f"{which} above the headings, in a list of another kind, so nobody of it was read"
    hint = "If these people come too, put them into the list."
    return Problem("IW355", what, hint, table.at(rows[0]), "warning")


def _roll(table: Table, columns: Columns, result: Sorted, *, keep: bool, keep_email: bool) -> Roll:
    keep = keep and columns.source not in REJOINING
    entries, doubles = without_doubles(one_spelling(result.entries), table, keep=keep)
    if len(entries) > _PEOPLE:
        what = f"there are more than {_PEOPLE:,} people in this list, which is the limit"
        raise ContentInvalid(Problem("IW366", what, "Part the list.", table.place))
    folded = {one.row for one in doubles if one.outcome == "folded"}
    decisions = [one for one in result.decisions if one.outcome != "changed" or one.row not in folded]
    counted = len(result.entries) + sum(1 for one in result.decisions if one.outcome == "left-out")
    return Roll(
        file=table.file,
        rows=counted,
        entries=tuple(entry if keep_email else replace(entry, email="") for entry in entries),
        decisions=tuple(sorted((*decisions, *doubles), key=lambda decision: decision.row)),
        columns=tuple(_used(columns)),
        dropped=columns.headed - len(columns.used),
        source=columns.source,
        sheet=table.sheet,
    )


def _columns_wish(wish: ListWish | None) -> Mapping[ColumnPart, str]:
    return wish.columns if wish else {}


def _table_of_text(text: str, file: str, wished: Mapping[ColumnPart, str]) -> Table:
    delimiter = best_delimiter(text, file, wished.values())
    rows: list[Row] = []
    for row in csv_rows(text, file, delimiter):
        rows.append(row)
        if len(rows) > _ROWS:
            break
    return Table(file, tuple(rows))


def _check_size(table: Table) -> None:
    hint = "Copy the rows and columns that matter into a new list."
    if len(table.rows) > _ROWS:
        raise ContentInvalid(Problem("IW366", f"this list has more than {_ROWS:,} rows", hint, table.place))
    wide = next((row for row in table.rows if len(row.cells) > _COLUMNS), None)
    if wide:
        what = f"row {wide.number} has more than {_COLUMNS} columns"
        raise ContentInvalid(Problem("IW366", what, hint, table.at(wide)))


def _used(columns: Columns) -> Iterator[UsedColumn]:
    for part, positions in columns.of.items():
        yield from (UsedColumn(part, column + 1) for column in positions)


def _ragged(result: Sorted, table: Table) -> Iterator[Problem]:
    if odd := result.ragged:
        shown = ", ".join(str(row.number) for row in odd[:5]) + (" and others" if len(odd) > 5 else "")
        what = f"these rows have fewer or more cells than the first row: {shown}"
        hint = "Look whether a cell with a comma in it needs quotes."
        yield Problem("IW229", what, hint, table.at(odd[0]), "warning")


def _unread(number: int, place: Place) -> Problem:
    columns, were = ("a column", "was") if number == 1 else (f"{number} columns", "were")
    what = f"{columns} about what people eat or need {were} not read"
    hint = "Write 'needs: true' under 'list' in the session file for one page that only you see, or 'needs: false'."
    return Problem("IW359", what, hint, place, "warning")


def _nobody(place: Place, *, asked: bool = False) -> NoReturn:
    hint = "Name at least one person, or a number."
    if asked:
        hint = 'If another column holds the names, say which with --map name="its heading".'
    raise ContentInvalid(Problem("IW224", "no people were found", hint, place))
