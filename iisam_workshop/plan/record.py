"""The session record on its way in and out: whether it fits, whose cards are void, what the next build starts from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iisam_workshop.errors import Place, Problem
from iisam_workshop.model.cast import Cast
from iisam_workshop.model.game import Card, Game
from iisam_workshop.model.plan import Seat
from iisam_workshop.model.record import CardRecord, PersonRecord, SessionRecord
from iisam_workshop.model.session import Session
from iisam_workshop.plan import codes
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.groups import Groups
from iisam_workshop.plan.spread import SPREADS, call_out

__all__ = ["last_seat", "misfit", "next_record", "retired_cards"]


def misfit(session: Session, game: Game, groups: Groups) -> tuple[Problem, ...]:
    """Refuse (IW607) a record that other settings made, or that was changed by hand; the first reason is enough."""
    if session.record is None:
        return ()
    reasons = _reasons(session, session.record, game, groups)
    return tuple(
        Problem(
            "IW607",
            f"the session record no longer fits: {fact}",
            "Restore the setting, or remove the record file to deal and seat everybody afresh.",
            place,
        )
        for fact, place in [next(reasons, ("", None))]
        if fact
    )


def retired_cards(session: Session) -> tuple[CardRecord, ...]:
    """Return the cards that nobody holds any more: those retired before, then those of people who have left since."""
    if session.record is None:
        return ()
    present = {who.key for who in session.people.attendees}
    left = [person.card for key, person in sorted(session.record.people.items()) if key not in present]
    return (*session.record.retired, *left)


def last_seat(session: Session) -> int:
    """Return the highest seat number that was ever given in this session, 0 at first."""
    if session.record is None:
        return 0
    return max([session.record.last_seat, *(person.seat for person in session.record.people.values())])


def next_record(
    session: Session, seats: Sequence[Seat], game: Game, cast: Cast, second: Sequence[Seat] = ()
) -> SessionRecord:
    """Write down who has which seat and card, and the invented names, for the next build to start from.

    ``second`` are the seats after people have moved; where nobody moves now, what was given before is kept.
    """
    cards = {card.owner: _recorded(card, game) for card in game.cards if card.owner}
    later = {key: person.second for key, person in session.record.people.items()} if session.record else {}
    later |= {seat.attendee.key: seat.table for seat in second}
    people = {
        seat.attendee.key: PersonRecord(
            table=seat.table,
            seat=seat.number,
            card=cards[seat.attendee.key],
            second=later.get(seat.attendee.key, 0),
            also=seat.attendee.also,
        )
        for seat in seats
    }
    return SessionRecord(
        seed=session.seed,
        grid=_grid(game),
        people=dict(sorted(people.items())),
        spares=tuple(_recorded(card, game) for card in game.cards if not card.owner),
        retired=retired_cards(session),
        layout=game.mix,
        spread=_spread(session, game),
        names={**(session.record.names if session.record else {}), **cast.names},
        last_seat=max([last_seat(session), *(seat.number for seat in seats)]),
    )


def _reasons(session: Session, record: SessionRecord, game: Game, groups: Groups) -> Iterator[tuple[str, Place | None]]:
    at = session.places.at
    people = [record.people[who.key] for who in session.people.attendees if who.key in record.people]
    cards = [*(person.card for person in people), *record.spares]
    strange = sorted({term for card in cards for term in card.terms} - {term.id for term in game.pool})
    if record.seed != session.seed:
        yield "it was made with another seed", at("session", "seed")
    if record.grid != _grid(game):
        yield f"its cards are {record.grid}, and {_grid(game)} is asked for", at("session", "bingo", "grid")
    if record.layout != game.mix:
        yield f"its cards have another layout, {record.layout}", at("session", "bingo", "layout")
    if any(len(card.terms) != game.squares for card in cards):
        yield "its cards have another number of terms, as with another free square", at("session", "bingo", "free")
    if strange:
        yield f"{len(strange)} of its terms are not in the pool, such as {strange[0]!r}", at("session", "bingo", "pool")
    if any(len(set(card.terms)) < len(card.terms) for card in cards):
        yield "one of its cards holds a term twice", at("session")
    if not all(_as_shared_out(card, game, groups) for card in cards):
        key = "pattern" if game.mix == "mixed" else "quota" if game.mix == "quota" else "layout"
        yield "its cards have other numbers of squares for the stages", at("session", "bingo", key)
    printed = [card.code for card in (*cards, *retired_cards(session))]
    if len(set(printed)) < len(printed) or not all(map(codes.valid, printed)):
        yield "its card codes are not all valid and different", at("session")
    if len({person.seat for person in people}) < len(people):
        yield "two people have the same seat in it", at("session")


def _as_shared_out(card: CardRecord, game: Game, groups: Groups) -> bool:
    """Tell whether a card has its squares of every group, and in a journey layout where they belong."""
    position = {term.id: number for number, term in enumerate(game.pool)}
    places = [position[term] for term in card.terms]
    counts = [len(set(terms).intersection(places)) for terms in groups.terms]
    if sum(counts) != groups.total or not all(
        squares <= count <= squares + bool(groups.more) for count, squares in zip(counts, groups.squares, strict=True)
    ):
        return False
    stages = [game.pool[place].stage for place in places]
    across, columns = game.heads_across, game.columns
    return not game.heads or all(
        stage == game.heads[n % columns if across else n // columns] for n, stage in enumerate(stages)
    )


def _spread(session: Session, game: Game) -> int:
    """Return which spread of the terms over the day the game has."""
    if session.record is not None:
        return session.record.spread
    chance, slots = Chance(session.seed), session.agenda.slots
    spreads = range(1, SPREADS + 1)
    return next(n for n in spreads if call_out(game.pool, slots, game.play, chance, n) == game.slots)


def _recorded(card: Card, game: Game) -> CardRecord:
    return CardRecord(code=card.code, terms=tuple(game.pool[square].id for square in card.squares))


def _grid(game: Game) -> str:
    return f"{game.columns}x{game.rows}"
