"""``iisam-workshop import agenda``."""

from __future__ import annotations

from pathlib import Path

import click

from iisam_workshop.cli.report import as_json, guarded

__all__ = ["command"]

_HELP = """Make a session folder from an agenda of another program.

FILE is a calendar (ICS), a table (CSV or XLSX) with a row for each item, or a conference schedule (XML of frab or
pentabarf, JSON of pretalx). What was guessed and what was not taken over is listed.
"""


@click.command("agenda", help=_HELP)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Folder to make.  [<file>-session]")
@click.option("--council", default="", help="Name of the council.")
@click.option("--date", default="", metavar="YYYY-MM-DD", help="Day of the session.  [the first of the file]")
@click.option("--day", "days", multiple=True, metavar="YYYY-MM-DD", help="Only this day of the file; may be repeated.")
@click.option("--sheet", default="", metavar="NAME", help="This sheet of a workbook.  [the first]")
@click.option("--json", "json_", is_flag=True, help="Print what was made as JSON.")
def command(file: Path, *, out: Path | None, days: tuple[str, ...], json_: bool, **wishes: str) -> None:
    """Make a session folder from an agenda of another program."""
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.agenda_import import import_agenda

        report = import_agenda(file, out, days=days, **wishes)
        if json_:
            made = {"folder": str(report.folder), "files": [name for name, _ in report.files]}
            as_json({**made, "slots": report.slots, "missing": report.missing, "problems": report.remarks})
            return
        click.echo(f"Made {report.folder}:")
        wide = max(len(name) for name, _ in report.files)
        for name, purpose in report.files:
            click.echo(f"  {name:<{wide}}  {purpose}")
        click.echo(f"The day as it was understood, {len(report.slots)} slots:")
        for line in report.slots:
            click.echo(f"  {line}")
        for remark in sorted(report.remarks, key=lambda remark: (remark.code, remark.order)):
            click.echo(str(remark), err=True)
        click.echo("Still to say:")
        for line in report.missing:
            click.echo(f"  {line}")
        click.echo(f"Next: look through the files, then run  iisam-workshop build {report.folder / 'session.yaml'}")
