"""The one size of a deck's squares, and how each term breaks into lines at it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from iisam_workshop.model.deck import GridDeck
from iisam_workshop.press.card_frame import Frame, Imposition
from iisam_workshop.press.card_look import CardLook
from iisam_workshop.press.fit import greedy_lines, width_of, wrap_lines

__all__ = ["LEADING", "Setting", "fitted", "free_lines"]

LEADING = 1.15


@dataclass(frozen=True, slots=True)
class Setting:
    """How a deck is set: its sheet, the size of type and of a square, and by language the lines of every text.

    ``mark`` is the room at the top of a square for the mark of its stage, 0 where there are none. ``terms`` and
    ``heads`` have the lines of each term and of each head of a journey layout, ``rules`` of the rule.
    """

    imposition: Imposition
    size: float
    square: tuple[float, float]
    mark: float
    terms: tuple[tuple[list[str], ...], ...]
    heads: tuple[tuple[list[str], ...], ...]
    rules: tuple[list[str], ...]


def fitted(deck: GridDeck, look: CardLook, imposition: Imposition, least: float) -> Setting | list[str]:
    """Return the setting in the largest size in which every term fits its square; else the terms that do not."""
    frame = imposition.frame
    rules = tuple(wrap_lines(words.rule, look.plain, frame.small, frame.width - 2 * frame.side) for words in deck.words)
    more = max(sum(len(rules[tongue]) for tongue in tongues) for tongues in deck.tongues) - 1
    frame = replace(frame, foot=frame.foot + more * (frame.small + 3))
    if deck.heads and not deck.heads_across:
        frame = replace(frame, row_head=frame.row_head + 8 * frame.small)
    room = (frame.square(deck.columns, deck.rows)[0] if deck.heads_across else frame.row_head) - frame.small - 6
    size = frame.small
    heads = tuple(tuple(_head_lines(head, look.bold, size, room) for head in words.heads) for words in deck.words)
    wide = [line for each in heads for head in each for line in head if width_of(line, look.bold, size) > room]
    if wide:
        return wide
    if deck.heads and deck.heads_across:
        lines = max(len(head) for each in heads for head in each)
        frame = replace(frame, column_head=lines * (frame.small + 2) + 8)
    square = frame.square(deck.columns, deck.rows)
    if wide := _free_misfits(deck, look, frame, square):
        return wide
    room, marked = square[0] - 2 * frame.pad, frame.small + 3 if deck.marks else 0.0
    misfits: list[str] = []
    for size in (size for size in look.sizes if size >= least):
        misfits = _misfits(deck, look.plain, size, (room, square[1] - 2 * frame.pad - marked))
        if not misfits:
            terms = tuple(tuple(wrap_lines(term, look.plain, size, room) for term in each.terms) for each in deck.words)
            return Setting(replace(imposition, frame=frame), size, square, marked, terms, heads, rules)
    return misfits


def _free_misfits(deck: GridDeck, look: CardLook, frame: Frame, square: tuple[float, float]) -> list[str]:
    """Return the texts of the free square that do not fit below its journey line; their size is fixed."""
    (width, height), size = square, frame.text
    loop = min(9.0, (width - 16) / 25) if deck.stages else 0.0
    above = (0.68 * height - loop if deck.stages else height) - 1
    for tongues in deck.tongues if deck.free is not None else ():
        texts = [deck.words[tongue].free for tongue in tongues]
        lines = [line for text in texts for line in wrap_lines(text, look.bold, size, width - 8)]
        first, last = free_lines(height, size, len(lines))
        tall = first + 0.68 * size > above or last < 0.22 * size
        if tall or any(width_of(line, look.bold, size) > width - 8 for line in lines):
            return texts
    return []


def free_lines(height: float, size: float, lines: int) -> tuple[float, float]:
    """Return how far above the foot of the free square the first and the last of its lines stand."""
    first = height * 0.30 + (lines - 1) * size * 0.55 - size * 0.3
    return first, first - (lines - 1) * size * 1.1


def _head_lines(text: str, font: str, size: float, room: float) -> list[str]:
    """Break the name of a stage into lines; where a word is too long, after its hyphen."""
    lines = wrap_lines(text, font, size, room)
    if all(width_of(line, font, size) <= room for line in lines):
        return lines
    return [line.replace("- ", "-") for line in wrap_lines(text.replace("-", "- "), font, size, room)]


def _misfits(deck: GridDeck, font: str, size: float, room: tuple[float, float]) -> list[str]:
    heights: dict[tuple[int, int], float] = {}
    wide: dict[str, None] = {}
    for tongue in {tongue for tongues in deck.tongues for tongue in tongues}:
        for number, term in enumerate(deck.words[tongue].terms):
            lines = greedy_lines(term, font, size, room[0])
            heights[tongue, number] = len(lines) * size * LEADING
            if any(width_of(line, font, size) > room[0] for line in lines):
                wide[term] = None
    for tongues in deck.tongues:
        for number, term in enumerate(deck.words[tongues[0]].terms):
            if sum(heights[tongue, number] for tongue in tongues) > room[1]:
                wide[term] = None
    return list(wide)
