"""The programme: what everybody takes home, and nothing of the facilitators'."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from iisam_workshop.compose.programme import programme
from iisam_workshop.export.text import document_text
from iisam_workshop.jobs.gate import vetted
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording

PAPER = DocumentPlan("programme", "T4", "Programme", "attendee", "person", 24)


def composed(plan: Plan, wording: Wording) -> Flow:
    return programme(plan, PAPER, wording)


def test_it_says_what_it_said(plan: Plan, wording: Wording, golden: Callable[[str, str], None]) -> None:
    golden("leicestershire/programme.txt", document_text(composed(plan, wording)))


def test_it_is_made_for_a5_whatever_the_layout_is(plan: Plan, wording: Wording) -> None:
    assert composed(plan, wording).paper == "A5"


def test_the_gate_lets_it_pass(plan: Plan, wording: Wording) -> None:
    assert vetted((plan,), (composed(plan, wording),)) == ()


def test_a_day_without_a_scenario_has_none_in_its_programme(plan: Plan, wording: Wording) -> None:
    slots = tuple(slot for slot in plan.session.agenda.slots if slot.kind != "scenario")
    agenda = plan.session.agenda.model_copy(update={"slots": slots})
    text = document_text(composed(replace(plan, session=replace(plan.session, agenda=agenda)), wording))
    assert plan.session.scenario.title not in text
    assert "## Who leads" in text
