"""Every text of every scenario that comes with the program, at every size of table: no number is anybody's."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from iisam_workshop import resources
from iisam_workshop.load.library import read_scenario
from iisam_workshop.model.places import leaves
from iisam_workshop.model.session import PlayWish
from iisam_workshop.plan.casting import Setting, play
from iisam_workshop.plan.invention import Known, made_up
from iisam_workshop.vet.patterns import emails, numbers
from iisam_workshop.vet.placeholders import unfilled
from tests.thorough import often

NAMES = resources.names("scenarios")


@cache
def known(name):
    scenario = read_scenario(name)
    fiction, _ = made_up(scenario, Known("one", date(2027, 3, 4)))
    return scenario, fiction


@cache
def texts(name, people):
    scenario, fiction = known(name)
    played = play(scenario, people, Setting(scenario.nations[0], PlayWish()), fiction)
    return [text for _, text in leaves(played.scenario.model_dump(exclude={"legal": {"__all__": {"source"}}}))]


def test_there_are_scenarios_to_read():
    assert "harrow-lane" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_all_texts_are_filled_and_have_only_numbers_that_nobody_has(name):
    for people in range(2, 1 + len(known(name)[0].partners), often(1, len(known(name)[0].partners) - 2)):
        said = texts(name, people)
        assert len(said) > 100
        assert [text for text in said if unfilled(text)] == []
        assert [each for text in said for each in (*numbers(text), *emails(text)) if not each.safe] == []


def test_some_scenario_has_each_kind_of_number_so_that_the_test_above_means_something():
    found = [each for name in NAMES for text in texts(name, 4) for each in (*numbers(text), *emails(text))]
    assert {"phone", "email"} <= {each.kind for each in found if each.safe}
