"""The day as a picture: every slot as high as it is long, tracks side by side; one page for each day."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.compose.kinds import kind_word
from iisam_workshop.compose.phrases import venue
from iisam_workshop.compose.stretches import Stretch, stretches, tracks_of, where
from iisam_workshop.compose.times import day_line, one_day, since, span, time_of, when
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, DayBar, DayPicture, Heading, PageBreak, Paragraph, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.timetable import TimedDay
from iisam_workshop.model.wording import Wording

__all__ = ["day_picture"]

_HOUR = 60


def day_picture(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the picture, with nothing for facilitators."""
    found: list[Block] = []
    for each in plan.timetable.days:
        found += [PageBreak()] if found else []
        if not one_day(plan):
            title = wording.label("day.number", n=each.number)
            found += [Heading(2, runs(title)), Paragraph(runs(day_line(plan, wording, each)))]
        found.append(_picture(plan, each, wording))
    values = {"when": when(plan, wording) if one_day(plan) else "", "venue": venue(plan)}
    blocks = blocks_of(wording, "day-picture", values, {"days": tuple(found)})
    return Flow(paper, blocks, wording.labels["folio"], wording.lang)


def _picture(plan: Plan, each: TimedDay, wording: Wording) -> DayPicture:
    bars = tuple(bar for stretch in stretches(plan, each.number) for bar in _bars(stretch, plan, wording))
    said = "; ".join(
        wording.label("day-picture.slot", hours=span(wording, bar.time, time_of(plan, bar.end, each.number)),
                      title="".join(run.text for run in bar.title), kind=bar.word)
        for bar in bars
    )  # fmt: skip
    alt = wording.label("day-picture.alt", slots=said)
    return DayPicture(bars, alt, tuple(_hours(plan, each)))


def _bars(stretch: Stretch, plan: Plan, wording: Wording) -> Iterator[DayBar]:
    """Return the bars of a stretch; a track says where it is once, and again when it moves."""
    tracks = tracks_of(stretch)
    told: dict[str | None, str] = {}
    for timed in stretch:
        slot = timed.slot
        stages = tuple(stage for stage in plan.stages if stage.id in slot.stages)
        lane = tracks.index(slot.track) if slot.track else 0
        yield DayBar(
            start=timed.start,
            end=timed.end,
            time=time_of(plan, timed.start, timed.day),
            title=runs(slot.title, bold=True),
            kind=slot.kind,
            word=kind_word(slot, wording),
            stages=stages if len(stages) < len(plan.stages) else (),
            lane=lane,
            lanes=max(len(tracks), 1),
            where=where(timed) if told.get(slot.track) != where(timed) else "",
        )
        told[slot.track] = where(timed)


def _hours(plan: Plan, each: TimedDay) -> Iterator[tuple[int, str]]:
    """Return the full hours of the scale: those of the clock, or those since the start."""
    begun = since(plan, each.number)
    first = -(-each.start // _HOUR) * _HOUR if begun is None else begun
    for minute in range(first, each.finish + 1, _HOUR):
        yield minute, time_of(plan, minute, each.number)
