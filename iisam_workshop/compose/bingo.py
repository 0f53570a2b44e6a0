"""The bingo cards, and the sheet from which the caller reads."""

from __future__ import annotations

from iisam_workshop.compose.phrases import cell, day
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Column, ItemList, Row, StageTags, Table, runs
from iisam_workshop.model.document import DocumentPlan, Flow, GridDeck, GridFace
from iisam_workshop.model.game import Card, Game
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["bingo_cards", "caller"]


def bingo_cards(plan: Plan, paper: DocumentPlan, wording: Wording) -> GridDeck:
    """Compose one card for each person, in the order of tables and seats, then the spares."""
    game, labels = plan.game, wording.labels
    return GridDeck(
        plan=paper,
        heading=labels["bingo.heading"],
        terms=tuple(term.name for term in game.pool),
        columns=game.columns,
        rows=game.rows,
        free=game.free,
        free_text=labels["bingo.free"],
        rule=labels["bingo.rule" if game.columns == game.rows else "bingo.rule-oblong"],
        code_label=labels["bingo.code"],
        name_label=labels["name"],
        faces=tuple(_face(card, plan, wording) for card in game.cards),
        stages=plan.stages,
        lang=wording.lang,
    )


def caller(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the caller's sheet: all terms in play in the order of the calls."""
    game = plan.game
    values = {
        "title": plan.session.asked.title,
        "date": day(wording, plan.session.asked.date),
        "cards": wording.count("cards", len(game.cards)),
        "spares": wording.count("spares", sum(not card.owner for card in game.cards)),
        "terms": len(game.pool),
    }
    slots: dict[str, tuple[Block, ...]] = {"calls": (_calls(plan, wording),), "cards": (_numbers(plan, wording),)}
    blocks = blocks_of(wording, "caller", values, slots)
    return Flow(paper, blocks, wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _calls(plan: Plan, wording: Wording) -> Table:
    heads = (("number", 7), ("said", 8), ("term", 33), ("definition", 52))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    rows = []
    for number, place in enumerate(plan.game.calls, 1):
        term = plan.game.pool[place]
        stage = plan.stage(term.stage)
        rows.append(
            Row(
                (
                    cell(str(number), "cell-small"),
                    (ItemList((runs(" "),), "tick", "cell-small"),),
                    (*cell(term.name, "cell-small", bold=True), StageTags((stage,))),
                    cell(term.definition, "cell-small"),
                ),
                strong=number % 5 == 0,
            )
        )
    return Table(wording.labels["caller.summary"], columns, tuple(rows), dense=True)


def _numbers(plan: Plan, wording: Wording) -> Table:
    """Return each card as the call numbers of its squares, so that a shout can be checked against the ticks."""
    game = plan.game
    number = {place: str(n) for n, place in enumerate(game.calls, 1)}
    across = [Column(wording.label("cards.row", n=n), 80 / game.rows) for n in range(1, game.rows + 1)]
    columns = (Column(wording.labels["cards.code"], 11), Column(wording.labels["seat"], 9), *across)
    rows = []
    for n, card in enumerate(sorted(game.cards, key=lambda card: card.code), 1):
        seat = str(plan.seat_of(card.owner).number) if card.owner else "–"
        numbers = _grid([number[place] for place in card.squares], game, wording.labels["cards.free"])
        cells = (cell(card.code, "cell-small", bold=True), cell(seat, "cell-small"))
        rows.append(Row((*cells, *(cell(row, "cell-small") for row in numbers)), strong=n % 5 == 0))
    return Table(wording.labels["cards.summary"], columns, tuple(rows), dense=True)


def _grid(numbers: list[str], game: Game, free: str) -> list[str]:
    """Write a card's numbers row by row, the free square in its place."""
    if game.free is not None:
        numbers.insert(game.free, free)
    return [" ".join(numbers[first : first + game.columns]) for first in range(0, len(numbers), game.columns)]


def _face(card: Card, plan: Plan, wording: Wording) -> GridFace:
    code, spoken = card.code, _spoken(card.code, wording)
    qr = f"{plan.pack_id} {code}".upper()
    if not card.owner:
        return GridFace(code, spoken, "", wording.labels["bingo.spare"], qr, card.squares)
    seat = plan.seat_of(card.owner)
    where = wording.label("seat-of-table", table=seat.table, seat=seat.number)
    name = seat.attendee.name or wording.label("bingo.seat", seat=seat.number)
    return GridFace(code, spoken, name, where, qr, card.squares)


def _spoken(code: str, wording: Wording) -> str:
    words = dict(word.split("=") for word in wording.labels["spoken"].split())
    return " ".join(words[symbol] for symbol in code)
