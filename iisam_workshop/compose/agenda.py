"""The attendee's agenda: times, titles, one line each; nothing for facilitators."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from iisam_workshop.compose.kinds import QUIET, kind_tag, kind_word
from iisam_workshop.compose.phrases import cell, venue
from iisam_workshop.compose.place import place_lines
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

_ABREAST = 4
_LINE = 60
"""Letters of small bold type that fit side by side in a row of tracks; a word of one track needs its part of it."""

_LEAST_KIND = 12
"""The least share of the line for the kinds of slots: a mark, a short word such as ‘Break’, and the white after it."""


def agenda(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the agenda: all of it on one page where that can be, else what surrounds the day on the next."""
    before, after = (tasks_box(plan, wording, side, "attendee") for side in ("before", "after"))
    slots: dict[str, tuple[Block, ...]] = {
        "before": before,
        "timetable": _days(plan, wording),
        "after": after,
        "foot": (_foot(plan, wording),),
    }
    values = {"title": plan.session.asked.title, "when": when(plan, wording), "venue": venue(plan)}
    overleaf = ("nothing", "tasks", "all") if before or after else ("nothing", "all")
    ways = (blocks_of(wording, "agenda", {**values, "overleaf": what}, slots) for what in overleaf)
    first, *others = ways
    return Flow(paper, (Sheet(first, instead=tuple(others)),), wording.labels["folio"], wording.lang)


def _foot(plan: Plan, wording: Wording) -> Callout:
    """Return the aims and the facts of the place in one box: two would cost the page that they should save."""
    aims = tuple(runs(aim.text) for aim in plan.session.agenda.aims)
    title = Paragraph(runs(wording.labels["aims"], bold=True), "cell")
    return Callout((title, ItemList(aims, style="cell-small"), *place_lines(plan, wording)))


def _days(plan: Plan, wording: Wording) -> tuple[Block, ...]:
    if one_day(plan):
        return (_timetable(plan, plan.timetable.days[0].number, wording),)
    apart = len(plan.timetable.slots) > _ON_A_PAGE
    found: list[Block] = []
    for each in plan.timetable.days:
        found += [PageBreak()] if found and apart else []
        found += [Heading(2, runs(day_title(plan, wording, each))), _timetable(plan, each.number, wording)]
    return tuple(found)


def _timetable(plan: Plan, day: int, wording: Wording) -> Table:
    kinds = (kind_word(timed.slot, wording) for timed in plan.timetable.of_day(day))
    kind = max(_LEAST_KIND, 5 + 27 * max(map(len, kinds)) // 20)
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
