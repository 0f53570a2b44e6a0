"""``iisam-workshop attendees``: its own commands, each in a module ``attendees_<name>``."""

from __future__ import annotations

import click

from iisam_workshop.cli.lazy import LazyGroup

__all__ = ["command"]

_COMMANDS = {
    "check": "Say what is read from an attendee list, and what was decided of its rows.",
    "fix": "Write a clean list of one: a row for each person, and only what is needed.",
}
_HELP = """Attendee lists as they come from a form, a booking or a spreadsheet. No name is ever shown.

\b
Check:  iisam-workshop attendees check export.csv
Fix:    iisam-workshop attendees fix export.csv --out people.csv
"""  # \b keeps the lines as they are


@click.command("attendees", cls=LazyGroup, table=_COMMANDS, module="iisam_workshop.cli.attendees_{}", help=_HELP)
def command() -> None:
    """Attendee lists as they come from a form, a booking or a spreadsheet."""
