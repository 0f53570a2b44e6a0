"""A replay of the day by hand: who has won after each call, worked out without the model's own arithmetic."""

from __future__ import annotations

from collections import Counter


def rows_of(game, card):
    """The card as rows of terms, the free square None."""
    terms = list(card.squares)
    if game.free is not None:
        terms.insert(game.free, None)
    return [terms[row * game.columns : (row + 1) * game.columns] for row in range(game.rows)]


def lines_of(game, card):
    """The sets of terms that make the card's lines."""
    rows = rows_of(game, card)
    every = [*rows, *zip(*rows, strict=True)]
    if game.columns == game.rows:
        every += [[row[n] for n, row in enumerate(rows)], [row[-1 - n] for n, row in enumerate(rows)]]
    return [frozenset(term for term in line if term is not None) for line in every]


def has_won(game, card, said):
    rows = rows_of(game, card)
    if game.pattern == "line":
        return any(line <= said for line in lines_of(game, card))
    if game.pattern == "corners":
        return {rows[0][0], rows[0][-1], rows[-1][0], rows[-1][-1]} <= said
    if game.pattern == "full":
        return set(card.squares) <= said
    stages = {game.pool[n].stage for n in card.squares}
    return stages == {game.pool[n].stage for n in said.intersection(card.squares)}


def replay(game):
    """The number of the call with which each card wins, and the first and last call of each slot."""
    said, number, won, slots = set(), 0, {}, {}
    for part in game.slots:
        slots[part.slot] = (number + 1, number + len(part.terms))
        for term in part.terms:
            number += 1
            said.add(term)
            for card in game.cards:
                if card.code not in won and has_won(game, card, said):
                    won[card.code] = number
    return won, slots


def wishes_kept(game, first_win=None, most_by=None, at_once=None):
    """Check a game against what was wished for; the message of a failure says which wish broke."""
    won, slots = replay(game)
    assert won == {card.code: game.won_at(card) for card in game.cards}
    if first_win:
        first, last = slots[first_win]
        assert min(won.values()) >= first, "somebody wins too early"
        assert any(won[card.code] <= last for card in game.cards if card.owner), "nobody wins in the slot"
    if most_by:
        assert 2 * sum(call <= slots[most_by][1] for call in won.values()) > len(won), "most have not won"
    if at_once:
        assert max(Counter(won.values()).values()) <= at_once, "too many win at once"
