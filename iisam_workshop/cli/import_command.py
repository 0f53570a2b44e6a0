"""``iisam-workshop import``: agendas of other programs."""

from __future__ import annotations

import click

from iisam_workshop.cli.lazy import LazyGroup

__all__ = ["command"]

_COMMANDS = {"agenda": "Make a session folder from a calendar, a table or a conference schedule."}
_HELP = """Take an agenda over from another program.

\b
Agenda:  iisam-workshop import agenda day.ics --out my-session --council leicestershire
"""  # \b keeps the lines as they are


@click.command("import", cls=LazyGroup, table=_COMMANDS, module="iisam_workshop.cli.import_{}", help=_HELP)
def command() -> None:
    """Take an agenda over from another program."""
