"""Which optional slots to give up so that the rest, each as short as it may be, meets the fixed times.

The rule: first as few minutes past fixed times and room bookings as can be, which is none where that is possible.
Among the sets of optional slots that reach it, the one with the fewest wished minutes. Among equals, the set whose
latest slot comes later, then the next latest, and so on. Every required aim that some slot served keeps a slot, and
every day keeps one too. What parts two sets of tracks keeps a slot as well, or else they would run into one.

It is found by going through the agenda once and keeping, for each time that can be reached and each set of aims that
have their slot, the best way there. An earlier time is never worse, so ways that are later and no better are given up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, product

from iisam_workshop.model.agenda import AgendaPreset, Slot
from iisam_workshop.plan.days import DayFrame
from iisam_workshop.plan.tracks import Unit, units

__all__ = ["to_drop"]

_Key = tuple[int, int, int]
"""How good a way is, the smaller the better: minutes over, wished minutes given up, minus a bit for each lost slot."""

_Ways = dict[tuple[int, int, int], _Key]
"""The best way to each time, to the needs that are met, as bits, and to what is fixed at the heads of tracks.

The last is ``_ON_TIME`` where one must start just when the tracks do, ``_LATER`` where one must start after that, both,
or 0; outside of tracks it is always 0.
"""

_ON_TIME, _LATER = 1, 2
_EMPTY = -1
"""The end of a track that loses all its slots."""


def to_drop(agenda: AgendaPreset, frames: Sequence[DayFrame], fixed: Mapping[str, int]) -> frozenset[str]:
    """Return the ids of the optional slots to give up; ``fixed`` are the times of slots that must start then."""
    needs = tuple(_needs(agenda, frames))
    search = _Search(
        fixed,
        {slot.id: sum(1 << n for n, need in enumerate(needs) if slot.id in need) for slot in agenda.slots},
        {slot.id: 1 << n for n, slot in enumerate(agenda.slots)},
    )
    ways: _Ways = {(0, 0, 0): (0, 0, 0)}
    for frame in frames:
        ways = search.day(ways, frame)
    best = min(key for (_, met, _), key in ways.items() if met == (1 << len(needs)) - 1)
    return frozenset(name for name, bit in search.bits.items() if -best[2] & bit)


def _needs(agenda: AgendaPreset, frames: Sequence[DayFrame]) -> Iterator[frozenset[str]]:
    """Return the sets of optional slots of which one must stay: those of a required aim, of a day, between tracks."""
    optional = {slot.id for slot in agenda.slots if slot.optional}
    groups = [{slot.id for slot in agenda.slots if aim.id in slot.aims} for aim in agenda.aims if aim.required]
    for frame in frames:
        groups += [{slot.id for slot in frame.slots}, *_between_tracks(frame.slots)]
    for group in groups:
        if group and group <= optional:
            yield frozenset(group)


def _between_tracks(slots: Sequence[Slot]) -> Iterator[set[str]]:
    """Return the slots for everybody that part tracks from the tracks after them."""
    runs = [
        (tracked, {slot.id for slot in run}) for tracked, run in groupby(slots, lambda slot: slot.track is not None)
    ]
    return (names for tracked, names in runs[1:-1] if not tracked)


@dataclass(frozen=True, slots=True)
class _Search:
    """The fixed times, the needs that each slot serves and its bit, by slot id."""

    fixed: Mapping[str, int]
    serves: Mapping[str, int]
    bits: Mapping[str, int]

    def day(self, ways: _Ways, frame: DayFrame) -> _Ways:
        """Go on through a day, and measure what runs past its room booking; the next begins afresh."""
        ways = _front({(frame.start, met, 0): key for (_, met, _), key in ways.items()})
        for unit in units(frame.slots):
            ways = self._unit(ways, unit)
        after: _Ways = {}
        for (now, met, _), key in ways.items():
            _keep(after, (0, met, 0), _later(key, 0 if frame.finish is None else now - frame.finish))
        return after

    def _unit(self, ways: _Ways, unit: Unit) -> _Ways:
        """Go on through tracks that start together: when they are reached, or at a time fixed at the head of one."""
        after: _Ways = {}
        at_head = {self.fixed[slot.id] for track in unit for slot in _heads(track) if slot.id in self.fixed}
        known: dict[int, _Ways] = {}
        for (now, met, _), key in ways.items():
            for begin in {now, *at_head}:
                if begin not in known:
                    known[begin] = self._tracks(unit, begin)
                for (end, more, heads), costs in known[begin].items():
                    if heads & _ON_TIME or (heads == 0 and begin == now):
                        state = (begin if end == _EMPTY else end, met | more, 0)
                        _keep(after, state, _sum(_later(key, now - begin), costs))
        return _front(after)

    def _tracks(self, unit: Unit, begin: int) -> _Ways:
        """Return the ends that tracks can have together from a beginning."""
        ends: _Ways = {(_EMPTY, 0, 0): (0, 0, 0)}
        for track in unit:
            joined: _Ways = {}
            for (one, key), (other, more) in product(ends.items(), self._track(track, begin).items()):
                _keep(joined, (max(one[0], other[0]), one[1] | other[1], one[2] | other[2]), _sum(key, more))
            ends = _front(joined)
        return ends

    def _track(self, track: Sequence[Slot], begin: int) -> _Ways:
        """Return the ends that one track can have from a beginning; its head may not be fixed before that."""
        empty: _Key | None = (0, 0, 0)
        going: _Ways = {}
        for slot in track:
            after: _Ways = {}
            for state, key in going.items():
                self._take(after, slot, state, key)
                if slot.optional:
                    _keep(after, state, self._without(key, slot))
            head = self.fixed.get(slot.id)
            if empty and (head is None or head >= begin):
                sign = 0 if head is None else _ON_TIME if head == begin else _LATER
                self._take(after, slot, (begin, 0, sign), empty)
            empty = self._without(empty, slot) if empty and slot.optional else None
            going = _front(after)
        if empty:
            _keep(going, (_EMPTY, 0, 0), empty)
        return going

    def _take(self, after: _Ways, slot: Slot, state: tuple[int, int, int], key: _Key) -> None:
        now, met, heads = state
        start = self.fixed.get(slot.id, now)
        _keep(after, (start + slot.minutes.least, met | self.serves[slot.id], heads), _later(key, now - start))

    def _without(self, key: _Key, slot: Slot) -> _Key:
        return key[0], key[1] + slot.minutes, key[2] - self.bits[slot.id]


def _heads(track: Sequence[Slot]) -> Iterator[Slot]:
    """Return the slots that can be the first of a track."""
    for slot in track:
        yield slot
        if not slot.optional:
            return


def _keep(ways: _Ways, state: tuple[int, int, int], key: _Key) -> None:
    ways[state] = min(key, ways.get(state, key))


def _later(key: _Key, over: int) -> _Key:
    return key[0] + max(0, over), key[1], key[2]


def _sum(one: _Key, other: _Key) -> _Key:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _front(ways: _Ways) -> _Ways:
    """Leave out the ways that take as long as others with the same needs met, or longer, and are no better."""
    best: dict[tuple[int, int, bool], _Key] = {}
    front: _Ways = {}
    for state, key in sorted(ways.items()):
        alike = (state[1], state[2], state[0] == _EMPTY)
        if alike not in best or key < best[alike]:
            front[state] = best[alike] = key
    return front
