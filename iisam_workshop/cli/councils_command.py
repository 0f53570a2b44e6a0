"""``iisam-workshop councils``: import a public list, list it, find a council in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from iisam_workshop.cli.report import guarded, show_problems

if TYPE_CHECKING:
    from iisam_workshop.model.official import OfficialCouncil, OfficialList

__all__ = ["command"]

_KINDS = {"mysociety": "mySociety's table", "lad": "the ONS's list of districts", "cty": "the ONS's list of counties"}
_HELP = """Public lists of councils, kept in your own data folder; with them, names are completed and checked.

\b
Import:  iisam-workshop councils import uk_local_authorities.csv
Look:    iisam-workshop councils find leicester
"""  # \b keeps the lines as they are


@click.group("councils", help=_HELP)
def command() -> None:
    """Public lists of councils, kept in your own data folder; with them, names are completed and checked."""


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_(file: Path) -> None:
    """Read mySociety's CSV, or a list of names and codes of the ONS, and keep it."""
    with guarded():
        from iisam_workshop.jobs.councils import import_councils

        made = import_councils(file)
        show_problems(made.problems)
        left = f", {made.left_out} other row{'' if made.left_out == 1 else 's'} left out" if made.left_out else ""
        click.echo(f"Read {_KINDS[made.kind]}: {made.councils} councils{left}.")
        click.echo(f"{made.known} councils are known now, in {made.path}.")


@command.command("list")
@click.option("--json", "json_", is_flag=True, help="Print the list as JSON.")
def list_(*, json_: bool) -> None:
    """List the councils of the imported lists, those that have closed with their successors."""
    with guarded():
        from iisam_workshop.jobs.councils import known_councils

        known = known_councils()
        _show(known.councils, known, json_=json_)
        if not known.councils and not json_:
            click.echo("No list is imported yet. See 'iisam-workshop councils import --help'.")


@command.command("find")
@click.argument("name")
@click.option("--json", "json_", is_flag=True, help="Print what is found as JSON.")
def find(name: str, *, json_: bool) -> None:
    """Find councils by a part of a name, in English or Welsh."""
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.councils import find_councils, known_councils

        _show(find_councils(name), known_councils(), json_=json_)


def _show(councils: Sequence[OfficialCouncil], known: OfficialList, *, json_: bool) -> None:
    if json_:
        click.echo(json.dumps([_entry(each, known) for each in councils], indent=1))
        return
    for each in councils:
        welsh = f" · {each.welsh}" if each.welsh else ""
        click.echo(f"{each.code or '-':<10} {each.name}{welsh}{_closed(each, known)}")


def _closed(council: OfficialCouncil, known: OfficialList) -> str:
    if not council.end:
        return ""
    heirs = " and ".join(heir.name for heir in known.successors(council))
    return f" (until {council.end.isoformat()}{'; now ' + heirs if heirs else ''})"


def _entry(council: OfficialCouncil, known: OfficialList) -> dict[str, Any]:
    return {
        "code": council.code,
        "name": council.name,
        "short": council.short or council.area,
        "welsh": council.welsh,
        "nation": council.nation,
        "kind": council.kind,
        "start": council.start.isoformat() if council.start else None,
        "end": council.end.isoformat() if council.end else None,
        "successors": [heir.name for heir in known.successors(council)],
    }
