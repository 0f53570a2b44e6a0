"""The attendee's agenda: times, titles, one line each; nothing for facilitators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from iisam_workshop.compose.kinds import QUIET, kind_tag, kind_word
from iisam_workshop.compose.phrases import cell, venue
from iisam_workshop.compose.place import place_box, place_lines
from iisam_workshop.compose.stretches import Stretch, stretches, tracks_of, where
from iisam_workshop.compose.tasks import tasks_box
from iisam_workshop.compose.times import day_title, one_day, time_of, when
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    Row,
    Sheet,
    StageTags,
    Table,
    runs,
)
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedSlot
from iisam_workshop.model.wording import Wording

__all__ = ["agenda"]

_ON_A_PAGE = 18
"""The most slots of several days that are tried on one page; where there are more, each day has its own."""

_SIDES = 2
"""The sides of a sheet."""

_ENOUGH = 6
"""The fewest lines and items for which a page overleaf is worth its sheet, where the aims can stay in front."""

_KIND = 14
"""The least share of the width that the kinds take: a mark and a short word."""

_ABREAST = 4
_LINE = 60
"""Letters of small bold type that fit side by side in a row of tracks; a word of one track needs its part of it."""


def agenda(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the agenda: all of it on one page where that can be, else what surrounds the day on the next.

    A day that is too long even so gives up what it says of each slot, first in tracks.
    """
    before, after = (tasks_box(plan, wording, side, "attendee") for side in ("before", "after"))
    slots: dict[str, tuple[Block, ...]] = {"before": before, "after": after}
    feet = _feet(plan, wording)
    values = {"title": plan.session.asked.title, "when": when(plan, wording), "venue": venue(plan)}
    overleaf = tuple(_overleaf((*before, *after), feet["place"]["place"]))
    first, *others = (
        blocks_of(wording, "agenda", {**values, "overleaf": bool(what)}, {**slots, **feet[what], "timetable": days})
        for each in _shorter(plan)
        for what, days in _ways(each, overleaf, wording)
    )
    return Flow(paper, (Sheet(first, instead=tuple(others)),), wording.labels["folio"], wording.lang)


def _ways(plan: Plan, overleaf: tuple[str, ...], wording: Wording) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Return what may stand overleaf with the days in front; of two days, each may have a side of the sheet."""
    apart = _days(plan, wording, apart=True)
    if len(plan.timetable.slots) <= _ON_A_PAGE or one_day(plan):
        together = _days(plan, wording, apart=False)
        yield "", together
        if len(plan.timetable.days) == _SIDES:
            yield "", apart
        yield from ((what, together) for what in overleaf if what)
    if not one_day(plan):
        yield from ((what, apart) for what in overleaf)


def _shorter(plan: Plan) -> Iterator[Plan]:
    """Return the plan, then without what it says of slots in tracks, then of all slots."""
    yield plan
    for tracks in (True, False):
        slots = tuple(
            replace(timed, slot=timed.slot.model_copy(update={"about": None}))
            if timed.slot.about and (timed.slot.track or not tracks)
            else timed
            for timed in plan.timetable.slots
        )
        if slots != plan.timetable.slots:
            plan = replace(plan, timetable=replace(plan.timetable, slots=slots))
            yield plan


def _feet(plan: Plan, wording: Wording) -> dict[str, dict[str, tuple[Block, ...]]]:
    """Return aims and place as they stand in front and overleaf, by what is overleaf; both in a box save a page."""
    aims, place = _aims(plan, wording), place_box(plan, wording)
    both = (Callout((*aims, *place_lines(plan, wording))),)
    return {
        "": {"foot": both, "place": ()},
        "tasks": {"foot": both, "place": ()},
        "place": {"foot": (Callout(aims),), "place": place},
        "all": {"foot": (), "place": both},
    }


def _overleaf(tasks: tuple[Callout, ...], place: tuple[Block, ...]) -> Iterator[str]:
    """Return what may stand overleaf, from the least to the most; tasks or the place alone only if they are enough."""
    some, more = sum(map(_items, tasks)), sum(map(_items, place))
    yield ""
    if some >= _ENOUGH:
        yield "tasks"
    if some + more >= _ENOUGH:
        yield "place"
    yield "all"


def _items(box: Block) -> int:
    """Return how many lines, or items of lists, a box has."""
    parts = box.blocks if isinstance(box, Callout) else ()
    return sum(len(part.items) if isinstance(part, ItemList) else 1 for part in parts)


def _aims(plan: Plan, wording: Wording) -> tuple[Paragraph | ItemList, ...]:
    aims = tuple(runs(aim.text) for aim in plan.session.agenda.aims)
    return (Paragraph(runs(wording.labels["aims"], bold=True), "cell"), ItemList(aims, style="cell-small"))


def _days(plan: Plan, wording: Wording, *, apart: bool) -> tuple[Block, ...]:
    if one_day(plan):
        return (_timetable(plan, plan.timetable.days[0].number, wording),)
    found: list[Block] = []
    for each in plan.timetable.days:
        found += [PageBreak()] if found and apart else []
        found += [Heading(2, runs(day_title(plan, wording, each))), _timetable(plan, each.number, wording)]
    return tuple(found)


def _timetable(plan: Plan, day: int, wording: Wording) -> Table:
    kinds = (kind_word(timed.slot, wording) for timed in plan.timetable.of_day(day))
    kind = max(_KIND, 5 + 27 * max(map(len, kinds)) // 20)
    shares = (("time", 10), ("kind", kind), ("session", 90 - kind))
    columns = tuple(Column(wording.labels[key], share) for key, share in shares)
    rows = tuple(row for stretch in stretches(plan, day) for row in _rows(stretch, plan, wording))
    return Table(wording.labels["agenda.summary"], columns, rows, dense=True)


def _rows(stretch: Stretch, plan: Plan, wording: Wording) -> Iterator[Row]:
    tracks = tracks_of(stretch)
    if len(tracks) < 2:
        yield from (_row(timed, plan, wording) for timed in stretch)
        return
    abreast = _abreast(stretch, tracks, plan)
    for first in range(0, len(tracks), abreast):
        yield from _side_by_side(stretch, (tracks[first : first + abreast], abreast), plan, wording)


def _row(timed: TimedSlot, plan: Plan, wording: Wording) -> Row:
    """Return a slot's row; breaks are one light line."""
    time, kind = cell(_time(timed, plan), bold=True), (kind_tag(timed.slot, wording),)
    if timed.slot.kind in QUIET:
        return Row((time, kind, cell(timed.slot.title, "cell-small")), quiet=True)
    title, *rest = _what(timed, plan)
    place = cell(where(timed), "cell-small") if where(timed) else ()
    return Row((time, kind, (title, *place, *rest)))


def _what(timed: TimedSlot, plan: Plan, *, narrow: bool = False) -> Cell:
    """Return what a slot is; below what speaks of some of the stages, these."""
    slot = timed.slot
    about = (Paragraph(runs(slot.about), "cell-small"),) if slot.about else ()
    stages = tuple(stage for stage in plan.stages if stage.id in slot.stages)
    tags = (StageTags(stages),) if 0 < len(stages) < len(plan.stages) else ()
    return (Paragraph(runs(slot.title, bold=True), "cell-small" if narrow else "cell"), *about, *tags)


def _side_by_side(stretch: Stretch, tracks: tuple[tuple[str, ...], int], plan: Plan, wording: Wording) -> Iterator[Row]:
    """Return a row for each time at which one of the tracks begins something, with a cell for each track."""
    names, abreast = tracks
    slots = sorted((timed for timed in stretch if timed.slot.track in names), key=lambda timed: timed.start)
    for _, together in groupby(slots, lambda timed: timed.start):
        found = {timed.slot.track: timed for timed in together}
        cells = [_in_track(found[name], plan, wording) if name in found else () for name in names]
        cells += [()] * (abreast - len(cells))
        time = cell(_time(next(iter(found.values())), plan), bold=True)
        yield Row((time, *cells), even=True)


def _in_track(timed: TimedSlot, plan: Plan, wording: Wording) -> Cell:
    until = wording.label("agenda.track", where=where(timed), end=time_of(plan, timed.end, timed.day))
    return (*cell(until, "cell-small"), *_what(timed, plan, narrow=True), kind_tag(timed.slot, wording))


def _time(timed: TimedSlot, plan: Plan) -> str:
    return time_of(plan, timed.start, timed.day)


def _abreast(stretch: Stretch, tracks: tuple[str, ...], plan: Plan) -> int:
    """Return how many tracks stand side by side: as many as leave room for the longest word of each."""
    named = [f"{stage.number} {stage.name}  " for stage in plan.stages]
    longest = 0
    for timed in stretch:
        slot = timed.slot
        words = f"{where(timed)} {slot.title} {slot.about or ''}".split()
        tags = [name for stage, name in zip(plan.stages, named, strict=True) if stage.id in slot.stages]
        shown = tags if len(tags) < len(named) else []
        longest = max(longest, *map(len, words), *(9 * len(tag) // 10 for tag in shown))
    return min(len(tracks), _ABREAST, max(2, _LINE // max(longest, 1)))
