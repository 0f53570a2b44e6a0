"""Happenings in the order of an agenda: day after day, what overlaps side by side, gaps held by fixed times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from iisam_workshop.errors import InputUnreadable, Problem
from iisam_workshop.load.foreign.happening import Foreign, Happening, left_over

__all__ = ["Arrangement", "Item", "arranged", "days_of"]

_USUAL_START = 9 * 60
_LONGEST = 720
_MIDNIGHT = 24 * 60


@dataclass(frozen=True, slots=True)
class Item:
    """A happening in its place: day from 1, the track that it belongs to, and the time at which it must be held.

    ``fixed`` is None where the time follows from the items before it.
    """

    happening: Happening
    day: int
    start: int
    track: str = ""
    fixed: int | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """All items in order, with the starts of the days and their dates, where the file says them."""

    items: tuple[Item, ...]
    starts: tuple[int, ...]
    dates: tuple[date, ...]
    remarks: tuple[Problem, ...]


def days_of(foreign: Foreign) -> tuple[date, ...]:
    """Return the dates on which something happens."""
    return tuple(sorted({each.day for each in foreign.happenings if isinstance(each.day, date)}))


def arranged(foreign: Foreign, only: Sequence[date], parallel: str) -> Arrangement:
    """Put happenings into the order of an agenda; ``only`` picks days, ``parallel`` names a track without a room.

    Raises InputUnreadable (IW410) where none of them can be a slot.
    """
    remarks: list[Problem] = []
    usable = list(_usable(foreign.happenings, remarks))
    if not usable:
        reasons = "; ".join(str(remark.message) for remark in remarks[:3])
        hint = "Look at the lengths, and whether this is the right file."
        where = foreign.happenings[0].place if foreign.happenings else None
        what = f"nothing in this file can be a slot of an agenda: {reasons}"
        raise InputUnreadable(Problem("IW410", what, hint, where))
    dates = [
        day for day in sorted({each.day for each in usable if isinstance(each.day, date)}) if not only or day in only
    ]
    by_day = _by_day(usable, dates, bool(only), remarks)
    items: list[Item] = []
    starts = []
    for number, happenings in enumerate(by_day, start=1):
        timed = _timed(happenings, remarks)
        remarks.extend(_into_the_night(timed))
        starts.append(min(start for start, _ in timed))
        items.extend(_starting_as_written(list(_day(timed, number, parallel, remarks))))
    return Arrangement(tuple(items), tuple(starts), tuple(dates), tuple(remarks))


def _usable(happenings: Iterable[Happening], remarks: list[Problem]) -> Iterator[Happening]:
    seen = set()
    for each in happenings:
        same = (each.title, each.day, each.start, each.minutes, each.room)
        if not 1 <= each.minutes <= _LONGEST:
            what = f"‘{each.title[:80]}’ lasts {each.minutes} minutes and was left out; a slot has 1 to {_LONGEST}"
            remarks.append(left_over(what, each.place, "Add it by hand if it matters."))
        elif same in seen and each.start is not None:
            what = f"‘{each.title[:80]}’ stands here for the second time and was left out"
            remarks.append(left_over(what, each.place, "Nothing, if it is the same."))
        else:
            seen.add(same)
            yield each


def _by_day(
    happenings: Sequence[Happening], dates: Sequence[date], picked: bool, remarks: list[Problem]
) -> list[list[Happening]]:
    """Part happenings by day; those without one belong to the day of what stands before them."""
    keys: list[date | int] = [*dates]
    if not keys:
        keys = sorted({each.day for each in happenings if isinstance(each.day, int)}) or [1]
    days: dict[date | int, list[Happening]] = {key: [] for key in keys}
    now = keys[0]
    for each in happenings:
        if each.day is None or each.day in days:
            now = now if each.day is None else each.day
            days[now].append(each)
        elif not picked:
            what = f"‘{each.title[:80]}’ is on a day that fits no other and was left out"
            remarks.append(left_over(what, each.place, "Write the days all in the same way."))
    return [listed for listed in days.values() if listed]


def _timed(happenings: Sequence[Happening], remarks: list[Problem]) -> list[tuple[int, Happening]]:
    """Give everything a start: its own, or the end of what stands before it."""
    timed = []
    now: int | None = None
    if happenings[0].start is None:
        later = next((each for each in happenings if each.start is not None), None)
        before = sum(each.minutes for each in happenings[: happenings.index(later)]) if later else 0
        now = max(0, (later.start or 0) - before) if later else _USUAL_START
        if later is None:
            what = "no time stands in this file, so the day begins at 09:00"
            remarks.append(Problem("IW419", what, "Set 'start' if that is wrong.", happenings[0].place, "warning"))
    for each in happenings:
        start = each.start if each.start is not None else now or 0
        timed.append((start, each))
        now = start + each.minutes
    return sorted(timed, key=lambda pair: pair[0])


def _day(timed: Sequence[tuple[int, Happening]], day: int, parallel: str, remarks: list[Problem]) -> Iterator[Item]:
    """Yield a day's items: alone, or in tracks where some overlap. Times that do not follow are held by ``fixed``."""
    now = timed[0][0]
    clocks: dict[str, int] = {}
    block = now
    for cluster in _clusters(timed):
        if len(cluster) == 1:
            start, happening = cluster[0]
            now, clocks = max([now, *clocks.values()]), {}
            yield Item(happening, day, start, fixed=start if start != now else None)
            now = block = start + happening.minutes
            continue
        block = block if clocks else now
        for start, happening, track in _in_tracks(cluster, parallel, remarks):
            due = clocks.get(track, block)
            yield Item(happening, day, start, track, start if start != due else None)
            clocks[track] = start + happening.minutes


def _starting_as_written(items: Sequence[Item]) -> Iterator[Item]:
    """Hold the starts of all tracks of a run where one is held, because tracks begin together unless each says when."""
    for tracked, run in groupby(items, lambda item: bool(item.track)):
        together = list(run)
        heads = {id(item) for item in {each.track: each for each in reversed(together)}.values()} if tracked else set()
        held = any(item.fixed is not None for item in together if id(item) in heads)
        yield from (replace(item, fixed=item.start) if held and id(item) in heads else item for item in together)


def _into_the_night(timed: Sequence[tuple[int, Happening]]) -> Iterator[Problem]:
    """Remark on what runs past midnight, because a session's days end before it."""
    for start, each in timed:
        if start + each.minutes >= _MIDNIGHT:
            what = f"‘{each.title[:80]}’ runs past midnight, and a day of a session ends before it"
            yield left_over(what, each.place, "Shorten it or take it out of the agenda file before you build.")


def _clusters(timed: Sequence[tuple[int, Happening]]) -> Iterator[list[tuple[int, Happening]]]:
    cluster: list[tuple[int, Happening]] = []
    end = -1
    for start, happening in timed:
        if cluster and start >= end:
            yield cluster
            cluster = []
        cluster.append((start, happening))
        end = max(end, start + happening.minutes) if len(cluster) > 1 else start + happening.minutes
    if cluster:
        yield cluster


def _in_tracks(
    cluster: Sequence[tuple[int, Happening]], parallel: str, remarks: list[Problem]
) -> Iterator[tuple[int, Happening, str]]:
    """Yield what overlaps with its track: the room, or the track of the file, or a numbered one where these overlap."""
    ends: dict[str, int] = {}
    for start, happening in cluster:
        track = happening.room or happening.track
        if not track or ends.get(track, -1) > start:
            number = 1
            while ends.get(parallel.format(n=number), -1) > start:
                number += 1
            if track:
                what = f"‘{happening.title[:80]}’ overlaps another item of ‘{track[:80]}’, so it has a track of its own"
                remarks.append(left_over(what, happening.place, "Look whether both are meant."))
            track = parallel.format(n=number)
        ends[track] = start + happening.minutes
        yield start, happening, track
