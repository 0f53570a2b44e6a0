"""The deal: everybody's card, the spare cards and the caller's order.

Cards that the session record knows stay as they are; only people and spares without one are dealt to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from iisam_workshop.errors import Problem
from iisam_workshop.model.game import Card, Game
from iisam_workshop.model.plan import Seat
from iisam_workshop.model.session import Session
from iisam_workshop.plan import codes
from iisam_workshop.plan.arrangement import Squares, lay_out
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.grid import shape_of
from iisam_workshop.plan.hands import draw_hands
from iisam_workshop.plan.pool import choose_pool
from iisam_workshop.plan.record import misfit, retired_cards
from iisam_workshop.plan.sameness import by_key
from iisam_workshop.plan.supply import beyond_supply, no_deal_found, shared_lines

__all__ = ["deal", "in_seat_order"]


@dataclass(frozen=True, slots=True)
class _Want:
    """A card still to be dealt: the name of its streams, and the key of its owner, empty for a spare."""

    name: str
    owner: str = ""


def deal(session: Session) -> tuple[Game, tuple[Problem, ...]]:
    """Deal the game: cards in the order of their owners' keys, then spares.

    The problems are errors (IW601 to IW607), with which no card is dealt, and the warning IW608.
    """
    shape, problems = shape_of(session)
    pool, more = choose_pool(session, shape.squares)
    calls = tuple(Chance(session.seed).stream("calls").shuffle(range(len(pool))))
    game = Game(shape.columns, shape.rows, shape.free, pool, (), calls)
    problems = problems + more or misfit(session, game)
    if problems:
        return game, problems
    kept = _kept_cards(session, game)
    fresh, problems = _fresh_cards(session, game, kept)
    if any(problem.severity == "error" for problem in problems):
        return game, problems
    cards = sorted((*kept, *fresh), key=lambda card: (not card.owner, len(card.owner), card.owner))
    return replace(game, cards=tuple(cards)), problems


def in_seat_order(game: Game, seats: Sequence[Seat]) -> Game:
    """Order the cards by table and seat, spare cards last."""
    place = {seat.attendee.key: number for number, seat in enumerate(seats)}
    return replace(game, cards=tuple(sorted(game.cards, key=lambda card: place.get(card.owner, len(place)))))


def _kept_cards(session: Session, game: Game) -> list[Card]:
    if session.record is None:
        return []
    position = {term.id: number for number, term in enumerate(game.pool)}
    people = session.record.people
    owned = [(people[who.key].card, who.key) for who in by_key(session.people) if who.key in people]
    spare = [(card, "") for card in session.record.spares]
    return [Card(card.code, tuple(position[term] for term in card.terms), owner) for card, owner in owned + spare]


def _fresh_cards(session: Session, game: Game, kept: Sequence[Card]) -> tuple[list[Card], tuple[Problem, ...]]:
    wants, gone = _wants(session, kept), _gone(session, game)
    wanted = len(kept) + len(wants) + sum(max(squares) < len(game.pool) for squares in gone)
    if problems := beyond_supply(session, game, wanted):
        return [], problems
    chance = Chance(session.seed)
    streams = [chance.stream("card", want.name) for want in wants]
    held = [card.squares for card in kept]
    hands = draw_hands((len(game.pool), game.squares), held, gone, streams)
    if len(hands) < len(wants):
        return [], (no_deal_found(session, game, wanted),)
    faces, clashes = lay_out(hands, game.lines(), [*held, *gone], streams)
    codes_of = _codes(session, kept, [want.name for want in wants])
    fresh = [Card(codes_of[want.name], face, want.owner) for want, face in zip(wants, faces, strict=True)]
    return fresh, shared_lines(session, game, clashes, len(fresh))


def _wants(session: Session, kept: Sequence[Card]) -> list[_Want]:
    served = {card.owner for card in kept}
    spares = sum(not card.owner for card in kept)
    share = session.asked.bingo.spares
    wanted = max(2, -(-len(session.people) * share // 100)) if share else 0
    people = [_Want(who.key, who.key) for who in by_key(session.people) if who.key not in served]
    return people + [_Want(f"spare-{number + 1}") for number in range(spares, wanted)]


def _gone(session: Session, game: Game) -> list[Squares]:
    """Return the retired cards of this grid; a term that has left the pool gets a position behind its end."""
    position = {term.id: number for number, term in enumerate(game.pool)}
    return [
        tuple(position.setdefault(term, len(position)) for term in card.terms)
        for card in retired_cards(session)
        if len(card.terms) == game.squares
    ]


def _codes(session: Session, kept: Sequence[Card], names: Iterable[str]) -> dict[str, str]:
    used = {card.code for card in kept} | {card.code for card in retired_cards(session)}
    chance = Chance(session.seed)
    drawn: dict[str, str] = {}
    for name in names:
        drawn[name] = codes.draw(chance.stream("code", name), used)
        used.add(drawn[name])
    return drawn
