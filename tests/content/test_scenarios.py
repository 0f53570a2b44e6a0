"""The scenarios that come with the program: whole, solvable at every size, safe, and fair to everybody in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, get_args

import pytest

from iisam_workshop.load.library import read_scenario
from iisam_workshop.model.council import Nation
from iisam_workshop.model.places import Places
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.scenario import Inject, Scenario
from iisam_workshop.model.session import PlayWish
from iisam_workshop.plan.casting import Played, Setting, play
from iisam_workshop.plan.invention import Known, made_up
from iisam_workshop.plan.proofs import proof_faults
from iisam_workshop.plan.roles import fewest
from tests.content.test_content import ROOT, STAGES, given_away, read, texts, words_of
from tests.thorough import THOROUGH

NAMES = tuple(sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml")))
NATIONS: tuple[Nation, ...] = get_args(Nation)
EVERY = pytest.mark.parametrize("name", NAMES)
LEFT = re.compile(r"\{\{|\}\}|\[Insert|\bTODO\b|\bTBC\b|lorem ipsum", re.IGNORECASE)


@cache
def scenario(name: str) -> Scenario:
    return read_scenario(name)


@cache
def played(name: str, people: int, nation: Nation = "england", level: Any = "standard", short: bool = False) -> Played:
    return play(scenario(name), people, Setting(nation, PlayWish(level=level), short), fiction(name))


@cache
def fiction(name: str) -> Any:
    return made_up(scenario(name), Known("test", date(2027, 3, 4)))[0]


def whole(name: str) -> Scenario:
    """A scenario as a full table plays it."""
    return played(name, 40).scenario


def sizes(name: str) -> tuple[int, ...]:
    """How many people may sit at a table; every day the fewest and the most, as ``plan`` proves those between."""
    every = range(fewest(scenario(name)), len(scenario(name).partners) + 1)
    return tuple(every) if THOROUGH else (every[0], every[-1])


def ways(name: str) -> list[tuple[int, bool]]:
    """How many may play for how long: every day a small table that has little time, and a full one that has enough."""
    every = [(people, short) for people in sizes(name) for short in (False, True)]
    return every if THOROUGH else [every[1], every[-2]]


def firsts(play: Scenario) -> list[Inject]:
    return [inject for inject in play.injects if not inject.instead_of]


def said(value: Any) -> Iterator[str]:
    for _, text in texts(value):
        if isinstance(text, str):
            yield text


# -- the puzzle


@EVERY
def test_it_can_be_played_at_every_size_in_each_of_its_nations_without_a_fault(name: str) -> None:
    for nation in scenario(name).nations:
        for people in sizes(name):
            shown = played(name, people, nation)
            assert [each.message for each in proof_faults(scenario(name), shown, Places({}), nation)] == []
            assert shown.findings.smallest >= 2
            assert len(shown.roles) == people


@EVERY
@pytest.mark.parametrize("level", ["easy", "standard", "hard"])
def test_nothing_is_left_to_be_filled_in_however_it_is_played(name: str, level: str) -> None:
    for people, short in ways(name):
        shown = played(name, people, scenario(name).nations[-1], level, short).scenario
        assert [text for text in said(shown.model_dump(exclude={"welsh"})) if LEFT.search(text)] == []


@EVERY
def test_small_tables_go_down_to_two_people(name: str) -> None:
    assert fewest(scenario(name)) == 2


@EVERY
def test_every_prop_shows_facts_of_its_owner(name: str) -> None:
    for people in sizes(name):
        shown = played(name, people).scenario
        owners = {fact.id: fact.owner for fact in shown.facts}
        assert all({owners[fact] for fact in prop.facts} <= {prop.owner} for prop in shown.props)


# -- the play


@EVERY
def test_every_stage_has_a_message_and_a_question_and_something_to_observe(name: str) -> None:
    shown = whole(name)
    stages = set(STAGES) if scenario(name).minutes > 60 else {inject.stage for inject in firsts(shown)}
    assert {inject.stage for inject in firsts(shown)} == stages
    assert {question.stage for question in shown.questions} >= stages
    assert {look.stage for look in shown.observe} >= stages


@EVERY
def test_messages_come_in_the_order_of_the_journey_within_the_play_and_some_are_kept_when_it_is_short(
    name: str,
) -> None:
    found = firsts(scenario(name))
    order = [STAGES.index(inject.stage) for inject in found if not inject.only]
    assert order == sorted(order) or scenario(name).minutes <= 60
    assert [inject.minute for inject in found] == sorted(inject.minute for inject in found)
    assert found[0].minute == 0
    assert found[-1].minute < scenario(name).minutes
    assert 2 <= sum(inject.core for inject in found) < len(found)


@EVERY
def test_every_message_can_be_read_aloud_in_a_minute_and_helps_whoever_is_stuck(name: str) -> None:
    for inject in whole(name).injects:
        assert 25 <= len(inject.text.split()) <= 120, inject.id
        assert 2 <= len(inject.expect) <= 5, inject.id
        assert "?" in inject.if_stuck, inject.id


@EVERY
def test_there_is_another_message_for_two_occasions_at_least(name: str) -> None:
    others = [inject for inject in scenario(name).injects if inject.instead_of]
    assert len(others) >= 2
    assert all(inject.when for inject in others)


@EVERY
def test_a_facilitator_has_something_to_ask_to_listen_for_to_read_out_and_to_close_with(name: str) -> None:
    shown = whole(name)
    for question in shown.questions:
        assert 2 <= len(question.probes) <= 4, question.text
        assert 2 <= len(question.listen_for) <= 4, question.text
    assert 4 <= len(shown.briefing) <= 9
    assert 4 <= len(shown.turns) <= 9
    assert 4 <= len(shown.debrief) <= 9


@EVERY
def test_whoever_is_affected_finds_a_warning_a_way_out_and_a_plan_for_disclosures(name: str) -> None:
    shown = whole(name)
    assert len(shown.content_warning.split()) > 10
    assert re.search(r"without|nobody|no reason", shown.way_out)
    assert len(shown.disclosure.split("\n\n")) >= 2
    assert shown.notice == "Invented for training. Any likeness is accidental."


@EVERY
def test_nobody_reads_a_fact_before_somebody_tells_it(name: str) -> None:
    shown = whole(name)
    before = " ".join((shown.summary, shown.setting, shown.case, shown.task, *shown.ground_rules))
    assert [fact.id for fact in shown.facts if fact.text in before] == []


# -- the law


@EVERY
def test_a_legal_prompt_is_called_verified_exactly_when_it_names_its_source(name: str) -> None:
    for prompt in scenario(name).legal:
        assert (prompt.standing == "verified") == (prompt.source is not None), prompt.title
        assert prompt.source is None or re.fullmatch(r"https?://\S+", prompt.source), prompt.title


@EVERY
def test_a_legal_prompt_asks_a_question_or_says_whom_to_ask(name: str) -> None:
    for prompt in whole(name).legal:
        assert "?" in prompt.text or re.search(r"\b[Aa]sk\b", prompt.text), prompt.title


@EVERY
def test_every_nation_has_prompts_and_no_other_is_given_english_statutes(name: str) -> None:
    english = re.compile(r"Children Act 2004|Schools Act 2026|Care Act 2014|section 115|section 213B")
    for nation in scenario(name).nations:
        assert [prompt for prompt in scenario(name).legal if nation in prompt.nations]
    for prompt in scenario(name).legal:
        if english.search(prompt.title):
            assert set(prompt.nations) <= {"england", "wales"}, prompt.title


# -- safe fiction


@EVERY
def test_no_name_number_postcode_or_address_is_written_down(name: str) -> None:
    found = {text: given_away(text) for key, text in texts(read(ROOT / f"scenarios/{name}.yaml")) if key != "source"}
    assert {text: kinds for text, kinds in found.items() if kinds} == {}


def test_nobody_in_the_room_shares_a_name_with_the_case_or_the_senders(plan: Plan) -> None:
    room = {word for seat in plan.seats for word in words_of(seat.attendee.name)}
    room |= {word for name in plan.session.asked.facilitators for word in words_of(name)}
    invented = {word for name in plan.cast.names.values() for word in words_of(name)}
    assert len(invented) > 10
    assert room & invented == set()


@EVERY
def test_senders_and_partners_are_told_apart(name: str) -> None:
    shown = whole(name)
    assert len({inject.sender for inject in shown.injects}) >= len(shown.injects) - 2
    assert len({partner.name for partner in shown.partners}) == len(shown.partners)


# -- Harrow Lane, as it was designed


def test_the_messages_of_harrow_lane_come_at_the_minutes_and_stages_of_the_design() -> None:
    assert [(inject.minute, inject.stage) for inject in firsts(whole("harrow-lane"))] == [
        (0, "vision"),
        (15, "vision"),
        (30, "scoping"),
        (45, "scoping"),
        (60, "design-and-plan"),
        (75, "pre-implementation"),
        (90, "implementation"),
        (105, "review"),
    ]
    assert [inject.minute for inject in firsts(whole("harrow-lane")) if inject.core] == [0, 30, 60, 90]


@pytest.mark.parametrize(
    "asked",
    [
        "What is the smallest thing that each partner must know?",
        "Who tells the family, and when?",
        "What would you have done with no agreement in place?",
        "Is the charity a controller",
    ],
)
def test_the_four_questions_of_the_design_are_asked_in_harrow_lane(asked: str) -> None:
    assert any(question.text.startswith(asked) for question in whole("harrow-lane").questions)


def test_the_briefs_of_harrow_lane_account_for_eight_callers_and_not_for_the_ninth() -> None:
    shown = whole("harrow-lane")
    callers = next(part for part in shown.answer.parts if part.id == "callers")
    owners = {fact.id: fact.owner for fact in shown.facts}
    (way,) = callers.shown_by
    services = [owners[fact] for fact in way if fact != "friday-man"]
    assert len(services) == 8
    assert set(services) == {partner.id for partner in shown.partners}
    assert "nine callers" in shown.injects[0].text


def test_attendees_of_harrow_lane_read_nothing_of_the_lender_before_the_charity_speaks() -> None:
    shown = whole("harrow-lane")
    early = (inject.text for inject in firsts(shown)[:6])
    before = " ".join((shown.content_warning, shown.setting, shown.case, *shown.briefing, *early))
    assert not re.search(r"lender|loan shark|bangs", before)
