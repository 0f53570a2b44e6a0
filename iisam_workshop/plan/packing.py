"""How many of everything the day needs, from what its slots name.

What is used up adds up over the slots; what is reused counts once, in the largest number that any slot needs. Tracks
that run side by side share the people, tables and facilitators among them, so what is brought for these counts in the
track that needs most of it; what is brought for a room is needed in the room of every track.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from iisam_workshop.model.agenda import Kit, Slot
from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.game import Game
from iisam_workshop.model.packing import Heads, PackedItem, Packing
from iisam_workshop.model.timetable import Timetable

__all__ = ["pack"]

_Need = tuple[int, int]
"""How many are used up, and how many are lent for the time."""


_AT_HOME = frozenset({"printer-check"})
"""Papers that have done their work before anybody packs."""


@dataclass(slots=True)
class _Thing:
    """One thing as slots name it: as it was first written, and what each stretch of the day needs of it."""

    item: str
    slots: dict[str, None] = field(default_factory=dict)
    needs: list[_Need] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(used for used, _ in self.needs) + max((lent for _, lent in self.needs), default=0)


def pack(timetable: Timetable, heads: Heads, papers: tuple[DocumentPlan, ...], game: Game) -> Packing:
    """Return what to bring; what is a paper of the pack is listed with the papers alone."""
    printed = {paper.id for paper in papers}
    items = _items(timetable, heads, printed)
    spares = sum(not card.owner for card in game.cards)
    brought = tuple(paper for paper in papers if paper.id not in _AT_HOME)
    return Packing(heads, items, brought, len(game.cards), spares, tuple(_tabled(timetable, printed)))


def _tabled(timetable: Timetable, printed: set[str]) -> Iterator[PackedItem]:
    """Return what one table needs for itself: what a room with it needs, less what the room alone does."""
    both, room = (_items(timetable, heads, printed) for heads in (Heads(tables=1), Heads()))
    for item, shared in zip(both, room, strict=True):
        if item.count > shared.count:
            yield replace(item, count=item.count - shared.count)


def _items(timetable: Timetable, heads: Heads, printed: set[str]) -> tuple[PackedItem, ...]:
    """Return what so many people, tables and facilitators need."""
    things: dict[str, _Thing] = {}
    for stretch in _stretches(timetable):
        named = {_alike(kit.item): kit.item for slot in stretch for kit in _brought(slot, printed)}
        for key, item in named.items():
            thing = things.setdefault(key, _Thing(item))
            users = [slot for slot in stretch if _entries(slot, key, printed)]
            thing.slots.update(dict.fromkeys(slot.id for slot in users))
            thing.needs.append(_of_stretch(users, key, printed, heads))
    return tuple(PackedItem(thing.item, thing.count, tuple(thing.slots)) for thing in things.values())


def _stretches(timetable: Timetable) -> Iterator[list[Slot]]:
    """Return each slot alone, and those of tracks that run side by side together."""
    for (_, tracked), run in groupby(timetable.slots, lambda timed: (timed.day, timed.slot.track is not None)):
        slots = [timed.slot for timed in run]
        yield from [slots] if tracked else [[slot] for slot in slots]


def _of_stretch(slots: list[Slot], key: str, printed: set[str], heads: Heads) -> _Need:
    tracks: dict[str, list[Slot]] = {}
    for slot in slots:
        tracks.setdefault(slot.track or "", []).append(slot)
    shared = [_of_track(track, key, printed, heads, room=False) for track in tracks.values()]
    rooms = [_of_track(track, key, printed, heads, room=True) for track in tracks.values()]
    used = max(used for used, _ in shared) + sum(used for used, _ in rooms)
    lent = max(lent for _, lent in shared) + sum(lent for _, lent in rooms)
    return used, lent


def _of_track(slots: list[Slot], key: str, printed: set[str], heads: Heads, *, room: bool) -> _Need:
    """Return what slots that follow one another need, for their rooms or for whom these hold."""
    used, lent = 0, 0
    for slot in slots:
        entries = [kit for kit in _entries(slot, key, printed) if (kit.per == "room") == room]
        used += _total(heads, (kit for kit in entries if not kit.reused))
        lent = max(lent, _total(heads, (kit for kit in entries if kit.reused)))
    return used, lent


def _total(heads: Heads, kits: Iterable[Kit]) -> int:
    return sum(map(heads.needed, kits))


def _entries(slot: Slot, key: str, printed: set[str]) -> list[Kit]:
    return [kit for kit in _brought(slot, printed) if _alike(kit.item) == key]


def _brought(slot: Slot, printed: set[str]) -> list[Kit]:
    return [kit for kit in slot.kit if kit.paper not in printed]


def _alike(item: str) -> str:
    """Return what is the same for an item however it is spaced and capitalised."""
    return " ".join(item.split()).casefold()
