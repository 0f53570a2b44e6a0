"""A dealt game of bingo: the terms in play, the cards, and what is said when."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Literal

from iisam_workshop.model.lines import lines

if TYPE_CHECKING:
    from iisam_workshop.model.journey import Term

__all__ = [
    "Card",
    "CardLanguage",
    "Curve",
    "Game",
    "Mix",
    "Odds",
    "Pattern",
    "Play",
    "SlotTerms",
    "Uniqueness",
]

Mix = Literal["mixed", "journey", "quota"]
"""How stages meet on a card: by chance, one to each column or row, or each with a number of squares of its own."""

Play = Literal["background", "called", "definition"]
"""What people listen for: the words of the day itself, the caller's words, or the caller's definitions."""

Pattern = Literal["line", "corners", "full", "stages"]
"""What wins: a line, the four corners, all squares, or one square of each stage."""

CardLanguage = Literal["en", "cy", "both"]
"""The language of the terms on a card."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card. ``squares`` are positions in the game's pool, row by row, the free square left out.

    ``owner`` is the attendee's key, empty for a spare card.
    """

    code: str
    squares: tuple[int, ...]
    owner: str = ""
    language: CardLanguage = "en"


@dataclass(frozen=True, slots=True)
class SlotTerms:
    """The terms that one slot of the agenda says, as positions in the pool, in the order in which it says them."""

    slot: str
    terms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Game:
    """The whole game. ``free`` is the position of the free square, or None.

    ``slots`` together say every term of the pool exactly once, in the order of the day. ``heads`` are the stage ids
    of the columns (or of the rows, when ``heads_across`` is false) of a journey layout, empty for others.
    """

    columns: int
    rows: int
    free: int | None
    pool: tuple[Term, ...]
    cards: tuple[Card, ...]
    slots: tuple[SlotTerms, ...]
    mix: Mix = "mixed"
    play: Play = "background"
    pattern: Pattern = "line"
    heads: tuple[str, ...] = ()
    heads_across: bool = True

    @property
    def squares(self) -> int:
        """How many squares of a card hold a term."""
        return self.columns * self.rows - (self.free is not None)

    @property
    def calls(self) -> tuple[int, ...]:
        """The planned order of all terms, as positions in the pool."""
        return tuple(chain.from_iterable(slot.terms for slot in self.slots))

    def lines(self) -> tuple[tuple[int, ...], ...]:
        """Return each row, column and (on square grids) diagonal as positions in ``Card.squares``."""
        return lines(self.columns, self.rows, self.free)

    def goals(self, card: Card) -> tuple[tuple[tuple[int, ...], ...], ...]:
        """Return what wins for a card: it has won once, in any one way, a term of every group of that way was said.

        A way is a tuple of groups of pool positions. A line is a way whose groups are its single terms; "one of each
        stage" is one way with a group for each stage on the card.
        """
        squares = card.squares
        if self.pattern == "stages":
            stages = dict.fromkeys(self.pool[square].stage for square in squares)
            return (tuple(tuple(n for n in squares if self.pool[n].stage == stage) for stage in stages),)
        full = tuple(range(len(squares)))
        ways = {"line": self.lines(), "corners": (self._corners(),), "full": (full,)}[self.pattern]
        return tuple(tuple((squares[place],) for place in way) for way in ways)

    def completed(self, card: Card) -> tuple[int, ...]:
        """Return, for each way to win, the number of the call (from 1) with which the card has it."""
        number = {term: call for call, term in enumerate(self.calls, 1)}
        return tuple(max(min(number[term] for term in group) for group in way) for way in self.goals(card))

    def won_at(self, card: Card) -> int:
        """Return the number of the call (from 1) with which the card wins in the planned order."""
        return min(self.completed(card))

    def slot_of(self, call: int) -> str:
        """Return the id of the slot in which the call of that number (from 1) is made."""
        said = 0
        for slot in self.slots:
            said += len(slot.terms)
            if call <= said:
                return slot.slot
        raise ValueError("there is no call of that number")

    def _corners(self) -> tuple[int, ...]:
        last = self.columns * self.rows - 1
        ends = (0, self.columns - 1, last - self.columns + 1, last)
        return tuple(place - (self.free is not None and place > self.free) for place in ends)


@dataclass(frozen=True, slots=True)
class Curve:
    """How many cards have won after each call: ``won[0]`` before the first one, then one entry a call.

    ``low`` and ``high`` bound eight runs of ten; all three are the same where nothing is left to chance. ``shared``
    is the chance that the first win falls to several cards on one call, from 0 to 1; ``first`` the middle (median)
    number of calls until somebody has won, 0 when in most runs nobody wins. ``begun`` is the chance, after each call,
    that somebody has won.
    """

    won: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    shared: float
    first: int
    begun: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Odds:
    """When these cards win: in the planned order, exactly; and over ``runs`` orders of chance inside each slot.

    ``skipped`` are such runs in which a share (the key, per cent) of the terms is never said.
    """

    planned: Curve
    runs: int
    shuffled: Curve
    skipped: tuple[tuple[int, Curve], ...]


@dataclass(frozen=True, slots=True)
class Uniqueness:
    """Proof that the cards differ. ``pair`` are the codes of the two cards that share most terms, ``shared`` of them.

    No deal of as many cards could keep every pair below ``floor``. ``uses`` counts the cards that hold each term of
    the pool. ``lines`` is the number of different lines, ``digest`` the SHA-256 of all cards (see ``docs/bingo.md``).
    ``earlier`` is the largest number of terms shared with a card of the day that was to be avoided, None without one.
    """

    cards: int
    pair: tuple[str, str]
    shared: int
    floor: int
    uses: tuple[int, ...]
    lines: int
    digest: str
    earlier: int | None = None
