"""The terms in play: as many as were asked for, from all stages alike.

A larger pool holds every term of a smaller one, so a pool can grow under cards that are already printed.
"""

from __future__ import annotations

from itertools import chain, zip_longest

from iisam_workshop.errors import Problem
from iisam_workshop.model.journey import Catalogue, Term
from iisam_workshop.model.session import Session
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.sameness import fold

__all__ = ["choose_pool"]


def choose_pool(session: Session, squares: int) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """Return the pool in catalogue order; IW601 too few terms for a card, IW604 for the catalogue, IW606 twins."""
    catalogue, wanted = session.catalogue, session.asked.bingo.pool
    chosen = set(_by_turns(catalogue, Chance(session.seed))[:wanted])
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


def _by_turns(catalogue: Catalogue, chance: Chance) -> list[str]:
    # Each term draws its own lot, so a term that joins the catalogue does not shuffle all the others.
    stages = chance.stream("pool").shuffle(catalogue.stages)
    queues = [
        sorted((term.id for term in catalogue.terms_of(stage.id)), key=lambda term: _lot(chance, term))
        for stage in stages
    ]
    return [term for term in chain.from_iterable(zip_longest(*queues, fillvalue="")) if term]


def _lot(chance: Chance, term: str) -> int:
    return chance.stream("pool", term).below(1 << 53)


def _twins(session: Session) -> list[Problem]:
    first: dict[str, Term] = {}
    problems = []
    for number, term in enumerate(session.catalogue.terms):
        twin = first.setdefault(fold(term.name), term)
        if twin is not term:
            problems.append(
                Problem(
                    "IW606",
                    f"two terms are the same to the ear: ‘{twin.name}’ ({twin.id}) and ‘{term.name}’ ({term.id})",
                    "Rename or remove one of them.",
                    session.places.at("catalogue", "terms", number),
                )
            )
    return problems
