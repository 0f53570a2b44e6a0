"""``iisam-workshop attendees fix``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from iisam_workshop.cli.list_options import entry_of, lines_of, list_options, wish_of
from iisam_workshop.cli.report import as_json, guarded, show_problems

__all__ = ["command"]


@click.command("fix")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The clean list to write, as CSV.")
@list_options
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@click.option("--json", "json_", is_flag=True, help="Print what was done as JSON.")
def command(file: Path, *, out: Path, force: bool, json_: bool, **wishes: Any) -> None:
    """Write a clean list of one: a row for each person, our headings, and only columns that are needed.

    The list itself stays as it is. What was left out is told by its row; no name is ever shown.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.attendees import fix_list

        made = fix_list(file, out, wish_of(**wishes), force=force)
        if json_:
            as_json({"file": str(made.path), **entry_of(made.report.roll), "problems": made.report.problems})
        else:
            show_problems(made.report.problems)
            for line in lines_of(made.report.roll):
                click.echo(line)
            click.echo(f"Wrote {made.path}. Name it under 'attendees' in the session file.")
