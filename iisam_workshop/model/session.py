"""What was asked for: the session file, and everything that it names, read, merged and validated once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from iisam_workshop.errors import Problem
from iisam_workshop.model.agenda import AgendaPreset
from iisam_workshop.model.council import Council
from iisam_workshop.model.journey import Catalogue
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.people import People
from iisam_workshop.model.places import Places
from iisam_workshop.model.record import SessionRecord
from iisam_workshop.model.scenario import Scenario
from iisam_workshop.model.values import ClockTime, Day, FromFile, Grid, Id, Line, Name, Percent

__all__ = ["InputFile", "Session", "SessionFile"]


class Venue(FromFile):
    """Where the session is held."""

    name: Name
    room: Name | None = None
    address: Line | None = None
    notes: Line | None = Field(None, description="what people should know: step-free route, parking")


class TablesWish(FromFile):
    """How people sit: at most ``size`` at a table."""

    size: int = Field(6, ge=2, le=12)


class AgendaWish(FromFile):
    """Which day template, and what this session changes: start, end of the room booking, slots at fixed times."""

    preset: Name = "full-day"
    start: ClockTime | None = None
    finish: ClockTime | None = None
    fixed: dict[Id, ClockTime] = Field(default_factory=dict)


class BingoWish(FromFile):
    """The bingo cards: grid, free square in the middle, number of terms in play, share of spare cards."""

    grid: Grid = (5, 5)
    free: bool = True
    pool: int = Field(60, ge=1, le=120)
    layout: Literal["mixed"] = "mixed"
    play: Literal["background"] = "background"
    spares: Percent = 10


class DocumentsWish(FromFile):
    """Which look, and which documents to leave out."""

    layout: Name = "standard"
    leave_out: tuple[Id, ...] = ()


class SessionFile(FromFile):
    """A session file, key by key."""

    title: Name
    council: Name
    date: Day
    languages: tuple[Literal["en"], ...] = Field(("en",), min_length=1, max_length=1)
    venue: Venue
    facilitators: tuple[Name, ...] = Field(min_length=1, max_length=12)
    attendees: Name = Field(description="a CSV file beside this one, or a number")
    tables: TablesWish = TablesWish()
    agenda: AgendaWish = AgendaWish()
    scenario: Name = "harrow-lane"
    bingo: BingoWish = BingoWish()
    documents: DocumentsWish = DocumentsWish()
    seed: Name | None = None


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was read: how it was named, and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Session:
    """Everything that ``plan`` needs to know. ``seed`` is the session's own, or council and date.

    The council's stage names are already in the catalogue. ``places`` finds the line of any value by source
    (``session``, ``agenda``, ``scenario``, ``council``, ``layout``, ``attendees``) and path.
    """

    asked: SessionFile
    seed: str
    council: Council
    catalogue: Catalogue
    agenda: AgendaPreset
    scenario: Scenario
    layout: Layout
    people: People
    record: SessionRecord | None
    places: Places
    inputs: tuple[InputFile, ...]
    warnings: tuple[Problem, ...] = ()
