"""``iisam-workshop preview``."""

from __future__ import annotations

from pathlib import Path

import click

from iisam_workshop.cli.build_command import running
from iisam_workshop.cli.report import as_json, guarded, show_problems

__all__ = ["command"]


@click.command("preview")
@click.argument("session", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Picture to write.  [<session>-preview.png]")
@click.option("--only", multiple=True, metavar="DOCUMENT", help="Only this document; may be repeated.")
@click.option("--pages", default="", metavar="PAGES", help="Only these: numbers as 1-12, folios as A-2, letters as H.")
@click.option("--json", "json_", is_flag=True, help="Print what was made as JSON.")
def command(session: Path, *, out: Path | None, only: tuple[str, ...], pages: str, json_: bool) -> None:
    """Draw all pages of a session on a few pictures, six across, to look through them before anything is printed.

    Nothing is built. Names of people are on the pictures as they are on the papers, so only you may read the files;
    'purge' removes those that lie in the session's folder.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.preview import preview

        with running() as run:
            made = preview(session, out, only=only, pages=pages, run=run)
        if json_:
            told = {"files": [str(file) for file in made.files], "shown": made.shown, "pages": made.pages}
            as_json({**told, "problems": made.problems})
            return
        show_problems(made.problems)
        some = "all" if made.shown == made.pages else f"{made.shown} of"
        click.echo(f"Drew {some} {made.pages} pages:")
        for file in made.files:
            click.echo(f"  {file}")
