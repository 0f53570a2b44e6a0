"""``iisam-workshop council``: its own commands, each in a module ``council_<name>``."""

from __future__ import annotations

import click

from iisam_workshop.cli.lazy import LazyGroup

__all__ = ["command"]

_COMMANDS = {
    "show": "Show all that a council says, with the line that says it.",
    "diff": "Show what a council changes against the base, and what a newer base brings to it.",
}
_HELP = """Show what a council says, and what it changes against the base.

NAME is the name of a council that comes with the program or lies in this folder, or the path of its file.

\b
Show:    iisam-workshop council show eastmere-vale
Diff:    iisam-workshop council diff councils/valley.yaml
Update:  iisam-workshop council diff valley --against ../last-year
"""  # \b keeps the lines as they are


@click.command("council", cls=LazyGroup, table=_COMMANDS, module="iisam_workshop.cli.council_{}", help=_HELP)
def command() -> None:
    """Show what a council says, and what it changes against the base."""
