"""A paper: what it is in the pack, and what it says, as a flow of blocks or a deck of faces."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from iisam_workshop.model.blocks import Block, Runs, StageRef
from iisam_workshop.model.deck import Audience, Copies, DocumentPlan, GridDeck, GridFace, GridWords
from iisam_workshop.model.layout import PaperSize
from iisam_workshop.model.room_decks import BadgeDeck, BadgeFace, BadgeTable, TentDeck, TentFace, TentWords
from iisam_workshop.model.slides import SlideDeck

__all__ = [
    "Audience",
    "BadgeDeck",
    "BadgeFace",
    "BadgeTable",
    "CheckKind",
    "CheckPart",
    "Copies",
    "Document",
    "DocumentPlan",
    "Flow",
    "GridDeck",
    "GridFace",
    "GridWords",
    "Inserted",
    "Poster",
    "PrinterCheck",
    "PromptDeck",
    "PromptFace",
    "SlideDeck",
    "SlipBack",
    "SlipDeck",
    "SlipFace",
    "Station",
    "TentDeck",
    "TentFace",
    "TentWords",
]


@dataclass(frozen=True, slots=True)
class Flow:
    """A paper to read. ``band`` stands on top of each page, such as the one that says for facilitators only.

    ``folio`` is the pattern of the page numbers, with ``{part}``, ``{page}``, ``{pages}``, ``{roman}``; empty for none.
    ``paper`` is the sheet of a paper that is made for one, None for that of the layout.
    """

    plan: DocumentPlan
    blocks: tuple[Block, ...]
    folio: str
    lang: str = "en-GB"
    landscape: bool = False
    band: str = ""
    paper: PaperSize | None = None


@dataclass(frozen=True, slots=True)
class PromptFace:
    """One idea on a card: a line on top, a title, who it comes from, a short text, what to do.

    ``back`` is printed behind, for whoever finds the card on the floor.
    """

    code: str
    kicker: str
    title: str
    sender: str
    paragraphs: tuple[Runs, ...]
    ask: str
    stage: StageRef
    back: str


@dataclass(frozen=True, slots=True)
class PromptDeck:
    """Cards with a text to read out, two to a sheet with backs; ``folio`` as for a flow, ``stacked`` as for grids."""

    plan: DocumentPlan
    faces: tuple[PromptFace, ...]
    folio: str
    lang: str = "en-GB"
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class SlipBack:
    """What stands behind a small card that tells its own answer: the stage, and a text below its name."""

    stage: StageRef
    text: str


@dataclass(frozen=True, slots=True)
class SlipFace:
    """A small card with a number and a sentence, and perhaps a title above it.

    ``stack`` says which stack it belongs to after cutting. ``back`` is its own back.
    """

    code: str
    text: str
    title: str = ""
    stack: str = ""
    back: SlipBack | None = None


@dataclass(frozen=True, slots=True)
class SlipDeck:
    """Small cards to cut out and sort, eight to a sheet, all in one size of type; ``folio`` as for a flow.

    ``back`` is printed behind each of them that has no back of its own, and gives nothing away. Either all faces have
    backs of their own or none has; the same holds for titles and stacks. Decks that are not ``stacked``, as for grids,
    begin a new sheet with each stack. ``band`` as for a flow.
    """

    plan: DocumentPlan
    faces: tuple[SlipFace, ...]
    back: str
    folio: str
    lang: str = "en-GB"
    stacked: bool = False
    band: str = ""


@dataclass(frozen=True, slots=True)
class Station:
    """A stage on the poster: what it means in a sentence, and where it leads back to (or ahead) with when it does."""

    stage: StageRef
    gist: str
    way: StageRef | None = None
    loop: str = ""


@dataclass(frozen=True, slots=True)
class Poster:
    """The journey for the wall, on one landscape sheet of ``paper``; ``again`` stands where the end meets the start."""

    plan: DocumentPlan
    title: str
    lead: str
    stations: tuple[Station, ...]
    again: str
    folio: str
    lang: str = "en-GB"
    paper: Literal["A4", "A3"] = "A4"


CheckKind = Literal["ruler", "greys", "fine", "stages", "edges", "sides"]
"""What a part of the printer check shows."""


@dataclass(frozen=True, slots=True)
class CheckPart:
    """A part of the printer check: a heading, what to look at, and the drawing with its description.

    ``sample`` is the text that is shown in small type, and ``behind`` describes what is drawn on the back.
    """

    kind: CheckKind
    title: str
    text: str
    alt: str
    sample: str = ""
    behind: str = ""


@dataclass(frozen=True, slots=True)
class PrinterCheck:
    """A sheet that shows what a printer does: ``top`` and the parts on its front, ``back`` behind them.

    The stages are shown in their colours. ``folio`` and ``band`` as for a flow.
    """

    plan: DocumentPlan
    top: tuple[Block, ...]
    parts: tuple[CheckPart, ...]
    back: tuple[Block, ...]
    stages: tuple[StageRef, ...]
    folio: str
    lang: str = "en-GB"
    band: str = ""


@dataclass(frozen=True, slots=True)
class Inserted:
    """A PDF of the council's own as a paper; ``fitted`` pages are put on the pack's paper with a footer below them.

    ``digest`` is that of the cleaned bytes, which stand in no text form of the paper. ``tagged`` and ``accessible`` are
    as in ``InsertedFile``, as are the ``sizes`` of its pages; ``folio`` as for a flow.
    """

    plan: DocumentPlan
    pdf: bytes = field(repr=False)
    digest: str
    pages: int
    folio: str
    lang: str = "en-GB"
    band: str = ""
    fitted: bool = True
    tagged: bool = False
    accessible: bool = False
    sizes: tuple[tuple[float, float], ...] = ()


Document = Flow | GridDeck | PromptDeck | SlipDeck | Poster | BadgeDeck | TentDeck | PrinterCheck | Inserted | SlideDeck
