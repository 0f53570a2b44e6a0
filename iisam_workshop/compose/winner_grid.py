"""The winner look-up: for each card and each way to win, the slot and the call that complete it, on one sheet."""

from __future__ import annotations

from iisam_workshop.compose.calls import Saying, sayings
from iisam_workshop.compose.phrases import cell, sheets
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Cell, Column, Paragraph, Row, Span, Table
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.game import Card, Game
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["winner_grid"]

_PORTRAIT_WAYS, _PORTRAIT_CALLS, _PORTRAIT_SLOTS = 12, 99, 12
"""What an upright page is wide enough for; it holds more rows, and a finger follows them more easily."""

_ABREAST = 3
"""Terms side by side in the key."""


def winner_grid(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the look-up, cards by their codes; a page across where an upright one is too narrow."""
    game, said = plan.game, sayings(plan)
    ways = _ways(plan, wording)
    staged = bool(game.heads) and game.heads_across
    values = {"pattern": game.pattern, "slanted": len(ways) > game.columns + game.rows, "staged": staged}
    blocks = blocks_of(
        wording,
        "winner-grid",
        values,
        {
            "grid": (_grid(plan, ways, said, wording),),
            "letters": (_letters(said, wording),),
            "terms": (_terms(game, said, wording),),
        },
    )
    wide = len(ways) > _PORTRAIT_WAYS or len(game.pool) > _PORTRAIT_CALLS or len(said) > _PORTRAIT_SLOTS
    labels = wording.labels
    return Flow(paper, sheets(blocks), labels["folio"], wording.lang, landscape=wide, band=labels["band"])


def _ways(plan: Plan, wording: Wording) -> tuple[str, ...]:
    """Return the heads of the columns, one for each way to win, or for each stage where all stages are wanted."""
    game = plan.game
    if game.pattern == "stages":
        return tuple(wording.label("winner-grid.stage", n=stage.number) for stage in plan.stages)
    if game.pattern != "line":
        return (wording.labels[f"winner-grid.{game.pattern}"],)
    slanted = range(1, len(game.lines()) - game.rows - game.columns + 1)
    # as they are headed on the cards: letters, or stages with their numbers
    columns = [n + 1 if game.heads and game.heads_across else chr(ord("A") + n) for n in range(game.columns)]
    heads = (("row", range(1, game.rows + 1)), ("column", columns), ("diagonal", slanted))
    return tuple(wording.label(f"winner-grid.{kind}", n=n) for kind, numbers in heads for n in numbers)


def _grid(plan: Plan, ways: tuple[str, ...], said: tuple[Saying, ...], wording: Wording) -> Table:
    heads = (Column(wording.labels["cards.code"], 110), Column(wording.labels["seat"], 75))
    columns = (*heads, *(Column(way, 815 / len(ways)) for way in ways))
    rows = []
    for number, card in enumerate(sorted(plan.game.cards, key=lambda card: card.code), 1):
        seat = str(plan.seat_of(card.owner).number) if card.owner else "–"
        won, entries = plan.game.won_at(card), _entries(plan, card)
        cells = (_entry(call, said, bold=call == won) for call in entries)
        code = cell(card.code, "cell-small", bold=True)
        rows.append(Row((code, cell(seat, "cell-small"), *cells), strong=number % 5 == 0))
    return Table(wording.labels["winner-grid.summary"], columns, tuple(rows), dense=True)


def _entries(plan: Plan, card: Card) -> tuple[int, ...]:
    """Return the call that completes each way; for all stages, the one that brings each stage, 0 for one not there."""
    game = plan.game
    if game.pattern != "stages":
        return game.completed(card)
    number = {term: call for call, term in enumerate(game.calls, 1)}
    brought = {game.pool[group[0]].stage: min(number[term] for term in group) for group in game.goals(card)[0]}
    return tuple(brought.get(stage.id, 0) for stage in plan.stages)


def _entry(call: int, said: tuple[Saying, ...], *, bold: bool) -> Cell:
    letter = next((each.letter for each in said if call <= each.last), "")
    return cell(f"{letter}\u00a0{call}" if call else "–", "cell-small", bold=bold)


def _letters(said: tuple[Saying, ...], wording: Wording) -> Paragraph:
    """Return what the letters stand for, run together: as a table they would push the terms to another page."""
    spans: list[Span] = []
    for each in said:
        gap = "\u00a0· " if spans else ""
        spans += (
            Span(gap),
            Span(each.letter, bold=True),
            Span(f"\u00a0{each.timed.slot.title}, {each.hours(wording)}"),
        )
    return Paragraph(tuple(spans), "small")


def _terms(game: Game, said: tuple[Saying, ...], wording: Wording) -> Table:
    """Return the key of the calls, to be read down its columns."""
    heads = (Column(wording.labels["winner-grid.call"], 8), Column(wording.labels["term"], 25))
    calls, deep = game.calls, -(-len(game.calls) // _ABREAST)
    rows = []
    for first in range(deep):
        cells: list[Cell] = []
        for call in range(first + 1, deep * _ABREAST + 1, deep):
            known = call <= len(calls)
            cells.append(_entry(call, said, bold=True) if known else ())
            cells.append(cell(game.pool[calls[call - 1]].name, "cell-small") if known else ())
        rows.append(Row(tuple(cells), strong=(first + 1) % 5 == 0))
    return Table(wording.labels["winner-grid.terms-summary"], heads * _ABREAST, tuple(rows), dense=True)
