"""A scenario checked by itself, begun, and told on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from iisam_workshop import resources
from iisam_workshop.errors import ContentInvalid, OutputRefused
from iisam_workshop.jobs import scenario_check
from iisam_workshop.jobs.scenario_check import check_scenario
from iisam_workshop.jobs.scenario_new import new_scenario
from iisam_workshop.model.scenario import Scenario
from iisam_workshop.plan.casting import Setting
from tests.cli.running import call
from tests.thorough import THOROUGH


@pytest.fixture
def street(tmp_path: Path) -> Path:
    return new_scenario("Our street’s end", tmp_path / "street-end.yaml")


def test_a_new_scenario_has_its_title_and_can_be_played_as_it_stands(street: Path) -> None:
    written = yaml.load(street.read_text("utf-8"), yaml.BaseLoader)
    assert (written["id"], written["title"]) == ("street-end", "Our street’s end")
    report = check_scenario(str(street))
    assert report.problems == ()
    assert [(size.people, size.smallest) for size in report.sizes] == [(3, 3), (2, 2)]


def test_a_scenario_is_never_written_over_and_needs_a_title(street: Path) -> None:
    with pytest.raises(OutputRefused, match="IW501"):
        new_scenario("Another", street)
    for title in ("", "…", "a: b", "'"):
        with pytest.raises(ContentInvalid, match="IW117"):
            new_scenario(title)


@pytest.fixture
def _few_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Play in each nation, at each level and at each length at least once, but not in all their combinations."""

    def few(scenario: Scenario) -> tuple[Setting, ...]:
        every = settings(scenario)
        seen: set[object] = set()
        chosen = []
        while new := {each: len(said(each) - seen) for each in every if said(each) - seen}:
            chosen.append(max(new, key=new.__getitem__))
            seen |= said(chosen[-1])
        return tuple(chosen)

    def said(each: Setting) -> set[object]:
        return {each.nation, each.wish.level, ("short", each.short)}

    settings = scenario_check._settings
    if not THOROUGH:
        monkeypatch.setattr(scenario_check, "_settings", few)


def is_sound(name: str) -> None:
    report = check_scenario(name)
    assert report.problems == ()
    assert [size.people for size in report.sizes] == list(range(report.sizes[0].people, 1, -1))
    assert all(size.smallest >= 2 for size in report.sizes)
    assert report.sizes[0].smallest >= 3


@pytest.mark.usefixtures("_few_settings")
@pytest.mark.parametrize("name", resources.names("scenarios"))
def test_a_packaged_scenario_has_no_fault_at_any_size_level_or_length(name: str) -> None:
    is_sound(name)


@pytest.mark.skipif(not THOROUGH, reason="every day each of them is played once, in every packaged scenario")
def test_a_packaged_scenario_has_no_fault_at_any_size_in_any_nation_at_any_level_and_length_together() -> None:
    is_sound("six-into-two")


def test_what_fails_at_one_level_only_is_told(street: Path) -> None:
    text = street.read_text("utf-8").replace("core: true", "core: false")
    street.write_text(text, "utf-8")
    found = {problem.code: problem for problem in check_scenario(str(street)).problems}
    assert set(found) == {"IW313"}
    assert "short" in found["IW313"].message


def test_the_command_tells_each_size_and_fails_where_a_proof_does(street: Path) -> None:
    done = call("scenario", "check", str(street))
    assert done.code == 0
    assert " 2 people at a table, 2 briefs: 2 briefs answer" in done.out
    street.write_text(street.read_text("utf-8").replace("[warm-seat, no-repair]", "[warm-seat]"), "utf-8")
    street.write_text(street.read_text("utf-8").replace("[tablets, no-repair]", "[tablets]"), "utf-8")
    done = call("scenario", "check", str(street), "--json")
    assert done.code == 3
    told = json.loads(done.out)
    assert {problem["code"] for problem in told["problems"]} == {"IW304"}
    assert [size["smallest"] for size in told["sizes"]] == [2, 1]
