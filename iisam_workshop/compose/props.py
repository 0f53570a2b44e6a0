"""Evidence to cut out: letters, e-mails, forms, notes and logs that lie with the briefs of their owners."""

from __future__ import annotations

import re

from iisam_workshop.compose.phrases import cell
from iisam_workshop.model.blocks import (
    Callout,
    Column,
    Heading,
    Paragraph,
    ParagraphStyle,
    Row,
    Runs,
    Sheet,
    Span,
    Table,
    runs,
)
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.scenario import Prop
from iisam_workshop.model.wording import Wording

__all__ = ["props"]

_RULED = ("form", "log")
"""Kinds whose head is a table; that of the others is lines."""
_STRESS = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*")


def props(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose a leaf for each piece, which says whose it is and that it is invented; its back gives nothing away."""
    found = plan.session.scenario.props
    leaves = tuple(_leaf(prop, (n, len(found)), plan, wording) for n, prop in enumerate(found, 1))
    return Flow(paper, leaves, wording.labels["folio"], wording.lang)


def _leaf(prop: Prop, number: tuple[int, int], plan: Plan, wording: Wording) -> Sheet:
    scenario = plan.session.scenario
    n, total = number
    kicker = wording.label("prop.kicker", n=n, total=total, owner=plan.cast.services[f"props.{prop.id}"])
    back = wording.label("prop.back", n=n, total=total, scenario=scenario.title)
    piece = (
        Paragraph(runs(wording.labels[f"prop.kind.{prop.kind}"]), "small"),
        *_head(prop, wording),
        *(Paragraph(stressed(part), _style(prop)) for part in _parts(prop.text or "")),
        Paragraph(runs(scenario.notice), "small"),
    )
    title = (Heading(1, runs(prop.title)), Paragraph(runs(kicker), "small"))
    return Sheet((*title, Callout(piece, cut=True)), back=(Paragraph(runs(back), "small"),))


def _head(prop: Prop, wording: Wording) -> tuple[Paragraph | Table, ...]:
    if not prop.fields:
        return ()
    if prop.kind not in _RULED:
        return tuple(Paragraph((Span(f"{each.label}: ", bold=True), Span(each.value))) for each in prop.fields)
    columns = (Column(wording.labels["prop.line"], 30), Column(wording.labels["prop.value"], 70))
    rows = tuple(Row((cell(each.label, bold=True), cell(each.value)), room=1) for each in prop.fields)
    return (Table(prop.title, columns, rows),)


def _style(prop: Prop) -> ParagraphStyle:
    return "lead" if prop.kind == "note" else "body"


def _parts(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def stressed(text: str) -> Runs:
    """Return a text with what stands between ``**`` in bold and between ``*`` in italics."""
    found: list[Span] = []
    end = 0
    for match in _STRESS.finditer(text):
        found.append(Span(text[end : match.start()]))
        found.append(Span(match["bold"] or match["italic"], bold=bool(match["bold"]), italic=bool(match["italic"])))
        end = match.end()
    return tuple(span for span in (*found, Span(text[end:])) if span.text)
