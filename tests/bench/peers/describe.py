"""What the peers are to draw, our own cards with every line broken and placed: python describe.py LIST NAMES OUT.

The terms of each card come from the list that ``bingo cards --list`` writes, the rest from the same sources as on our
own cards. A peer measures nothing, breaks no line and looks up no size, so that it is at its best. Left out, to the
peers' advantage: the QR code, the journey line of the free square, all colours but the tint of the free square.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from iisam_workshop import resources
from iisam_workshop.compose.card_words import spoken
from iisam_workshop.compose.loose_cards import Loose, loose_cards
from iisam_workshop.load.word_lists import plain_layout
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.deck import GridWords
from iisam_workshop.plan.loose import pack_word
from iisam_workshop.press.card_fit import LEADING, Setting, fitted
from iisam_workshop.press.card_frame import FRAMES, Frame
from iisam_workshop.press.card_look import CardLook, plain_look
from iisam_workshop.press.fonts import register
from iisam_workshop.press.rl import pdfmetrics

FAMILY = "Atkinson Hyperlegible Next"
PLAIN, BOLD = 0, 1
"""How a weight is written in the description."""

SIDE, FREE = 5, 12


def describe(listing: Path, names: Sequence[str], path: Path, seed: str = "cards") -> None:
    """Write the description of the cards of a list as JSON, lengths in points from the lower left corner."""
    fonts = resources.folder("layouts") / "fonts"
    register(fonts)
    with listing.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    terms = list(dict.fromkeys(term for row in rows for term in row[2:]))
    look = plain_look(*plain_layout("standard"))
    setting, words = _setting(terms, look)
    text = _Text(look, setting.imposition.frame, setting)
    place = {term: number for number, term in enumerate(terms)}
    cards = [
        text.card(names[number], row[0], row[1], [place[term] for term in row[2:]]) for number, row in enumerate(rows)
    ]
    width, height = setting.square
    told = {
        "page": setting.imposition.size,
        "folder": str(fonts),
        "family": FAMILY,
        "fonts": [str(fonts / f"AtkinsonHyperlegibleNext_{style}.ttf") for style in ("400Regular", "700Bold")],
        "fixed": text.fixed(words, f"BINGO {pack_word(seed)}"),
        "rules": text.ruled(),
        "tint": (*text.corner(FREE), width, height),
        "grid": (text.left, text.top, width, height),
        "squares": [text.corner(square) for square in range(SIDE * SIDE) if square != FREE],
        "size": setting.size,
        "leading": LEADING,
        "terms": [text.term(lines) for lines in setting.terms[0]],
        "cards": cards,
        "spoken": text.spoken,
    }
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _setting(terms: Sequence[str], look: CardLook) -> tuple[Setting, GridWords]:
    wording = read_wording("en")
    loose = Loose(
        title=wording.labels["bingo.heading"], terms=tuple(terms), columns=SIDE, rows=SIDE, free=FREE, free_text="",
        codes=(), squares=(), names=(), stages=(), heads=False, pack="", per_sheet=1,
    )  # fmt: skip
    deck = loose_cards(loose, wording)
    setting = fitted(deck, look, FRAMES[1], look.least)
    if not isinstance(setting, Setting):
        raise SystemExit(f"these terms do not fit a square: {setting}")
    return setting, deck.words[0]


class _Text:
    """Where everything stands on a card of a sheet of its own."""

    def __init__(self, look: CardLook, frame: Frame, setting: Setting) -> None:
        self.look, self.frame, self.setting = look, frame, setting
        self.left, self.top = frame.side + frame.row_head, frame.grid_top
        self.room = frame.code_right - frame.side - self.wide("W" * SIDE, BOLD, frame.code) * 0.8 - 12
        self.labels = read_wording("en").labels
        self.say = spoken(self.labels)
        _, self.name_y, self.below_y = frame.baselines
        self.spoken = {"y": self.below_y, "size": frame.text, "name_y": self.name_y, "code_size": frame.code,
                       "x": frame.side, "right": frame.code_right}  # fmt: skip

    def wide(self, text: str, weight: int, size: float) -> float:
        return float(pdfmetrics.stringWidth(text, self.look.bold if weight else self.look.plain, size))

    def corner(self, square: int) -> tuple[float, float]:
        """Return the lower left corner of a square."""
        width, height = self.setting.square
        return self.left + square % SIDE * width, self.top - (square // SIDE + 1) * height

    def fixed(self, words: GridWords, pack: str) -> list[tuple[int, float, float, float, str]]:
        """Return the texts of every card as weight, size, place and text."""
        frame, (width, height) = self.frame, self.setting.square
        small, foot = frame.small, frame.small * 1.67
        x, y = self.corner(FREE)
        made = [
            (PLAIN, small, frame.side, frame.baselines[0], words.heading),
            (PLAIN, small, frame.code_right - self.wide(words.code, PLAIN, small), frame.baselines[0], words.code),
            (BOLD, frame.text, x + (width - self.wide(words.free, BOLD, frame.text)) / 2, y + height * 0.3, words.free),
            (PLAIN, small, frame.side, foot + small * 1.25, words.heading),
            (PLAIN, small, frame.side, foot, pack),
        ]
        made += [
            (PLAIN, small, frame.side, frame.foot - small - 6 - n * (small + 3), line)
            for n, line in enumerate(self.setting.rules[0])
        ]
        for n in range(SIDE):
            column, row, middle = chr(65 + n), str(n + 1), self.left + (n + 0.5) * width
            made.append((BOLD, small, middle - self.wide(column, BOLD, small) / 2, self.top + 5, column))
            middle = frame.side + frame.row_head / 2
            y = self.top - (n + 0.5) * height - small * 0.35
            made.append((BOLD, small, middle - self.wide(row, BOLD, small) / 2, y, row))
        return made

    def ruled(self) -> list[tuple[float, float, float, float]]:
        """Return the lines of the grid and the one above the footer, each from where to where."""
        width, height = self.setting.square
        right, bottom = self.left + SIDE * width, self.top - SIDE * height
        across = [(self.left, self.top - n * height, right, self.top - n * height) for n in range(SIDE + 1)]
        down = [(self.left + n * width, bottom, self.left + n * width, self.top) for n in range(SIDE + 1)]
        y = self.frame.small * 4.17
        return [*across, *down, (self.frame.side, y, self.frame.width - self.frame.side, y)]

    def term(self, lines: Iterable[str]) -> list[tuple[str, float, float]]:
        """Return the lines of a term, each with its place in a square."""
        size, (width, height), lines = self.setting.size, self.setting.square, list(lines)
        first = height / 2 + size * LEADING * (len(lines) / 2 - 1) + size * 0.24
        return [
            (line, (width - self.wide(line, PLAIN, size)) / 2, first - n * size * LEADING)
            for n, line in enumerate(lines)
        ]

    def card(self, name: str, number: str, code: str, terms: list[int]) -> dict[str, Any]:
        """Return what is a card's own: texts with their sizes and places, and its terms."""
        frame, said = self.frame, " ".join(self.say[symbol] for symbol in code)
        size = next((size for size in frame.name if self.wide(name, BOLD, size) <= self.room), frame.name[-1])
        return {
            "name": name,
            "size": size,
            "number": self.labels["bingo.number"].format(n=number),
            "code": code,
            "code_x": frame.code_right - self.wide(code, BOLD, frame.code),
            "said": said,
            "said_x": frame.code_right - self.wide(said, PLAIN, frame.text),
            "terms": terms,
        }


if __name__ == "__main__":
    listing, listed, out = map(Path, sys.argv[1:])
    describe(listing, listed.read_text(encoding="utf-8").splitlines(), out)
