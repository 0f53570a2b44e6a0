"""Whether a card has won, given what was called: the rule of ``Game.goals`` over the plain values of a manifest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from iisam_workshop.errors import Problem, did_you_mean, refuse
from iisam_workshop.jobs.claims import card_of, heard
from iisam_workshop.load.manifest import Dealt, DealtCard, read_build
from iisam_workshop.model.lines import lines

__all__ = ["Standing", "Verdict", "standings", "winner"]

Group = tuple[str, ...]
"""Terms of which one is enough; most groups have a single one."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a card is on one way to win.

    ``by`` is the id of the term that completed it and ``at`` its number among what was called, from 1; empty and 0
    as long as groups are ``missing``.
    """

    way: str
    by: str
    at: int
    missing: tuple[Group, ...]

    @property
    def complete(self) -> bool:
        """Whether the card has won in this way."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a claim: the card, every way to win with the first completed or nearest on top, and doubts."""

    deal: Dealt
    card: DealtCard
    ways: tuple[Standing, ...]
    problems: tuple[Problem, ...]

    @property
    def won(self) -> bool:
        """Whether the card has won."""
        return self.ways[0].complete


def winner(build: Path | str, code: str, called: Sequence[str], slot: str | None = None) -> Verdict:
    """Tell whether the card with a code has won after terms were called; ``called`` are terms, call numbers, files.

    With ``slot``, everything that the day says up to the end of that slot was said first. Raises WorkshopError with
    all problems: IW201 for an unknown slot, IW245 unknown terms, IW246 a slip in the code, IW247 an unknown code,
    IW401 to IW406 for what cannot be read.
    """
    deal = read_build(Path(build))
    card, wrong = card_of(deal, code)
    planned, unknown = _until(deal, slot) if slot else ((), ())
    said, problems = heard(deal, called)
    found = (*wrong, *unknown, *problems)
    if card is None or any(problem.severity == "error" for problem in found):
        refuse(found)
    return Verdict(deal, card, standings(deal, card, tuple(dict.fromkeys((*planned, *said)))), found)


def standings(deal: Dealt, card: DealtCard, said: Sequence[str]) -> tuple[Standing, ...]:
    """Return every way to win, those complete first, by the call that completed them, then by how much is missing."""
    number = {term: call for call, term in enumerate(said, 1)}
    found = [_standing(way, groups, number) for way, groups in _ways(deal, card)]
    return tuple(sorted(found, key=lambda standing: (len(standing.missing), standing.at)))


def _standing(way: str, groups: Sequence[Group], number: dict[str, int]) -> Standing:
    missing = tuple(group for group in groups if not any(term in number for term in group))
    if missing:
        return Standing(way, "", 0, missing)
    last = max((min((number[term], term) for term in group if term in number) for group in groups), default=(0, ""))
    return Standing(way, last[1], last[0], ())


def _ways(deal: Dealt, card: DealtCard) -> Iterator[tuple[str, tuple[Group, ...]]]:
    squares = card.squares
    if deal.pattern == "line":
        every = lines(deal.columns, deal.rows, deal.free)
        for name, places in zip(_line_names(deal, len(every)), every, strict=True):
            yield name, tuple((squares[place],) for place in places)
    elif deal.pattern == "corners":
        last = deal.columns * deal.rows - 1
        ends = (0, deal.columns - 1, last - deal.columns + 1, last)
        places = tuple(end - (deal.free is not None and end > deal.free) for end in ends)
        yield "the four corners", tuple((squares[place],) for place in places)
    elif deal.pattern == "full":
        yield "the full card", tuple((term,) for term in squares)
    else:
        stages = dict.fromkeys(deal.terms[term].stage for term in squares)
        groups = (tuple(term for term in squares if deal.terms[term].stage == stage) for stage in stages)
        yield "one of each stage", tuple(groups)


def _line_names(deal: Dealt, count: int) -> list[str]:
    rows = [f"row {number}" for number in range(1, deal.rows + 1)]
    columns = [f"column {n + 1 if deal.headed else chr(ord('A') + n)}" for n in range(deal.columns)]
    return [*rows, *columns, "the diagonal from top left", "the diagonal from top right"][:count]


def _until(deal: Dealt, slot: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return what is said up to the end of a slot, in the planned order."""
    slots = list(deal.slots)
    if slot not in slots:
        hint = did_you_mean(slot, slots) or "This build does not say which slot says what; name the terms."
        return (), (Problem("IW201", f"unknown slot {slot!r}", hint),)
    return tuple(term for name in slots[: slots.index(slot) + 1] for term in deal.slots[name]), ()
