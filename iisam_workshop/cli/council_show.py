"""``iisam-workshop council show``."""

from __future__ import annotations

import click

from iisam_workshop.cli.report import as_json, guarded, show_problems

__all__ = ["command"]


@click.command("show")
@click.argument("name")
@click.option("--json", "json_", is_flag=True, help="Print the texts as JSON.")
def command(name: str, *, json_: bool) -> None:
    """Show all that the council NAME says, with the line that says it: base, nation, region, council."""
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.council_diff import council_said

        council, state, problems = council_said(name)
        if json_:
            entries = [
                {"key": ".".join(way), "text": fact.text, "file": fact.place and fact.place.file,
                 "line": fact.place and fact.place.line}
                for way, fact in state.items()
            ]  # fmt: skip
            as_json({"council": council.id, "says": entries, "problems": problems})
            return
        click.echo(council.name)
        for way, fact in state.items():
            click.echo(f"  {'.'.join(way)}: {fact.text}")
            click.echo(click.style(f"      {fact.place}", dim=True))
        show_problems(problems)
