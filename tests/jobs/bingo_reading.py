"""Reads the papers of the journey bingo as a stranger would: from finished files only, with arithmetic of its own."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections import Counter
from functools import cached_property
from itertools import combinations
from pathlib import Path

from tests.reading import Reading, cards

ENTRY = re.compile(r"([A-Z]{1,2})\s(\d+)")
STAGE = re.compile(r"^[1-6] ")


class Papers:
    """The folder of a build: its manifest, and what its papers say."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.manifest = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        self.bingo = self.manifest["bingo"]
        self.columns, self.rows = map(int, self.bingo["grid"].split("x"))
        self.known = {}

    def read(self, paper):
        """The file of a document, read once."""
        if paper not in self.known:
            self.known[paper] = Reading(self.folder / self.path(paper))
        return self.known[paper]

    def path(self, paper):
        alone = {"bingo-cards": "bingo-cards.pdf", "bingo-cards-large": "bingo-cards-large-print.pdf"}
        letters = {each["id"]: each["part"] for each in self.manifest["documents"]}
        return alone.get(paper) or f"parts/{letters[paper]}-{paper}.pdf"

    @property
    def ids(self):
        return [each["id"] for each in self.manifest["documents"]]

    def codes_of_problems(self):
        return [problem["code"] for problem in self.manifest["problems"]]

    # -- cards

    @cached_property
    def cards(self):
        return cards(self.read("bingo-cards"))

    @cached_property
    def large(self):
        return cards(self.read("bingo-cards-large"))

    @cached_property
    def english(self):
        """What a square may say -> the English term."""
        found = {}
        for term in self.bingo["terms"].values():
            for said in (term["name"], term["welsh"], f"{term['welsh']} {term['name']}"):
                found[said] = term["name"]
        return found

    def grid(self, card):
        """A card's rows of terms in English, the free square None; a mark's number before a term is no part of it."""
        return [[self.english.get(STAGE.sub("", square)) for square in row] for row in card.squares]

    @cached_property
    def grids(self):
        return {card.code: self.grid(card) for card in self.cards}

    # -- the day

    @cached_property
    def slots(self):
        """(hours, title, [(number, term)]) of every slot in whose row the running order has words to tick."""
        found = []
        for row in self.read("running-order").all("Table")[0].all("TR")[1:]:
            cells = row.all("TD")
            title = cells[0].all("P")[0].words() if len(cells) == 1 else ""
            if not title.startswith("Words to say "):
                continue
            title = title.removeprefix("Words to say ")
            hours = row.all("TH")[0].words()
            words = [tuple(item.words().split(" ", 1)) for item in cells[0].all("LBody")]
            said = [(int(number), term) for number, term in words]
            if found and found[-1][:2] == (hours, title):
                found[-1][2].extend(said)  # a long list goes on in a row of its own
            else:
                found.append((hours, title, said))
        return found

    @cached_property
    def called(self):
        """{number: (term, number of its stage)} from the caller's sheet."""
        found = {}
        for row in self.read("caller").all("Table")[0].all("TR")[1:]:
            term, stage = [p.words() for p in row.all("TD")[1].all("P")]
            found[int(row.all("TH")[0].words().split()[-1])] = (term, int(stage.split()[0]))
        return found

    @cached_property
    def order(self):
        """The planned order of the terms: from the tick lists where the day is the game, else from the caller."""
        said = [each for _, _, words in self.slots for each in words]
        return [term for _, term in said] if said else [self.called[n][0] for n in sorted(self.called)]

    @cached_property
    def stage_of(self):
        return dict(self.called.values())

    # -- winners

    def ways(self, grid):
        """{head: groups of terms} as the look-up heads its columns; of each group one term must be said.

        Where one of each stage is wanted, each stage has its column, and all are needed.
        """
        pattern = self.bingo["pattern"]
        squares = [term for row in grid for term in row if term]
        if pattern == "stages":
            stages = sorted({self.stage_of[term] for term in squares})
            return {f"Stage {n}": [[t for t in squares if self.stage_of[t] == n]] for n in stages}
        if pattern == "corners":
            return {"Four corners": [[grid[y][x]] for y in (0, -1) for x in (0, -1)]}
        if pattern == "full":
            return {"Full card": [[term] for term in squares]}
        staged = self.bingo["layout"] == "journey" and len(grid[0]) == 6
        return {head: [[term] for term in line] for head, line in lines(grid, staged).items()}

    def completed(self, grid):
        """{head: the call that completes it}, found by saying the day's terms one after the other."""
        ways, said, found = self.ways(grid), set(), {}
        for call, term in enumerate(self.order, 1):
            said.add(term)
            for head, groups in ways.items():
                if head not in found and all(said.intersection(group) for group in groups):
                    found[head] = call
        return found

    def won_at(self, grid):
        calls = self.completed(grid).values()
        return max(calls) if self.bingo["pattern"] == "stages" else min(calls)

    @cached_property
    def wins(self):
        """{code: the call with which that card wins}."""
        return {code: self.won_at(grid) for code, grid in self.grids.items()}

    def hours_of(self, call):
        """First and last call of the slot in which a call is made."""
        for _, _, words in self.slots:
            numbers = [number for number, _ in words]
            if call in numbers:
                return min(numbers), max(numbers)
        return 1, len(self.order)

    # -- papers

    def lookup(self):
        """The heads and rows of the winner look-up: {code: (seat, {head: (letter, call) or None})}."""
        table = self.read("winner-grid").all("Table")[0]
        heads = [head.words() for head in table.all("TR")[0].all("TH")][2:]
        found = {}
        for row in table.all("TR")[1:]:
            code, (seat, *entries) = row.all("TH")[0].words(), [cell.words() for cell in row.all("TD")]
            if code != "Card":  # the head is repeated on each page
                found[code] = (seat, {head: entry(text) for head, text in zip(heads, entries, strict=True)})
        return heads, found

    def legend(self):
        """{letter: (title, hours)} below the look-up."""
        text = self.read("winner-grid").all("P")[1].words()
        return {
            letter: (title, hours)
            for letter, title, hours in re.findall(r"(?:^|· )([A-Z]+) (.+?), (\d\d:\d\d to \d\d:\d\d)(?= ·|$)", text)
        }

    def key(self):
        """{call: (letter, term)} of the second page of the look-up."""
        found = {}
        for row in self.read("winner-grid").all("Table")[1].all("TR")[1:]:
            cells = [cell.words() for cell in row.kids]
            for said, term in zip(cells[::2], cells[1::2], strict=True):
                if said and said != "Call":
                    letter, call = entry(said)
                    found[call] = (letter, term)
        return found

    def facts(self):
        rows = self.read("certificate").all("Table")[0].all("TR")[1:]
        return {row.all("TH")[0].words(): row.all("TD")[0].words() for row in rows}

    def uses(self):
        rows = self.read("certificate").all("Table")[1].all("TR")[1:]
        return {term: int(row.all("TH")[0].words()) for row in rows for term in row.all("TD")[0].words().split(" · ")}

    def digest(self):
        return self.read("certificate").all("P")[-1].words().replace(" ", "")

    def table(self, paper, table):
        """The cells of a table below its head, row by row."""
        return [[cell.words() for cell in row.kids] for row in self.read(paper).all("Table")[table].all("TR")[1:]]


def entry(text):
    """``D 42`` as letter and call; a dash is None."""
    found = ENTRY.fullmatch(text)
    return (found[1], int(found[2])) if found else None


def lines(grid, staged=False):
    """{R1: terms} of all rows, columns and, where it is square, diagonals; the free square is in none."""
    found = {f"R{n}": row for n, row in enumerate(grid, 1)}
    heads = range(1, 7) if staged else "ABCDEF"  # stages have numbers
    found |= {f"C{head}": list(column) for head, column in zip(heads, zip(*grid, strict=True), strict=False)}
    if len(grid) == len(grid[0]):
        found |= {"D1": [row[n] for n, row in enumerate(grid)], "D2": [row[-1 - n] for n, row in enumerate(grid)]}
    return {head: [term for term in line if term] for head, line in found.items()}


def terms(grid):
    return frozenset(term for row in grid for term in row if term)


def worst_pairs(grids):
    """The largest number of terms that two cards share, and all pairs that share as many."""
    shared = {pair: len(terms(grids[pair[0]]) & terms(grids[pair[1]])) for pair in combinations(grids, 2)}
    most = max(shared.values())
    return most, [set(pair) for pair, count in shared.items() if count == most]


def least_overlap(cards, groups):
    """What some pair of cards must share, however dealt: ``groups`` are (terms, squares of each card)."""
    pairs = 0
    for size, squares in groups:
        each, more = divmod(cards * squares, size)
        pairs += more * math.comb(each + 1, 2) + (size - more) * math.comb(each, 2)
    by_mean = math.ceil(pairs / math.comb(cards, 2))
    return max(by_mean, sum(max(0, 2 * squares - size) for size, squares in groups))


def digest(grids):
    """What the certificate tells us to do: a line a card, sorted by code, SHA-256."""
    written = []
    for code in sorted(grids):
        written.append(f"{code} " + " | ".join(term for row in grids[code] for term in row if term) + "\n")
    return hashlib.sha256("".join(written).encode("utf-8")).hexdigest()


def uses(grids):
    return Counter(term for grid in grids.values() for term in terms(grid))
