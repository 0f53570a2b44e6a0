"""What was asked for: the session file, and everything that it names, read, merged and validated once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from iisam_workshop.errors import Problem
from iisam_workshop.model.agenda import AgendaPreset
from iisam_workshop.model.blocks import Picture
from iisam_workshop.model.brand import NameType
from iisam_workshop.model.changes import Change
from iisam_workshop.model.council import Bilingual, Council, Language
from iisam_workshop.model.game import CardLanguage, Mix, Pattern, Play
from iisam_workshop.model.inserts import InsertedFile, InsertWish
from iisam_workshop.model.journey import Catalogue
from iisam_workshop.model.layout import Layout, PaperSize
from iisam_workshop.model.people import People
from iisam_workshop.model.places import Places
from iisam_workshop.model.record import SessionRecord
from iisam_workshop.model.roll import ColumnPart
from iisam_workshop.model.scenario import Scenario
from iisam_workshop.model.values import Clocks, ClockTime, Day, FromFile, Grid, Id, Line, Name, Percent
from iisam_workshop.model.wording import OwnWording

__all__ = [
    "EarlierCard",
    "Form",
    "InputFile",
    "JoiningWish",
    "Level",
    "ListWish",
    "PlayWish",
    "Session",
    "SessionFile",
    "TablesWish",
    "Venue",
]


class Venue(FromFile):
    """Where the session is held, and what people have to know of the place."""

    name: Name
    room: Name | None = None
    address: Line | None = None
    step_free: Line | None = Field(None, description="the way without steps")
    parking: Line | None = None
    wifi: Line | None = Field(None, description="network and how to join it")
    fire_exit: Line | None = Field(None, description="the way out, and where to gather")
    contact: Line | None = Field(None, description="whom to call on the day")
    notes: Line | None = Field(None, description="what else people should know")


class TablesWish(FromFile):
    """How people sit: at most ``size`` at a table, and who is to sit with whom, by the names in the list."""

    size: int = Field(6, ge=2, le=12)
    together: tuple[Annotated[tuple[Name, ...], Field(min_length=2, max_length=12)], ...] = Field(
        (), description="groups of people who must sit at one table, such as somebody and an interpreter"
    )
    apart: tuple[Annotated[tuple[Name, ...], Field(min_length=2)], ...] = Field(
        (), description="groups of people no two of whom may sit at one table"
    )
    at_each: tuple[Name, ...] = Field((), description="organisations or roles of which every table must have somebody")
    managers_apart: bool = Field(True, description="line managers sit away from their staff, where the list names them")
    welsh: Literal["mixed", "whole"] = Field(
        "mixed", description="whether those who want Welsh fill tables of their own"
    )
    mix_again: Id | None = Field(None, description="the slot after which people sit at other tables, such as lunch")


class ListWish(FromFile):
    """How the attendee list is to be read where its columns leave a question."""

    columns: dict[ColumnPart, Name] = Field(default_factory=dict, description="which column it is, by its heading")
    sheet: Name | None = Field(None, description="the sheet of a workbook")
    keep_duplicates: bool = Field(False, description="rows that seem to be one person are people of their own")
    needs: bool = Field(False, description="read what people eat and need, for one page that only you see")


class JoiningWish(FromFile):
    """What people are told before the day: how to take part, where to answer until when, what to read and bring."""

    how: Literal["room", "online", "hybrid"] = "room"
    link: Line | None = Field(None, description="where to join online")
    reply_to: Line | None = Field(None, description="an address or number for answers")
    reply_by: Day | None = None
    read: tuple[Line, ...] = Field((), max_length=8)
    bring: tuple[Line, ...] = Field((), max_length=8)


class AgendaWish(FromFile):
    """Which day template, and what this session changes: start, end of the room booking, slots at fixed times.

    ``start`` and ``finish`` have one time for all days, or one for each. ``dates`` are those of all days, the first of
    them the session's; without them one day follows another.
    """

    preset: Name = "full-day"
    start: Clocks | None = None
    finish: Clocks | None = None
    fixed: dict[Id, ClockTime] = Field(default_factory=dict)
    fit: bool = Field(False, description="let slots shrink, stretch and drop to meet the fixed times")
    times: Literal["clock", "elapsed"] = Field("clock", description="times of day, or time since the start")
    dates: tuple[Day, ...] = Field((), max_length=14)
    changes: tuple[Change, ...] = Field((), description="what is different from the day template, slot by slot")


class BingoWish(FromFile):
    """The bingo game: the grid, its terms, how it is played and won, when it is to be won, and which cards to print."""

    grid: Grid = (5, 5)
    free: bool = True
    free_text: Name | None = None
    pool: int = Field(60, ge=1, le=120)
    layout: Mix = "mixed"
    quota: dict[Id, int] = Field(default_factory=dict, description="squares of each stage, for 'layout: quota'")
    play: Play = "background"
    pattern: Pattern = "line"
    first_win: Id | None = Field(None, description="the slot in which the first card wins")
    most_by: Id | None = Field(None, description="the slot by whose end most cards have won")
    at_once: int | None = Field(None, ge=1, le=99, description="how many cards may win on the same term")
    language: CardLanguage = "en"
    spares: Percent = 10
    per_sheet: int = Field(1, ge=1, le=16, json_schema_extra={"enum": [1, 2, 4]})
    large_print: bool = False
    avoid: Name | None = Field(None, description="the manifest of an earlier day whose cards are not to come back")


Level = Literal["easy", "standard", "hard"]
"""How hard a scenario is."""


class PlayWish(FromFile):
    """How the scenario is played: how hard, how long, and which alternative messages come instead of the usual ones.

    Without a length a scenario with less than an hour in the agenda is short.
    """

    level: Level = "standard"
    length: Literal["short", "full"] | None = None
    instead: tuple[Id, ...] = Field((), description="ids of alternative injects to use")


Form = Literal["html", "docx", "text"]
"""What a document is written as besides PDF: a web page, a Word file, plain text."""


class DocumentsWish(FromFile):
    """Which look, which documents to leave out, and in which other forms than PDF to write them."""

    layout: Name = "standard"
    leave_out: tuple[Id, ...] = ()
    sort_backs: Literal["plain", "definition"] = Field(
        "plain", description="what stands behind sort cards: nothing that helps, or the answer to check oneself"
    )
    forms: tuple[Form, ...] = Field(("html", "docx", "text"), description="other forms than PDF; empty for none")
    large_print: int | None = Field(
        None,
        ge=0,
        le=500,
        description="how many sets of handouts in large print; left out, as many as the list asks for",
    )
    insert: tuple[InsertWish, ...] = Field((), max_length=20, description="the council's own PDFs")
    paper: PaperSize | None = Field(None, description="the size of sheet; left out, the layout's own")
    booklet: bool = Field(False, description="make a programme to fold and staple as well")
    draft: bool = Field(False, description="mark every page as a draft")
    archive: bool = Field(False, description="make the files PDF/A-2a as well, for the archive")
    recipe: Literal["off", "without-people", "with-people"] = Field(
        "without-people", description="what the session pack carries inside it, so that it can be made again"
    )


class SessionFile(FromFile):
    """A session file, key by key."""

    title: Name
    council: Name
    date: Day
    languages: tuple[Language, ...] | None = Field(None, min_length=1, max_length=2)
    bilingual: Bilingual | None = None
    welsh: dict[Line, Line] = Field(default_factory=dict, description="texts in Welsh, by their English; checked")
    venue: Venue
    facilitators: tuple[Name, ...] = Field(min_length=1, max_length=12)
    speakers: tuple[Name, ...] = Field((), max_length=40, description="others who lead a slot")
    attendees: Name = Field(description="a list beside this file (CSV or XLSX), or a number")
    list: ListWish = ListWish()
    joining: JoiningWish = JoiningWish()
    tables: TablesWish = TablesWish()
    agenda: AgendaWish = AgendaWish()
    scenario: Name = "harrow-lane"
    play: PlayWish = PlayWish()
    bingo: BingoWish = BingoWish()
    documents: DocumentsWish = DocumentsWish()
    seed: Name | None = None
    own: dict[str, object] = Field(default_factory=dict, description="keys of a council file, laid over the council's")


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was read: how it was named, and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class EarlierCard:
    """A card of an earlier day: its code, the ids of its terms row by row, and its grid with the free square."""

    code: str
    terms: tuple[str, ...]
    columns: int
    rows: int
    free: int | None


@dataclass(frozen=True, slots=True)
class Session:
    """Everything that ``plan`` needs to know. ``seed`` is the session's own, or council and date.

    ``earlier`` are the cards of the day whose manifest ``bingo.avoid`` names.
    ``languages`` are those of the papers, the first one leading, and ``bilingual`` how two of them meet.
    The council's stage names and colours are already in the catalogue, its other colours and its typeface in the
    layout, and what the session says in its place in the council. ``inserts`` are the council's own PDFs, one for each
    of ``documents.insert``. ``wording`` is what both say otherwise in the papers, ``name_type`` what sets names where
    the typeface cannot. ``places`` finds the line of any value by source (``session``, ``agenda``, ``scenario``,
    ``council``, ``layout``, ``attendees``) and path.
    """

    asked: SessionFile
    seed: str
    languages: tuple[Language, ...]
    bilingual: Bilingual
    council: Council
    catalogue: Catalogue
    agenda: AgendaPreset
    scenario: Scenario
    layout: Layout
    people: People
    record: SessionRecord | None
    earlier: tuple[EarlierCard, ...]
    places: Places
    inputs: tuple[InputFile, ...]
    warnings: tuple[Problem, ...] = ()
    logo: Picture | None = None
    wording: OwnWording = field(default_factory=OwnWording)
    name_type: NameType = field(default_factory=NameType)
    inserts: tuple[InsertedFile, ...] = ()
