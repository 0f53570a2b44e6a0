"""The catalogue of the journey: its five files, checked against one another, with a council's names for stages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from iisam_workshop.errors import Problem, refuse
from iisam_workshop.load.contents import read_source
from iisam_workshop.load.inputs import Found, Intake, packaged
from iisam_workshop.load.layers import Content, content_of
from iisam_workshop.load.references import repeated, unknown
from iisam_workshop.load.tree import MapNode
from iisam_workshop.load.validate import validate
from iisam_workshop.model.council import Council
from iisam_workshop.model.journey import CaseStudy, Catalogue, Stage, StageExample

__all__ = ["CATALOGUE_FILES", "catalogue_of", "catalogue_tree", "read_catalogue", "renamed"]

CATALOGUE_FILES = tuple(f"{name}.yaml" for name in ("stages", "terms", "examples", "case-studies", "sources"))
"""The files of our own catalogue."""


def read_catalogue(intake: Intake) -> Catalogue:
    """Read our own catalogue; raises WorkshopError as ``catalogue_of`` does."""
    return catalogue_of(catalogue_tree(intake))


def catalogue_tree(intake: Intake, read: Callable[[Found], MapNode] | None = None) -> MapNode:
    """Read the files of our own catalogue as one tree; raises WorkshopError. ``read`` may read other files instead."""
    found = [packaged("catalogue", name) for name in CATALOGUE_FILES]
    trees = [read(file) if read else read_source(file, intake) for file in found]
    entries = {key: node for tree in trees for key, node in tree.entries.items()}
    return MapNode(entries, {key: place for tree in trees for key, place in tree.keys.items()}, trees[0].place)


def catalogue_of(tree: MapNode) -> Catalogue:
    """Make a catalogue of its tree; raises ContentInvalid with all broken entries, unknown and repeated ids (IW118)."""
    content = content_of(tree, "catalogue")
    catalogue = validate(content, Catalogue)
    problems = (*_repeated(catalogue, content), *_unknown(catalogue, content))
    if problems:
        refuse(problems)
    return catalogue


def renamed(catalogue: Catalogue, council: Council) -> Catalogue:
    """Return the catalogue with the council's own names for stages, in Welsh too where it gives them."""
    return catalogue.model_copy(update={"stages": tuple(_renamed(stage, council) for stage in catalogue.stages)})


def _renamed(stage: Stage, council: Council) -> Stage:
    own = council.stages.get(stage.id)
    return stage.model_copy(update={"name": own.name, "welsh": own.welsh or stage.welsh}) if own else stage


def _repeated(catalogue: Catalogue, content: Content) -> Iterator[Problem]:
    for key in ("stages", "terms", "examples", "case_studies", "sources"):
        yield from repeated([entry.id for entry in getattr(catalogue, key)], content, key)


def _unknown(catalogue: Catalogue, content: Content) -> Iterator[Problem]:
    stages = [stage.id for stage in catalogue.stages]
    sources = [source.id for source in catalogue.sources]
    for number, stage in enumerate(catalogue.stages):
        for place, loop in enumerate(stage.loops):
            yield from unknown("stage", loop.to, stages, content.place("stages", number, "loops", place, "to"))
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
