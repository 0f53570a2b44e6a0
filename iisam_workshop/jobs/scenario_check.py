"""Check a scenario: read it, then play it at every size, in every nation, at every level and length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import get_args

from iisam_workshop.errors import Problem
from iisam_workshop.load.scenario_file import ScenarioFile, read_scenario_file
from iisam_workshop.model.scenario import Scenario
from iisam_workshop.model.session import Level, PlayWish
from iisam_workshop.plan.casting import Played, Setting, play
from iisam_workshop.plan.invention import Known, made_up
from iisam_workshop.plan.proofs import proof_faults
from iisam_workshop.plan.roles import fewest

__all__ = ["ScenarioReport", "Size", "check_scenario"]

_ANY_DAY = date(2027, 3, 4)
"""Names and ages need a day; which one it is changes nothing that is checked."""


@dataclass(frozen=True, slots=True)
class Size:
    """What the solver found for tables of so many people: their briefs, and how many of them it takes to answer."""

    people: int
    briefs: tuple[str, ...]
    smallest: int
    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ScenarioReport:
    """A scenario that was checked: its title, what was found for each size from the largest on, and all problems."""

    title: str
    sizes: tuple[Size, ...]
    problems: tuple[Problem, ...]


def check_scenario(wish: str) -> ScenarioReport:
    """Check a scenario file, or a packaged one by its name; raises WorkshopError where it cannot be read."""
    read = read_scenario_file(wish)
    fiction, _ = made_up(read.scenario, Known("check", _ANY_DAY))
    problems = dict.fromkeys(read.warnings)
    sizes: dict[int, Size] = {}
    title = read.scenario.title
    for people, setting in product(_people(read.scenario), _settings(read.scenario)):
        played = play(read.scenario, people, setting, fiction)
        title = played.scenario.title
        sizes.setdefault(people, _size(people, played))
        problems |= dict.fromkeys(_faults(read, played, setting))
    return ScenarioReport(title, tuple(sizes.values()), tuple(problems))


def _people(scenario: Scenario) -> range:
    return range(len(scenario.partners), fewest(scenario) - 1, -1)


def _settings(scenario: Scenario) -> tuple[Setting, ...]:
    ways = product(scenario.nations, get_args(Level), (False, True))
    return tuple(Setting(nation, PlayWish(level=level), short) for nation, level, short in ways)


def _size(people: int, played: Played) -> Size:
    found = played.findings
    return Size(people, tuple(role.id for role in played.roles), found.smallest, found.groups)


def _faults(read: ScenarioFile, played: Played, setting: Setting) -> Iterator[Problem]:
    yield from proof_faults(read.scenario, played, read.places, setting.nation)
    for key in ("injects", "questions"):
        if not getattr(played.scenario, key):
            length = "short" if setting.short else "full"
            what = f"a {length} play at the level ‘{setting.wish.level}’ has no {key} left"
            hint = "Mark some injects ‘core: true’." if key == "injects" else "Take some of the conditions out."
            yield Problem("IW313", what, hint, read.places.at("scenario", key))
