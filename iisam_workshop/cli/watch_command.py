"""``iisam-workshop watch``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from iisam_workshop.cli.print_again import entry_of, lines_of
from iisam_workshop.cli.report import as_json, guarded, show_problems

if TYPE_CHECKING:
    from iisam_workshop.jobs.watch import Turn

__all__ = ["command"]


@click.command("watch")
@click.argument("session", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write into.  [build/<council>-<date>]")
@click.option("--json", "json_", is_flag=True, help="Print what was made as JSON, one object for each build.")
def command(session: Path, *, out: Path | None, json_: bool) -> None:
    """Build a session, and build it again whenever one of its files changes. Ctrl-C ends it.

    While something is wrong, the problems are shown and the last good build stays as it is.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.watch import watch

        watch(session, out, told=_as_json if json_ else _tell)


def _tell(turn: Turn) -> None:
    if isinstance(turn, tuple):
        show_problems(turn)
        click.echo("Nothing was built. Waiting for a change; Ctrl-C ends.")
        return
    show_problems(turn.problems)
    pdfs = sum(file.path.endswith(".pdf") for file in turn.files)
    click.echo(f"Built {pdfs} PDFs in {turn.folder}.")
    for line in lines_of(turn.again):
        click.echo(line)
    click.echo("Waiting for a change; Ctrl-C ends.")


def _as_json(turn: Turn) -> None:
    if isinstance(turn, tuple):
        as_json({"folder": None, "problems": turn})
    else:
        as_json({"folder": str(turn.folder), "print_again": entry_of(turn.again), "problems": turn.problems})
