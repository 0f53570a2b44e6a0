"""All the chance there is: named streams of numbers that follow from the session's seed and nothing else.

Python promises that the same seed gives the same ``random()`` in every version, and nothing about its other
methods; so everything here is built on ``random()``. Chance in bulk comes as bytes of SHAKE-256, which are the same
everywhere.
"""

from __future__ import annotations

import builtins
import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Chance", "Stream"]

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Chance:
    """The seed of a session, from which every stream is derived by name."""

    seed: str

    def stream(self, *names: str) -> Stream:
        """Return a stream of its own for these names, always from its beginning."""
        digest = hashlib.sha256("\0".join((self.seed, *names)).encode()).digest()
        return Stream(int.from_bytes(digest, "big"))

    def bytes(self, count: int, *names: str) -> builtins.bytes:
        """Return that many bytes of chance for these names; more of them begin with the same ones."""
        return hashlib.shake_256("\0".join((self.seed, *names)).encode()).digest(count)


class Stream:
    """A run of chance numbers; each call takes the next."""

    __slots__ = ("_source",)

    def __init__(self, seed: int) -> None:
        self._source = random.Random(seed)

    def below(self, count: int) -> int:
        """Return a whole number from 0 to ``count`` - 1."""
        if count < 1:
            raise ValueError("there is no whole number from 0 that lies below this")
        return int(self._source.random() * count)

    def choice(self, items: Sequence[_Item]) -> _Item:
        """Return one of the items."""
        return items[self.below(len(items))]

    def shuffle(self, items: Iterable[_Item]) -> list[_Item]:
        """Return the items in an order of chance (Fisher and Yates); what was passed stays as it was."""
        mixed, draw = list(items), self._source.random
        for last in range(len(mixed) - 1, 0, -1):
            other = int(draw() * (last + 1))
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def sample(self, items: Sequence[_Item], count: int) -> list[_Item]:
        """Return ``count`` different items in an order of chance."""
        if count > len(items):
            raise ValueError("a sample cannot be larger than what it is taken from")
        return self.shuffle(items)[:count]
