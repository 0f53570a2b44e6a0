"""When the messages of an imported scenario come in a play of ours, and at which stage of the journey."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from iisam_workshop.load.foreign.scenario_times import length_of, minutes_of
from iisam_workshop.load.foreign.telling import ForeignInject, ForeignScenario

__all__ = ["Moment", "moments", "play_length"]

_USUAL, _LEAST, _MOST = 120, 30, 480
_LAST_TALK = 15
"""Minutes that the last message leaves for talking."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A minute from the start of a play, and a stage; ``told`` where the file itself said the stage."""

    minute: int
    stage: str
    told: bool = False


def play_length(foreign: ForeignScenario) -> int:
    """Return how many minutes a play lasts: what the file says, or what its messages need, or the usual two hours."""
    said = length_of(foreign.duration) if foreign.duration else None
    if said is not None and _LEAST <= said <= _MOST:
        return said
    found, how = minutes_of([inject.when for inject in foreign.injects], foreign.start)
    last = max((minute for minute in found if minute is not None), default=0)
    needed = -(-(last + _LAST_TALK) // 15) * 15
    return min(max(_USUAL, needed), _MOST) if how != "none" and needed <= _MOST else _USUAL


def moments(foreign: ForeignScenario, length: int, stages: Mapping[str, str]) -> list[Moment]:
    """Return a moment for each message, with remarks on what was guessed (IW432); ``stages`` are names by ids."""
    minutes = _minutes(foreign, length)
    order = sorted(range(len(minutes)), key=lambda number: (minutes[number], number))
    ranks = {number: rank for rank, number in enumerate(order)}
    found = []
    for number, inject in enumerate(foreign.injects):
        told = _told_stage(inject, stages)
        spread = list(stages)[ranks[number] * len(stages) // len(order)]
        found.append(Moment(minutes[number], told or spread, bool(told)))
    spread_count = sum(not moment.told for moment in found)
    if spread_count:
        what = f"{spread_count} of {len(found)} messages say nothing of our stages and were spread over them in order"
        foreign.guessed(what, foreign.injects[0].place, "Change ‘stage’ where another fits better.")
    return found


def _minutes(foreign: ForeignScenario, length: int) -> list[int]:
    injects = foreign.injects
    found, how = minutes_of([inject.when for inject in injects], foreign.start)
    if how == "clock":
        hint = "Change ‘minute’ where that is wrong."
        foreign.guessed("clock times were counted from the first message", injects[0].place, hint)
    for inject, minute in zip(injects, found, strict=True):
        if inject.when and minute is None:
            foreign.left_over("this time was not understood", inject.place, "Write the minute by hand.")
    last = max((minute for minute in found if minute is not None), default=0)
    if last > length:
        room = length - _LAST_TALK
        what = f"the messages span {last:,} minutes and the play lasts {length}; they were drawn together"
        foreign.guessed(what, injects[0].place, "Change ‘minute’ where that is wrong.")
        found = [None if minute is None else minute * room // last for minute in found]
    missing = sum(minute is None for minute in found)
    if missing:
        what = f"{missing} of {len(injects)} messages have no time and were spread over {length} minutes"
        foreign.guessed(what, injects[0].place, "Change ‘minute’ where that is wrong.")
    return list(_filled(found, length))


def _filled(found: Sequence[int | None], length: int) -> Iterator[int]:
    """Give each message without a time one between its neighbours, evenly."""
    known = [(number, minute) for number, minute in enumerate(found) if minute is not None]
    for number, minute in enumerate(found):
        if minute is not None:
            yield minute
            continue
        before, start = max((each for each in known if each[0] < number), default=(-1 if known else 0, 0))
        after, end = min((each for each in known if each[0] > number), default=(len(found), length))
        yield start + (end - start) * (number - before) // (after - before)


def _told_stage(inject: ForeignInject, stages: Mapping[str, str]) -> str:
    """Return the stage whose name stands in the group of a message or begins its title; the longest name wins."""
    longest = sorted(stages.items(), key=lambda item: -len(item[1]))
    for text, where in ((inject.phase, r"\b"), (inject.title, "^")):
        for stage, name in longest:
            if re.search(rf"{where}(?:{re.escape(name)}|{re.escape(stage)})\b", text, re.IGNORECASE):
                return stage
    return ""
