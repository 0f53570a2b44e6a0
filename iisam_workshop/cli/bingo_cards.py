"""``iisam-workshop bingo cards``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from iisam_workshop.cli.filled import Filled
from iisam_workshop.cli.report import as_json, guarded, show_problems

if TYPE_CHECKING:
    from iisam_workshop.jobs.cards import CardsReport

__all__ = ["command"]


class _Grid(click.ParamType[tuple[int, int]]):
    """Columns and rows, such as 5x5."""

    name = "grid"

    def convert(
        self, value: str | tuple[int, int], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Return columns and rows."""
        if isinstance(value, tuple):
            return value
        found = re.fullmatch(r"([1-9]) ?[x×] ?([1-9])", value.strip(), re.IGNORECASE)
        if not found:
            self.fail("write columns and rows as 5x5 or 6x4.", param, ctx)
        return int(found[1]), int(found[2])


@click.command("cards")
@click.option("--count", type=click.IntRange(1), help="How many cards.  [one to each name]")
@click.option("--names", type=click.Path(path_type=Path), help="A list of names: an attendee list, or one name a line.")
@click.option("--terms", type=click.Path(path_type=Path), help="Your own terms, one a line.  [the catalogue's 120]")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The PDF to write.")
@click.option("--grid", type=_Grid(), default="5x5", show_default=True, help="Columns and rows.")
@click.option("--free/--no-free", default=None, help="A free square in the middle.  [wherever there is a middle]")
@click.option("--free-text", default="", metavar="TEXT", help="What the free square says.")
@click.option("--journey", is_flag=True, help="One column or row for each stage; needs six of one of them.")
@click.option("--per-sheet", type=click.IntRange(1), default=1, show_default=True, help="Cards to a sheet: 1, 2, 4.")
@click.option("--stacked", is_flag=True, help="Cut all sheets at once, lay pile on pile: the cards are in order.")
@click.option("--pool", type=click.IntRange(1), default=None, help="How many of the catalogue's terms are in play.")
@click.option("--title", default="", metavar="TEXT", help="What stands on top of every card.")
@click.option(
    "--seed",
    type=Filled("the seed is empty; leave --seed out for the usual cards."),
    default="cards",
    show_default=True,
    help="Another word gives other cards.",
)
@click.option("--list", "listing", type=click.Path(path_type=Path, dir_okay=False), help="Also write all cards as CSV.")
@click.option("--json", "json_", is_flag=True, help="Print what was made as JSON.")
def command(*, json_: bool, **wishes: Any) -> None:
    """Make cards in bulk without a session, from the catalogue or any list of terms.

    No two cards have the same terms, and from 4x4 on no two share a line. The same seed gives the same cards.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.cards import CardsWish, make_cards

        asked = {key: value for key, value in wishes.items() if value is not None}
        report = make_cards(CardsWish(**asked))
        if json_:
            as_json(_entries(report))
        else:
            show_problems(report.problems)
            click.echo(_told(report))


def _told(report: CardsReport) -> str:
    pages = f"{report.pages:,} page{'' if report.pages == 1 else 's'}"
    lines = [f"Made {report.path}: {report.cards:,} card{'' if report.cards == 1 else 's'} on {pages}."]
    if report.shared is not None and report.cards > 1:
        lines.append(
            f"The two most alike, {report.pair[0]} and {report.pair[1]}, share {_terms(report.shared)}; "
            f"no deal of so many cards could stay below {report.floor}."
        )
    fewest, most = report.uses
    used = f"{fewest:,}" if fewest == most else f"{fewest:,} to {most:,}"
    lines.append(f"Each of the {report.terms:,} terms is on {used} cards.")
    if report.repeats:
        share = "1 card shares" if report.repeats == 1 else f"{report.repeats:,} cards share"
        lines.append(f"{share} a line with another; nothing better was found. Try another --seed, or a larger grid.")
    lines.append("Print on A4 at 100 %, one side.")
    return "\n".join(lines)


def _terms(number: int) -> str:
    return f"{number} term{'' if number == 1 else 's'}"


def _entries(report: CardsReport) -> dict[str, Any]:
    return {
        "file": str(report.path),
        "cards": report.cards,
        "pages": report.pages,
        "terms": report.terms,
        "shared": report.shared,
        "pair": list(report.pair),
        "floor": report.floor,
        "uses": list(report.uses),
        "repeats": report.repeats,
        "problems": report.problems,
    }
