"""What facilitators know of a scenario's puzzle: who plays what, the answer, who has each fact and may tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iisam_workshop.compose.legal import routes
from iisam_workshop.compose.phrases import cell, listed
from iisam_workshop.model.blocks import Block, Cell, Column, Heading, ItemList, Paragraph, Row, Runs, Span, Table, runs
from iisam_workshop.model.facts import Fact
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.scenario import Partner
from iisam_workshop.model.wording import Wording

__all__ = ["answer_table", "cast_table", "fact_tables", "numbered", "smallest_group"]

_MOST_GROUPS = 3
"""How many of the smallest groups are named; where there are more, it matters little which."""


def cast_table(plan: Plan, wording: Wording) -> Table:
    """Return the briefs by their numbers with those for whom their holders speak."""
    columns = (Column(wording.labels["brief"], 30), Column(wording.labels["guide.speaks-for"], 70))
    rows = tuple(
        Row((cell(numbered(plan, partner, wording), bold=True), cell(partner.name)))
        for partner in plan.session.scenario.partners
    )
    return Table(wording.labels["guide.cast-summary"], columns, rows, dense=True)


def numbered(plan: Plan, partner: Partner, wording: Wording) -> str:
    """Return a brief as lists name it: with its number."""
    number = plan.session.scenario.partners.index(partner) + 1
    return wording.label("brief.numbered", n=number, called=partner.called)


def answer_table(plan: Plan, wording: Wording) -> Table:
    """Return the parts of the answer, each with the facts that show it, by their numbers, and who has them."""
    scenario = plan.session.scenario
    facts, numbers = {fact.id: fact for fact in scenario.facts}, _numbers(plan)
    columns = (Column(wording.labels["guide.part"], 52), Column(wording.labels["guide.shown-by"], 48))
    rows = []
    for part in scenario.answer.parts:
        ways = [[facts[name] for name in way] for way in part.shown_by if all(name in facts for name in way)]
        shown = ItemList(tuple(_way(way, numbers, plan, wording) for way in ways), style="cell-small")
        rows.append(Row((cell(part.text, "cell-small"), (shown,))))
    return Table(wording.labels["guide.answer-summary"], columns, tuple(rows), row_heads=0, dense=True)


def _way(facts: list[Fact], numbers: Mapping[str, int], plan: Plan, wording: Wording) -> Runs:
    named = (
        wording.label("guide.fact-of", fact=numbers[fact.id], owner=plan.session.scenario.partner(fact.owner).called)
        for fact in sorted(facts, key=lambda fact: numbers[fact.id])
    )
    return runs(listed(wording, tuple(named)))


def _numbers(plan: Plan) -> dict[str, int]:
    """Return the numbers of the facts in the order in which the tables list them."""
    scenario, services = plan.session.scenario, plan.cast.services
    found: list[str] = []
    for partner in scenario.partners:
        facts = [fact.id for fact in scenario.facts_of(partner.id)]
        order = list(dict.fromkeys(services[f"facts.{name}"] for name in facts))
        found += sorted(facts, key=lambda name: order.index(services[f"facts.{name}"]))
    return {name: number for number, name in enumerate(found, 1)}


def smallest_group(plan: Plan, wording: Wording) -> tuple[Paragraph, ...]:
    """Say how few briefs can answer with what may be said, which, and that no brief can alone."""
    found, partners = plan.cast.findings, plan.session.scenario.partners
    least = wording.label("guide.least", briefs=wording.count("briefs", found.smallest))
    if found.smallest == len(partners):
        least = wording.labels["guide.least-all"]
    elif len(found.groups) <= _MOST_GROUPS:
        called = {partner.id: partner.called for partner in partners}
        groups = "; ".join(listed(wording, tuple(called[name] for name in group)) for group in found.groups)
        least = wording.label("guide.least-named", briefs=wording.count("briefs", found.smallest), groups=groups)
    return (Paragraph((Span(f"{wording.labels['guide.alone']} ", bold=True), Span(least))),)


def fact_tables(plan: Plan, wording: Wording) -> tuple[Block, ...]:
    """Return the facts of each brief with their rules, routes and reasons, service by service."""
    partners, numbers = plan.session.scenario.partners, _numbers(plan)
    return tuple(block for partner in partners for block in _facts(partner, numbers, plan, wording))


def _facts(partner: Partner, numbers: Mapping[str, int], plan: Plan, wording: Wording) -> Iterator[Block]:
    facts = plan.session.scenario.facts_of(partner.id)
    heads = (("number", 7), ("guide.fact", 27), ("guide.rule", 26), ("guide.because", 40))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    service = {fact.id: plan.cast.services[f"facts.{fact.id}"] for fact in facts}
    for name in dict.fromkeys(service.values()):
        rows = tuple(_fact(numbers[fact.id], fact, plan, wording) for fact in facts if service[fact.id] == name)
        yield Heading(3, runs(name))
        yield Table(wording.label("guide.facts-summary", name=name), columns, rows, dense=True)


def _fact(number: int, fact: Fact, plan: Plan, wording: Wording) -> Row:
    what, why = cell(fact.short, "cell-small", bold=True), cell(fact.because, "cell-small")
    return Row((cell(str(number), "cell-small", bold=True), what, _rule(fact, plan, wording), why))


def _rule(fact: Fact, plan: Plan, wording: Wording) -> Cell:
    needed = (Span(f"{wording.labels['guide.needed']} ", bold=True),) if fact.id in plan.cast.findings.needed else ()
    route = f" {'; '.join(routes(fact, plan))}" if fact.basis else ""
    return cell((*needed, Span(f"{wording.labels[f'guide.{fact.sharing}']}{route}")), "cell-small")
