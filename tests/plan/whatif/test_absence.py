"""People who do not come: the shares of short tables are those of the binomial distribution."""

from __future__ import annotations

from dataclasses import replace
from math import comb

import pytest

from iisam_workshop.model.plan import Plan
from iisam_workshop.model.rehearsal import Risk
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.whatif.absence import present, table_risks

from .days import SURE, is_near

PLAYS = 20_000
FEWEST = 4


def found(plan: Plan, no_shows: int, fewest: int = FEWEST) -> dict[str, Risk]:
    assumed = replace(SURE, no_shows=no_shows, plays=PLAYS)
    return {risk.kind: risk for risk in table_risks(plan, present(plan, assumed, Chance("tables")), fewest)}


def one_table(plan: Plan, people: int = 6) -> Plan:
    return replace(plan, seats=plan.seats[:people])


def at_most(people: int, came: int, no_shows: int) -> float:
    share = 1 - no_shows / 100
    return sum(comb(people, n) * share**n * (1 - share) ** (people - n) for n in range(came + 1))


@pytest.mark.parametrize("no_shows", [3, 10, 40])
def test_one_table_is_as_often_short_as_the_binomial_says(plan, no_shows):
    risks = found(one_table(plan), no_shows)
    assert is_near(risks["briefs"], PLAYS, at_most(6, 5, no_shows))
    assert is_near(risks["too-few"], PLAYS, at_most(6, FEWEST - 1, no_shows))
    assert is_near(risks["alone"], PLAYS, at_most(6, 1, no_shows) - at_most(6, 0, no_shows))


def test_four_tables_are_short_independently_and_are_counted(plan):
    risk = found(plan, 10)["briefs"]
    full = 1 - at_most(6, 5, 10)
    assert is_near(risk, PLAYS, 1 - full**4)
    assert (risk.usual, risk.bad, risk.limit) == (2, 3, 6)


def test_with_everybody_there_nothing_is_short_and_with_nobody_everything(plan):
    assert not any(risk.hits for risk in found(plan, 0).values())
    nobody = found(plan, 100)
    assert (nobody["briefs"].hits, nobody["too-few"].hits, nobody["alone"].hits) == (PLAYS, PLAYS, 0)


def test_without_a_scenario_only_somebody_alone_matters(plan):
    assert list(found(plan, 10, fewest=0)) == ["alone"]


def test_the_same_people_stay_away_at_another_table(plan):
    """Chance belongs to the person, so that moving somebody disturbs nobody else."""
    assumed = replace(SURE, no_shows=30)
    moved = replace(plan, seats=tuple(replace(seat, table=1) for seat in reversed(plan.seats)))
    before, after = (present(each, assumed, Chance("moved")) for each in (plan, moved))
    assert {key: came.tolist() for key, came in before.items()} == {key: came.tolist() for key, came in after.items()}
