"""What seats that are kept, or given to those who come late, leave unmet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iisam_workshop.errors import Problem
from iisam_workshop.plan.seats.asks import Ask, unmet_pairs, without

__all__ = ["broken"]

_WISHED = {"together": "to sit together", "apart": "to sit apart", "manager": "to sit away from a line manager"}

_AFRESH = " to seat everybody afresh."


def broken(
    asks: Sequence[Ask], tables: Sequence[int], held: Sequence[int], count: int, when: str = ""
) -> tuple[Problem, ...]:
    """Warn of rules that a seating at ``count`` tables does not meet: IW628 for kept seats, IW629 for newcomers.

    ``held`` are the tables that people had before, -1 for those who come; ``when`` begins the message.
    """
    return tuple(problem for ask in asks for problem in _broken(ask, tables, held, count, when))


def _broken(ask: Ask, tables: Sequence[int], held: Sequence[int], count: int, when: str) -> Iterator[Problem]:
    unmet = list(unmet_pairs(ask, tables))
    old = [pair for pair in unmet if min(held[pair[0]], held[pair[1]]) >= 0]
    if old:
        what = f"{when}{_people(old)} who are {_WISHED[ask.kind]} have kept seats that do not allow it"
        hint = f"Move them by hand, or remove the record file{_AFRESH}"
        yield Problem("IW628", what, hint, ask.place, "warning")
    if new := [pair for pair in unmet if pair not in old]:
        what = f"{when}somebody new is {_WISHED[ask.kind]}, and no free seat allows it"
        hint = f"Nobody was moved: move one of these {_people(new)} by hand, or remove the record file{_AFRESH}"
        yield Problem("IW629", what, hint, ask.place, "warning")
    if lacking := without(ask, tables, count):
        has = "has" if lacking == 1 else "have"
        what = f"{when}{lacking} of {count} tables {has} nobody with the words that tables.at_each asks for"
        hint = f"People have kept their seats; move somebody by hand, or remove the record file{_AFRESH}"
        yield Problem("IW628", what, hint, ask.place, "warning")


def _people(pairs: Sequence[tuple[int, int]]) -> str:
    return f"{len({who for pair in pairs for who in pair})} people"
