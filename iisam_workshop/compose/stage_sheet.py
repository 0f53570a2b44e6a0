"""A stage's sheet: front and back of one leaf."""

from __future__ import annotations

from iisam_workshop.compose.phrases import journey_line, sheets
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import Block, Paragraph, Span, StageTitle, runs
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.journey import CaseStudy
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

__all__ = ["stage_sheet"]


def stage_sheet(plan: Plan, paper: DocumentPlan, wording: Wording) -> Flow:
    """Compose the sheet of the paper's stage; it lists the stage's terms that are in play."""
    catalogue = plan.session.catalogue
    stage, shown = catalogue.stage(paper.stage), plan.stage(paper.stage)
    terms = [term.name for term in plan.game.pool if term.stage == stage.id]
    values = {**dict(stage), "examples": catalogue.examples_of(stage.id)}
    slots: dict[str, tuple[Block, ...]] = {
        "line": (journey_line(plan, wording, shown),),
        "title": (StageTitle(shown),),
        "about": (Paragraph(runs(stage.about), "lead"),),
        "story": _story(catalogue.case_studies_of(stage.id)[0]),
        "terms": (Paragraph(runs("\u00a0· ".join(terms))),),
    }
    return Flow(paper, sheets(blocks_of(wording, "stage", values, slots)), wording.labels["folio"], wording.lang)


def _story(case: CaseStudy) -> tuple[Paragraph, ...]:
    told = Paragraph((Span(f"{case.title}. ", bold=True), Span(case.story)))
    return (told, Paragraph((Span(case.link, link=case.link),), "small")) if case.link else (told,)
