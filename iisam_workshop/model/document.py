"""A paper: what it is in the pack, and what it says, as a flow of blocks or a deck of faces."""

from __future__ import annotations

from dataclasses import dataclass

from iisam_workshop.model.blocks import Block, Runs, StageRef
from iisam_workshop.model.deck import Audience, Copies, DocumentPlan, GridDeck, GridFace, GridWords

__all__ = [
    "Audience",
    "Copies",
    "Document",
    "DocumentPlan",
    "Flow",
    "GridDeck",
    "GridFace",
    "GridWords",
    "PromptDeck",
    "PromptFace",
    "SlipDeck",
    "SlipFace",
]


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
    """A small card with a number and a sentence, and perhaps a title above it."""

    code: str
    text: str
    title: str = ""


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
