"""The wishes of a session about who sits where, in numbers, and whether a seating meets them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from iisam_workshop.errors import Place, Problem
from iisam_workshop.model.people import Attendee, SeatWish
from iisam_workshop.model.session import Session
from iisam_workshop.plan.sameness import fold
from iisam_workshop.plan.seats.room import Room, room_of

__all__ = ["Ask", "asks_of", "has_words", "room_with", "unmet_pairs", "without"]


@dataclass(frozen=True, slots=True)
class Ask:
    """A rule and where it was written. The ``people`` of ``each`` are those of whom every table needs one."""

    kind: Literal["together", "apart", "manager", "each"]
    people: tuple[int, ...]
    place: Place | None = None


def asks_of(session: Session, people: Sequence[Attendee]) -> tuple[tuple[Ask, ...], tuple[Problem, ...]]:
    """Return the rules for these people, numbered as they come; IW377 for what ``at_each`` asks of nobody."""
    number = {who.key: position for position, who in enumerate(people)}
    wish = session.asked.tables
    kept = [each for each in session.people.wishes if each.kind != "manager" or wish.managers_apart]
    asks, problems = [], []
    for each in kept:
        named = tuple(dict.fromkeys(number[key] for key in each.keys if key in number))
        if len(named) > 1:
            asks.append(Ask(each.kind, named, _place(session, each)))
    for position, words in enumerate(wish.at_each):
        place = session.places.at("session", "tables", "at_each", position)
        having = tuple(n for n, who in enumerate(people) if has_words(who, words))
        if having:
            asks.append(Ask("each", having, place))
        else:
            problems.append(_nobody_has(session, place))
    return tuple(asks), tuple(problems)


def has_words(who: Attendee, words: str) -> bool:
    """Tell whether somebody's organisation or role holds these words, whole and in this order; case does not count."""
    wanted = _words(words)
    return bool(wanted) and any(
        wanted == held[start : start + len(wanted)]
        for held in (_words(who.agency), _words(who.role))
        for start in range(len(held))
    )


def room_with(asks: Sequence[Ask], sizes: Sequence[tuple[int, int]], people: int) -> Room:
    """Return a room with tables of these least and most sizes, anybody at any table, in which the rules hold."""
    each = [ask for ask in asks if ask.kind == "each"]
    words = [sum(1 << bit for bit, ask in enumerate(each) if who in set(ask.people)) for who in range(people)]
    return room_of(
        sizes,
        [(1 << len(sizes)) - 1] * people,
        [ask.people for ask in asks if ask.kind == "together"],
        [ask.people for ask in asks if ask.kind in ("apart", "manager")],
        (words, [(1 << len(each)) - 1] * len(sizes)),
    )


def unmet_pairs(ask: Ask, tables: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Run through the pairs of people who do not sit as a rule about pairs asks."""
    if ask.kind != "each":
        for one, other in combinations(ask.people, 2):
            if (tables[one] == tables[other]) != (ask.kind == "together"):
                yield one, other


def without(ask: Ask, tables: Sequence[int], count: int) -> int:
    """Return how many of so many tables have nobody of those of whom every table needs one."""
    return count - len({tables[who] for who in ask.people}) if ask.kind == "each" else 0


def _place(session: Session, wish: SeatWish) -> Place | None:
    source, at = wish.source, session.places.at
    return at(*source) if source[0] == "attendees" else at("session", *source)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text)
    return [fold(word) for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", plain)]


def _nobody_has(session: Session, place: Place | None) -> Problem:
    what = "nobody in the list has the words that tables.at_each asks for in organisation or role"
    hint = "Write them as the list does, whole words only."
    if not session.people.named:
        what = "tables.at_each needs a list of people with their organisations or roles, and there is a number only"
        hint = "Name a list under 'attendees', or take at_each out."
    return Problem("IW377", what, hint, place)
