"""The items of an agenda, once: the calendar, the table and the list of an agenda are all made from these.

What stands here is what attendees are told: no note for facilitators, no lead and no other name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedSlot, TimedTask
from iisam_workshop.model.tongues import bare

__all__ = ["AgendaItem", "agenda_items"]


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item: a slot, or something to do before the session or after it.

    ``day`` counts from 1, and is None for what is done before and after; so are ``start`` and ``end``, which are
    minutes after midnight. ``columns`` are the session's own, by their heads.
    """

    id: str
    day: int | None
    date: date
    start: int | None
    end: int | None
    kind: str
    title: str
    about: str = ""
    track: str = ""
    place: str = ""
    stages: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def minutes(self) -> int | None:
        """How long it takes, or None where it has no hours."""
        return None if self.start is None or self.end is None else self.end - self.start


def agenda_items(plans: Sequence[Plan]) -> tuple[AgendaItem, ...]:
    """Return every item in order: what attendees do before, all slots with their breaks, what they do after.

    ``plans`` are the same plan as it is said in each language. Texts are in the first of them; where there are
    several, all stand there, parted by a stroke.
    """
    tables = [plan.timetable for plan in plans]
    stages = [{stage.id: stage.name for stage in plan.stages} for plan in plans]
    return (
        *_tasks([table.before for table in tables], "before"),
        *(_slot(told, plans[0], stages) for told in zip(*(table.slots for table in tables), strict=True)),
        *_tasks([table.after for table in tables], "after"),
    )


def _said(texts: Iterable[str | None]) -> str:
    """Return a text in each of its languages, once where they are alike."""
    return " / ".join(dict.fromkeys(bare(text) for text in texts if text))


def _slot(told: Sequence[TimedSlot], plan: Plan, stages: Sequence[Mapping[str, str]]) -> AgendaItem:
    timed = told[0]
    slots = [each.slot for each in told]
    return AgendaItem(
        timed.slot.id,
        timed.day,
        next(day.date for day in plan.timetable.days if day.number == timed.day),
        timed.start,
        timed.end,
        timed.slot.kind,
        _said(slot.title for slot in slots),
        _said(slot.about for slot in slots),
        _said(slot.track for slot in slots),
        _said(slot.place for slot in slots),
        tuple(
            f"{stage.number} {_said(names[stage.id] for names in stages)}"
            for stage in plan.stages
            if stage.id in timed.slot.stages
        ),
        tuple((bare(head), bare(text)) for head, text in timed.slot.columns.items()),
    )


def _tasks(told: Sequence[Sequence[TimedTask]], kind: str) -> Iterator[AgendaItem]:
    for each in zip(*told, strict=True):
        task = each[0].task
        if task.audience == "attendee":
            title, about = _said(one.task.title for one in each), _said(one.task.about for one in each)
            yield AgendaItem(task.id, None, each[0].date, None, None, kind, title, about)
