"""``iisam-workshop attendees check``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from iisam_workshop.cli.list_options import entry_of, lines_of, list_options, wish_of
from iisam_workshop.cli.report import as_json, guarded, show_problems

__all__ = ["command"]


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@list_options
@click.option("--json", "json_", is_flag=True, help="Print what was found as JSON.")
def command(file: Path, *, json_: bool, **wishes: Any) -> None:
    """Say what is read from an attendee list, CSV or XLSX, and what was decided of its rows.

    Rows and columns are told by their numbers; what stands in them is never shown.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.attendees import check_list

        report = check_list(file, wish_of(**wishes))
        if json_:
            as_json({**entry_of(report.roll), "problems": report.problems})
        else:
            show_problems(report.problems)
            for line in lines_of(report.roll):
                click.echo(line)
