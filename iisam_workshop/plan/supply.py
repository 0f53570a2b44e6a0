"""How many cards can exist: the arithmetic behind a refusal, with the numbers in the message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import comb, prod
from typing import TYPE_CHECKING

from iisam_workshop.errors import Problem
from iisam_workshop.model.lines import lines
from iisam_workshop.plan.groups import Groups

if TYPE_CHECKING:
    from iisam_workshop.model.game import Game
    from iisam_workshop.model.session import Session

__all__ = ["Grid", "beyond_supply", "large", "no_deal_found", "shared_lines", "too_few_columns", "too_many"]

Grid = tuple[int, int, int | None]
"""Columns, rows, and the position of the free square or None."""

_LARGE = 4
"""From this many columns and rows on, no two cards may share a line."""


def beyond_supply(session: Session, game: Game, groups: Groups, cards: int) -> tuple[Problem, ...]:
    """Refuse (IW603) more cards than there are different sets of terms, or lines for them on a large grid."""
    fact = next(too_many(_grid(game), len(game.pool), groups, cards), "")
    return (_refusal(session, game, groups, cards, fact),) if fact else ()


def no_deal_found(session: Session, game: Game, groups: Groups, cards: int) -> Problem:
    """Refuse (IW603) what the numbers allow but the dealer did not find."""
    fact = f"no way was found to deal {cards:,} cards from {len(game.pool)} terms without a twin among cards or lines"
    return _refusal(session, game, groups, cards, fact)


def shared_lines(session: Session, game: Game, groups: Groups, clashes: int, cards: int) -> tuple[Problem, ...]:
    """Refuse (IW603) cards with a line in common on a large grid; on a small one, warn of them (IW608)."""
    if not clashes:
        return ()
    if large(game.columns, game.rows):
        return (no_deal_found(session, game, groups, cards),)
    return (
        Problem(
            "IW608",
            f"{clashes:,} of {cards:,} new cards share a line with another card; nothing better was found for this "
            f"grid and {len(game.pool)} terms",
            "Set bingo.pool higher, choose 4x4 or larger, or settle ties as the caller's sheet says.",
            session.places.at("session", "bingo", "grid"),
            "warning",
        ),
    )


def large(columns: int, rows: int) -> bool:
    """Tell whether a grid is so large that no two cards may share a line."""
    return min(columns, rows) >= _LARGE


def too_many(grid: Grid, pool: int, groups: Groups, cards: int) -> Iterator[str]:
    """Say with the numbers why so many cards cannot exist: too few columns of a journey, sets of terms, or lines."""
    sets = _hands(tuple(map(len, groups.terms)), groups)
    if groups.apart and large(*grid[:2]):
        yield from too_few_columns(grid, groups, cards)
    elif cards > sets and len(groups.terms) == 1:
        yield f"{cards:,} different cards are wanted; {groups.total} squares and {pool} terms make {sets:,}"
    elif cards > sets:
        shares = " + ".join(map(str, groups.squares)) + (f", and {groups.more} more," if groups.more else "")
        yield f"{cards:,} different cards are wanted; {shares} squares of {len(groups.terms)} stages make {sets:,}"
    for length, number in sorted(Counter(map(len, lines(*grid))).items()):
        made = comb(pool, length)
        if large(*grid[:2]) and cards * number > made:
            yield f"{cards:,} cards have {cards * number:,} lines of {length} terms; {pool} terms make {made:,}"


def too_few_columns(grid: Grid, groups: Groups, cards: int) -> Iterator[str]:
    """Say which stage's terms make too few columns, or rows, for all cards of a journey to differ in them."""
    side, other = ("column", "rows") if grid[0] == len(groups.terms) else ("row", "columns")
    for terms, squares in zip(groups.terms, groups.squares, strict=True):
        made = comb(len(terms), squares)
        if cards > made:
            yield (
                f"a {side} of {len(terms)} terms and {squares} {other} allows {made:,} different {side}s; "
                f"you ask for {cards:,} cards"
            )


def _grid(game: Game) -> Grid:
    return game.columns, game.rows, game.free


def _hands(sizes: tuple[int, ...], groups: Groups) -> int:
    """Count the hands of groups of these sizes; the squares that go in turns may fall to any of the groups."""
    shares = list(zip(sizes, groups.squares, strict=True))
    turns = combinations(range(len(shares)), groups.more)
    return sum(prod(comb(size, count + (n in turn)) for n, (size, count) in enumerate(shares)) for turn in turns)


def _refusal(session: Session, game: Game, groups: Groups, cards: int, fact: str) -> Problem:
    known = len(session.catalogue.terms)
    pools = range(len(game.pool) + 1, known + 1)
    enough = next((pool for pool in pools if _ample(session, game, groups, pool, cards)), 0)
    hint = f"Set bingo.pool to {enough} or more." if enough else "Choose another grid or ask for fewer spare cards."
    return Problem("IW603", fact, hint, session.places.at("session", "bingo", "pool"))


def _ample(session: Session, game: Game, groups: Groups, pool: int, cards: int) -> bool:
    """Tell whether a pool has twice the sets and lines that are needed, which the dealer always manages."""
    sizes: tuple[int, ...] = (pool,)
    if len(groups.terms) > 1:
        stages = len(session.catalogue.stages)
        sizes = tuple(pool // stages for _ in groups.terms)
    lengths = Counter(map(len, game.lines())).items()
    columns = zip(sizes, groups.squares, strict=True)
    roomy = not large(game.columns, game.rows) or all(
        comb(pool, length) >= 2 * cards * number for length, number in lengths
    )
    return (
        roomy
        and _hands(sizes, groups) >= 2 * cards
        and (not game.heads or all(comb(size, count) >= 2 * cards for size, count in columns))
    )
