"""A scenario read by itself, without a session: a file, or one that is packaged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from iisam_workshop.errors import Problem
from iisam_workshop.load.catalogue import read_catalogue
from iisam_workshop.load.contents import id_of, read_source
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.layers import content_of
from iisam_workshop.load.names import SCENARIO, Home, find
from iisam_workshop.load.scenario_faults import scenario_faults, scenario_sign_faults
from iisam_workshop.load.unwritten import unwritten
from iisam_workshop.load.validate import validate
from iisam_workshop.model.places import Places
from iisam_workshop.model.scenario import Scenario

__all__ = ["ScenarioFile", "read_scenario_file"]


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A scenario with the places of its lines, how messages name its file, and what does not keep it from being read.

    ``warnings`` are those of reading it, and the errors for texts that are still to be written (IW314).
    """

    scenario: Scenario
    places: Places
    shown: str
    warnings: tuple[Problem, ...]


def read_scenario_file(wish: str) -> ScenarioFile:
    """Read a scenario by its path, or by the name of a packaged one; raises WorkshopError with all its problems."""
    intake, path = Intake(), Path(wish)
    is_file = path.suffix.lower() in (".yaml", ".yml") or path.exists()
    found = Found(path, str(path), path.name) if is_file else find(SCENARIO, wish, None, Home(path, id_of))
    content = content_of(read_source(found, intake), "scenario")
    scenario = validate(content, Scenario)
    stages = [stage.id for stage in read_catalogue(Intake()).stages]
    intake.problems.extend(scenario_sign_faults(scenario, content))
    intake.problems.extend(scenario_faults(scenario, stages, content))
    intake.settle()
    intake.problems.extend(unwritten(content))
    return ScenarioFile(scenario, content.places, found.shown, tuple(intake.problems))
