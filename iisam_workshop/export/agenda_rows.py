"""The items of an agenda, once: the calendar, the table and the list of an agenda are all made from these.

What stands here is what attendees are told: no note for facilitators, no lead and no other name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from iisam_workshop.model.agenda import Slot, Task
from iisam_workshop.model.council import Language
from iisam_workshop.model.journey import Standing
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedSlot, TimedTask

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


def agenda_items(plan: Plan, languages: Sequence[Language] = ("en",)) -> tuple[AgendaItem, ...]:
    """Return every item in order: what attendees do before, all slots with their breaks, what they do after.

    Titles are in the first of the languages; where there are two, both stand there, parted by a stroke.
    """
    table = plan.timetable
    tongue = _Tongue(tuple(languages), accept=plan.session.council.translation.drafts == "accept")
    return (
        *_tasks(table.before, "before", tongue),
        *(_slot(timed, plan, tongue) for timed in table.slots),
        *_tasks(table.after, "after", tongue),
    )


@dataclass(frozen=True, slots=True)
class _Tongue:
    """In which languages items speak, and whether Welsh that nobody has checked may be used."""

    languages: tuple[Language, ...]
    accept: bool

    def title(self, item: Slot | Task) -> str:
        return self._said(item.title, self._welsh(item, "title"))

    def about(self, item: Slot | Task) -> str:
        return self._said(item.about or "", self._welsh(item, "about"))

    def _welsh(self, item: Slot | Task, key: str) -> str:
        lines = item.welsh
        usable = lines is not None and (self.accept or lines.standing is not Standing.DRAFT)
        return str(getattr(lines, key) or "") if usable else ""

    def _said(self, english: str, welsh: str) -> str:
        texts = {"en": english, "cy": welsh or english}
        return " / ".join(dict.fromkeys(text for each in self.languages if (text := texts[each])))


def _slot(timed: TimedSlot, plan: Plan, tongue: _Tongue) -> AgendaItem:
    slot = timed.slot
    return AgendaItem(
        slot.id,
        timed.day,
        next(day.date for day in plan.timetable.days if day.number == timed.day),
        timed.start,
        timed.end,
        slot.kind,
        tongue.title(slot),
        tongue.about(slot),
        slot.track or "",
        slot.place or "",
        tuple(f"{stage.number} {stage.name}" for stage in plan.stages if stage.id in slot.stages),
        tuple(slot.columns.items()),
    )


def _tasks(tasks: Sequence[TimedTask], kind: str, tongue: _Tongue) -> Iterator[AgendaItem]:
    for timed in tasks:
        task = timed.task
        if task.audience == "attendee":
            yield AgendaItem(task.id, None, timed.date, None, None, kind, tongue.title(task), tongue.about(task))
