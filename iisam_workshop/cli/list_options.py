"""How the commands that read an attendee list are told to read it, and what they tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

if TYPE_CHECKING:
    from iisam_workshop.model.roll import Roll
    from iisam_workshop.model.session import ListWish

__all__ = ["Column", "entry_of", "lines_of", "list_options", "wish_of"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Column(click.ParamType[tuple[str, str]]):
    """What a column is for, and its heading: ``name="Your full name"``.

    ``more`` is what a column of some lists can be for besides.
    """

    name = "what=heading"

    def __init__(self, *more: str) -> None:
        self.more = more

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Part what a column is for from its heading; anything else is a wrong command line."""
        from iisam_workshop.errors import did_you_mean
        from iisam_workshop.model.roll import ColumnPart

        if isinstance(value, tuple):
            return value
        part, sign, heading = (text.strip() for text in str(value).partition("="))
        known = (*self.more, *get_args(ColumnPart))
        if not sign or not heading:
            self.fail('write what it is and its heading, such as name="Your full name".', param, ctx)
        if part not in known:
            self.fail(f"what stands before the '=' is no part of a list. {did_you_mean(part, known)}", param, ctx)
        return part, heading


def list_options(command: _Command) -> _Command:
    """Add the options by which a list is read where its columns leave a question."""
    options = (
        click.option("--map", "columns", multiple=True, type=Column(), help="Which column it is, by its heading."),
        click.option("--sheet", help="The sheet of a workbook.  [the first that is shown]"),
        click.option(
            "--keep-duplicates", is_flag=True, help="Rows that seem to be one person are people of their own."
        ),
        click.option("--needs", is_flag=True, help="Read what people eat and need, too."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def wish_of(columns: tuple[tuple[str, str], ...], sheet: str | None, *, keep_duplicates: bool, needs: bool) -> ListWish:
    """Return the options as the session file would say them under ``list``."""
    from iisam_workshop.errors import ContentInvalid, Problem
    from iisam_workshop.model.session import ListWish

    asked = {"needs": True} if needs else {}  # who says nothing is told of columns that are not read
    told = {"columns": dict(columns), "sheet": sheet or None, "keep_duplicates": keep_duplicates, **asked}
    try:
        return ListWish.model_validate(told)
    except ValueError:
        what = "a heading after --map, or a name after --sheet, is too long or blank"
        raise ContentInvalid(Problem("IW351", what, "Write it as it stands in the list.")) from None


def entry_of(roll: Roll) -> dict[str, Any]:
    """Return what machines read of a list: counts, columns and decisions, and nothing that it holds."""
    from iisam_workshop.load.roll.agencies import organisations

    decisions = [{"row": each.row, "outcome": each.outcome, "code": each.problem.code} for each in roll.decisions]
    return {
        "rows": roll.rows,
        "people": len(roll.entries),
        "left_out": roll.count("left-out"),
        "folded": roll.count("folded"),
        "changed": roll.count("changed"),
        "doubtful": roll.count("doubtful"),
        "source": roll.source or None,
        "sheet": roll.sheet or None,
        "organisations": len(organisations(roll.entries)),
        "columns": [{"for": each.part, "column": each.position} for each in roll.columns],
        "columns_not_read": roll.dropped,
        "decisions": decisions,
    }


def lines_of(roll: Roll) -> Iterator[str]:
    """Return what people read of a list."""
    from iisam_workshop.load.roll.agencies import organisations

    came = f", from {roll.source}" if roll.source else ""
    sheet = f", sheet {roll.sheet!r}" if roll.sheet else ""
    people = "1 person" if len(roll.entries) == 1 else f"{len(roll.entries)} people"
    rows = "1 row" if roll.rows == 1 else f"{roll.rows} rows"
    yield f"{people} in {rows}{sheet}{came}."
    for outcome, words in (("left-out", "left out"), ("folded", "folded into another"), ("changed", "read otherwise")):
        if met := [each.row for each in roll.decisions if each.outcome == outcome]:
            yield f"  {words}: {_rows(met)}"
    if doubtful := [each.row for each in roll.decisions if each.outcome == "doubtful"]:
        yield f"  to be looked at: {_rows(doubtful)}"
    if number := len(organisations(roll.entries)):
        yield f"  organisations: {number}"
    yield f"  columns: {', '.join(f'{each.part} ({each.position})' for each in roll.columns)}"
    if roll.dropped:
        yield f"  not read: {roll.dropped} other columns" if roll.dropped > 1 else "  not read: 1 other column"


def _rows(rows: list[int]) -> str:
    from iisam_workshop.load.roll.decisions import listed

    several = len(set(rows)) > 1
    return f"{'rows' if several else 'row'} {listed(rows)}"
