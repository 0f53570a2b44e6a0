"""``iisam-workshop scenario rehearse``."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from iisam_workshop.cli.rehearsal_words import told
from iisam_workshop.cli.report import as_json, guarded, show_problems
from iisam_workshop.model.rehearsal import Assumptions, Spread

if TYPE_CHECKING:
    from iisam_workshop.jobs.scenario_rehearse import RehearsalReport

__all__ = ["command"]

_USUAL = Assumptions()
_FEWEST, _MOST = 10, 100_000


class _Spread(click.ParamType[Spread]):
    """Least, likely and most, such as 0-5-15; ``bounds`` hold for all three, ``unit`` may stand behind."""

    name = "spread"

    def __init__(self, bounds: tuple[int, int], unit: str) -> None:
        self.bounds, self.unit = bounds, unit

    def convert(self, value: str | Spread, param: click.Parameter | None, ctx: click.Context | None) -> Spread:
        """Return the three numbers; one stands for all of them, and of two the likely one lies in the middle."""
        if isinstance(value, Spread):
            return value
        found = re.fullmatch(rf"(\d{{1,3}})(?:[-–](\d{{1,3}}))?(?:[-–](\d{{1,3}}))?\s*(?:{self.unit})?", value.strip())
        numbers = [int(each) for each in found.groups() if each] if found else []
        least, most = self.bounds
        if not numbers or numbers != sorted(numbers) or not least <= numbers[0] <= numbers[-1] <= most:
            self.fail(f"write least-likely-most, from {least} to {most}, such as {self._example()}.", param, ctx)
        likely = numbers[1] if len(numbers) == 3 else (numbers[0] + numbers[-1]) // 2
        return Spread(numbers[0], likely, numbers[-1])

    def _example(self) -> str:
        return "90-100-125%" if self.unit == "%" else "0-5-15"


class _Share(click.ParamType[int]):
    """A share in per cent, such as 10%."""

    name = "share"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        if isinstance(value, int):
            return value
        found = re.fullmatch(r"(\d{1,3})\s*%?", value.strip())
        if not found or int(found[1]) > 100:
            self.fail("write a share from 0% to 100%, such as 10%.", param, ctx)
        return int(found[1])


_LENGTHS = _Spread((10, 400), "%")


class _Own(click.ParamType[tuple[str, Spread]]):
    """The length of one slot, such as tool-1=100-110-150%."""

    name = "slot"

    def convert(
        self, value: str | tuple[str, Spread], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Spread]:
        """Return the id of the slot and its length."""
        if isinstance(value, tuple):
            return value
        slot, sign, length = value.partition("=")
        if not sign or not slot.strip():
            self.fail("write the slot's id, = and its length, such as tool-1=100-110-150%.", param, ctx)
        return slot.strip(), _LENGTHS.convert(length, param, ctx)


@click.command("rehearse")
@click.argument("session", type=click.Path(path_type=Path))
@click.option(
    "--plays",
    type=click.IntRange(_FEWEST, _MOST),
    default=_USUAL.plays,
    show_default=True,
    help="How many times to play the day.",
)
@click.option(
    "--late",
    type=_Spread((0, 240), "min|minutes"),
    default=_USUAL.late,
    metavar="MINUTES",
    help="How late a day starts.  [0-5-15]",
)
@click.option(
    "--lengths",
    type=_LENGTHS,
    default=_USUAL.lengths,
    metavar="PER-CENT",
    help="How long slots last, of what is planned.  [90-100-125%]",
)
@click.option(
    "--slot",
    "slots",
    type=_Own(),
    multiple=True,
    metavar="ID=PER-CENT",
    help="How long this slot lasts, a break or meal too; may be repeated.",
)
@click.option(
    "--back",
    type=_Spread((0, 120), "min|minutes"),
    default=_USUAL.back,
    metavar="MINUTES",
    help="How late people come back from a break or a meal.  [0-2-6]",
)
@click.option(
    "--no-shows",
    type=_Share(),
    default=_USUAL.no_shows,
    metavar="SHARE",
    help="How many do not come.  [10%]",
)
@click.option(
    "--skipped",
    type=_Share(),
    default=_USUAL.skipped,
    metavar="SHARE",
    help="How many bingo terms are never said.  [15%]",
)
@click.option(
    "--call",
    type=click.IntRange(5, 600),
    default=_USUAL.call,
    metavar="SECONDS",
    help="How long a caller takes for a call, where there is one.  [40]",
)
@click.option("--seed", default="", metavar="WORD", help="Another word plays other days; cards and seats stay.")
@click.option("--json", "json_", is_flag=True, help="Print the figures as JSON.")
def command(session: Path, *, slots: tuple[tuple[str, Spread], ...], json_: bool, **assumed: Any) -> None:
    """Play the day of a session a thousand times, and say what may go wrong; write nothing.

    Nothing is known of the day yet: what is assumed is printed with the result, and each option changes one assumption.
    Lengths are least-likely-most, such as 0-5-15; one number leaves nothing to chance. Ends with 0 whatever the risks.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.scenario_rehearse import rehearse_session

        report = rehearse_session(session, Assumptions(slots=dict(slots), **assumed))
        if json_:
            as_json(_entries(report))
        else:
            show_problems(report.problems)
            for line in told(report.title, report.days, report.rehearsal):
                click.echo(line)


def _entries(report: RehearsalReport) -> dict[str, Any]:
    figures = asdict(report.rehearsal)
    plays = report.rehearsal.assumptions.plays
    for risk in figures["risks"]:
        risk["share"] = risk["hits"] / plays
    return {"title": report.title, **figures, "problems": report.problems}
