"""Numbers of chance by the thousand, and how often each of many sets was met: what the bulk dealer reckons with.

A set of terms has a key: every term is given a mark of 64 bits, and the key of a set is the sum of its marks (what
overflows is lost). Equal sets have equal keys in whatever order they stand, so different keys prove different sets;
the rare equal keys of different sets only cost a needless change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from iisam_workshop.plan.chance import Chance

__all__ = ["Flags", "Keys", "Numbers", "Places", "Tally", "Terms", "mixed", "pick", "shuffled", "sums"]

Keys: TypeAlias = npt.NDArray[np.uint64]
Places: TypeAlias = npt.NDArray[np.intp]
Flags: TypeAlias = npt.NDArray[np.bool_]
Terms: TypeAlias = npt.NDArray[np.unsignedinteger]
"""Positions of terms in a pool."""

_ROWS = 4_096
_SPARE = 16
_LARGEST = 23
_COUNTED = 0xFF_FFFF  # card codes end long before


@dataclass(frozen=True, slots=True)
class Numbers:
    """A family of chance numbers with a name; the same seed and names give the same numbers on every machine."""

    chance: Chance
    name: str

    def named(self, name: str) -> Numbers:
        """Return the family of that name within this one."""
        return Numbers(self.chance, f"{self.name}/{name}")

    def words(self, count: int, name: object) -> npt.NDArray[np.uint32]:
        """Return that many numbers of 32 bits."""
        return np.frombuffer(self.chance.bytes(4 * count, self.name, str(name)), "<u4")

    def long_words(self, count: int, name: object) -> Keys:
        """Return that many numbers of 64 bits."""
        return np.frombuffer(self.chance.bytes(8 * count, self.name, str(name)), "<u8")

    def marks(self, pool: int) -> Keys:
        """Return a mark for every term of a pool."""
        return self.long_words(pool, "marks")


class Tally:
    """How often each key was met: never fewer than it was, and very rarely more."""

    __slots__ = ("_high", "_low", "_mask", "_shift")

    def __init__(self, keys: int) -> None:
        bits = max(16, min(_LARGEST, (_SPARE * keys).bit_length() - 1))
        self._shift, self._mask = np.uint64(64 - bits), np.uint64((1 << bits) - 1)
        self._high, self._low = np.zeros(1 << bits, np.uint16), np.zeros(1 << bits, np.uint16)

    def add(self, keys: Keys) -> None:
        """Count keys that are new."""
        np.add.at(self._high, (keys >> self._shift).astype(np.intp), np.uint16(1))
        np.add.at(self._low, (keys & self._mask).astype(np.intp), np.uint16(1))

    def remove(self, keys: Keys) -> None:
        """Forget keys that were counted."""
        np.subtract.at(self._high, (keys >> self._shift).astype(np.intp), np.uint16(1))
        np.subtract.at(self._low, (keys & self._mask).astype(np.intp), np.uint16(1))

    def count(self, keys: Keys) -> npt.NDArray[np.int32]:
        """Return how often each key was met."""
        high = self._high[(keys >> self._shift).astype(np.intp)]
        return np.minimum(high, self._low[(keys & self._mask).astype(np.intp)]).astype(np.int32)


def sums(sets: Terms, marks: Keys) -> Keys:
    """Return the key of every row of terms."""
    keys = np.empty(len(sets), np.uint64)
    for first in range(0, len(sets), _ROWS):
        keys[first : first + _ROWS] = marks[sets[first : first + _ROWS]].sum(axis=1)
    return keys


def mixed(rows: Terms, numbers: Numbers, name: object, last: Flags | None = None) -> Terms:
    """Return each row in an order of chance; what is marked as ``last`` comes after the rest of its row.

    The terms ride in the low bits of what is sorted, so that no two are equal and every machine finds the same order.
    """
    narrow = rows.dtype == np.uint8
    chances: Terms = numbers.words(rows.size, name) if narrow else numbers.long_words(rows.size, name)
    kind = chances.dtype.type
    low, top = kind(np.iinfo(rows.dtype).max), kind(1 << (31 if narrow else 63))
    keys: Terms = chances.reshape(rows.shape) & ~(low | top) | rows
    if last is not None:
        keys |= top * last
    keys.sort(axis=1)
    return (keys & low).astype(rows.dtype)


def shuffled(count: int, numbers: Numbers, name: object) -> Places:
    """Return the whole numbers below ``count`` in an order of chance."""
    keys = numbers.long_words(count, name) & ~np.uint64(_COUNTED) | np.arange(count, dtype=np.uint64)
    keys.sort()
    return (keys & np.uint64(_COUNTED)).astype(np.intp)


def pick(flags: Flags, numbers: npt.NDArray[np.uint32]) -> Places:
    """Return the first flagged column of each row from a column of chance on; any column where none is flagged."""
    columns = flags.shape[1]
    order = (np.arange(columns) + (numbers % np.uint32(columns))[:, None].astype(np.intp)) % columns
    found = np.take_along_axis(flags, order, 1).argmax(axis=1)
    picked: Places = order[np.arange(len(order)), found]
    return picked
