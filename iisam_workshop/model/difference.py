"""What differs between two states of a profile, and between three: an older base, a newer one, and a council's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from iisam_workshop.errors import Place

__all__ = ["Clash", "Difference", "Fact", "State", "differences", "three_way"]

Way = tuple[str, ...]
"""The keys that lead to a text: ``("terms", "early-help", "name")``."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A text of a profile, and where it stands."""

    text: str
    place: Place | None = None


State = Mapping[Way, Fact]
"""All that a profile says, text by text, in its order."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A text that one state has otherwise than another; ``old`` is None where it is new, ``new`` where it is gone."""

    way: Way
    old: Fact | None
    new: Fact | None

    @property
    def kind(self) -> Literal["added", "dropped", "changed"]:
        """What became of the text."""
        if self.old is None:
            return "added"
        return "dropped" if self.new is None else "changed"


@dataclass(frozen=True, slots=True)
class Clash:
    """A text that the newer base and the council both have otherwise than the older base, and not alike."""

    base: Difference
    own: Difference


def differences(old: State, new: State) -> tuple[Difference, ...]:
    """Return what the new state has otherwise, in its order; what is gone comes last."""
    return tuple(_differences(old, new))


def three_way(old: State, new: State, own: State) -> tuple[tuple[Difference, ...], tuple[Clash, ...]]:
    """Return what a newer base brings to a council, and where both have changed the same text differently.

    ``own`` is the council over the older base. What both have changed alike is neither.
    """
    mine = {each.way: each for each in differences(old, own)}
    news: list[Difference] = []
    clashes: list[Clash] = []
    for each in differences(old, new):
        meant = mine.get(each.way)
        if meant is None:
            news.append(each)
        elif _text(meant.new) != _text(each.new):
            clashes.append(Clash(each, meant))
    return tuple(news), tuple(clashes)


def _differences(old: State, new: State) -> Iterator[Difference]:
    for way, fact in new.items():
        before = old.get(way)
        if _text(before) != fact.text:
            yield Difference(way, before, fact)
    for way, fact in old.items():
        if way not in new:
            yield Difference(way, fact, None)


def _text(fact: Fact | None) -> str | None:
    return fact.text if fact else None
