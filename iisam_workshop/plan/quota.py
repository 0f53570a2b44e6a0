"""How many squares a card has of each stage: the session's quota, even shares, or whatever chance brings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iisam_workshop.errors import Problem, did_you_mean
from iisam_workshop.model.journey import Term
from iisam_workshop.model.session import Session
from iisam_workshop.plan.grid import Shape
from iisam_workshop.plan.groups import Groups

__all__ = ["groups_of"]


def groups_of(session: Session, shape: Shape, pool: Sequence[Term]) -> tuple[Groups, tuple[Problem, ...]]:
    """Return what a card draws from: the whole pool of a mixed layout, otherwise a group for each stage.

    Where the pattern wants one of each stage, a mixed card has even shares too. IW616 for a quota that does not come
    out, IW601 for a stage with fewer terms than its squares.
    """
    wish = session.asked.bingo
    whole = Groups((tuple(range(len(pool))),), (shape.squares,))
    if wish.quota and wish.layout != "quota":
        what = f"a quota is given, and the layout is {wish.layout!r}, which has none"
        place = session.places.at("session", "bingo", "quota")
        return whole, (Problem("IW616", what, "Write ‘layout: quota’, or take the quota out.", place),)
    stages = [stage.id for stage in sorted(session.catalogue.stages, key=lambda stage: stage.number)]
    if wish.layout == "mixed" and (wish.pattern != "stages" or shape.squares < len(stages)):
        return whole, ()
    if wish.layout == "journey" and not shape.heads:
        return whole, ()
    problems = tuple(_misquoted(session, stages, shape)) if wish.quota else ()
    if problems:
        return whole, problems
    if wish.layout == "quota" and wish.quota:
        stages = [stage for stage in stages if wish.quota.get(stage)]
        squares, more = tuple(wish.quota[stage] for stage in stages), 0
    else:
        each, more = divmod(shape.squares, len(stages))
        squares = (each,) * len(stages)
    terms = tuple(tuple(n for n, term in enumerate(pool) if term.stage == stage) for stage in stages)
    groups = Groups(terms, squares, more, apart=bool(shape.heads))
    return groups, tuple(_too_few(session, stages, groups, shape))


def _misquoted(session: Session, stages: Sequence[str], shape: Shape) -> Iterator[Problem]:
    quota, at = session.asked.bingo.quota, session.places.at
    for stage in quota:
        if stage not in stages:
            place = at("session", "bingo", "quota", stage)
            yield Problem(
                "IW616", f"the quota names {stage!r}, and there is no such stage", did_you_mean(stage, stages), place
            )
    place = at("session", "bingo", "quota")
    negative = [stage for stage, number in quota.items() if number < 0]
    if negative:
        what = f"the quota of {negative[0]!r} is {quota[negative[0]]}, and no card has fewer than 0 squares of a stage"
        yield Problem("IW616", what, "Write 0 or more squares for each stage.", place)
    elif sum(quota.values()) != shape.squares:
        added = " + ".join(str(number) for number in quota.values())
        what = f"the quota is {added} = {sum(quota.values())} squares, and a card of {shape.name} has {shape.squares}"
        over = sum(quota.values()) - shape.squares
        hint = f"Take {over} away." if over > 0 else f"Add {-over}."
        yield Problem("IW616", what, hint, place)


def _too_few(session: Session, stages: Sequence[str], groups: Groups, shape: Shape) -> Iterator[Problem]:
    place = session.places.at("session", "bingo", "pool")
    hint = "Set bingo.pool higher, or give this stage fewer squares."
    short = False
    for stage, terms, squares in zip(stages, groups.terms, groups.squares, strict=True):
        if len(terms) < squares:
            short = True
            name = session.catalogue.stage(stage).name
            what = (
                f"{squares} squares of ‘{name}’ need at least {squares} terms; the pool has {len(terms)} of that stage"
            )
            yield Problem("IW601", what, hint, place)
    roomy = sum(len(terms) > squares for terms, squares in zip(groups.terms, groups.squares, strict=True))
    if not short and roomy < groups.more and sum(map(len, groups.terms)) >= shape.squares:
        each = groups.squares[0]
        what = f"{groups.more} stages give a card {each + 1} squares; the pool has so many terms of {roomy} stages only"
        yield Problem("IW601", what, "Set bingo.pool higher, or write a quota.", place)
