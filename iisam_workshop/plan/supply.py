"""How many cards can exist: the arithmetic behind a refusal, with the numbers in the message."""

from __future__ import annotations

from collections import Counter
from math import comb

from iisam_workshop.errors import Problem
from iisam_workshop.model.game import Game
from iisam_workshop.model.session import Session

__all__ = ["beyond_supply", "no_deal_found", "shared_lines"]

_LARGE = 4
"""From this many columns and rows on, no two cards may share a line."""


def beyond_supply(session: Session, game: Game, cards: int) -> tuple[Problem, ...]:
    """Refuse (IW603) more cards than there are different sets of terms, or lines for them on a large grid."""
    pool = len(game.pool)
    if cards > comb(pool, game.squares):
        fact = (
            f"{cards} different cards are wanted; {game.squares} squares and {pool} terms make "
            f"{comb(pool, game.squares)}"
        )
        return (_refusal(session, game, cards, fact),)
    for length, lines in sorted(Counter(map(len, game.lines())).items()):
        if _large(game) and cards * lines > comb(pool, length):
            fact = f"{cards} cards have {cards * lines} lines of {length} terms; {pool} terms make {comb(pool, length)}"
            return (_refusal(session, game, cards, fact),)
    return ()


def no_deal_found(session: Session, game: Game, cards: int) -> Problem:
    """Refuse (IW603) what the numbers allow but the dealer did not find."""
    fact = f"no way was found to deal {cards} cards from {len(game.pool)} terms without a twin among cards or lines"
    return _refusal(session, game, cards, fact)


def shared_lines(session: Session, game: Game, clashes: int, cards: int) -> tuple[Problem, ...]:
    """Refuse (IW603) cards with a line in common on a large grid; on a small one, warn of them (IW608)."""
    if not clashes:
        return ()
    if _large(game):
        return (no_deal_found(session, game, cards),)
    return (
        Problem(
            "IW608",
            f"{clashes} of {cards} new cards share a line with another card; nothing better was found for this grid "
            f"and {len(game.pool)} terms",
            "Set bingo.pool higher, choose 4x4 or larger, or settle ties as the caller's sheet says.",
            session.places.at("session", "bingo", "grid"),
            "warning",
        ),
    )


def _large(game: Game) -> bool:
    return min(game.columns, game.rows) >= _LARGE


def _refusal(session: Session, game: Game, cards: int, fact: str) -> Problem:
    known = len(session.catalogue.terms)
    enough = next((pool for pool in range(len(game.pool) + 1, known + 1) if _ample(game, pool, cards)), 0)
    hint = f"Set bingo.pool to {enough} or more." if enough else "Choose another grid or ask for fewer spare cards."
    return Problem("IW603", fact, hint, session.places.at("session", "bingo", "pool"))


def _ample(game: Game, pool: int, cards: int) -> bool:
    """Tell whether a pool has twice the sets and lines that are needed, which the dealer always manages."""
    lengths = Counter(map(len, game.lines())).items()
    return comb(pool, game.squares) >= 2 * cards and (
        not _large(game) or all(comb(pool, length) >= 2 * cards * lines for length, lines in lengths)
    )
