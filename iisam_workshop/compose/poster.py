"""The six stages as a poster for the wall, on A4 and on A3."""

from __future__ import annotations

from iisam_workshop.model.document import DocumentPlan, Poster, Station
from iisam_workshop.model.journey import Loop, Stage
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.stage import StageRef
from iisam_workshop.model.wording import Wording

__all__ = ["poster"]


def poster(plan: Plan, paper: DocumentPlan, wording: Wording) -> Poster:
    """Compose the poster in the size of its paper; each stage tells one way that is not the next one."""
    return Poster(
        plan=paper,
        title=wording.labels["poster.title"],
        lead=wording.labels["poster.lead"],
        stations=tuple(_station(stage, plan, wording) for stage in plan.stages),
        again=wording.labels["poster.again"],
        folio=wording.labels["folio"],
        lang=wording.lang,
        paper="A3" if paper.id == "poster-large" else "A4",
    )


def _station(shown: StageRef, plan: Plan, wording: Wording) -> Station:
    stage = plan.session.catalogue.stage(shown.id)
    loop = _first(stage, plan)
    if loop is None:
        return Station(shown, stage.gist or stage.about)
    way = plan.stage(loop.to)
    key = "poster.back" if way.number < shown.number else "poster.on"
    return Station(
        shown, stage.gist or stage.about, way, wording.label(key, stage=f"{way.number} {way.name}", when=loop.text)
    )


def _first(stage: Stage, plan: Plan) -> Loop | None:
    """Return the loop to show: the first that leads back, else the first that leads further than to the next stage."""
    ways = {loop: plan.stage(loop.to).number - stage.number for loop in stage.loops}
    back = [loop for loop, steps in ways.items() if steps < 0]
    ahead = [loop for loop, steps in ways.items() if steps > 1]
    return next(iter((*back, *ahead)), None)
