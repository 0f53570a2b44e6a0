"""Advice on an agenda that is on the clock: aims that nothing serves, long stretches without a pause, no meal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from iisam_workshop.errors import Place, Problem
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import TimedDay, TimedSlot
from iisam_workshop.model.values import clock
from iisam_workshop.plan.days import day_name
from iisam_workshop.plan.tracks import Unit, minutes, units

__all__ = ["advice"]

_PAUSES = ("break", "meal")
_WITHOUT_BREAK = 3 * 60
_WITHOUT_MEAL = 6 * 60
_MIDDAY = 12 * 60


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Time without a pause so far: since which slot and when, and the track of those who have it, if not all."""

    first: str
    start: int
    track: str = ""


def advice(session: Session, timed: Sequence[TimedSlot], days: Sequence[TimedDay]) -> Iterator[Problem]:
    """Find aims that no slot serves (IW265) and days without breaks or a meal (IW266); all are warnings.

    Time for which nothing is planned is no break, since nobody was told of one.
    """
    yield from _unserved(session)
    for day in days:
        slots = [each for each in timed if each.day == day.number]
        name = day_name(day.number, len(days) > 1)
        yield from _long_stretches(session, slots, name)
        if day.finish - day.start > _WITHOUT_MEAL and day.start < _MIDDAY < day.finish and not _meal(slots):
            yield Problem(
                "IW266",
                f"{name} runs from {clock(day.start)} to {clock(day.finish)}, for {_long(day.finish - day.start)}, and "
                "has no meal for everybody",
                "Put in a slot of the kind ‘meal’ about midday.",
                _place(session, slots[0].slot.id),
                "warning",
            )


def _unserved(session: Session) -> Iterator[Problem]:
    served = {aim for slot in session.agenda.slots for aim in slot.aims}
    for number, aim in enumerate(session.agenda.aims):
        if aim.id not in served:
            yield Problem(
                "IW265",
                f"no slot serves the aim {aim.id!r}",
                "Name it in the 'aims' of a slot, or take it out.",
                session.places.at("agenda", "aims", number),
                "warning",
            )


def _long_stretches(session: Session, timed: Sequence[TimedSlot], name: str) -> Iterator[Problem]:
    for stretch, end in _stretches(timed):
        start = stretch.start
        if end - start > _WITHOUT_BREAK:
            where = f" in the track ‘{stretch.track}’" if stretch.track else ""
            yield Problem(
                "IW266",
                f"{name} has no break or meal from {clock(start)} to {clock(end)}{where}, for {_long(end - start)}",
                f"Put in a slot of the kind ‘break’ before {clock(start + _WITHOUT_BREAK)}.",
                _place(session, stretch.first),
                "warning",
            )


def _stretches(timed: Sequence[TimedSlot]) -> Iterator[tuple[_Stretch, int]]:
    """Return the stretches of a day without a pause, each with its end; those of tracks that are alike only once."""
    when = {each.slot.id: each for each in timed}
    going: list[_Stretch] = []
    end = 0
    for unit in units([each.slot for each in timed]):
        going, ended = _through(unit, going, when)
        yield from ended
        end = max(end, *(when[track[-1].id].end for track in unit))
    for stretch in going:
        yield stretch, end


def _through(
    unit: Unit, going: Sequence[_Stretch], when: Mapping[str, TimedSlot]
) -> tuple[list[_Stretch], list[tuple[_Stretch, int]]]:
    """Return the stretches that go on after a unit, and those that end in it."""
    after: list[tuple[_Stretch, str, int]] = []
    ended: list[tuple[_Stretch, str, int]] = []
    for track in unit:
        label, now = track[0].track or "", list(going)
        for slot in track:
            start = when[slot.id].start
            if slot.kind in _PAUSES:
                ended += [(each, label, start) for each in now]
                now = []
            elif not now:
                now = [_Stretch(slot.id, start)]
        after += [(each, label, 0) for each in now]
    return [stretch for stretch, _ in _once(after, len(unit))], _once(ended, len(unit))


def _once(found: Sequence[tuple[_Stretch, str, int]], tracks: int) -> list[tuple[_Stretch, int]]:
    """Keep one of the stretches with the same start and end, and label it unless all tracks have it."""
    alike = Counter((stretch.start, stretch.track, end) for stretch, _, end in found)
    kept = {(stretch.start, end): (stretch, label, end) for stretch, label, end in reversed(found)}
    return [
        (stretch if alike[stretch.start, stretch.track, end] == tracks else _labelled(stretch, label), end)
        for stretch, label, end in sorted(kept.values(), key=lambda each: (each[0].start, each[2]))
    ]


def _labelled(stretch: _Stretch, label: str) -> _Stretch:
    return replace(stretch, track=stretch.track or label)


def _meal(timed: Sequence[TimedSlot]) -> bool:
    """Tell whether everybody has a meal, in whichever tracks they are."""
    parted = units([each.slot for each in timed])
    return any(all(any(slot.kind == "meal" for slot in track) for track in unit) for unit in parted)


def _place(session: Session, name: str) -> Place | None:
    number = next(n for n, slot in enumerate(session.agenda.slots) if slot.id == name)
    return session.places.at("agenda", "slots", number)


def _long(length: int) -> str:
    hours, rest = divmod(length, 60)
    said = f"{hours} hour{'' if hours == 1 else 's'}"
    return f"{said} {minutes(rest)}" if rest else said
