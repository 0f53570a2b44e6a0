"""The partner briefs: one leaf for each person at a table, with what may be said, and what stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from iisam_workshop.compose.legal import routes
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    Block,
    Column,
    Group,
    Heading,
    ItemList,
    Paragraph,
    Row,
    Runs,
    Sheet,
    Span,
    Table,
    runs,
)
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.facts import Fact
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.scenario import Partner
from iisam_workshop.model.wording import Wording

__all__ = ["briefs", "own_brief"]

_LINES, _ROOM = 7, 2
"""How many shares a brief has room to record, and in how many lines each."""


def briefs(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose one leaf for each brief; its other side is for notes where the brief leaves it free."""
    partners = plan.session.scenario.partners
    leaves = tuple(_leaf(partner, (n, len(partners)), plan, wording) for n, partner in enumerate(partners, 1))
    return Flow(paper, leaves, wording.labels["folio"], wording.lang)


def own_brief(plan: Plan, paper: DocumentPlan, wording: Wording, partner_id: str) -> Flow:
    """Compose the leaf of one brief alone, for somebody who gets it as a file."""
    whole = briefs(plan, paper, wording)
    place = [partner.id for partner in plan.session.scenario.partners].index(partner_id)
    return replace(whole, blocks=(whole.blocks[place],))


def _leaf(partner: Partner, number: tuple[int, int], plan: Plan, wording: Wording) -> Sheet:
    scenario = plan.session.scenario
    n, total = number
    kicker = wording.label("brief.kicker", n=n, total=total, notice=scenario.notice)
    slots: dict[str, tuple[Block, ...]] = {
        "kicker": (Paragraph(runs(kicker), "small"),),
        "know": tuple(_known(partner, plan, wording)),
        "record": (_record(wording),),
    }
    several = len(plan.cast.voices[partner.id]) > 1
    front = blocks_of(wording, "brief", {"partner": partner, "several": several}, slots)
    # each brief is one person's secret, so the other side of its leaf must not be the next one
    back = wording.label("brief.back", n=n, total=total, scenario=scenario.title)
    return Sheet(front, back=(Heading(2, runs(wording.labels["brief.notes"])), Paragraph(runs(back), "small")))


def _known(partner: Partner, plan: Plan, wording: Wording) -> Iterator[Block]:
    """Return what a partner knows by what may be said of it; whoever speaks for several has it service by service.

    Purposes and needs of several would be nobody's in one list, so they stand with the service whose they are.
    """
    facts, voices = plan.session.scenario.facts_of(partner.id), plan.cast.voices[partner.id]
    if len(voices) == 1:
        yield Heading(2, runs(wording.labels["brief.know"]))
        yield from _by_sharing(facts, plan, wording)
        return
    for voice in voices:
        yield Heading(2, runs(wording.label("brief.know-as", name=voice.name)))
        yield Paragraph((Span(f"{wording.labels['brief.purpose']} ", bold=True), Span(voice.purpose)))
        own = [fact for fact in facts if plan.cast.services[f"facts.{fact.id}"] == voice.name]
        yield from _by_sharing(own, plan, wording)
        yield Heading(3, runs(wording.labels["brief.needs"]))
        yield ItemList(tuple(map(runs, voice.needs)))


def _by_sharing(facts: Sequence[Fact], plan: Plan, wording: Wording) -> Iterator[Block]:
    for sharing in ("free", "lawful", "never"):
        told = [fact for fact in facts if fact.sharing == sharing]
        if told:
            yield from _group(sharing, told, plan, wording)


def _group(sharing: str, facts: list[Fact], plan: Plan, wording: Wording) -> Iterator[Block]:
    told: list[Block] = [Heading(3, runs(wording.labels[f"brief.{sharing}"]))]
    if note := wording.labels.get(f"brief.{sharing}-note", ""):
        told.append(Paragraph(runs(note), "small"))
    told.append(ItemList(tuple(_item(fact, plan, wording) for fact in facts)))
    # the few that stay are on one page, so that none of them looks like one that may be said
    yield from (Group(tuple(told)),) if sharing == "never" else told


def _item(fact: Fact, plan: Plan, wording: Wording) -> Runs:
    """Return a fact; in an easy play with the prompts that could carry it."""
    names = routes(fact, plan) if plan.session.asked.play.level == "easy" else ()
    look = wording.label("brief.basis", names="; ".join(names)) if names else ""
    return (Span(fact.text), *((Span(f" {look}.", italic=True),) if look else ()))


def _record(wording: Wording) -> Group:
    heads = (("brief.shared", 40), ("brief.with-whom", 24), ("brief.why", 36))
    columns = tuple(Column(wording.labels[key], share) for key, share in heads)
    title = wording.labels["brief.record"]
    table = Table(title, columns, (Row(((), (), ()), room=_ROOM),) * _LINES, row_heads=0)
    return Group((Heading(2, runs(title)), table))
