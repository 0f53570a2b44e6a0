"""Plans with a game dealt by hand: the example's day and people, its terms given to the slots of their stages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any, TypeVar

from iisam_workshop.model.blocks import Block, Group, Paragraph, Runs, Sheet, Table
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.game import Card, Game, SlotTerms, Uniqueness
from iisam_workshop.model.lines import lines
from iisam_workshop.model.packing import Heads
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.record import SessionRecord
from iisam_workshop.model.session import Session
from iisam_workshop.plan import codes
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.odds import odds
from iisam_workshop.plan.packing import pack
from iisam_workshop.plan.seating import seat_people
from iisam_workshop.plan.stages import stage_refs
from iisam_workshop.plan.staging import stage
from iisam_workshop.plan.timetable import draw_up

SPARES = 3
Kind = TypeVar("Kind")


def paper(name: str, part: str = "X") -> DocumentPlan:
    return DocumentPlan(name, part, f"Paper {name}", "facilitator", "facilitator", 2)


def game(session: Session, terms: int = 60, cards: int = 27, **changes: Any) -> Game:
    """Cards drawn blindly: these papers show what a game is, not that it is a good one."""
    columns, rows = changes.get("columns", 5), changes.get("rows", 5)
    free = changes.get("free", 12)
    source = random.Random(7)
    stages = session.catalogue.stages
    pool = tuple(term for stage in stages for term in session.catalogue.terms_of(stage.id)[: terms // len(stages)])
    owners = [person.key for person in session.people.attendees][: cards - SPARES]
    stream = Chance("codes").stream("codes")
    dealt = tuple(
        Card(
            codes.draw(stream, ()),
            tuple(source.sample(range(len(pool)), columns * rows - (free is not None))),
            owners[number] if number < len(owners) else "",
        )
        for number in range(cards)
    )
    made = Game(columns=columns, rows=rows, free=free, pool=pool, cards=dealt, slots=_slots(session, pool))
    return replace(made, **changes)


def plan_of(session: Session, dealt: Game | None = None) -> Plan:
    """The plan of a session with this game; its odds are worked out."""
    if dealt:
        return _plan_of(session, dealt)
    if id(session) not in _PLANS:
        _PLANS[id(session)] = session, _plan_of(session, game(session))  # the session is kept, so its id stays its own
    return _PLANS[id(session)][1]


_PLANS: dict[int, tuple[Session, Plan]] = {}


def _plan_of(session: Session, dealt: Game) -> Plan:
    seats = seat_people(session)[0]
    session, cast, _ = stage(session, seats)
    timetable = draw_up(session)[0]
    heads = Heads(len(seats), max(seat.table for seat in seats), len(session.asked.facilitators))
    return Plan(
        session=session,
        pack_id="leicestershire 2027-03-04 TEST",
        stages=stage_refs(session.catalogue),
        timetable=timetable,
        seats=seats,
        game=dealt,
        uniqueness=uniqueness(dealt),
        odds=odds(dealt, session.seed),
        examples=(),
        documents=(),
        record=SessionRecord(seed=session.seed, grid=f"{dealt.columns}x{dealt.rows}"),
        cast=cast,
        packing=pack(timetable, heads, (), dealt),
    )


def uniqueness(dealt: Game) -> Uniqueness:
    pairs = [
        (len(set(one.squares) & set(other.squares)), one.code, other.code)
        for one, other in combinations(dealt.cards, 2)
    ]
    shared, *pair = max(pairs, default=(0, "", ""))
    every = lines(dealt.columns, dealt.rows, dealt.free)
    return Uniqueness(
        cards=len(dealt.cards),
        pair=(pair[0], pair[1]),
        shared=shared,
        floor=9,
        uses=tuple(sum(term in card.squares for card in dealt.cards) for term in range(len(dealt.pool))),
        lines=len({frozenset(card.squares[n] for n in line) for card in dealt.cards for line in every}),
        digest="0123456789abcdef" * 4,
    )


def _slots(session: Session, pool: tuple[Any, ...]) -> tuple[SlotTerms, ...]:
    said: dict[str, list[int]] = {slot.id: [] for slot in session.agenda.slots}
    for number, term in enumerate(pool):
        able = [slot.id for slot in session.agenda.slots if term.stage in slot.stages]
        said[able[number % len(able)]].append(number)
    mixed = random.Random(8)
    return tuple(SlotTerms(slot, tuple(mixed.sample(terms, len(terms)))) for slot, terms in said.items())


def words(runs: Runs) -> str:
    return "".join(span.text for span in runs).replace("\u00a0", " ")


def blocks(document: Flow, kind: type[Kind]) -> list[Kind]:
    """Every block of a kind, those inside sheets and groups too."""
    return [each for each in _within(document.blocks) if isinstance(each, kind)]


def _within(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Sheet | Group):
            yield from _within(block.blocks)
        else:
            yield block


def rows(table: Table) -> list[list[str]]:
    """The words of each cell that holds paragraphs."""
    return [
        [" ".join(words(each.runs) for each in cell if isinstance(each, Paragraph)) for cell in row.cells]
        for row in table.rows
    ]
