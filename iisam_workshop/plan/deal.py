"""The deal: everybody's card, the spare cards, and when each term is said.

Cards that the session record knows stay as they are; only people and spares without one are dealt to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from iisam_workshop.errors import Problem
from iisam_workshop.model.game import Card, CardLanguage, Game
from iisam_workshop.model.journey import Term
from iisam_workshop.model.lines import lines
from iisam_workshop.model.plan import Seat
from iisam_workshop.model.session import Session
from iisam_workshop.plan import codes
from iisam_workshop.plan.arrangement import Board, Squares, line_sets
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.dealing import Want, deal_faces, deal_to_win, drawn
from iisam_workshop.plan.grid import Shape, shape_of
from iisam_workshop.plan.groups import Groups, Hand, hand_of
from iisam_workshop.plan.pool import choose_pool
from iisam_workshop.plan.quota import groups_of
from iisam_workshop.plan.reach import beyond_reach
from iisam_workshop.plan.record import misfit, retired_cards
from iisam_workshop.plan.sameness import by_key
from iisam_workshop.plan.spread import SPREADS, call_out
from iisam_workshop.plan.steering import Kept, Printed, Race
from iisam_workshop.plan.supply import beyond_supply, large, no_deal_found, shared_lines
from iisam_workshop.plan.wishes import aim_of, asked_for, broken_by_print, none_found

__all__ = ["deal", "in_seat_order"]


@dataclass(frozen=True, slots=True)
class _Deck:
    """Cards that are kept, what else is printed, the cards that are wanted, and the hands drawn for them."""

    kept: Sequence[Card]
    printed: Printed
    wants: Sequence[Want]
    hands: Sequence[Hand]


def deal(session: Session) -> tuple[Game, tuple[Problem, ...]]:
    """Deal the game: cards in the order of their owners' keys, then spares.

    The problems are errors (IW601 to IW607, IW612 to IW617), with which no card is dealt, and the warning IW608.
    """
    shape, problems = shape_of(session)
    pool, more = choose_pool(session, shape.squares)
    groups, misquoted = groups_of(session, shape, pool)
    game = _game(session, shape, pool)
    _, unheard = aim_of(session, game)
    problems = (*problems, *more, *(() if more else misquoted), *unheard) or misfit(session, game, groups)
    if problems:
        return game, problems
    kept = _kept_cards(session, game)
    game, fresh, problems = _fresh_cards(session, game, groups, kept)
    if any(problem.severity == "error" for problem in problems):
        return game, problems
    cards = sorted((*kept, *fresh), key=lambda card: (not card.owner, len(card.owner), card.owner))
    return replace(game, cards=tuple(cards)), problems


def in_seat_order(game: Game, seats: Sequence[Seat]) -> Game:
    """Order the cards by table and seat, spare cards last."""
    place = {seat.attendee.key: number for number, seat in enumerate(seats)}
    return replace(game, cards=tuple(sorted(game.cards, key=lambda card: place.get(card.owner, len(place)))))


def _game(session: Session, shape: Shape, pool: tuple[Term, ...]) -> Game:
    wish, agenda = session.asked.bingo, session.agenda.slots
    number = session.record.spread if session.record else 1
    slots = call_out(pool, agenda, wish.play, Chance(session.seed), number)
    game = Game(shape.columns, shape.rows, shape.free, pool, (), slots, wish.layout, wish.play, wish.pattern)
    return replace(game, heads=shape.heads, heads_across=shape.heads_across)


def _kept_cards(session: Session, game: Game) -> list[Card]:
    if session.record is None:
        return []
    position = {term.id: number for number, term in enumerate(game.pool)}
    people, usual = session.record.people, session.asked.bingo.language
    known = [who for who in by_key(session.people) if who.key in people]
    owned = [(people[who.key].card, who.key, who.language or usual) for who in known]
    spare = [(card, "", usual) for card in session.record.spares]
    return [
        Card(card.code, tuple(position[term] for term in card.terms), owner, language)
        for card, owner, language in owned + spare
    ]


def _fresh_cards(
    session: Session, game: Game, groups: Groups, kept: Sequence[Card]
) -> tuple[Game, list[Card], tuple[Problem, ...]]:
    """Deal the cards that are missing; wishes for the winners may choose another spread of the terms over the day."""
    wants, printed = _wants(session, kept), _printed(session, game, kept)
    used = sum(hand < 1 << len(game.pool) and hand.bit_count() == game.squares for hand in printed.barred)
    wanted = len(kept) + len(wants) + used
    if problems := beyond_supply(session, game, groups, wanted):
        return game, [], problems
    chance = Chance(session.seed)
    hands = drawn(groups, printed, chance, wants)
    if len(hands) < len(wants) and groups.apart and not large(game.columns, game.rows):
        groups = replace(groups, apart=False)
        hands = drawn(groups, printed, chance, wants)
    if len(hands) < len(wants):
        return game, [], (no_deal_found(session, game, groups, wanted),)
    if asked_for(session):
        game, faces, problems = _timed_faces(session, game, groups, _Deck(kept, printed, wants, hands))
    else:
        faces, clashes = deal_faces(hands, _board(game), groups, printed, chance, wants)
        problems = shared_lines(session, game, groups, clashes, len(faces))
    return game, _cards(session, kept, wants, faces), problems


def _timed_faces(
    session: Session, game: Game, groups: Groups, deck: _Deck
) -> tuple[Game, list[Squares], tuple[Problem, ...]]:
    """Deal so that cards win as wished, in the first spread of the terms over the day in which that can be done."""
    kept, wants, chance = deck.kept, deck.wants, Chance(session.seed)
    refusals, tried, clashing = [], False, False
    for number in [session.record.spread] if session.record else range(1, SPREADS + 1):
        slots = call_out(game.pool, session.agenda.slots, game.play, chance, number)
        timed = replace(game, slots=slots)
        race, before = _race(timed, groups), _kept(timed, kept, deck.printed)
        aim, problems = aim_of(session, timed)
        problems = problems or broken_by_print(session, aim, before, len(wants), sum(want.owned for want in wants))
        problems = problems or beyond_reach(session, timed, race, aim, before, len(wants))
        if problems:
            refusals.append(problems)
            continue
        tried = True
        dealt = deal_to_win(deck.hands, race, aim, before, chance, wants)
        if dealt and not (dealt[1] and large(game.columns, game.rows)):
            return timed, dealt[0], shared_lines(session, timed, groups, dealt[1], len(wants))
        clashing = clashing or bool(dealt)
    if not tried:
        return game, [], refusals[0]
    if clashing:
        return game, [], (no_deal_found(session, game, groups, len(kept) + len(wants)),)
    return game, [], (none_found(session, len(wants)),)


def _wants(session: Session, kept: Sequence[Card]) -> list[Want]:
    served = {card.owner for card in kept}
    spares = sum(not card.owner for card in kept)
    share = session.asked.bingo.spares
    wanted = max(2, -(-len(session.people) * share // 100)) if share else 0
    people = [Want(who.key, owned=True) for who in by_key(session.people) if who.key not in served]
    return people + [Want(f"spare-{number + 1}") for number in range(spares, wanted)]


def _cards(session: Session, kept: Sequence[Card], wants: Sequence[Want], faces: Sequence[Squares]) -> list[Card]:
    codes_of = _codes(session, kept, [want.name for want in wants])
    usual = session.asked.bingo.language
    language: dict[str, CardLanguage] = {who.key: who.language or usual for who in session.people.attendees}
    return [
        Card(codes_of[want.name], face, want.name, language[want.name])
        if want.owned
        else Card(codes_of[want.name], face, "", usual)
        for want, face in zip(wants, faces, strict=False)
    ]


def _printed(session: Session, game: Game, kept: Sequence[Card]) -> Printed:
    """Return what is printed; a term that has left the pool, or is not in it, gets a position behind its end."""
    position = {term.id: number for number, term in enumerate(game.pool)}

    def places(terms: Iterable[str]) -> Squares:
        return tuple(position.setdefault(term, len(position)) for term in terms)

    gone = [places(card.terms) for card in retired_cards(session) if len(card.terms) == game.squares]
    earlier = [(places(card.terms), lines(card.columns, card.rows, card.free)) for card in session.earlier]
    grids = [(squares, game.lines()) for squares in [*(card.squares for card in kept), *gone]] + earlier
    return Printed(
        held=tuple(hand_of(card.squares) for card in kept),
        barred=tuple(hand_of(squares) for squares in [*gone, *(squares for squares, _ in earlier)]),
        lines=frozenset(line for squares, grid in grids for line in line_sets(squares, grid)),
    )


def _board(game: Game) -> Board:
    """Return the grid as plain values; its ways to win are those that depend on where terms stand."""
    call = {term: number for number, term in enumerate(game.calls, 1)}
    when = tuple(call[term] for term in range(len(game.pool)))
    zones: tuple[int, ...] = ()
    if game.heads:
        places = range(game.columns * game.rows)
        zones = tuple(place % game.columns if game.heads_across else place // game.columns for place in places)
    if game.pattern == "stages":
        return Board(game.lines(), (), when, zones)
    if game.pattern == "line":
        return Board(game.lines(), game.lines(), when, zones)
    # A card whose squares are its own positions tells the places of its ways to win.
    ways = game.goals(Card("", tuple(range(game.squares))))
    return Board(game.lines(), tuple(tuple(group[0] for group in way) for way in ways), when, zones)


def _race(game: Game, groups: Groups) -> Race:
    if game.pattern != "stages":
        return Race(_board(game), groups)
    stages = dict.fromkeys(term.stage for term in game.pool)
    masks = tuple(hand_of(n for n, term in enumerate(game.pool) if term.stage == stage) for stage in stages)
    return Race(_board(game), groups, masks)


def _kept(game: Game, kept: Sequence[Card], printed: Printed) -> Kept:
    wins = [(game.won_at(card), bool(card.owner)) for card in kept]
    people = tuple(call for call, owned in wins if owned)
    return Kept(tuple(call for call, _ in wins), people, printed)


def _codes(session: Session, kept: Sequence[Card], names: Iterable[str]) -> dict[str, str]:
    used = {card.code for card in kept} | {card.code for card in retired_cards(session)}
    used |= {card.code for card in session.earlier}
    chance = Chance(session.seed)
    fresh: dict[str, str] = {}
    for name in names:
        fresh[name] = codes.draw(chance.stream("code", name), used)
        used.add(fresh[name])
    return fresh
