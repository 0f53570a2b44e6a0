"""What bingo cards say besides their terms: how to play, how a code is spoken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from iisam_workshop.model.deck import GridWords

if TYPE_CHECKING:
    from iisam_workshop.model.game import Pattern, Play

__all__ = ["card_words", "spoken", "win_label"]


def card_words(
    labels: Mapping[str, str],
    terms: tuple[str, ...],
    heads: tuple[str, ...],
    game: tuple[Play, Pattern, bool],
    own: Mapping[str, str],
) -> GridWords:
    """Return the words of a deck in the language of the labels.

    ``game`` is how it is played and won, and whether the grid is square; ``own`` goes before the labels: it may have
    a ``heading``, and a text for the ``free`` square.
    """
    play, pattern, square = game
    win = win_label(labels, pattern, square=square)
    rule = labels["bingo.rule"].format(mark=labels[f"bingo.mark.{play}"], win=win)
    return GridWords(
        lang=labels["lang"],
        heading=own.get("heading") or labels["bingo.heading"],
        rule=rule,
        free=own.get("free") or labels["bingo.free"],
        code=labels["bingo.code"],
        name=labels["name"],
        terms=terms,
        heads=heads,
    )


def win_label(labels: Mapping[str, str], pattern: Pattern, *, square: bool) -> str:
    """Return what wins, as a sentence without its full stop; only square grids have diagonals."""
    return labels["bingo.win.oblong" if pattern == "line" and not square else f"bingo.win.{pattern}"]


def spoken(labels: Mapping[str, str]) -> dict[str, str]:
    """Return how each symbol of a code is said."""
    return dict(word.split("=") for word in labels["spoken"].split())
