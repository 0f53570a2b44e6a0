"""``iisam-workshop new``."""

from __future__ import annotations

from pathlib import Path

import click

from iisam_workshop.cli.report import guarded

__all__ = ["command"]


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--council", required=True, help="Name of the council.")
@click.option("--date", required=True, metavar="YYYY-MM-DD", help="Day of the session.")
@click.option("--agenda", default="full-day", show_default=True, help="Day template; see 'list agendas'.")
def command(folder: Path, *, council: str, date: str, agenda: str) -> None:
    """Start a session folder: a commented session file and a sample attendee list."""
    with guarded():
        from iisam_workshop.jobs.new import new

        written = new(folder, council=council, date=date, agenda=agenda)
        click.echo(f"Made {folder}:")
        for name, purpose in written:
            click.echo(f"  {name:<15} {purpose}")
        click.echo(f"Next: look through the files, then run  iisam-workshop build {folder / 'session.yaml'}")
