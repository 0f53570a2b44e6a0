"""Why people cannot be seated as the session wishes: sets of wishes of which none can be spared from the clash."""

from __future__ import annotations

from collections.abc import Sequence

from iisam_workshop.errors import Place, Problem
from iisam_workshop.model.session import Session
from iisam_workshop.plan.seats.asks import Ask, room_with
from iisam_workshop.plan.seats.decide import STEPS, Answer, decide

__all__ = ["clashes", "clashing"]

_WHAT = {
    "together": "a wish to sit together",
    "apart": "a wish to sit apart",
    "manager": "a line manager who is to sit away from staff",
    "each": "somebody who is wanted at each table",
}

_MOST = 5
"""How many clashes that share no wish are told at once."""


def clashes(session: Session, asks: Sequence[Ask], sizes: Sequence[int], people: int) -> tuple[Problem, ...]:
    """Return why these rules cannot all be met; IW624, IW625 and IW626 for one alone, IW623 for a set of them.

    IW627 where that was not decided in a number of steps. Each wish of a set is a problem of its own with its place.
    """
    alone = [problem for ask in asks for problem in _alone(ask, sizes)]
    if alone:
        return tuple(alone)
    rest, problems = list(asks), list[Problem]()
    for _ in range(_MOST):
        answer = _decided(rest, sizes, people)
        if answer.tables is not None or not answer.sure:
            break
        together = clashing(rest, sizes, people)
        problems += [_told(ask, together, sizes) for ask in together]
        rest = [ask for ask in rest if ask not in together]
    return tuple(problems) or (_undecided(session),)


def clashing(asks: Sequence[Ask], sizes: Sequence[int], people: int) -> list[Ask]:
    """Return rules that cannot all be met, though any of them left out lets the others be (a deletion filter).

    The rules must be impossible together. Halves, quarters and so on are left out first, single ones last.
    """
    kept = list(asks)
    step = len(kept)
    while step:
        step = step // 2 if step > 1 else 0
        size, start = max(step, 1), 0
        while start < len(kept):
            fewer = kept[:start] + kept[start + size :]
            answer = _decided(fewer, sizes, people)
            if answer.tables is None and answer.sure:
                kept = fewer
            else:
                start += size
    return kept


def _decided(asks: Sequence[Ask], sizes: Sequence[int], people: int) -> Answer:
    return decide(room_with(asks, [(size, size) for size in sizes], people))


def _alone(ask: Ask, sizes: Sequence[int]) -> list[Problem]:
    """Refuse a rule that no seating can meet, whatever the others say."""
    named, tables = len(ask.people), len(sizes)
    if ask.kind == "together" and named > max(sizes):
        what = f"{named} people are to sit together, and the largest of {_tables(tables)} has {max(sizes)} seats"
        return [Problem("IW624", what, "Name fewer people, or set tables.size higher.", ask.place)]
    if ask.kind in ("apart", "manager") and named > tables:
        what = f"{named} people are to sit apart, and there {'is' if tables == 1 else 'are'} {_tables(tables)}"
        return [Problem("IW625", what, "Name fewer people, or set tables.size lower to have more tables.", ask.place)]
    if ask.kind == "each" and named < tables:
        what = f"somebody is wanted at each of {_tables(tables)}, and the list has {named} with these words"
        return [
            Problem("IW626", what, "Take the words out, or set tables.size higher to have fewer tables.", ask.place)
        ]
    return []


def _told(ask: Ask, together: Sequence[Ask], sizes: Sequence[int]) -> Problem:
    others = [each for each in together if each is not ask]
    places = dict.fromkeys(str(each.place) for each in others if each.place)
    where = f" ({', '.join(places)})" if places else ""
    many = "another wish" if len(others) == 1 else f"{len(others)} other wishes"
    at = f"{_tables(len(sizes))} of {min(sizes)}" + (f" and {max(sizes)}" if min(sizes) < max(sizes) else "")
    what = f"{_WHAT[ask.kind]} cannot be met at {at} along with {many}{where}"
    return Problem("IW623", what, "Take one of them out, or set tables.size otherwise.", ask.place)


def _undecided(session: Session) -> Problem:
    what = f"no way to meet all wishes for the tables was found in {STEPS:,} steps, and none is ruled out"
    hint = "Take some wishes out, or set tables.size otherwise."
    return Problem("IW627", what, hint, _tables_key(session))


def _tables_key(session: Session) -> Place | None:
    return session.places.at("session", "tables")


def _tables(number: int) -> str:
    return f"{number} table{'' if number == 1 else 's'}"
