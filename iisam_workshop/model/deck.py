"""Cards with a grid of terms, as a paper: what it is in the pack, and what each card says.

Apart from the other papers, because cards by the thousand need nothing else and should start at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from iisam_workshop.model.stage import StageRef

__all__ = ["Audience", "Copies", "DocumentPlan", "GridDeck", "GridFace", "GridWords"]

Audience = Literal["attendee", "table", "facilitator", "desk"]
Copies = Literal["person", "table", "facilitator", "once", "sets", "quarter", "screen"]
"""How many there are of a paper; ``sets`` is more than one for each table, ``quarter`` a sheet for every four.

What is for the ``screen`` is shown and not printed: there are none of it.
"""


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """One paper of the pack. ``part`` is its letter on every folio; ``number`` of copies is worked out from ``copies``.

    ``stage`` is set on the sheets that exist once a stage. ``large`` is how many more there are in large print.
    """

    id: str
    part: str
    title: str
    audience: Audience
    copies: Copies
    number: int
    stage: str = ""
    large: int = 0


@dataclass(frozen=True, slots=True)
class GridWords:
    """Everything that a card says in one language. ``heads`` name the columns or rows of a journey layout, if any.

    ``terms`` and ``heads`` are in the deck's order, whatever the language. ``english`` are, sorted, those of them that
    stand in English among words of another language.
    """

    lang: str
    heading: str
    rule: str
    free: str
    code: str
    name: str
    terms: tuple[str, ...]
    heads: tuple[str, ...] = ()
    english: tuple[str, ...] = ()


class GridFace(NamedTuple):
    """One card: its code, the code as it is spoken, the name, where the person sits, and what the QR code says.

    A named tuple, as there may be a hundred thousand of them, and nothing else that is frozen is made so fast.
    ``squares`` are positions in the deck's terms, row by row, the free square left out. ``tongues`` are positions in
    the deck's words: one, or two for squares in both languages, the first of them on top.
    """

    code: str
    spoken: str
    name: str
    seat: str
    qr: str
    squares: Sequence[int]
    tongues: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class GridDeck:
    """Cards with a grid of terms. ``free`` is the position of the free square, or None.

    ``faces`` are run through once, in print order; ``tongues`` has every combination of languages on them. ``heads``
    are the stages of the columns of a journey layout, or of its rows when ``heads_across`` is false; other grids have
    letters and numbers. ``marks`` are the stages of the terms, where squares show them. ``stages`` make the journey
    line of the free square. ``large`` cards keep all their type at 16 points or more; ``stacked`` ones stand on their
    sheets so that piles laid on one another after cutting are in order (``model/stacks.py``).
    """

    plan: DocumentPlan
    words: tuple[GridWords, ...]
    columns: int
    rows: int
    free: int | None
    faces: Iterable[GridFace]
    tongues: tuple[tuple[int, ...], ...] = ((0,),)
    heads: tuple[StageRef, ...] = ()
    heads_across: bool = True
    marks: tuple[StageRef, ...] = ()
    stages: tuple[StageRef, ...] = ()
    per_sheet: int = 1
    large: bool = False
    lang: str = "en-GB"
    stacked: bool = False
