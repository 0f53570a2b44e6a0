"""All decisions about a session in one value."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from iisam_workshop.errors import refuse
from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.game import Game, Odds
from iisam_workshop.model.packing import Heads, Packing
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import Timetable
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.codes import ALPHABET
from iisam_workshop.plan.coverage import coverage, untouched_stages
from iisam_workshop.plan.deal import deal, in_seat_order
from iisam_workshop.plan.documents import documents, unknown_documents
from iisam_workshop.plan.evaluation import questions
from iisam_workshop.plan.fit import fit
from iisam_workshop.plan.joining import joining_problems
from iisam_workshop.plan.large_print import doubted_sets, large_print
from iisam_workshop.plan.packing import pack
from iisam_workshop.plan.recognise import opened_tables, recognise
from iisam_workshop.plan.record import next_record
from iisam_workshop.plan.room import room_checks
from iisam_workshop.plan.rotation import rotation
from iisam_workshop.plan.seating import move_people, seat_people
from iisam_workshop.plan.stages import stage_refs
from iisam_workshop.plan.staging import stage
from iisam_workshop.plan.timetable import draw_up
from iisam_workshop.plan.uniqueness import uniqueness
from iisam_workshop.plan.whatif.late import recoveries

__all__ = ["make_plan"]


def make_plan(session: Session, only: Collection[str] = (), lead: str = "") -> Plan:
    """Decide everything; ``only`` keeps the documents of these ids, and none means all.

    ``lead`` is somebody who leads, for whom alone running order and run sheet are to be made.

    The plan carries the warnings of its own steps, not those of loading. Errors of all steps are raised together.
    """
    fitted = fit(session)
    session, again = recognise(fitted.session)
    seats, crowded = seat_people(session)
    again = (*again, *opened_tables(session, seats))
    second, unmixed = move_people(session, seats)
    session, cast, miscast = stage(session, seats)
    timetable, late = draw_up(session, fitted.dropped)
    game, misdealt = deal(session)
    told = (*unknown_documents(session), *joining_problems(session))
    seated = (*again, *crowded, *unmixed)
    problems = (*fitted.problems, *miscast, *late, *misdealt, *seated, *told)
    if any(problem.severity == "error" for problem in problems):
        refuse(problems)
    game = in_seat_order(game, seats)
    heads = Heads(len(seats), max(seat.table for seat in seats), len(session.asked.facilitators))
    caught_up = recoveries(session, timetable, game)
    late_card = any(each.cuts or each.over for each in caught_up)
    leaders, large = 1 if lead else heads.facilitators, large_print(session, seats)
    papers = documents(session, heads.tables, leaders, late=late_card, sets=cast.sets, large=large)
    examples = tuple(Chance(session.seed).stream("examples").shuffle(session.catalogue.examples))
    covered = coverage(session, timetable, game, papers)
    chosen = tuple(paper for paper in papers if not only or paper.id in only)
    return Plan(
        session=session,
        pack_id=_pack_id(session),
        stages=stage_refs(session.catalogue),
        timetable=timetable,
        seats=seats,
        game=game,
        uniqueness=uniqueness(game, session.earlier),
        odds=_odds(game, session.seed) if any(paper.id == "win-curve" for paper in chosen) else None,
        examples=examples,
        documents=chosen,
        record=next_record(session, seats, game, cast, second),
        cast=cast,
        recoveries=caught_up,
        hands=rotation(examples, heads.tables, timetable, Chance(session.seed)),
        packing=_packing(session, heads, timetable, papers, game),
        coverage=covered,
        lead=lead,
        problems=(*problems, *untouched_stages(session, covered), *doubted_sets(session)),
        evaluation=questions(session),
        second=second,
        large=large.keys if any(paper.id == "bingo-cards-large" for paper in papers) else frozenset(),
    )


def _packing(
    session: Session, heads: Heads, timetable: Timetable, papers: tuple[DocumentPlan, ...], game: Game
) -> Packing:
    packing = pack(timetable, heads, papers, game)
    return replace(packing, room=room_checks(session, heads, packing.items, papers))


def _odds(game: Game, seed: str) -> Odds:
    from iisam_workshop.plan.odds import odds

    return odds(game, seed)


def _pack_id(session: Session) -> str:
    chance = Chance(session.seed).stream("pack")
    word = "".join(chance.choice(ALPHABET) for _ in range(4))
    return f"{session.council.id} {session.asked.date.isoformat()} {word}"
