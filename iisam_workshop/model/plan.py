"""Every decision about a session, with all chance already spent. After this, the same value gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass, field

from iisam_workshop.errors import Problem
from iisam_workshop.model.blocks import StageRef
from iisam_workshop.model.cast import Cast
from iisam_workshop.model.coverage import Coverage
from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.evaluation import Question
from iisam_workshop.model.game import Game, Odds, Uniqueness
from iisam_workshop.model.journey import StageExample, Term
from iisam_workshop.model.late import Recovery
from iisam_workshop.model.packing import Packing
from iisam_workshop.model.people import Attendee
from iisam_workshop.model.record import SessionRecord
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import Timetable

__all__ = ["Plan", "Seat", "SortHand"]


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at a table; tables and seats count from 1, seats through the whole room."""

    table: int
    number: int
    attendee: Attendee


@dataclass(frozen=True, slots=True)
class SortHand:
    """The examples that one table sorts, by their rising numbers; ``placed`` are those on its half-filled sheet."""

    numbers: tuple[int, ...]
    placed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be printed. ``pack_id`` stands in every footer: council, date and a word from the seed.

    ``seats`` are ordered by table, then seat; ``examples`` as the sort cards are numbered, from 1, and ``hands`` are
    those of each table, empty where no slot has people sort them.
    ``odds`` are None when no paper shows them.
    ``recoveries`` say what to cut after each slot when 10, 20 or 30 minutes are lost, in the order of the day.
    ``packing`` is what to bring, ``coverage`` what the day has for each stage and aim. ``lead`` is the one for whom
    running order and run sheet are made, empty for all. ``second`` is who sits where after people have moved to other
    tables, ordered as ``seats``, with the same seat numbers; empty where nobody moves. ``record`` is what the next
    build should start from, ``cast`` who plays what in the scenario, ``evaluation`` what people are asked at the end.
    ``large`` are the keys of those whose cards are in large print, and in no other deck.
    """

    session: Session
    pack_id: str
    stages: tuple[StageRef, ...]
    timetable: Timetable
    seats: tuple[Seat, ...]
    game: Game
    uniqueness: Uniqueness
    odds: Odds | None
    examples: tuple[StageExample, ...]
    documents: tuple[DocumentPlan, ...]
    record: SessionRecord
    cast: Cast
    recoveries: tuple[Recovery, ...] = ()
    hands: tuple[SortHand, ...] = ()
    packing: Packing = field(default_factory=Packing)
    coverage: Coverage = field(default_factory=Coverage)
    lead: str = ""
    problems: tuple[Problem, ...] = ()
    second: tuple[Seat, ...] = ()
    evaluation: tuple[Question, ...] = ()
    large: frozenset[str] = frozenset()

    @property
    def tables(self) -> int:
        """How many tables are laid."""
        return max((seat.table for seat in self.seats), default=0)

    @property
    def moves_after(self) -> str:
        """The title of the slot after which people move to other tables, empty where they stay."""
        slot = self.session.asked.tables.mix_again if self.second else None
        return next((each.title for each in self.session.agenda.slots if each.id == slot), "")

    @property
    def chairs(self) -> int:
        """How many people a table has at most."""
        return self.session.asked.tables.size

    def stage(self, stage_id: str) -> StageRef:
        """Return the stage of that id as papers show it."""
        return next(stage for stage in self.stages if stage.id == stage_id)

    def seat_of(self, key: str) -> Seat:
        """Return the seat of the attendee with that key."""
        return next(seat for seat in self.seats if seat.attendee.key == key)

    def welsh_of(self, term: Term) -> str:
        """Return a term in Welsh: its own, or what council or session say for it; empty where there is none."""
        phrases = {**self.session.council.translation.phrases, **self.session.asked.welsh}
        return term.welsh.text if term.welsh else phrases.get(term.name, "")
