"""``iisam-workshop bingo``: its own commands, each in a module ``bingo_<name>``."""

from __future__ import annotations

import click

from iisam_workshop.cli.lazy import LazyGroup

__all__ = ["command"]

_COMMANDS = {
    "cards": "Make cards in bulk without a session.",
    "check": "See whether a card has won, and why.",
    "add": "Add somebody to the attendee list and make the card, without touching another.",
}
_HELP = """Bingo before and on the day: cards in bulk, has a card won, somebody comes late.

\b
Cards:   iisam-workshop bingo cards --count 30 --out cards.pdf
Check:   iisam-workshop bingo check build/leicestershire-2027-03-04 4X8KE --called called.txt
Add:     iisam-workshop bingo add session.yaml --name "Ann Bell" --organisation Housing
"""  # \b keeps the lines as they are


@click.command("bingo", cls=LazyGroup, table=_COMMANDS, module="iisam_workshop.cli.bingo_{}", help=_HELP)
def command() -> None:
    """Bingo before and on the day: cards in bulk, has a card won, somebody comes late."""
