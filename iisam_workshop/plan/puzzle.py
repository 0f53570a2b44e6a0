"""The solver: which groups of briefs can answer a scenario's question, and whether everything needed may be told.

A part of the answer is shown when all facts of one of its sets are known, so knowing more never hurts; every group of
briefs is tried, the small ones first. With nine briefs these are 511 groups.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from iisam_workshop.model.cast import Findings
from iisam_workshop.model.council import Nation
from iisam_workshop.model.facts import AnswerPart, Fact
from iisam_workshop.model.scenario import Scenario

__all__ = ["findings", "unshown"]


def findings(scenario: Scenario, nation: Nation) -> Findings:
    """Solve the question of a scenario whose partners are the briefs and whose facts belong to them."""
    parts, briefs = scenario.answer.parts, [partner.id for partner in scenario.partners]
    known = {fact.id for fact in scenario.facts}
    used = {name for part in parts for way in part.shown_by if known.issuperset(way) for name in way}
    told = {brief: {fact.id for fact in scenario.facts_of(brief) if fact.sharing != "never"} for brief in briefs}
    groups = _smallest(briefs, told, parts)
    return Findings(
        needed=tuple(fact.id for fact in scenario.facts if fact.id in used),
        lawful=tuple(fact.id for fact in scenario.facts if fact.id not in used and fact.sharing != "never"),
        never=tuple(fact.id for fact in scenario.facts if fact.id not in used and fact.sharing == "never"),
        smallest=len(groups[0]) if groups else 0,
        groups=groups,
        alone=tuple(each for each in briefs if not unshown(parts, {fact.id for fact in scenario.facts_of(each)})),
        open_handed=tuple(each for each in briefs if all(f.sharing != "never" for f in scenario.facts_of(each))),
        no_route=tuple(f.id for f in scenario.facts if f.id in used and not _has_route(f, scenario, nation)),
        missing=unshown(parts, set().union(*told.values())),
    )


def unshown(parts: Iterable[AnswerPart], known: Collection[str]) -> tuple[str, ...]:
    """Return the parts of the answer that these facts do not show."""
    return tuple(part.id for part in parts if not any(all(name in known for name in way) for way in part.shown_by))


def _smallest(
    briefs: Sequence[str], told: dict[str, set[str]], parts: Sequence[AnswerPart]
) -> tuple[tuple[str, ...], ...]:
    """Return the groups of the least size that can answer with what may be told."""
    for size in range(1, len(briefs) + 1):
        able = [group for group in combinations(briefs, size) if not unshown(parts, _together(group, told))]
        if able:
            return tuple(able)
    return ()


def _together(group: Iterable[str], told: dict[str, set[str]]) -> set[str]:
    return set().union(*(told[brief] for brief in group))


def _has_route(fact: Fact, scenario: Scenario, nation: Nation) -> bool:
    """Tell whether a fact may be told: to anybody, or with a prompt of its basis that applies in the nation."""
    applies = {prompt.id for prompt in scenario.legal if nation in prompt.nations}
    return fact.sharing == "free" or (fact.sharing == "lawful" and not applies.isdisjoint(fact.basis))
