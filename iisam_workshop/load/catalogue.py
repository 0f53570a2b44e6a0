"""The catalogue of the journey: its five files, checked against one another, with a council's names for stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iisam_workshop.errors import Problem, refuse
from iisam_workshop.load.contents import read_source
from iisam_workshop.load.inputs import Intake, packaged
from iisam_workshop.load.layers import Content, Plain, content_of
from iisam_workshop.load.references import repeated, unknown
from iisam_workshop.load.validate import validate
from iisam_workshop.model.council import Council
from iisam_workshop.model.journey import CaseStudy, Catalogue, StageExample
from iisam_workshop.model.places import Places

__all__ = ["read_catalogue", "renamed"]

_FILES = ("stages", "terms", "examples", "case-studies", "sources")


def read_catalogue(intake: Intake) -> Catalogue:
    """Read the catalogue; raises WorkshopError with every broken entry, unknown id (IW201) and repeated id (IW118)."""
    trees = [read_source(packaged("catalogue", f"{name}.yaml"), intake) for name in _FILES]
    content = _merged([content_of(tree, "catalogue") for tree in trees])
    catalogue = validate(content, Catalogue)
    problems = (*_repeated(catalogue, content), *_unknown(catalogue, content))
    if problems:
        refuse(problems)
    return catalogue


def renamed(catalogue: Catalogue, council: Council) -> Catalogue:
    """Return the catalogue with the council's own names for stages."""
    own = {stage_id: stage.name for stage_id, stage in council.stages.items()}
    stages = tuple(stage.model_copy(update={"name": own.get(stage.id, stage.name)}) for stage in catalogue.stages)
    return catalogue.model_copy(update={"stages": stages})


def _merged(contents: list[Content]) -> Content:
    plain: dict[str, Plain] = {}
    places, keys = Places(), Places()
    for content in contents:
        plain |= content.plain
        places |= content.places
        keys |= content.keys
    return Content("catalogue", plain, places, keys)


def _repeated(catalogue: Catalogue, content: Content) -> Iterator[Problem]:
    for key in ("stages", "terms", "examples", "case_studies", "sources"):
        yield from repeated([entry.id for entry in getattr(catalogue, key)], content, key)


def _unknown(catalogue: Catalogue, content: Content) -> Iterator[Problem]:
    stages = [stage.id for stage in catalogue.stages]
    sources = [source.id for source in catalogue.sources]
    for number, term in enumerate(catalogue.terms):
        yield from unknown("stage", term.stage, stages, content.place("terms", number, "stage"))
        yield from unknown("source", term.source, sources, content.place("terms", number, "source"))
    yield from _stages_of(catalogue.examples, stages, content, "examples")
    yield from _stages_of(catalogue.case_studies, stages, content, "case_studies")


def _stages_of(
    entries: Sequence[StageExample | CaseStudy], stages: list[str], content: Content, key: str
) -> Iterator[Problem]:
    for number, entry in enumerate(entries):
        yield from unknown("stage", entry.stage, stages, content.place(key, number, "stage"))
        if entry.also:
            yield from unknown("stage", entry.also, stages, content.place(key, number, "also"))
