"""What to look after in the room besides what slots name: the way in, light and sound, water, and small things."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.packing import Heads, PackedItem, RoomCheck
from iisam_workshop.model.session import Session
from iisam_workshop.model.spelling import occurs, plain

__all__ = ["room_checks"]

_NAMED = {
    "quiet-room": ("quiet room",),
    "hearing-loop": ("hearing loop", "microphone"),
    "projector": ("projector", "screen"),
    "water": ("water",),
    "tape": ("tape",),
    "timer": ("timer", "stopwatch"),
    "bell": ("bell", "gong"),
}
"""The words by which one knows that a slot names a thing already."""

_PEOPLE_TO_A_PEN = 4


def room_checks(
    session: Session, heads: Heads, items: tuple[PackedItem, ...], papers: tuple[DocumentPlan, ...]
) -> tuple[RoomCheck, ...]:
    """Return what to look after, less what is among the ``items`` to bring; nothing for a session that is online."""
    if session.asked.joining.how == "online":
        return ()
    brought = [plain(item.item) for item in items]
    return tuple(check for check in _checks(heads, papers) if not _is_named(check.id, brought))


def _checks(heads: Heads, papers: tuple[DocumentPlan, ...]) -> Iterator[RoomCheck]:
    everybody = heads.people + heads.facilitators
    yield from map(RoomCheck, ("signs", "step-free", "toilets", "quiet-room", "light", "hearing-loop", "projector"))
    yield RoomCheck("chairs", heads.facilitators)
    yield RoomCheck("water", everybody)
    yield RoomCheck("pens", ceil(heads.people / _PEOPLE_TO_A_PEN))
    yield from (RoomCheck(thing, 1) for thing in ("tape", "timer", "bell"))
    if any(paper.id == "badges" for paper in papers):
        yield RoomCheck("badge-holders", everybody)
    if sets := max((paper.large for paper in papers if paper.copies == "person"), default=0):
        yield RoomCheck("large-print", sets)


def _is_named(thing: str, brought: list[str]) -> bool:
    return any(occurs(form, item) for word in _NAMED.get(thing, ()) for form in (word, f"{word}s") for item in brought)
