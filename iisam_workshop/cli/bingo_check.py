"""``iisam-workshop bingo check``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from iisam_workshop.cli.report import as_json, guarded, show_problems

if TYPE_CHECKING:
    from iisam_workshop.jobs.winners import Standing, Verdict

__all__ = ["command"]

_NOT_YET = 1


class _InOrder(click.Command):
    """Takes every word after build and code for one that was called, so that the order stays as it was typed."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``--called`` before each such word."""
        return super().parse_args(ctx, list(_each_called(args)))


@click.command("check", cls=_InOrder)
@click.argument("build", metavar="BUILD-DIR", type=click.Path(path_type=Path))
@click.argument("code")
@click.option("--called", multiple=True, metavar="FILE|TERM...", help="What was said: terms, call numbers, or a file.")
@click.option("--slot", metavar="ID", help="Everything was said that is planned up to the end of this slot.")
@click.option("--json", "json_", is_flag=True, help="Print the answer as JSON.")
def command(build: Path, code: str, *, called: tuple[str, ...], slot: str | None, json_: bool) -> None:
    """See whether the card with CODE has won, and why.

    BUILD-DIR is the folder that 'build' wrote. A file has one term a line, in the order in which they were said; notes
    that begin with #, ticks and numbers do no harm, and a box without a tick was not said. Ends with 0 for a winner
    and with 1 for a card that has not won yet.
    """
    if not called and not slot:
        raise click.UsageError("Say what was called, with --called or --slot.")
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.winners import winner

        verdict = winner(build, code, called, slot)
        if json_:
            as_json(_entry(verdict))
        else:
            show_problems(verdict.problems)
            click.echo(_answer(verdict))
        raise SystemExit(0 if verdict.won else _NOT_YET)


def _each_called(args: Sequence[str]) -> Iterator[str]:
    words, rest = 0, iter(args)
    for arg in rest:
        if arg in ("--called", "--slot"):
            yield from (arg, *islice(rest, 1))
        elif arg.startswith("-") and len(arg) > 1:
            yield arg
        else:
            words += 1
            yield from (("--called", arg) if words > 2 else (arg,))


def _answer(verdict: Verdict) -> str:
    """Say yes with the way and the term that completed it, or what the nearest way lacks."""
    card, first = verdict.card, verdict.ways[0]
    if not verdict.won:
        return f"Not yet: {first.way} lacks {_and(_lacking(first, verdict))}."
    whose = f"seat {card.seat}" if card.seat else "a spare"
    answer = f"Yes: card {card.code} ({whose}) has {_way(first, verdict)}."
    others = [_way(way, verdict) for way in verdict.ways[1:] if way.complete]
    return f"{answer} Also: {_and(others)}." if others else answer


def _way(way: Standing, verdict: Verdict) -> str:
    return f"{way.way}, completed by {_name(way.by, verdict)}"


def _lacking(way: Standing, verdict: Verdict) -> Iterator[str]:
    for group in way.missing:
        names = [_name(term, verdict) for term in group]
        yield f"one of {', '.join(names)}" if len(names) > 1 else names[0]


def _name(term: str, verdict: Verdict) -> str:
    return f"‘{verdict.deal.terms[term].names[0]}’"


def _and(parts: Iterable[str]) -> str:
    *others, last = parts
    return f"{', '.join(others)} and {last}" if others else last


def _entry(verdict: Verdict) -> dict[str, Any]:
    """Return the answer for machines: terms by their ids; of a stage of which nothing was said, the stage's id."""
    terms = verdict.deal.terms
    stages = verdict.deal.pattern == "stages"
    ways = [
        {
            "way": way.way,
            "complete": way.complete,
            "by": way.by or None,
            "missing": [terms[group[0]].stage if stages else group[0] for group in way.missing],
        }
        for way in verdict.ways
    ]
    return {"code": verdict.card.code, "won": verdict.won, "ways": ways, "problems": verdict.problems}
