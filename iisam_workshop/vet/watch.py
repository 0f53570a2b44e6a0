"""What the gate looks out for: real people, what only some papers may say, and whose addresses may be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from iisam_workshop.errors import Place

__all__ = ["Origin", "RealPerson", "Secret", "Watch"]


@dataclass(frozen=True, slots=True)
class RealPerson:
    """Somebody who takes part or leads; ``what`` says who without a name, such as the row of a list."""

    name: str
    what: str
    leads: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that participants must not read before its time; ``what`` says what it is without quoting it.

    It is for facilitators only, or for the partner ``owner`` alone. ``papers`` may say it all the same: ids of papers,
    or ``paper/owner`` for the sheets of one owner.
    """

    text: str
    what: str
    owner: str = ""
    papers: frozenset[str] = frozenset()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """A text of the session's files and where it stands, to find where something came from."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Watch:
    """All that the gate needs to know of a session.

    In the ``invented_papers`` nobody real may be named, and no number may be anybody's; ``said`` are texts in which
    names may stand there, as where a scenario asks for the facilitators. ``contacts`` are texts with addresses and
    numbers that are published and may be printed. ``owners`` tell whose a sheet of a paper is, by paper: a text that
    only this owner's sheets have, and the owner; a sheet without one goes with the one before it. ``whole`` is the
    place to name for each kind of paper where no better one is found: scenario papers, and others.
    """

    people: tuple[RealPerson, ...] = ()
    secrets: tuple[Secret, ...] = ()
    invented_papers: frozenset[str] = frozenset()
    said: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    owners: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    origins: tuple[Origin, ...] = ()
    whole: tuple[Place | None, Place | None] = (None, None)
