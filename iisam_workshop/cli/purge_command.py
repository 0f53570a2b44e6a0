"""``iisam-workshop purge``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iisam_workshop.cli.report import as_json, guarded, show_problems
from iisam_workshop.errors import Problem, refuse

if TYPE_CHECKING:
    from iisam_workshop.jobs.purge import Holdings

__all__ = ["command"]

_ELSEWHERE = (
    "Copies may still be in backups, in the recycle bin, in e-mail, in other folders and at the printer's; "
    "no program can say that they are not."
)


@click.command("purge")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be removed, and remove nothing.")
@click.option("--yes", is_flag=True, help="Remove without asking.")
@click.option("--json", "json_", is_flag=True, help="Print what was removed as JSON; needs --yes or --dry-run.")
def command(folder: Path, *, dry_run: bool, yes: bool, json_: bool) -> None:
    """Remove what holds personal data after the day, and say what is left.

    DIR is the folder of a session, with its builds, or one build. Attendee lists, session records and all papers and
    files with names of the list go; papers without names stay, and so do session files with the names of those who
    lead. Links are never followed.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.purge import holdings, purge

        found = holdings(folder)
        if not json_:
            _show(found)
        go = not dry_run and bool(found.held) and _agreed(yes=yes, json_=json_)
        removed = purge(found).removed if go else ()
        if json_:
            kept = {build.folder or ".": build.kept for build in found.builds}
            files = {"held": list(found.held), "removed": list(removed), "kept_files": kept}
            as_json({"folder": str(folder), **files, "problems": found.doubts})
        else:
            show_problems(found.doubts)
            _tell(found, len(removed), asked=go or not (dry_run or found.held))


def _agreed(*, yes: bool, json_: bool) -> bool:
    """Ask, where there is somebody to ask; refuse (IW512) where there is nobody."""
    if yes:
        return True
    if json_ or not sys.stdin.isatty():
        hint = "Look with --dry-run, then say --yes."
        refuse([Problem("IW512", "nothing was removed, since there is nobody to ask", hint)])
    return click.confirm("Remove them for good?")


def _show(found: Holdings) -> None:
    if not found.held:
        click.echo(f"Nothing in {found.folder} holds personal data that could be removed.")
        return
    files = "1 file" if len(found.held) == 1 else f"{len(found.held)} files"
    click.echo(f"In {found.folder}, {files} with personal data:")
    for name in found.held:
        click.echo(f"  {name}")


def _tell(found: Holdings, removed: int, *, asked: bool) -> None:
    if found.held:
        click.echo(f"Removed {removed}." if asked else "Nothing was removed.")
    for line in _left(found):
        click.echo(line)
    click.echo(_ELSEWHERE)


def _left(found: Holdings) -> Iterator[str]:
    for build in found.builds:
        files = "1 file" if build.kept == 1 else f"{build.kept} files"
        yield f"Left in {found.folder / build.folder}: {files} without names of the list, and the manifest."
    for session in found.sessions:
        leaders = f", with the names of {session.leaders} who lead" if session.leaders else ""
        yield f"Left: {session.file}{leaders}."
