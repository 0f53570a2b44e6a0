"""The solver against brute force that knows nothing of it."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.model.scenario import Scenario
from iisam_workshop.plan.puzzle import findings
from tests.plan import plays

FACTS = [f"fact-{n}" for n in range(7)]
OWNERS = [f"partner-{n}" for n in range(4)]


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    facts = [
        plays.fact(name, draw(st.sampled_from(OWNERS)), draw(st.sampled_from(("free", "lawful", "never"))), ("law",))
        for name in FACTS
    ]
    ways = st.lists(st.lists(st.sampled_from(FACTS), min_size=1, max_size=3, unique=True), min_size=1, max_size=2)
    parts = [plays.part(f"part-{n}", *draw(ways)) for n in range(draw(st.integers(1, 3)))]
    return plays.scenario(facts=facts, parts=parts, partners=[plays.partner(name) for name in OWNERS])


def told(scenario: Scenario, group: tuple[str, ...], *, all_of_it: bool = False) -> set[str]:
    return {f.id for f in scenario.facts if f.owner in group and (all_of_it or f.sharing != "never")}


def answers(scenario: Scenario, known: set[str]) -> bool:
    return all(any(set(way) <= known for way in part.shown_by) for part in scenario.answer.parts)


@given(scenarios())
def test_the_smallest_groups_are_those_that_brute_force_finds(scenario: Scenario) -> None:
    groups = chain.from_iterable(combinations(OWNERS, size) for size in range(1, len(OWNERS) + 1))
    able = [group for group in groups if answers(scenario, told(scenario, group))]
    least = min(map(len, able), default=0)
    found = findings(scenario, "england")
    assert found.smallest == least
    assert set(found.groups) == {group for group in able if len(group) == least}
    assert set(found.alone) == {o for o in OWNERS if answers(scenario, told(scenario, (o,), all_of_it=True))}
    assert bool(found.missing) is not bool(able)


@given(scenarios())
def test_every_fact_is_counted_once_as_needed_lawful_or_never(scenario: Scenario) -> None:
    found = findings(scenario, "england")
    assert sorted((*found.needed, *found.lawful, *found.never)) == sorted(FACTS)
    used = {name for part in scenario.answer.parts for way in part.shown_by for name in way}
    assert set(found.needed) == used
    sharing = {fact.id: fact.sharing for fact in scenario.facts}
    assert all(sharing[name] != "never" for name in found.lawful)
    assert all(sharing[name] == "never" for name in found.never)


def test_a_needed_fact_has_a_route_only_where_its_basis_applies() -> None:
    scenario = plays.scenario()
    assert findings(scenario, "england").no_route == ()
    assert set(findings(scenario, "wales").no_route) == {"a", "b"}


def test_a_brief_without_anything_to_keep_is_told() -> None:
    facts = [plays.fact("a", "one", "lawful", ("law",)), plays.fact("b", "two", "never")]
    assert findings(plays.scenario(facts=facts), "england").open_handed == ("one", "three")
