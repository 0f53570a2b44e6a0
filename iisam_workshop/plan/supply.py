"""How many cards can exist: the arithmetic behind a refusal, with the numbers in the message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import comb, prod

from iisam_workshop.errors import Problem
from iisam_workshop.model.game import Game
from iisam_workshop.model.session import Session
from iisam_workshop.plan.groups import Groups

__all__ = ["beyond_supply", "large", "no_deal_found", "shared_lines"]

_LARGE = 4
"""From this many columns and rows on, no two cards may share a line."""


def beyond_supply(session: Session, game: Game, groups: Groups, cards: int) -> tuple[Problem, ...]:
    """Refuse (IW603) more cards than there are different sets of terms, or lines for them on a large grid."""
    fact = next(_too_many(game, groups, cards), "")
    return (_refusal(session, game, groups, cards, fact),) if fact else ()


def no_deal_found(session: Session, game: Game, groups: Groups, cards: int) -> Problem:
    """Refuse (IW603) what the numbers allow but the dealer did not find."""
    fact = f"no way was found to deal {cards:,} cards from {len(game.pool)} terms without a twin among cards or lines"
    return _refusal(session, game, groups, cards, fact)


def shared_lines(session: Session, game: Game, groups: Groups, clashes: int, cards: int) -> tuple[Problem, ...]:
    """Refuse (IW603) cards with a line in common on a large grid; on a small one, warn of them (IW608)."""
    if not clashes:
        return ()
    if large(game):
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


def large(game: Game) -> bool:
    """Tell whether a grid is so large that no two cards may share a line."""
    return min(game.columns, game.rows) >= _LARGE


def _too_many(game: Game, groups: Groups, cards: int) -> Iterator[str]:
    pool = len(game.pool)
    sets = _hands(tuple(map(len, groups.terms)), groups)
    if game.heads and large(game):
        yield from _too_few_columns(game, groups, cards)
    elif cards > sets and len(groups.terms) == 1:
        yield f"{cards:,} different cards are wanted; {game.squares} squares and {pool} terms make {sets:,}"
    elif cards > sets:
        shares = " + ".join(map(str, groups.squares)) + (f", and {groups.more} more," if groups.more else "")
        yield f"{cards:,} different cards are wanted; {shares} squares of {len(groups.terms)} stages make {sets:,}"
    for length, lines in sorted(Counter(map(len, game.lines())).items()):
        made = comb(pool, length)
        if large(game) and cards * lines > made:
            yield f"{cards:,} cards have {cards * lines:,} lines of {length} terms; {pool} terms make {made:,}"


def _too_few_columns(game: Game, groups: Groups, cards: int) -> Iterator[str]:
    side, other = ("column", "rows") if game.heads_across else ("row", "columns")
    for terms, squares in zip(groups.terms, groups.squares, strict=True):
        made = comb(len(terms), squares)
        if cards > made:
            yield (
                f"a {side} of {len(terms)} terms and {squares} {other} allows {made:,} different {side}s; "
                f"you ask for {cards:,} cards"
            )


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
    return (
        _hands(sizes, groups) >= 2 * cards
        and (not game.heads or all(comb(size, count) >= 2 * cards for size, count in columns))
        and (not large(game) or all(comb(pool, length) >= 2 * cards * lines for length, lines in lengths))
    )
