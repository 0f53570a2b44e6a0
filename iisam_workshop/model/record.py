"""The session record: who got which card and seat, without a name. Input of ``plan``, written back by ``build``."""

from __future__ import annotations

from pathlib import PurePath

from pydantic import Field

from iisam_workshop.model.game import Mix
from iisam_workshop.model.values import FromFile

__all__ = ["CardRecord", "PersonRecord", "SessionRecord", "record_name"]


class CardRecord(FromFile):
    """A card as it was dealt: its code and the ids of its terms, row by row, the free square left out."""

    code: str
    terms: tuple[str, ...]


class PersonRecord(FromFile):
    """What a person was given; table and seat count from 1, ``second`` is the table after people have moved.

    ``also`` are further keys by which the person is found again after a correction, as in ``Attendee``.
    """

    table: int
    seat: int
    card: CardRecord
    second: int = Field(0, ge=0)
    also: tuple[str, ...] = ()


class SessionRecord(FromFile):
    """What earlier builds of this session have handed out. ``retired`` are cards of people who cancelled.

    ``last_seat`` is the highest seat number ever given, so that a cancelled seat is never given again. ``layout`` is
    that of the cards, and ``spread`` the number of the spread of the terms over the day, which wishes may have chosen.
    ``names`` are those of invented people, given and family name parted by a bar, by scenario and person.
    """

    format: int = Field(1, ge=1, le=1)
    seed: str
    grid: str
    people: dict[str, PersonRecord] = Field(default_factory=dict)
    spares: tuple[CardRecord, ...] = ()
    retired: tuple[CardRecord, ...] = ()
    last_seat: int = Field(0, ge=0)
    layout: Mix = "mixed"
    spread: int = Field(1, ge=1, le=3)
    names: dict[str, str] = Field(default_factory=dict)


def record_name(session: str) -> str:
    """Return the name of the record that lies beside a session file of that name."""
    return f"{PurePath(session).stem}.record.json"
