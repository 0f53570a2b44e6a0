"""A day as the pieces that follow one another: slots of the whole room, and blocks of tracks side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from iisam_workshop.model.timetable import TimedSlot

__all__ = ["Piece", "minutes_of", "pieces_of", "spare"]

_FLOOR = {"break": 10, "meal": 30}
"""What people need of a pause, in minutes, whatever its slot says."""


def minutes_of(timed: TimedSlot) -> int:
    """Return how long a slot is planned to last."""
    return timed.end - timed.start


def spare(timed: TimedSlot) -> int:
    """Return by how many minutes a slot can be shortened."""
    least = max(timed.slot.minutes.least, _FLOOR.get(timed.slot.kind, 0))
    return max(minutes_of(timed) - least, 0)


@dataclass(frozen=True, slots=True)
class Piece:
    """The slots of each track; one track with one slot is the whole room. ``bound`` has a fixed time further in."""

    tracks: tuple[tuple[TimedSlot, ...], ...]
    bound: bool = False

    @property
    def slots(self) -> tuple[TimedSlot, ...]:
        """All slots, track after track."""
        return tuple(timed for track in self.tracks for timed in track)

    @property
    def start(self) -> int:
        """When it begins."""
        return min(timed.start for timed in self.slots)

    @property
    def end(self) -> int:
        """When its longest track ends."""
        return max(timed.end for timed in self.slots)

    @property
    def spare(self) -> int:
        """By how many minutes it can be shortened: all tracks, until none of them is too long."""
        if self.bound:
            return 0
        shortest = max(sum(minutes_of(timed) - spare(timed) for timed in track) for track in self.tracks)
        return max(self.end - self.start - shortest, 0)

    @property
    def pause(self) -> bool:
        """Whether it is nothing but a break or a meal."""
        return all(timed.slot.kind in _FLOOR for timed in self.slots)

    @property
    def optional(self) -> bool:
        """Whether the day can do without it; nobody does without a pause."""
        return not self.bound and all(timed.slot.optional and timed.slot.kind not in _FLOOR for timed in self.slots)


def pieces_of(slots: Sequence[TimedSlot], fixed: frozenset[str]) -> tuple[Piece, ...]:
    """Part the slots of one day into pieces; ``fixed`` are the ids of slots with a fixed time."""
    pieces: list[Piece] = []
    for tracked, group in groupby(slots, key=lambda timed: timed.slot.track is not None):
        if not tracked:
            pieces += [Piece(((timed,),)) for timed in group]
            continue
        tracks: dict[str | None, list[TimedSlot]] = {}
        for timed in group:
            tracks.setdefault(timed.slot.track, []).append(timed)
        block = Piece(tuple(map(tuple, tracks.values())))
        bound = any(timed.slot.id in fixed and timed.start > block.start for timed in block.slots)
        pieces.append(replace(block, bound=bound))
    return tuple(pieces)
