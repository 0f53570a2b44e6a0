"""A stage's sheet says where the stage leads, when it comes up, and tells the council's own story."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop.compose.documents import compose
from iisam_workshop.export.text import document_text
from iisam_workshop.model.document import Document
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.values import clock
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.plan import make_plan


def folded(document: Document) -> str:
    return " ".join(document_text(document).split())


@pytest.fixture(scope="module")
def sheets(documents: dict[str, Document], plan: Plan) -> dict[str, str]:
    return {stage.id: folded(documents[f"stage-{stage.id}"]) for stage in plan.stages}


def test_a_sheet_says_where_its_stage_leads_back_and_ahead(sheets: dict[str, str], plan: Plan) -> None:
    for stage in plan.session.catalogue.stages:
        found = re.findall(r"- (Back|Ahead) to (\d) ", sheets[stage.id])
        told = {(way, int(number)) for way, number in found}
        numbers = [plan.stage(loop.to).number for loop in stage.loops]
        assert told == {("Back" if number < stage.number else "Ahead", number) for number in numbers}
        assert all(loop.text in sheets[stage.id] for loop in stage.loops)
        assert [way for way, _ in found] == sorted((way for way, _ in found), reverse=True)


def test_a_sheet_has_title_and_time_of_every_slot_with_its_stage(sheets: dict[str, str], plan: Plan) -> None:
    for stage in plan.stages:
        section = sheets[stage.id].partition("## In this session")[2].partition("##")[0]
        expected = [(clock(t.start), t.slot.title) for t in plan.timetable.slots if stage.id in t.slot.stages]
        assert len(expected) > 1
        assert re.findall(r"\b\d\d:\d\d\b", section) == [time for time, _ in expected]
        assert all(title in section for _, title in expected)


def test_a_stage_without_slots_or_terms_has_no_empty_headings(plan: Plan, wording: Wording) -> None:
    paper = next(paper for paper in plan.documents if paper.stage == "vision")
    slots = tuple(
        replace(timed, slot=timed.slot.model_copy(update={"stages": ("scoping",)})) for timed in plan.timetable.slots
    )
    pool = tuple(term for term in plan.game.pool if term.stage != "vision")
    bare = replace(plan, timetable=replace(plan.timetable, slots=slots), game=replace(plan.game, pool=pool))
    said = folded(compose(bare, paper, wording))
    assert "In this session" not in said
    assert "Bingo terms" not in said
    assert "In this session" in folded(compose(plan, paper, wording))


def test_examples_and_story_name_the_other_stage_to_which_they_may_belong(sheets: dict[str, str], plan: Plan) -> None:
    for example in plan.session.catalogue.examples:
        also = plan.stage(example.also) if example.also else None
        doubt = f" Or {also.number} {also.name}?" if also else ""
        assert f"{example.text}{doubt}" in sheets[example.stage]
        assert also or f"{example.text} Or " not in sheets[example.stage]


def test_a_council_swaps_a_story_by_its_key_and_the_sheet_tells_the_councils(
    copied_example: Path, wording: Wording
) -> None:
    file = copied_example / "session.yaml"
    text = file.read_text(encoding="utf-8")
    own = (
        "\nown:\n  case_studies:\n    replace:\n      five-tips-from-hubs:\n        title: Our front door in Hinckley\n"
        "        story: Three services moved into one room and found the simplest way.\n"
    )
    file.write_text(text + own, encoding="utf-8")
    plan = make_plan(iisam_workshop.read_session(file))
    paper = next(paper for paper in plan.documents if paper.stage == "design-and-plan")
    told = folded(compose(plan, paper, wording)).partition("## A story to tell")[2].partition("##")[0]
    assert "Our front door in Hinckley. Three services moved into one room" in told
    assert "http" not in told  # the page that ours came from knows nothing of this story
    assert "Five tips" not in told
