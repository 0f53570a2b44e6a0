"""``iisam-workshop scenario check``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from iisam_workshop.cli.report import as_json, exit_code, guarded, show_problems

if TYPE_CHECKING:
    from iisam_workshop.jobs.scenario_check import Size

__all__ = ["command"]


@click.command("check")
@click.argument("scenario")
@click.option("--json", "json_", is_flag=True, help="Print what was found as JSON.")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
def command(scenario: str, *, json_: bool, strict: bool) -> None:
    """Read a scenario, a file or the name of a packaged one, and prove that it can be played at every size.

    For every number of people at a table, nation, level and length: no brief answers the question alone, all together
    do with what may be told, every needed fact has a lawful route, every brief has something that should stay where it
    is, and nobody speaks of a partner who is left out.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.scenario_check import check_scenario

        report = check_scenario(scenario)
        code = exit_code(report.problems, strict=strict)
        if json_:
            sizes = [asdict(size) for size in report.sizes]
            as_json({"ok": code == 0, "title": report.title, "sizes": sizes, "problems": report.problems})
        else:
            show_problems(report.problems)
            click.echo(report.title)
            for size in report.sizes:
                click.echo(f"  {_told(size, most=size is report.sizes[0])}")
            click.echo("It can be played at every size." if code == 0 else "Not ready to be played.")
        raise SystemExit(code)


def _told(size: Size, *, most: bool) -> str:
    found = f"{size.smallest} briefs answer the question at least" if size.smallest else "the question has no answer"
    example = f", such as {', '.join(size.groups[0])}" if size.groups else ""
    more = " or more" if most else ""
    return f"{size.people:2}{more} people at a table, {len(size.briefs)} briefs: {found}{example}."
