"""``iisam-workshop scenario``: its own commands, each in a module ``scenario_<name>``."""

from __future__ import annotations

import click

from iisam_workshop.cli.lazy import LazyGroup

__all__ = ["command"]

_COMMANDS = {
    "new": "Write the skeleton of a scenario, with comments.",
    "check": "Read a scenario, and prove that it can be played at every size.",
    "rehearse": "Play a session's day a thousand times, and say what may go wrong.",
}
_HELP = """Scenarios of your own: begin one, check it, rehearse the day.

\b
New:       iisam-workshop scenario new our-street
Check:     iisam-workshop scenario check our-street.yaml
Rehearse:  iisam-workshop scenario rehearse my-session/session.yaml
"""  # \b keeps the lines as they are


@click.command("scenario", cls=LazyGroup, table=_COMMANDS, module="iisam_workshop.cli.scenario_{}", help=_HELP)
def command() -> None:
    """Scenarios of your own: begin one, check it, rehearse the day."""
