"""The terms in play: as many as were asked for, from all stages alike.

A larger pool holds every term of a smaller one, so a pool can grow under cards that are already printed. Terms on the
cards of an earlier day, where one is to be avoided, go last.
"""

from __future__ import annotations

from collections.abc import Container

from iisam_workshop.errors import Problem
from iisam_workshop.model.journey import OWN_SOURCE, Catalogue, Term
from iisam_workshop.model.session import Session
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.sameness import twins

__all__ = ["choose_pool"]


def choose_pool(session: Session, squares: int) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """Return the pool in catalogue order; IW601 too few terms for a card, IW604 for the catalogue, IW606 twins."""
    catalogue, wanted = session.catalogue, session.asked.bingo.pool
    heard = {term for card in session.earlier for term in card.terms}
    chosen = set(_by_turns(catalogue, Chance(session.seed), heard)[:wanted])
    pool = tuple(term for term in catalogue.terms if term.id in chosen)
    place = session.places.at("session", "bingo", "pool")
    problems = list(_twins(session))
    if len(catalogue.terms) < wanted:
        known = len(catalogue.terms)
        problems.append(
            Problem(
                "IW604",
                f"a pool of {wanted} terms is asked for, and the catalogue has {known}",
                f"Set bingo.pool to {known} or fewer.",
                place,
            )
        )
    if len(pool) < squares:
        problems.append(
            Problem(
                "IW601",
                f"{squares} squares need at least {squares} terms; the pool has {len(pool)}",
                f"Set bingo.pool to {squares} or more, or choose a smaller grid.",
                place,
            )
        )
    return pool, tuple(problems)


def _by_turns(catalogue: Catalogue, chance: Chance, heard: Container[str]) -> list[str]:
    """Return all terms as they join a pool: the next one is always of a stage that has fewest so far."""
    # Each term draws its own lot, so a term that joins the catalogue does not shuffle all the others.
    stages = chance.stream("pool").shuffle(catalogue.stages)
    queues = [
        [term.id for term in sorted(catalogue.terms_of(stage.id), key=lambda term: _turn(chance, term))]
        for stage in stages
    ]
    order: list[str] = []
    taken = [0] * len(queues)
    for late in (False, True):
        left = [[term for term in reversed(queue) if (term in heard) is late] for queue in queues]
        while any(left):
            turn = min((number for number, queue in enumerate(left) if queue), key=taken.__getitem__)
            order.append(left[turn].pop())
            taken[turn] += 1
    return order


def _turn(chance: Chance, term: Term) -> tuple[bool, int]:
    """Return the turn of a term in its stage: the council's own come first, each of the others draws a lot."""
    return term.source != OWN_SOURCE, chance.stream("pool", term.id).below(1 << 53)


def _twins(session: Session) -> list[Problem]:
    terms = session.catalogue.terms
    return [
        Problem(
            "IW606",
            f"two terms are the same to the ear: ‘{terms[one].name}’ ({terms[one].id}) and "
            f"‘{terms[other].name}’ ({terms[other].id})",
            "Rename or remove one of them.",
            session.places.at("catalogue", "terms", other),
        )
        for one, other in twins(term.name for term in terms)
    ]
