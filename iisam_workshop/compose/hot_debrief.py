"""The hot debrief: ten minutes straight after the exercise, with the tally of what was shared."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from iisam_workshop.compose.phrases import cell
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    FACILITATORS_LEAST,
    Block,
    Cell,
    Column,
    ItemList,
    PageBreak,
    Paragraph,
    Row,
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

__all__ = ["hot_debrief"]

_FACT, _QUESTION = 60, 100
"""About how many letters of a fact go on a line of its column, and of a question on a line of the page."""
_ADVICE = 11
"""About how many lines of the table the advice on the first page takes, besides the questions."""
_BORDERS, _INSIDE = 2, 4
"""How many ways of parting the tally between partners are tried, and inside of what one partner knows."""

_Told = tuple[Partner, Fact]


def hot_debrief(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the paper: how to run the ten minutes, and the tally on what is left of two pages.

    The tally goes over to the second page between two partners, or inside of one where it would not fit otherwise.
    Where it cannot fit at all it has two pages of its own.
    """
    first, *others = (_blocks(plan, wording, cuts) for cuts in _cuts(plan))
    page, labels = Sheet(first, FACILITATORS_LEAST, tuple(others)), wording.labels
    return Flow(paper, (page,), labels["folio"], wording.lang, band=labels["band"])


def _blocks(plan: Plan, wording: Wording, cuts: Sequence[int]) -> tuple[Block, ...]:
    """Return the pages; ``cuts`` are the numbers of facts after which a new page begins."""
    told = _told(plan)
    first, *rest = (_tally(told, cut, plan, wording) for cut in pairwise((0, *cuts, len(told))))
    slots: dict[str, tuple[Block, ...]] = {
        "questions": (ItemList(tuple(map(runs, plan.session.scenario.debrief)), style="cell-small"),),
        "classes": _reading(plan, wording),
        "tally": first,
        "rest": tuple(block for n, half in enumerate(rest) for block in ((PageBreak(),) if n else ()) + half),
    }
    return blocks_of(wording, "hot-debrief", {"title": wording.labels["hot-debrief.title"]}, slots)


def _reading(plan: Plan, wording: Wording) -> tuple[Block, ...]:
    """Return a line for each class: how many facts it has, a gap to count those shared, and what to ask."""
    found = plan.cast.findings
    return tuple(
        Paragraph(
            (
                Span(f"{wording.label(f'hot-debrief.count-{kind}', n=len(facts))} ", bold=True),
                Span(wording.labels[f"hot-debrief.ask-{kind}"]),
            ),
            "cell-small",
        )
        for kind, facts in (("needed", found.needed), ("lawful", found.lawful), ("never", found.never))
    )


def _told(plan: Plan) -> list[_Told]:
    """Return all facts with the partner who knows each, partner by partner."""
    scenario = plan.session.scenario
    return [(partner, fact) for partner in scenario.partners for fact in scenario.facts_of(partner.id)]


def _cuts(plan: Plan) -> list[tuple[int, ...]]:
    """Return after how many facts a new page may begin: even pages first, cuts between partners first.

    The second page always has some facts.
    """
    told = _told(plan)
    starts = [n for n, (partner, _) in enumerate(told) if n == 0 or told[n - 1][0] is not partner]
    lines = [_lines(fact.short, _FACT) + (n in starts) for n, (_, fact) in enumerate(told)]
    above = _ADVICE + sum(_lines(question, _QUESTION) for question in plan.session.scenario.debrief)

    def evenly(cut: int, more: int = above) -> tuple[int, int]:
        return max(more + sum(lines[:cut]), sum(lines[cut:])), cut

    every = sorted(range(len(told)), key=evenly)
    two = dict.fromkeys((*sorted(starts, key=evenly)[:_BORDERS], *every[:_INSIDE]))
    halves = min(starts[1:] or starts, key=lambda cut: evenly(cut, 0))
    return [*((cut,) for cut in two), (0, halves)]


def _lines(text: str, letters: int) -> int:
    return -(-len(text) // letters)


def _tally(told: Sequence[_Told], cut: tuple[int, int], plan: Plan, wording: Wording) -> tuple[Block, ...]:
    """Return the tally from one fact to another, with a row above what each partner knows; nothing of no facts."""
    labels = wording.labels
    heads = (("fact", 129), ("class", 27), ("shared", 22), ("reason", 22))
    columns = tuple(Column(labels[f"hot-debrief.{key}"], share) for key, share in heads)
    rows: list[Row] = []
    for number, (partner, fact) in enumerate(told[slice(*cut)], cut[0]):
        if number == cut[0] or told[number - 1][0] is not partner:
            rows.append(Row((cell(partner.name, "cell-small", bold=True), (), (), ()), strong=True))
        rows.append(_row(fact, plan, wording))
    return (Table(labels["hot-debrief.summary"], columns, tuple(rows), dense=True),) if rows else ()


def _row(fact: Fact, plan: Plan, wording: Wording) -> Row:
    """Return a fact with its class as mark and word; only what is told with a lawful basis needs a reason."""
    labels, found = wording.labels, plan.cast.findings
    kind = "needed" if fact.id in found.needed else "never" if fact.id in found.never else "lawful"
    tick: Cell = (ItemList((runs(labels["hot-debrief.tick"]),), "tick", "cell-small"),)
    return Row(
        (
            cell(fact.short, "cell-small"),
            cell(labels[f"hot-debrief.{kind}"], "cell-small", bold=kind == "never"),
            tick,
            tick if fact.sharing == "lawful" else cell("–", "cell-small"),
        )
    )
