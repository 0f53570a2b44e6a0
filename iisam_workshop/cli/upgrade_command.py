"""``iisam-workshop upgrade``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from iisam_workshop.cli.report import as_json, guarded, show_problems

if TYPE_CHECKING:
    from iisam_workshop.jobs.upgrade import Upgrade

__all__ = ["command"]


@click.command("upgrade")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Write the file anew; as it was, it stays beside it as FILE.before.")
@click.option("--json", "json_", is_flag=True, help="Print what changes as JSON.")
def command(file: Path, *, write: bool, json_: bool) -> None:
    """Rewrite FILE, a session, council, scenario, agenda or layout of an earlier version of this program.

    Comments and order stay. Without --write it is only said what would change.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.upgrade import upgrade

        done = upgrade(file, write=write)
        if json_:
            as_json({"file": str(file), "kind": done.kind, "written": done.before is not None, **_entries(done)})
            return
        _tell(done)
        show_problems(done.problems)


def _entries(done: Upgrade) -> dict[str, object]:
    changes = [{"line": place.line, "what": what} for place, what in done.changes]
    return {"changes": changes, "problems": done.problems}


def _tell(done: Upgrade) -> None:
    if not done.changes:
        click.echo(f"{done.file} is up to date: nothing in this {done.kind} is of an earlier version.")
        return
    for place, what in sorted(done.changes):
        click.echo(f"{place}: {what}")
    if done.before:
        click.echo(f"Wrote {done.file}; as it was, it is {done.before}.")
    else:
        click.echo("Nothing was written. With --write, this is what the file becomes.")
