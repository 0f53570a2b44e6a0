"""A paper: what it is in the pack, and what it says, as a flow of blocks or a deck of faces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from iisam_workshop.model.blocks import Block, Runs, StageRef

__all__ = [
    "Audience",
    "Copies",
    "Document",
    "DocumentPlan",
    "Flow",
    "GridDeck",
    "GridFace",
    "PromptDeck",
    "PromptFace",
    "SlipDeck",
    "SlipFace",
]

Audience = Literal["attendee", "table", "facilitator"]
Copies = Literal["person", "table", "facilitator", "once"]


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """One paper of the pack. ``part`` is its letter on every folio; ``number`` of copies is worked out from ``copies``.

    ``stage`` is set on the sheets that exist once a stage.
    """

    id: str
    part: str
    title: str
    audience: Audience
    copies: Copies
    number: int
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A paper to read. ``band`` stands on top of each page, such as the one that says for facilitators only.

    ``folio`` is the pattern of the page numbers, with ``{part}``, ``{page}``, ``{pages}``, ``{roman}``; empty for none.
    """

    plan: DocumentPlan
    blocks: tuple[Block, ...]
    folio: str
    lang: str = "en-GB"
    landscape: bool = False
    band: str = ""


@dataclass(frozen=True, slots=True)
class GridFace:
    """One card: its code, the code as it is spoken, the name, where the person sits, and what the QR code says.

    ``squares`` are positions in the deck's ``terms``, row by row, the free square left out.
    """

    code: str
    spoken: str
    name: str
    seat: str
    qr: str
    squares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GridDeck:
    """Cards with a grid of terms, one to a page. ``free`` is the position of the free square, or None."""

    plan: DocumentPlan
    heading: str
    terms: tuple[str, ...]
    columns: int
    rows: int
    free: int | None
    free_text: str
    rule: str
    code_label: str
    name_label: str
    faces: tuple[GridFace, ...]
    stages: tuple[StageRef, ...] = ()
    lang: str = "en-GB"


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
    """Cards with a text to read out, two to a sheet, backs included; ``folio`` as for a flow."""

    plan: DocumentPlan
    faces: tuple[PromptFace, ...]
    folio: str
    lang: str = "en-GB"


@dataclass(frozen=True, slots=True)
class SlipFace:
    """A small card with a number and a sentence."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class SlipDeck:
    """Small cards to cut out and sort, eight to a sheet, all in one size of type; ``folio`` as for a flow.

    ``back`` is printed behind each of them and gives nothing away.
    """

    plan: DocumentPlan
    faces: tuple[SlipFace, ...]
    back: str
    folio: str
    lang: str = "en-GB"


Document = Flow | GridDeck | PromptDeck | SlipDeck
