"""The bingo cards, and the sheet from which the caller reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from iisam_workshop.compose.calls import sayings
from iisam_workshop.compose.card_words import card_words, spoken, win_label
from iisam_workshop.compose.phrases import cell, day
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Column, ItemList, Row, StageTags, Table, runs
from iisam_workshop.model.deck import DocumentPlan, GridDeck, GridFace, GridWords
from iisam_workshop.model.document import Flow
from iisam_workshop.model.game import Card, CardLanguage, Game
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.stage import StageRef
from iisam_workshop.model.wording import Wording

__all__ = ["bingo_cards", "caller"]


def bingo_cards(plan: Plan, paper: DocumentPlan, wording: Wording) -> GridDeck:
    """Compose one card for each person, in the order of tables and seats, then the spares.

    Whoever gets large print has a card in the large deck, and no other; a wish may put all others there as well.
    """
    game, large = plan.game, paper.id == "bingo-cards-large"
    wish = plan.session.asked.bingo
    cards = _cards(plan, large=large)
    return GridDeck(
        plan=paper,
        words=tuple(_words(plan, labels, language) for language, labels in _labels(wording).items()),
        columns=game.columns,
        rows=game.rows,
        free=game.free,
        faces=tuple(_face(card, plan, wording) for card in cards),
        tongues=tuple(dict.fromkeys(_TONGUES[card.language] for card in cards)),
        heads=tuple(map(plan.stage, game.heads)),
        heads_across=game.heads_across,
        marks=_marks(plan),
        stages=plan.stages,
        per_sheet=1 if large else wish.per_sheet,
        large=large,
        lang=wording.lang,
        stacked=not large and wish.per_sheet > 1,
    )


def _cards(plan: Plan, *, large: bool) -> tuple[Card, ...]:
    cards = plan.game.cards
    if large:
        return tuple(card for card in cards if plan.session.asked.bingo.large_print or card.owner in plan.large)
    # a deck without a card cannot be printed, so where nobody is left everybody has both
    return tuple(card for card in cards if card.owner not in plan.large) or cards


def caller(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the caller's sheet: all terms in play in the order of the calls."""
    game = plan.game
    cards, spares = len(game.cards), sum(not card.owner for card in game.cards)
    values = {
        "title": plan.session.asked.title,
        "date": day(wording, plan.session.asked.date),
        "cards": wording.count("cards", cards),
        "spares": wording.count("spares", spares) if spares else "",
        "several": cards > 1,
        "lettered": len(sayings(plan)) > 1,
        "terms": len(game.pool),
        "play": game.play,
        "wins": f"{win_label(wording.labels, game.pattern, square=game.columns == game.rows)}.",
        "first": min(map(game.won_at, game.cards)),
    }
    slots: dict[str, tuple[Block, ...]] = {"calls": (_calls(plan, wording),), "cards": (_numbers(plan, wording),)}
    blocks = blocks_of(wording, "caller", values, slots)
    return Flow(paper, blocks, wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _calls(plan: Plan, wording: Wording) -> Table:
    heads = (("number", 7), ("said", 8), ("term", 33), ("definition", 52))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    rows = []
    letters = {call: each.letter for each in sayings(plan) for call in range(each.first, each.last + 1)}
    several = len(set(letters.values())) > 1
    last = {each.last for each in sayings(plan)}
    for number, place in enumerate(plan.game.calls, 1):
        term = plan.game.pool[place]
        stage = plan.stage(term.stage)
        shown = f"{letters[number]} {number}" if several else str(number)
        rows.append(
            Row(
                (
                    cell(shown, "cell-small"),
                    (ItemList((runs(" "),), "tick", "cell-small"),),
                    (*cell(term.name, "cell-small", bold=True), StageTags((stage,))),
                    cell(term.definition, "cell-small"),
                ),
                strong=number in last if several else number % 5 == 0,
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


_TONGUES: dict[CardLanguage, tuple[int, ...]] = {"en": (0,), "cy": (1,), "both": (1, 0)}
"""Positions among the deck's words; in squares with both languages Welsh comes first."""


def _labels(wording: Wording) -> dict[str, Mapping[str, str]]:
    return {"en": wording.labels, "cy": wording.cards["cy"]}


def _words(plan: Plan, labels: Mapping[str, str], language: str) -> GridWords:
    game, catalogue = plan.game, plan.session.catalogue
    welsh = language == "cy"
    names = {stage.id: stage.name for stage in plan.stages}
    if welsh:
        renamed = [stage for stage, own in plan.session.council.stages.items() if not own.welsh]
        names |= {stage.id: stage.welsh.text for stage in catalogue.stages if stage.id not in renamed}
    heads = tuple(f"{plan.stage(stage).number} {names[stage]}" for stage in game.heads)
    terms = tuple(plan.welsh_of(term) or term.name if welsh else term.name for term in game.pool)
    own = {"free": "" if welsh else plan.session.asked.bingo.free_text or ""}
    words = card_words(labels, terms, heads, (game.play, game.pattern, game.columns == game.rows), own)
    return replace(words, english=_english(plan, heads)) if welsh else words


def _english(plan: Plan, heads: tuple[str, ...]) -> tuple[str, ...]:
    """Return the terms and heads of Welsh cards for which there is no Welsh, sorted: they go into printed digests."""
    own = plan.session.council.stages
    renamed = [stage for stage, name in own.items() if not name.welsh]
    terms = {term.name for term in plan.game.pool if not plan.welsh_of(term)}
    return tuple(sorted(terms | {h for stage, h in zip(plan.game.heads, heads, strict=True) if stage in renamed}))


def _marks(plan: Plan) -> tuple[StageRef, ...]:
    """Return the stage of each term where players must know it and no head tells them."""
    game = plan.game
    if game.pattern != "stages" or game.heads:
        return ()
    return tuple(plan.stage(term.stage) for term in game.pool)


def _face(card: Card, plan: Plan, wording: Wording) -> GridFace:
    tongues = _TONGUES[card.language]
    labels = list(_labels(wording).values())[tongues[0]]
    code = card.code
    words = " ".join(map(spoken(labels).__getitem__, code))
    qr = f"{plan.pack_id} {code}".upper()
    if not card.owner:
        return GridFace(code, words, "", labels["bingo.spare"], qr, card.squares, tongues)
    seat = plan.seat_of(card.owner)
    where = labels["seat-of-table"].format(table=seat.table, seat=seat.number)
    name = seat.attendee.name or labels["bingo.seat"].format(seat=seat.number)
    return GridFace(code, words, name, where, qr, card.squares, tongues)
