"""How the slots between two fixed times share what is too much or too little: the lengths of one day.

The rule is told in ``plan/fit.py``. Here, a stretch is what lies between two fixed times, a unit is what starts
together (``plan/tracks.py``), and lengths are those of ``model/values.py``: a wish with its least and its most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from iisam_workshop.model.agenda import Slot
from iisam_workshop.model.values import Length
from iisam_workshop.plan.days import DayFrame
from iisam_workshop.plan.tracks import Unit, due, units

__all__ = ["fitted_day", "share"]

_STEP = 5


def fitted_day(frame: DayFrame, fixed: Mapping[str, int]) -> dict[str, int]:
    """Return the minutes of every slot of a day; what does not fit at its least stays at that."""
    giving = _Giving(fixed)
    lengths: dict[str, int] = {}
    for begin, end, stretch in _stretches(frame, fixed):
        lengths |= giving.stretch(begin, end, stretch)
    return lengths


def share(available: int | None, lengths: Sequence[Length]) -> list[int]:
    """Share minutes out among lengths, each within its bounds and in proportion to its room.

    Without a number, or where it is what they wish, everybody has their wish.
    """
    wished = sum(lengths)
    if available is None or available == wished:
        return [int(length) for length in lengths]
    shrink = available < wished
    rooms = [length - length.least if shrink else length.most - length for length in lengths]
    change = min(abs(wished - available), sum(rooms))
    whole = not any(n % _STEP for n in (available, *lengths))
    step = _STEP if whole and change <= sum(room // _STEP for room in rooms) * _STEP else 1
    parts = _largest_remainders(change // step, [room // step for room in rooms])
    sign = -step if shrink else step
    return [length + sign * part for length, part in zip(lengths, parts, strict=True)]


def _largest_remainders(count: int, rooms: Sequence[int]) -> list[int]:
    whole = sum(rooms) or 1
    parts = [count * room // whole for room in rooms]
    order = sorted(range(len(rooms)), key=lambda n: (-(count * rooms[n] % whole), n))
    for n in order[: count - sum(parts)]:
        parts[n] += 1
    return parts


def _stretches(frame: DayFrame, fixed: Mapping[str, int]) -> Iterator[tuple[int, int | None, list[Unit]]]:
    """Return start, end (None where nothing ends it) and units of each stretch of a day."""
    begin, gathered = frame.start, list[Unit]()
    for unit in units(frame.slots):
        if found := due(unit, fixed):
            yield begin, found[0], gathered
            begin, gathered = found[0], []
        gathered.append(unit)
    yield begin, frame.finish, gathered


@dataclass(frozen=True, slots=True)
class _Part:
    """Slots of a track that run on from one another, and the fixed time at which the next part begins, if any does."""

    slots: tuple[Slot, ...]
    until: int | None

    @property
    def length(self) -> Length:
        return _sum(slot.minutes for slot in self.slots)


@dataclass(frozen=True, slots=True)
class _Giving:
    fixed: Mapping[str, int]

    def stretch(self, begin: int, end: int | None, stretch: Sequence[Unit]) -> dict[str, int]:
        """Return the minutes of the slots of a stretch.

        A unit with a fixed time inside a track parts the stretch in two: first it is decided when that unit starts.
        """
        for n, unit in enumerate(stretch[1:], 1):
            if any(len(self._parts(track)) > 1 for track in unit):
                meet = self._meeting(begin, end, stretch, n)
                return self.stretch(begin, meet, stretch[:n]) | self.stretch(meet, end, stretch[n:])
        lengths = [self._length(unit, begin) for unit in stretch]
        shares = share(None if end is None else end - begin, lengths)
        decided: dict[str, int] = {}
        for unit, minutes in zip(stretch, shares, strict=True):
            for track in unit:
                decided |= self._track(track, begin, None if end is None else begin + minutes)
            begin += minutes
        return decided

    def _track(self, track: Sequence[Slot], begin: int, end: int | None) -> dict[str, int]:
        decided: dict[str, int] = {}
        begin = self.fixed.get(track[0].id, begin)
        for part in self._parts(track):
            until = end if part.until is None else part.until
            shares = share(None if until is None else until - begin, [slot.minutes for slot in part.slots])
            decided |= zip((slot.id for slot in part.slots), shares, strict=True)
            begin = begin if part.until is None else part.until
        return decided

    def _parts(self, track: Sequence[Slot]) -> list[_Part]:
        """Part a track before each fixed time that is not at its head."""
        cuts = [n for n, slot in enumerate(track) if n and slot.id in self.fixed]
        ends = [*cuts, len(track)]
        return [
            _Part(tuple(track[start:stop]), self.fixed[track[stop].id] if stop < len(track) else None)
            for start, stop in zip([0, *cuts], ends, strict=True)
        ]

    def _length(self, unit: Unit, begin: int) -> Length:
        """Return the length of a unit that starts at a time: that of its longest track, for wish and bounds alike."""
        return _longest(self._from(track, begin) for track in unit)

    def _from(self, track: Sequence[Slot], begin: int) -> Length:
        part = self._parts(track)[-1]
        gone, last = self.fixed.get(part.slots[0].id, begin) - begin, part.length
        return Length(gone + last, gone + last.least, gone + last.most)

    def _meeting(self, begin: int, end: int | None, stretch: Sequence[Unit], n: int) -> int:
        """Decide when the unit ``n`` of a stretch starts: as wished, as far as fixed times after it can be met."""
        sums = [_longest(_sum(slot.minutes for slot in track) for track in unit) for unit in stretch]
        before = _sum(sums[:n])
        wished = begin + sum(share(None if end is None else end - begin, sums)[:n])
        firsts = [parts[0] for track in stretch[n] if len(parts := self._parts(track)) > 1]
        soonest = max(part.until - part.length.most for part in firsts if part.until is not None)
        latest = self._latest(end, stretch[n:])
        meet = min(max(wished, soonest), begin + before.most)
        return max(meet if latest is None else min(meet, latest), begin + before.least)

    def _latest(self, end: int | None, rest: Sequence[Unit]) -> int | None:
        """Return the latest start of units with which they can meet what is fixed after it; None for any."""
        for unit in reversed(rest):
            starts = []
            for track in unit:
                first = self._parts(track)[0]
                until = end if first.until is None else first.until
                starts += [] if until is None else [until - first.length.least]
            end = min(starts) if starts else None
        return end


def _sum(lengths: Iterable[Length]) -> Length:
    each = list(lengths)
    return Length(sum(each), sum(length.least for length in each), sum(length.most for length in each))


def _longest(lengths: Iterable[Length]) -> Length:
    each = list(lengths)
    return Length(max(each), max(length.least for length in each), max(length.most for length in each))
