"""iisam-workshop: training-day packs for the information sharing journey.

The public interface: ``read_session`` reads what was asked, ``check`` says what is wrong with it, ``build`` makes the
files, ``new`` starts a session folder; ``make_cards`` makes bingo cards without a session, and ``winner`` tells whether
a card of a build has won. Problems arrive as ``WorkshopError`` with all ``problems`` at once.
"""

import sys

if sys.argv[:1] == ["-m"] and not sys.flags.safe_path:
    # ``python -m`` looks for modules in the current folder first, where a session's folder may have a ``yaml.py``. So
    # nothing may be imported before this, not even ``__future__``.
    del sys.path[0]

from iisam_workshop._version import VERSION as __version__  # noqa: N811 - the name that Python expects

TYPE_CHECKING = False  # type checkers take this name for true; importing typing would cost a tenth of a start
if TYPE_CHECKING:
    from typing import Any

    from iisam_workshop.errors import Place, Problem, WorkshopError
    from iisam_workshop.jobs.build import BuildReport, build
    from iisam_workshop.jobs.cards import CardsReport, CardsWish, make_cards
    from iisam_workshop.jobs.check import check
    from iisam_workshop.jobs.make import session_of as read_session
    from iisam_workshop.jobs.new import new
    from iisam_workshop.jobs.winners import Verdict, winner
    from iisam_workshop.model.session import Session

__all__ = [
    "BuildReport",
    "CardsReport",
    "CardsWish",
    "Place",
    "Problem",
    "Session",
    "Verdict",
    "WorkshopError",
    "__version__",
    "build",
    "check",
    "make_cards",
    "new",
    "read_session",
    "winner",
]

_HOMES = {
    "BuildReport": ("jobs.build", "BuildReport"),
    "CardsReport": ("jobs.cards", "CardsReport"),
    "CardsWish": ("jobs.cards", "CardsWish"),
    "Place": ("errors", "Place"),
    "Problem": ("errors", "Problem"),
    "Session": ("model.session", "Session"),
    "Verdict": ("jobs.winners", "Verdict"),
    "WorkshopError": ("errors", "WorkshopError"),
    "build": ("jobs.build", "build"),
    "check": ("jobs.check", "check"),
    "make_cards": ("jobs.cards", "make_cards"),
    "new": ("jobs.new", "new"),
    "read_session": ("jobs.make", "session_of"),
    "winner": ("jobs.winners", "winner"),
}


def __getattr__(name: str) -> "Any":
    """Import a public name when it is first used, so that ``--help`` need not wait for the PDF libraries."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(f"{__name__}.{module}"), attribute)
