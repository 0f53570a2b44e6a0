"""What is to be packed for the session: things with their exact numbers, and the papers."""

from __future__ import annotations

from dataclasses import dataclass, field

from iisam_workshop.model.agenda import Kit
from iisam_workshop.model.document import DocumentPlan

__all__ = ["Heads", "PackedItem", "Packing", "RoomCheck"]


@dataclass(frozen=True, slots=True)
class Heads:
    """For how many people, tables and facilitators is packed."""

    people: int = 0
    tables: int = 0
    facilitators: int = 0

    def needed(self, kit: Kit) -> int:
        """Return how many of something are needed by the slot that names it."""
        each = {"person": self.people, "table": self.tables, "facilitator": self.facilitators, "room": 1}
        return kit.count * each[kit.per]


@dataclass(frozen=True, slots=True)
class PackedItem:
    """Something to bring, ``count`` of it in all, for the ``slots`` that name it (ids in the order of the day)."""

    item: str
    count: int
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoomCheck:
    """Something to look after in the room that no slot names: ``id`` says what; ``count`` is 0 where none counts."""

    id: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Packing:
    """All that is to be brought: ``items`` in the order in which they are first needed, and every paper of the pack.

    ``tabled`` is what of these lies on each table, in the same order. ``cards`` counts the bingo cards, ``spares``
    those of them that belong to nobody. ``room`` is what to look after in the room, in the order in which one comes
    upon it; empty where nobody comes to one.
    """

    heads: Heads = field(default_factory=Heads)
    items: tuple[PackedItem, ...] = ()
    papers: tuple[DocumentPlan, ...] = ()
    cards: int = 0
    spares: int = 0
    tabled: tuple[PackedItem, ...] = ()
    room: tuple[RoomCheck, ...] = ()
