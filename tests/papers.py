"""Small papers made by hand, and the way from a paper to what a stranger reads of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from iisam_workshop import resources
from iisam_workshop.bind.bind import bind
from iisam_workshop.load.library import read_layout
from iisam_workshop.model.blocks import Block, Column, Heading, Paragraph, Row, StageRef, Table, runs
from iisam_workshop.model.deck import DocumentPlan, GridDeck, GridFace, GridWords
from iisam_workshop.model.document import Document, Flow, PromptDeck, PromptFace
from iisam_workshop.model.part import Binding, Part
from iisam_workshop.press.part import press
from tests.reading import Reading

LAYOUT = read_layout("standard")
FONTS: Path = resources.folder("layouts") / "fonts"
PACK = "eastmere 2027-03-04 TEST"
SENTENCE = "Agree in writing what will be shared, with whom and until when. "

_SHAPES: Any = ("diamond", "circle", "triangle", "square", "hexagon", "cross")
STAGES = tuple(
    StageRef(f"stage-{n}", n, name, mark, colour)
    for n, (name, mark, colour) in enumerate(
        zip(
            ("Vision", "Scoping", "Design and plan", "Pre-implementation", "Implementation", "Review"),
            _SHAPES,
            ("#46307A", "#1D5FA6", "#00727B", "#39520C", "#A05600", "#7A1A3C"),
            strict=True,
        ),
        1,
    )
)


def paper(name: str = "minutes", **changes: Any) -> DocumentPlan:
    return replace(DocumentPlan(name, "M", "Minutes", "attendee", "person", 1), **changes)


def flow(*blocks: Block, **changes: Any) -> Flow:
    """A flow that begins with a heading."""
    return replace(Flow(paper(), (Heading(1, runs("Minutes")), *blocks), "{part}-{page} of {pages}"), **changes)


def text(words: str, **changes: Any) -> Paragraph:
    return replace(Paragraph(runs(words)), **changes)


def table(rows: int, words: str = SENTENCE, **changes: Any) -> Table:
    """A table of two columns whose rows are numbered from 1."""
    body = tuple(Row(((text(f"Row {n}", style="cell"),), (text(words, style="cell"),))) for n in range(1, rows + 1))
    return replace(Table("Rows by number", (Column("Number", 20), Column("What", 80)), body), **changes)


def face(code: str = "7KM2A", **changes: Any) -> GridFace:
    made = GridFace(
        code=code,
        spoken="seven Kilo Mike two Alfa",
        name="Ada Byron",
        seat="Table 1, seat 1",
        qr="EASTMERE 2027-03-04 TEST 7KM2A",
        squares=tuple(range(8)),
    )
    return made._replace(**changes)


TERMS = ("Consent", "Lawful basis", "Retention", "Audit", "Need to know", "Chronology", "Pilot phase", "Redaction")
CYMRAEG = ("Cydsyniad", "Sail gyfreithlon", "Cadw", "Archwilio", "Angen gwybod", "Cronoleg", "Cyfnod peilot", "Golygu")
_WORDS = {
    "heading": "heading",
    "rule": "rule",
    "free_text": "free",
    "code_label": "code",
    "name_label": "name",
    "terms": "terms",
    "head_names": "heads",
}


def words(**changes: Any) -> GridWords:
    """What cards say in English."""
    made = GridWords(
        lang="en-GB",
        heading="Journey bingo",
        rule="Mark a square when you hear its term.",
        free="Free square",
        code="Card code",
        name="Name",
        terms=TERMS,
    )
    return replace(made, **changes)


def welsh(**changes: Any) -> GridWords:
    """The same in Welsh."""
    made = GridWords(
        lang="cy",
        heading="Bingo’r daith",
        rule="Marciwch sgwâr pan glywch ei derm.",
        free="Sgwâr rhydd",
        code="Cod y cerdyn",
        name="Enw",
        terms=CYMRAEG,
    )
    return replace(made, **changes)


def deck(*faces: GridFace, **changes: Any) -> GridDeck:
    """A deck of 3x3 cards with a free square in the middle.

    A change of the words (``terms``, ``free_text``, ``head_names`` and the like) goes to those in English.
    """
    said = {own: changes.pop(name) for name, own in _WORDS.items() if name in changes}
    made = GridDeck(
        plan=paper("bingo-cards", part="L", title="Journey bingo cards", copies="once"),
        words=(words(**said),),
        columns=3,
        rows=3,
        free=4,
        faces=faces or (face(),),
        stages=STAGES,
    )
    return replace(made, **changes)


def prompt(number: int = 1, **changes: Any) -> PromptFace:
    made = PromptFace(
        code=f"Inject {number}",
        kicker=f"Inject {number} · 13:15",
        title="Nine visits in a week",
        sender="from Councillor Nerys Tolladay",
        paragraphs=(runs("A resident stopped me outside the shop."),),
        ask="Decide: what may you tell her?",
        stage=STAGES[0],
        back="Found on the floor? Give it to a facilitator.",
    )
    return replace(made, **changes)


def prompts(*faces: PromptFace, **changes: Any) -> PromptDeck:
    plan = paper("injects", part="F", title="Inject cards")
    return replace(PromptDeck(plan, faces or (prompt(),), "{part}-{page} of {pages}"), **changes)


def pressed(document: Document, layout: Any = LAYOUT) -> Part:
    return press(document, layout, FONTS, PACK)


def bound(*parts: Part, title: str = "Papers", author: str = "Eastmere Council", **wishes: Any) -> bytes:
    return bind(Binding(title, author, "en-GB", parts, **wishes))


def read(*papers: Document) -> Reading:
    """What a stranger reads of papers bound into one file."""
    return Reading(bound(*map(pressed, papers)))
