"""Cards without a session: dealt from any list of terms, few of them or a hundred thousand.

Up to two thousand cards are dealt as a session's are, with the largest overlap limited; more of them all at once
(``plan/bulk.py``), which needs numpy. Nothing here waits for the models of a session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from iisam_workshop.errors import Problem, refuse
from iisam_workshop.model.lines import lines
from iisam_workshop.plan.arrangement import Board, lay_out
from iisam_workshop.plan.bulk_wish import BulkWish
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.codes import ALPHABET, draw
from iisam_workshop.plan.groups import Groups, hand_of
from iisam_workshop.plan.hands import draw_hands, uses
from iisam_workshop.plan.overlap import LIMITED, keep_apart, most_shared
from iisam_workshop.plan.supply import large, too_few_columns, too_many
from iisam_workshop.plan.uniqueness import floor

if TYPE_CHECKING:
    from iisam_workshop.plan.bulk_numbers import Terms

__all__ = ["REPORTED", "LooseDeal", "deal_loose", "pack_word"]

REPORTED = 10_000
"""Up to this many cards every pair is looked at."""

_Found = TypeVar("_Found")
_MOST = 140_000
"""A round number below that of the codes that can be dealt in bulk."""


@dataclass(frozen=True, slots=True)
class LooseDeal:
    """The cards, their codes, and what is proved of them.

    ``most_alike`` waits for the comparison of all pairs and returns how many terms the two cards most alike share,
    None for more cards than pairs are looked at, and their positions. ``floor`` is as in ``plan/uniqueness.py``.
    ``repeats`` counts cards that have a line in common with another, which happens on the smallest grids only.
    """

    codes: Sequence[str]
    squares: Sequence[Sequence[int]]
    most_alike: Callable[[], tuple[int | None, tuple[int, int]]]
    floor: int
    uses: Sequence[int]
    repeats: int


def deal_loose(wish: BulkWish) -> LooseDeal:
    """Deal the cards; raises Impossible (IW601, IW603) with the arithmetic of what cannot be dealt."""
    problems = tuple(_impossible(wish))
    if problems:
        refuse(problems)
    shares = [len(seats) for seats in wish.seats]
    least = floor(wish.count, [len(group) for group in wish.groups], shares)
    return _dealt_in_bulk(wish, least) if wish.count > LIMITED else _dealt(wish, least)


def pack_word(seed: str) -> str:
    """Return the word from the seed that stands on all cards of one deal."""
    stream = Chance(seed).stream("pack")
    return "".join(stream.choice(ALPHABET) for _ in range(4))


def _dealt(wish: BulkWish, least: int) -> LooseDeal:
    chance, numbers = Chance(wish.seed), range(1, wish.count + 1)
    grid = lines(wish.columns, wish.rows, wish.free)
    groups = _groups(wish)
    hands = draw_hands(groups, (), (), [chance.stream("card", str(n)) for n in numbers])
    if len(hands) < wish.count:
        refuse([_unfound(wish)])
    apart = keep_apart(hands, (), groups, chance.stream("exchanges"))
    squares = sum(map(len, wish.seats))
    zone = {seat: place for place, seats in enumerate(wish.seats) for seat in seats}
    board = Board(grid, zones=tuple(zone[n] for n in range(squares)) if groups.apart else ())
    faces, repeats = lay_out(apart, board, groups, set(), [chance.stream("face", str(n)) for n in numbers])
    if repeats and large(wish.columns, wish.rows):
        refuse([_unfound(wish)])
    codes: dict[str, None] = {}
    for n in numbers:
        codes[draw(chance.stream("code", str(n)), codes)] = None
    every = [hand_of(face) for face in faces]
    shared, one, other = most_shared(every)
    return LooseDeal(list(codes), faces, lambda: (shared, (one, other)), least, uses(every, _size(wish)), repeats)


def _dealt_in_bulk(wish: BulkWish, least: int) -> LooseDeal:
    from iisam_workshop.plan.bulk import deal_bulk
    from iisam_workshop.plan.bulk_codes import bulk_codes
    from iisam_workshop.plan.bulk_overlap import overlap
    from iisam_workshop.plan.bulk_overlap import uses as bulk_uses

    try:
        cards, repeats = deal_bulk(wish)
    except ValueError:
        refuse([_unfound(wish)])
    alike = _meanwhile(lambda: overlap(cards, _size(wish)) if wish.count <= REPORTED else (None, (0, 0)))
    codes = bulk_codes(wish.count, wish.seed)
    return LooseDeal(codes, _Rows(cards), alike, least, bulk_uses(cards, _size(wish)), repeats)


def _meanwhile(work: Callable[[], _Found]) -> Callable[[], _Found]:
    """Begin some work beside the printing of the cards; return what waits for its result.

    numpy lets other threads run while it counts, so where there are two processors this costs nothing.
    """
    found: list[_Found] = []
    worker = Thread(target=lambda: found.append(work()))
    worker.start()

    def result() -> _Found:
        worker.join()
        return found[0]

    return result


class _Rows(Sequence[Sequence[int]]):
    """The rows of an array as lists of whole numbers, some thousand of them at a time."""

    _CHUNK = 2000

    def __init__(self, cards: Terms) -> None:
        self._cards = cards

    def __len__(self) -> int:
        return len(self._cards)

    def __getitem__(self, place: int) -> Sequence[int]:  # type: ignore[override]  # no slices are asked for
        return self._cards[place].tolist()  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[Sequence[int]]:
        for first in range(0, len(self._cards), self._CHUNK):
            yield from self._cards[first : first + self._CHUNK].tolist()


def _size(wish: BulkWish) -> int:
    return max(chain.from_iterable(wish.groups)) + 1


def _impossible(wish: BulkWish) -> Iterator[Problem]:
    if wish.count > _MOST:
        what = f"{wish.count:,} cards are asked for, and there are {_MOST:,} card codes"
        yield Problem("IW603", what, "Make several files, each with a seed of its own.")
        return
    for group, seats in zip(wish.groups, wish.seats, strict=True):
        if len(group) < len(seats):
            what = f"{len(seats)} squares need at least {len(seats)} terms; there are {len(group)}"
            yield Problem("IW601", what, "Add terms, or choose a smaller grid.")
            return
    yield from _crowded(wish)


def _crowded(wish: BulkWish) -> Iterator[Problem]:
    grid, groups = (wish.columns, wish.rows, wish.free), _groups(wish)
    fact = next(too_many(grid, sum(map(len, wish.groups)), groups, wish.count), "")
    if fact:
        columns = groups.apart and fact in too_few_columns(grid, groups, wish.count)
        hint = "Ask for fewer cards, or for mixed ones." if columns else "Add terms, or ask for fewer cards."
        yield Problem("IW603", fact, hint)


def _groups(wish: BulkWish) -> Groups:
    return Groups(wish.groups, tuple(map(len, wish.seats)), apart=len(wish.groups) > 1)


def _unfound(wish: BulkWish) -> Problem:
    terms = sum(map(len, wish.groups))
    what = f"no way was found to deal {wish.count:,} cards from {terms} terms without a twin among cards or lines"
    return Problem("IW603", what, "Add terms, or ask for fewer cards.")
