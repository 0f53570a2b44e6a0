"""Pictures for the screen of the room: what each shows, in the order in which the day needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from iisam_workshop.model.blocks import ItemList, Paragraph
from iisam_workshop.model.deck import DocumentPlan
from iisam_workshop.model.figures import Picture
from iisam_workshop.model.spans import Runs
from iisam_workshop.model.stage import StageRef

__all__ = ["Slide", "SlideDeck", "SlideKind", "SlideRow", "SlideSource"]

SlideKind = Literal["cover", "text", "day", "journey", "stage", "call", "pause"]
"""How a slide is laid out: a text, the times of a day, the journey, one stage of it, a term that is called, a break."""

SlideSource = Literal["", "scenario", "message"]
"""Where the words come from: the situation and the messages of a scenario are watched more closely than the rest."""


@dataclass(frozen=True, slots=True)
class SlideRow:
    """A line of the day: its time and what begins then; ``quiet`` lines, such as breaks, are lighter."""

    time: Runs
    title: Runs
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Slide:
    """One picture. ``kicker`` stands small above the title, ``body`` below it; a long body goes on over further pages.

    ``second`` is the title in the other language of a call, ``past`` are the terms called before it, the last first.
    ``stage`` is the slide's own, ``stages`` make the journey line, and ``alt`` says what that shows. ``bookmark`` is an
    entry of the outline at a ``depth`` from 0, empty for none; ``level`` is that of the heading. ``lang`` is the
    language tag of a slide in another language than the deck's.
    """

    kind: SlideKind
    title: Runs
    kicker: Runs = ()
    body: tuple[Paragraph | ItemList, ...] = ()
    rows: tuple[SlideRow, ...] = ()
    second: Runs = ()
    past: tuple[Runs, ...] = ()
    past_label: Runs = ()
    stage: StageRef | None = None
    stages: tuple[StageRef, ...] = ()
    alt: str = ""
    logo: Picture | None = None
    level: int = 2
    bookmark: str = ""
    depth: int = 0
    source: SlideSource = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class SlideDeck:
    """The slides of a session, for a screen of 16 to 9; nobody prints them. ``folio`` as for a flow."""

    plan: DocumentPlan
    slides: tuple[Slide, ...]
    folio: str
    lang: str = "en-GB"
