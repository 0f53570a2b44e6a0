"""``iisam-workshop import``: agendas of other programs, scenarios of other people."""

from __future__ import annotations

import click

from iisam_workshop.cli.lazy import LazyGroup

__all__ = ["command"]

_COMMANDS = {
    "agenda": "Make a session folder from a calendar, a table or a conference schedule.",
    "scenario": "Make a scenario file from Markdown, or from the YAML of a tabletop kit.",
}
_HELP = """Take over an agenda from another program, or a scenario of somebody else.

\b
Agenda:    iisam-workshop import agenda day.ics --out my-session --council leicestershire
Scenario:  iisam-workshop import scenario exercise.md --out our-exercise.yaml
"""  # \b keeps the lines as they are


@click.command("import", cls=LazyGroup, table=_COMMANDS, module="iisam_workshop.cli.import_{}", help=_HELP)
def command() -> None:
    """Take over an agenda from another program, or a scenario of somebody else."""
