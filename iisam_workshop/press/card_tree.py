"""The structure of a card, and which mcid each of its texts has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from iisam_workshop.model.deck import GridDeck
from iisam_workshop.model.part import Attributes, Content, Element

__all__ = ["Marks", "card_tree", "marks_of"]

_QR = "QR code with the code of this card"


@dataclass(frozen=True, slots=True)
class Marks:
    """The mcids of one card on its page. ``cells`` has those of each term square, one a language; so has ``free``."""

    heading: int
    name: int
    seat: int
    label: int
    code: int
    qr: int
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    cells: tuple[tuple[int, ...], ...]
    free: tuple[int, ...]
    rules: tuple[int, ...]
    end: int


def marks_of(deck: GridDeck, tongues: tuple[int, ...], first: int) -> Marks:
    """Give every text of a card its mcid, from ``first`` on."""
    numbers = count(first)
    take = numbers.__next__
    head = (take(), take(), take(), take(), take(), take())
    columns = tuple(take() for _ in range(deck.columns))
    rows = tuple(take() for _ in range(deck.rows))
    squares = deck.columns * deck.rows - (deck.free is not None)
    cells = tuple(tuple(take() for _ in tongues) for _ in range(squares))
    free = tuple(take() for _ in tongues) if deck.free is not None else ()
    rules = tuple(take() for _ in tongues)
    return Marks(*head, columns, rows, cells, free, rules, take())


def card_tree(deck: GridDeck, tongues: tuple[int, ...], marks: Marks) -> Element:
    """Return a card's section: heading, name, seat, code, QR code, the table of its squares, the rule.

    The heading of level 1 is the name; on a card without one it is where the name of its owner would sit.
    """
    lang = deck.words[tongues[0]].lang
    figure = Element("Figure", (Content(0, marks.qr),), alt=_QR, lang="" if lang == deck.lang else deck.lang)
    kids = (
        _text("P", marks.heading),
        _text("H1", marks.name),
        _text("P", marks.seat),
        Element("P", (Content(0, marks.label), Content(0, marks.code))),
        figure,
        Element("Table", tuple(_rows(deck, tongues, marks))),
        *(_spoken("P", mcid, deck, tongues, n) for n, mcid in enumerate(marks.rules)),
    )
    return Element("Sect", kids, lang="" if lang == deck.lang else lang)


def _rows(deck: GridDeck, tongues: tuple[int, ...], marks: Marks) -> Iterator[Element]:
    words = deck.words[tongues[0]]
    langs = ["en-GB" if head in words.english else "" for head in words.heads]
    plain = [""] * (deck.columns + deck.rows)
    across, down = (langs or plain, plain) if deck.heads_across else (plain, langs or plain)
    columns = tuple(_head(mcid, "Column", lang) for mcid, lang in zip(marks.columns, across, strict=False))
    yield Element("TR", (Element("TD"), *columns))  # the empty corner keeps the table regular
    cells = list(marks.cells)
    if deck.free is not None:
        cells.insert(deck.free, marks.free)
    for row in range(deck.rows):
        squares = cells[row * deck.columns : (row + 1) * deck.columns]
        head = _head(marks.rows[row], "Row", down[row])
        yield Element("TR", (head, *(_square(each, deck, tongues) for each in squares)))


def _square(mcids: tuple[int, ...], deck: GridDeck, tongues: tuple[int, ...]) -> Element:
    first, *others = mcids
    spans = (_spoken("Span", mcid, deck, tongues, n) for n, mcid in enumerate(others, 1))
    return Element("TD", (Content(0, first), *spans))


def _spoken(role: str, mcid: int, deck: GridDeck, tongues: tuple[int, ...], place: int) -> Element:
    """Return an element in one of a card's languages; the first is that of the whole card."""
    lang = deck.words[tongues[place]].lang
    return Element(role, (Content(0, mcid),), lang="" if lang == deck.words[tongues[0]].lang else lang)


def _text(role: str, mcid: int) -> Element:
    return Element(role, (Content(0, mcid),))


def _head(mcid: int, scope: str, lang: str) -> Element:
    attributes: Attributes = (("O", "Table"), ("Scope", scope))
    return Element("TH", (Content(0, mcid),), attributes=(attributes,), lang=lang)
