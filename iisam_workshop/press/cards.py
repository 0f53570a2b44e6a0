"""Cards with a grid of terms: every term is set once for each square, and a card is a choice of these plates.

The terms of a deck have one size. What all cards share (grid, heads, rule, the free square) is one plate; what is a
card's own is its name, its code as text and as a QR code, and where its owner sits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from operator import getitem

from iisam_workshop.errors import ContentInvalid, Problem
from iisam_workshop.model.deck import GridDeck, GridFace
from iisam_workshop.model.stacks import sheets_of
from iisam_workshop.pdf.block import Forme, Sheet
from iisam_workshop.press.card_fit import LEADING, Setting, fitted
from iisam_workshop.press.card_fixed import fixed_plate, heading_cut
from iisam_workshop.press.card_frame import FRAMES, Imposition, large_frames
from iisam_workshop.press.card_look import CardLook
from iisam_workshop.press.card_own import OwnPlace, OwnPress
from iisam_workshop.press.card_tree import Marks, card_tree, marks_of
from iisam_workshop.press.case import Case, fill, number
from iisam_workshop.press.impression import Impression, Plates, artifact, in_english, mark
from iisam_workshop.press.marks import draw_mark
from iisam_workshop.press.sketch import sketch

__all__ = ["Notes", "set_cards"]

Notes = Callable[[GridFace], str]
"""What stands beside a card's code in the footer, such as a digest; may be empty."""


def set_cards(deck: GridDeck, look: CardLook, pack_id: str, notes: Notes) -> Impression:
    """Set a deck of cards; raises ContentInvalid (IW233, IW234) where terms or cards do not fit."""
    setting = _setting(deck, look)
    case, plates = Case(), Plates()
    formes = {kinds: _forme(deck, kinds) for kinds in _kinds(deck, setting.imposition)}
    places = {kinds: place for place, kinds in enumerate(formes)}
    own = OwnPress(deck, look, setting.imposition.frame, case, notes)
    sheets = _Press(deck, look, setting, case, plates, own).sheets(places, pack_id)
    cut = any(heading_cut(words, look, setting.imposition.frame) for words in deck.words)
    return Impression(setting.imposition.size, tuple(formes.values()), plates, sheets, case, own.cut, cut)


def _setting(deck: GridDeck, look: CardLook) -> Setting:
    """Return sheet and size of type: the sheet that was asked for, or for large print the smaller one that does."""
    large = deck.large or (look.least >= _LARGE and deck.per_sheet == 1)
    least = max(look.least, _LARGE) if large else look.least
    tried = large_frames() if large else (_imposition(deck),)
    misfits: list[str] = []
    for imposition in tried:
        found = fitted(deck, look, imposition, least)
        if isinstance(found, Setting):
            return found
        misfits = found
    paper = "A3" if large else "A4"
    where = f"an {paper} sheet" if deck.per_sheet == 1 else f"an {paper} sheet of {deck.per_sheet} cards"
    raise ContentInvalid(_misfit(deck, misfits, least, where))


def _imposition(deck: GridDeck) -> Imposition:
    """Return the sheet with as many cards as are asked for; raises ContentInvalid (IW234) when they are too many."""
    squares = max(deck.columns, deck.rows)
    if squares <= _MOST_SQUARES.get(deck.per_sheet, 0):
        return FRAMES[deck.per_sheet]
    fitting = " or ".join(str(cards) for cards, most in _MOST_SQUARES.items() if squares <= most)
    raise ContentInvalid(
        Problem(
            "IW234",
            f"{deck.per_sheet} cards of {deck.columns}x{deck.rows} do not go on an A4 sheet",
            f"Print {fitting} to a sheet; two take grids up to 5x5, four up to 3x3.",
        )
    )


_NAMED = 10
"""How many terms a message names."""
_LARGE = 16.0
"""The least size of large print, in points."""

_MOST_SQUARES = {1: 6, 2: 5, 4: 3}
"""How many columns or rows a card may have, by the number of cards on a sheet."""


def _misfit(deck: GridDeck, terms: Sequence[str], least: float, where: str) -> Problem:
    listed = ", ".join(repr(term) for term in terms[:_NAMED])
    listed += f" and {len(terms) - _NAMED} more" if len(terms) > _NAMED else ""
    square = f"a square of a {deck.columns}x{deck.rows} card on {where} at {least:g} points"
    fewer = "Print fewer cards to a sheet, choose" if deck.per_sheet > 1 else "Choose"
    hint = f"{fewer} fewer squares or shorten the terms."
    return Problem("IW233", f"these terms do not fit {square}: {listed}", hint)


def _kinds(deck: GridDeck, imposition: Imposition) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Return what languages may meet on a sheet: those of each of its cards; the fullest sheets first."""
    for cards in range(len(imposition.corners), 0, -1):
        yield from product(deck.tongues, repeat=cards)


def _forme(deck: GridDeck, kinds: Sequence[tuple[int, ...]]) -> Forme:
    trees, first = [], 0
    for tongues in kinds:
        marks = marks_of(deck, tongues, first)
        trees.append(card_tree(deck, tongues, marks))
        first = marks.end
    return Forme(tuple(trees), first)


@dataclass(frozen=True, slots=True)
class _Press:
    """What it takes to make sheets of faces."""

    deck: GridDeck
    look: CardLook
    setting: Setting
    case: Case
    plates: Plates
    own: OwnPress
    _set: dict[tuple[int, int], tuple[float, bytes]] = field(default_factory=dict)

    def sheets(self, formes: dict[tuple[tuple[int, ...], ...], int], pack_id: str) -> Iterator[Sheet]:
        corners = self.setting.imposition.corners
        positions: dict[tuple[tuple[int, ...], ...], list[_Position]] = {}
        for group in sheets_of(self.deck.faces, len(corners), stacked=self.deck.stacked):
            kinds = tuple([face.tongues for face in group])
            if kinds not in positions:
                positions[kinds] = list(self._positions(kinds, pack_id))
            plates: list[int] = []
            own = []
            for face, position in zip(group, positions[kinds], strict=True):
                plates.append(position.fixed)
                plates += position.cells(face.squares)
                own.append(position.own.content(face))
            yield Sheet(formes[kinds], plates, b"".join(own))

    def _positions(self, kinds: Sequence[tuple[int, ...]], pack_id: str) -> Iterator[_Position]:
        first = 0
        for place, (tongues, corner) in enumerate(zip(kinds, self.setting.imposition.corners, strict=False)):
            marks = marks_of(self.deck, tongues, first)
            key = ("fixed", place, tongues, first)
            fixed = self.plates.place(key)
            if fixed is None:
                content = fixed_plate(self.deck, self.look, self.setting, self.case, (tongues, marks, place, pack_id))
                fixed = self.plates.add(key, content)
            yield _Position(self, tongues, marks, corner, fixed)
            first = marks.end

    def cell(self, tongues: tuple[int, ...], term: int, mcids: Sequence[int], corner: tuple[float, float]) -> bytes:
        """Return a plate with a term in the middle of a square, in each of its languages."""
        said = [len(tongues) == 1 or not self._is_english(tongue, term) for tongue in tongues]
        counts = [len(self.setting.terms[tongue][term]) * once for tongue, once in zip(tongues, said, strict=True)]
        leading = self.setting.size * LEADING
        middle = corner[1] + (self.setting.square[1] - self.setting.mark) / 2
        y = middle + leading * (sum(counts) / 2 - 1) + self.setting.size * 0.24
        out = []
        for place, (mcid, tongue) in enumerate(zip(mcids, tongues, strict=True)):
            shown = self._text((tongue, term), (corner[0], y)) if said[place] else b""
            if place:
                out.append(mark("Span", mcid, fill(self.look.quiet if said[0] else self.look.ink) + shown))
            else:
                drawn, numbered = self._stage(term, corner)
                # which square has which term is not in the structure, so the plate itself says its language
                shown = in_english(shown) if said[0] and self._is_english(tongue, term) else shown
                out.append(drawn + mark("TD", mcid, numbered + fill(self.look.ink) + shown))
            y -= leading * counts[place]
        return b"".join(out)

    def _is_english(self, tongue: int, term: int) -> bool:
        words = self.deck.words[tongue]
        return words.terms[term] in words.english

    def _text(self, what: tuple[int, int], at: tuple[float, float]) -> bytes:
        """Return a term, by language and number, in the middle of a square that begins at ``at``, its first line there.

        What a term looks like is worked out once for all its squares.
        """
        size, lettering = self.setting.size, self.case.lettering(self.look.plain)
        if what not in self._set:
            lines = self.setting.terms[what[0]][what[1]]
            self._set[what] = lettering.centred(lines, size, (self.setting.square[0], size * LEADING))
        indent, shown = self._set[what]
        return b"BT %b%b %b Td %bET\n" % (lettering.sized(size), number(at[0] + indent), number(at[1]), shown)

    def _stage(self, term: int, corner: tuple[float, float]) -> tuple[bytes, bytes]:
        """Return the mark of a term's stage for the top left corner of its square, and the number that reads it out."""
        if not self.deck.marks:
            return b"", b""
        stage, size = self.deck.marks[term], self.setting.imposition.frame.small
        x, y = corner[0] + 4, corner[1] + self.setting.square[1] - size - 1
        centre = (x + size / 2, y + size * 0.35)
        drawn = sketch(lambda canvas: draw_mark(canvas, stage, centre, size * 0.85))
        numbered = self.case.lettering(self.look.bold).line(f"{stage.number} ", size, (x + size + 3, y))
        return artifact(drawn), fill(self.look.quiet) + numbered


class _Position:
    """A card's place on a sheet: it knows the plates of its squares, and makes those that are not made yet."""

    def __init__(
        self, press: _Press, tongues: tuple[int, ...], marks: Marks, corner: tuple[float, float], fixed: int
    ) -> None:
        self.marks, self.fixed, self.own = marks, fixed, OwnPlace(press.own, marks, corner)
        self._press, self._tongues = press, tongues
        setting, frame = press.setting, press.setting.imposition.frame
        width, height = setting.square
        left, top = corner[0] + frame.side + frame.row_head, corner[1] + frame.grid_top
        free, columns = press.deck.free, press.deck.columns
        squares = [n for n in range(columns * press.deck.rows) if n != free]
        self._corners = [(left + n % columns * width, top - (n // columns + 1) * height) for n in squares]
        self._plates: list[dict[int, int]] = [{} for _ in squares]

    def cells(self, squares: Iterable[int]) -> list[int]:
        """Return the plates of a card's terms."""
        try:
            return list(map(getitem, self._plates, squares))
        except KeyError:
            for place, term in enumerate(squares):
                if term not in self._plates[place]:
                    self._plates[place][term] = self._make(place, term)
            return self.cells(squares)

    def _make(self, place: int, term: int) -> int:
        key = ("cell", self._tongues, term, self.marks.cells[place], self._corners[place])
        found = self._press.plates.place(key)
        if found is not None:
            return found
        mcids = self.marks.cells[place]
        return self._press.plates.add(key, self._press.cell(self._tongues, term, mcids, self._corners[place]))
