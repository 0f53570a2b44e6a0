"""Cards without a session: the words on them are those of a session's cards, less table and seat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iisam_workshop.compose.card_words import card_words, spoken
from iisam_workshop.model.deck import DocumentPlan, GridDeck, GridFace
from iisam_workshop.model.stage import StageRef
from iisam_workshop.model.wording import Wording

if TYPE_CHECKING:
    from iisam_workshop.model.game import Pattern, Play

__all__ = ["Loose", "loose_cards"]


@dataclass(frozen=True, slots=True)
class Loose:
    """What is to be printed: terms, grid, codes with the squares of each card, and names, which may be fewer.

    ``stages`` make the journey line and, where ``heads`` says so, the heads of columns or rows. ``pack`` begins what
    every QR code says; ``free_text`` may be empty for the usual one.
    """

    title: str
    terms: tuple[str, ...]
    columns: int
    rows: int
    free: int | None
    free_text: str
    codes: Sequence[str]
    squares: Iterable[Sequence[int]]
    names: Sequence[str]
    stages: tuple[StageRef, ...]
    heads: bool
    pack: str
    per_sheet: int
    stacked: bool = False


def loose_cards(loose: Loose, wording: Wording) -> GridDeck:
    """Compose one card for each code; a card without a name has a line to write one on."""
    heads = tuple(f"{stage.number} {stage.name}" for stage in loose.stages) if loose.heads else ()
    own = {"heading": loose.title, "free": loose.free_text}
    game: tuple[Play, Pattern, bool] = ("background", "line", loose.columns == loose.rows)
    words = card_words(wording.labels, loose.terms, heads, game, own)
    return GridDeck(
        plan=DocumentPlan("bingo-cards", "", loose.title, "attendee", "once", 1),
        words=(words,),
        columns=loose.columns,
        rows=loose.rows,
        free=loose.free,
        faces=_faces(loose, wording),
        heads=loose.stages if loose.heads else (),
        heads_across=loose.columns == len(loose.stages),
        stages=loose.stages,
        per_sheet=loose.per_sheet,
        lang=wording.lang,
        stacked=loose.stacked,
    )


def _faces(loose: Loose, wording: Wording) -> Iterator[GridFace]:
    say, numbered = spoken(wording.labels).__getitem__, wording.labels["bingo.number"]
    before, after = numbered.split("{n}")
    names = iter(loose.names)
    for number, (code, squares) in enumerate(zip(loose.codes, loose.squares, strict=True), 1):
        words = " ".join(map(say, code))
        yield GridFace(code, words, next(names, ""), f"{before}{number}{after}", f"{loose.pack} {code}", squares)
