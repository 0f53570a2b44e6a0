"""``iisam-workshop council diff``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from iisam_workshop.cli.report import as_json, guarded, show_problems

if TYPE_CHECKING:
    from iisam_workshop.jobs.council_diff import CouncilReport
    from iisam_workshop.model.difference import Clash, Difference, Fact

__all__ = ["command"]

_SIGNS = {"added": "+", "dropped": "-", "changed": "*"}
_LONGEST = 70


@click.command("diff")
@click.argument("name")
@click.option("--against", type=click.Path(path_type=Path), help="An older base: a folder of files, or one of them.")
@click.option("--json", "json_", is_flag=True, help="Print the report as JSON.")
def command(name: str, *, against: Path | None, json_: bool) -> None:
    """Show what the council NAME changes against the base.

    With --against, an earlier version of what the council starts from (base.yaml, england.yaml, terms.yaml and so on),
    also what the present one brings, and what both have changed.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.council_diff import council_diff

        report = council_diff(name, against)
        if json_:
            as_json(_entries(report))
            return
        _show(report, against)
        show_problems(report.problems)


def _show(report: CouncilReport, against: Path | None) -> None:
    click.echo(f"{report.council.name} ({report.council.id})")
    for file in report.starts:
        click.echo(click.style(f"  starts from {file}", dim=True))
    _list(f"Changes against the base ({len(report.changes)})", report.changes)
    if against:
        _list(f"A newer base brings ({len(report.news)})", report.news)
        click.echo(f"\nChanged by both, to be looked at ({len(report.both)})")
        for clash in report.both:
            click.echo(f"  ! {'.'.join(clash.base.way)}")
            for who, fact in _sides(clash):
                click.echo(f"      {who}: {_short(fact)}{_where(fact)}")


def _list(title: str, found: Sequence[Difference]) -> None:
    click.echo(f"\n{title}")
    for each in found:
        told = {"added": each.new, "dropped": each.old, "changed": each.new}[each.kind]
        before = f"{_short(each.old)} → " if each.kind == "changed" else ""
        click.echo(f"  {_SIGNS[each.kind]} {'.'.join(each.way)}: {before}{_short(told)}{_where(told)}")


def _sides(clash: Clash) -> tuple[tuple[str, Fact | None], ...]:
    return ("older base", clash.base.old), ("newer base", clash.base.new), ("the council", clash.own.new)


def _short(fact: Fact | None) -> str:
    if fact is None:
        return "not there"
    text = " ".join(fact.text.split())
    return f"‘{text[: _LONGEST - 1]}…’" if len(text) > _LONGEST else f"‘{text}’"


def _where(fact: Fact | None) -> str:
    return click.style(f"  {fact.place}", dim=True) if fact and fact.place else ""


def _entries(report: CouncilReport) -> dict[str, Any]:
    return {
        "council": report.council.id,
        "name": report.council.name,
        "starts_from": list(report.starts),
        "changes": [_entry(each) for each in report.changes],
        "news": [_entry(each) for each in report.news],
        "both": [{**_entry(each.base), "own": each.own.new and each.own.new.text} for each in report.both],
        "problems": report.problems,
    }


def _entry(each: Difference) -> dict[str, Any]:
    place = (each.new or each.old).place if each.new or each.old else None  # type: ignore[union-attr]
    return {
        "key": ".".join(each.way),
        "kind": each.kind,
        "old": each.old and each.old.text,
        "new": each.new and each.new.text,
        "file": place and place.file,
        "line": place and place.line,
    }
