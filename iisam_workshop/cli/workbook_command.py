"""``iisam-workshop workbook``."""

from __future__ import annotations

from pathlib import Path

import click

from iisam_workshop.cli.report import guarded

__all__ = ["command"]


@click.command("workbook")
@click.argument("session", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.xlsx", help="File to write.  [beside SESSION]")
@click.option("--with-people", is_flag=True, help="Put the people of the attendee list into it too.")
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
def command(session: Path, *, out: Path | None, with_people: bool, force: bool) -> None:
    """Write a session as one XLSX workbook, which build and check read as a session."""
    with guarded():
        from iisam_workshop.jobs.workbook import write_workbook

        report = write_workbook(session, out, with_people=with_people, force=force)
        people = f"{report.people} people" if report.people else "no people"
        click.echo(f"Made {report.path}: {report.slots} slots, {people}.")
        for key in report.left_out:
            click.echo(f"Note: a workbook has no place for {key!r}; it was left out.")
        if report.people:
            click.echo("It holds personal data: keep it as you keep the attendee list.")
        click.echo(f"Next: change it in a spreadsheet program, then run  iisam-workshop build {report.path}")
