"""A rehearsal: what is assumed of chance, how many times the day is played, and what went wrong how often."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from iisam_workshop.model.game import Play

__all__ = ["Assumptions", "Finish", "Rehearsal", "Risk", "RiskKind", "Spread"]

RiskKind = Literal[
    "start",
    "end",
    "booking",
    "message",
    "briefs",
    "too-few",
    "alone",
    "no-win",
    "early-win",
    "late-win",
    "few-wins",
    "at-once",
]
"""What may go wrong: a time slips, a message is too late, a table has too few people, bingo is not as wished."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What chance gives: never less than ``least``, never more than ``most``, and most often about ``likely``.

    The three are in order. Chance is triangular between them; where all are the same, it has no hand.
    """

    least: int
    likely: int
    most: int


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What a rehearsal takes for granted, and why these numbers: none is a fact.

    ``late``: minutes by which a day starts late. ``lengths``: what a slot lasts, in per cent of what is planned; slots
    that ``slots`` names by their ids have their own. ``back``: minutes by which people come back late from a break or a
    meal. ``no_shows``: the chance, in per cent, that somebody does not come. ``skipped``: the chance, in per cent, that
    a bingo term is never said. ``call``: the seconds that a caller takes for a call, where there is one. ``plays``: how
    many times the day is played. ``seed``: whence the chance comes; empty for the session's own.

    No source measures these for days of this kind. What is known is that training boards charge those who do not come,
    so that there are some; that one leaves room at a table for those who come late; and that forty seconds a call is
    usual. The numbers are those that a careful facilitator would reckon with, and each can be changed.
    """

    late: Spread = Spread(0, 5, 15)
    lengths: Spread = Spread(90, 100, 125)
    back: Spread = Spread(0, 2, 6)
    no_shows: int = 10
    skipped: int = 15
    call: int = 40
    plays: int = 1000
    seed: str = ""
    slots: Mapping[str, Spread] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finish:
    """When a day (from 1) ends, in minutes after midnight: as planned, in the middle play, and in nine plays of ten.

    ``booked`` is the end of the room booking, None without one. Minutes that have begun count.
    """

    day: int
    planned: int
    middle: int
    nine_of_ten: int
    booked: int | None = None


@dataclass(frozen=True, slots=True)
class Risk:
    """Something that may go wrong, and in how many plays it did (``hits``).

    ``usual`` and ``bad`` are how much, in the middle one and in the worst tenth of these plays: minutes, or tables,
    or cards that win at once; 0 where there is nothing to measure. ``slot`` is the id of the slot that it is about,
    ``message`` the code of the inject, ``name`` the title of either as printed; ``at`` is the time that should hold, in
    minutes after midnight, and ``limit`` the number that should, or of terms that there is time for. ``caught`` is in
    how many plays it still happens when everybody follows the card for running late; None where that says nothing.
    """

    kind: RiskKind
    hits: int
    usual: int = 0
    bad: int = 0
    slot: str = ""
    message: str = ""
    name: str = ""
    day: int = 1
    at: int = 0
    limit: int = 0
    caught: int | None = None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What many plays of a day came to: when its days end, and its risks, the most frequent first.

    Risks that were looked for and never happened are among them, with no hits. ``bingo`` is how it is played, None
    where it is not.
    """

    assumptions: Assumptions
    finishes: tuple[Finish, ...]
    risks: tuple[Risk, ...]
    bingo: Play | None = None
