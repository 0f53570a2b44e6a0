"""``iisam-workshop rebuild``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from iisam_workshop.cli.build_command import running
from iisam_workshop.cli.report import as_json, exit_code, guarded, show_problems

if TYPE_CHECKING:
    from iisam_workshop.jobs.rebuild import Rebuilt

__all__ = ["command"]


@click.command("rebuild")
@click.argument("pack", metavar="SESSION-PACK.PDF", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="New folder to write into.  [<pack>-rebuilt beside it]")
@click.option("--attendees", type=click.Path(path_type=Path), help="The list of people, which a pack does not carry.")
@click.option("--files", type=click.Path(path_type=Path), help="Folder with fonts and PDFs that the recipe lacks.")
@click.option("--json", "json_", is_flag=True, help="Print what was made as JSON.")
def command(pack: Path, *, out: Path | None, attendees: Path | None, files: Path | None, json_: bool) -> None:
    """Make a session pack again from the recipe inside it.

    The session that stands in the recipe is written into a new folder and built there. Then the new session pack is
    compared with the one that was given, byte by byte.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.rebuild import rebuild

        with running() as run:
            rebuilt = rebuild(pack, out, attendees=attendees, files=files, run=run)
        if json_:
            told = {"folder": str(rebuilt.folder), "session": str(rebuilt.session), "pack": str(rebuilt.pack)}
            as_json({**told, "same": rebuilt.same, "problems": rebuilt.problems})
        else:
            show_problems(rebuilt.problems)
            _tell(rebuilt)
        raise SystemExit(exit_code(rebuilt.problems, strict=False))


def _tell(rebuilt: Rebuilt) -> None:
    made = [file for file in rebuilt.build.files if file.path.endswith(".pdf")]
    click.echo(f"Wrote the session to {rebuilt.session} and made {len(made)} PDFs from it.")
    same = (
        "the same as the one that you gave, byte by byte" if rebuilt.same else "not the same as the one that you gave"
    )
    click.echo(f"{rebuilt.pack} is {same}.")
