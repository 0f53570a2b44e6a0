"""The library: what is packaged with the program, read by its name without a session."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from iisam_workshop.load import catalogue
from iisam_workshop.load.contents import read_source, way_to_lay
from iisam_workshop.load.council import read_packaged_profile
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.layers import content_of, extended
from iisam_workshop.load.names import LAYOUT, PRESET, SCENARIO, Sort, find_packaged
from iisam_workshop.load.validate import validate
from iisam_workshop.model.agenda import AgendaPreset
from iisam_workshop.model.council import Council
from iisam_workshop.model.journey import Catalogue
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.scenario import Scenario

__all__ = ["read_agenda", "read_catalogue", "read_council", "read_layout", "read_scenario"]

M = TypeVar("M", bound=BaseModel)


def read_agenda(name: str) -> AgendaPreset:
    """Return a packaged agenda preset, its placeholders unfilled; raises ContentInvalid (IW201) for unknown names."""
    return _read(PRESET, name, AgendaPreset)


def read_catalogue() -> Catalogue:
    """Return the catalogue with its own names for stages."""
    return catalogue.read_catalogue(Intake())


def read_council(name: str) -> Council:
    """Return a packaged council, its placeholders unfilled; raises ContentInvalid (IW201) for unknown names."""
    return validate(content_of(read_packaged_profile(name).tree, "council"), Council)


def read_layout(name: str) -> Layout:
    """Return a packaged layout; raises ContentInvalid (IW201) for unknown names."""
    return _read(LAYOUT, name, Layout)


def read_scenario(name: str) -> Scenario:
    """Return a packaged scenario, its placeholders unfilled; raises ContentInvalid (IW201) for unknown names."""
    return _read(SCENARIO, name, Scenario)


def _read(sort: Sort, name: str, model: type[M]) -> M:
    intake = Intake()
    tree = extended(
        find_packaged(sort, name),
        lambda found: read_source(found, intake),
        lambda base, place: find_packaged(sort, base, place),
        way_to_lay(sort),
    )
    return validate(content_of(tree, sort.word), model)
