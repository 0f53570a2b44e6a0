"""``iisam-workshop scenario new``."""

from __future__ import annotations

from pathlib import Path

import click

from iisam_workshop.cli.report import guarded

__all__ = ["command"]


@click.command("new")
@click.argument("title")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.yaml", help="File to write.  [the title’s words]")
def command(title: str, *, out: Path | None) -> None:
    """Write the skeleton of a scenario, with comments: a small one that can be played as it stands."""
    with guarded():
        from iisam_workshop.jobs.scenario_new import new_scenario

        path = new_scenario(title, out)
        click.echo(f"Made {path}.")
        click.echo(f"Next: change it line by line, and run  iisam-workshop scenario check {path}")
        click.echo(f"Play it: put  scenario: {path.stem}  into a session file beside it.")
