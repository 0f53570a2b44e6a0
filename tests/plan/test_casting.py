"""A scenario at the tables of a day: briefs for every number of people, texts that agree with who takes part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from iisam_workshop import resources
from iisam_workshop.errors import ContentInvalid, Place
from iisam_workshop.load.library import read_scenario
from iisam_workshop.model.cast import Role
from iisam_workshop.model.places import Places
from iisam_workshop.model.scenario import PlaceName, Scenario, Step
from iisam_workshop.model.session import PlayWish
from iisam_workshop.plan.casting import Played, Setting, play
from iisam_workshop.plan.invention import Known, made_up
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.proofs import play_faults, proof_faults
from iisam_workshop.plan.seating import seat_people
from iisam_workshop.plan.staging import stage
from tests.plan import builders, plays

SETTING = Setting("england", PlayWish())
STEPS = (
    Step(leave_out="three"),
    Step(merge="two", into="one", you_are="You speak for {{ partners.number }}."),
)
CHARITY = plays.scenario(
    smaller=STEPS,
    facts=[
        plays.fact("a", "one", "lawful", ("law",)),
        plays.fact("b", "three", "lawful", ("law",), instead={"owner": "two", "text": "Fact b, heard from others."}),
        plays.fact("c", "three", "free"),
        *(plays.fact(f"kept-{name}", name) for name in ("one", "two", "three")),
    ],
    case="{{ Partners.number }} play: {{ partners.list }}.{{ if three }} Ask {{ partner.three }}.{{ end }}",
    briefing=("Welcome.", "{{ if three }}The third speaks first.{{ end }}"),
)


def played(people: int, scenario: Scenario = CHARITY, setting: Setting = SETTING) -> Played:
    return play(scenario, people, setting, plays.FICTION)


def codes(scenario: Scenario, people: int) -> list[str]:
    return [each.code for each in proof_faults(scenario, played(people, scenario), Places(), "england")]


def test_with_enough_people_every_partner_has_a_brief() -> None:
    for people in (3, 4, 40):
        assert played(people).roles == (Role("one", ("one",)), Role("two", ("two",)), Role("three", ("three",)))
        assert played(people).scenario.case == "Three play: a one, a two and a three. Ask the three."


def test_only_the_steps_that_a_table_takes_have_texts_to_look_at() -> None:
    for people, taken in ((3, set()), (2, {0}), (1, {0, 1})):
        assert {path[1] for path, _ in played(people).filling.texts if path[0] == "smaller"} == taken


def test_a_partner_who_is_left_out_is_mentioned_nowhere_and_its_facts_go_to_their_heirs() -> None:
    two = played(2)
    assert two.absent == ("three",)
    assert two.scenario.case == "Two play: a one and a two."
    assert two.scenario.briefing == ("Welcome.",)
    assert {fact.id: fact.owner for fact in two.scenario.facts} == {
        "a": "one",
        "b": "two",
        "kept-one": "one",
        "kept-two": "two",
    }
    assert two.scenario.facts[1].text == "Fact b, heard from others."
    assert codes(CHARITY, 2) == []


def test_a_merged_brief_holds_what_both_know_and_says_who_speaks() -> None:
    one = played(1)
    assert one.roles == (Role("one", ("one", "two")),)
    (partner,) = one.scenario.partners
    assert partner.name == "One and Two"
    assert partner.you_are == "You speak for two."
    assert partner.purpose == "To help. To help."
    assert {fact.id for fact in one.scenario.facts_of("one")} == {"a", "b", "kept-one", "kept-two"}


def test_a_text_that_speaks_of_an_absent_partner_is_found_in_its_line() -> None:
    telling = CHARITY.model_copy(update={"debrief": ("Fine.", "Ask the Three House.")})
    places = Places({("scenario", "debrief", 1): Place("lane.yaml", 9, 5)})
    (found,) = proof_faults(telling, played(2, telling), places, "england")
    assert (found.code, found.place) == ("IW308", Place("lane.yaml", 9, 5))
    assert "Three House" in found.message
    assert codes(telling, 3) == []


def test_words_inside_other_words_do_not_count_as_mentions() -> None:
    fine = CHARITY.model_copy(update={"debrief": ("Ask the three houses, or athree house.",)})
    assert codes(fine, 2) == []


def test_what_cannot_be_proved_is_told_with_the_number_of_briefs() -> None:
    assert codes(CHARITY, 1) == ["IW304"]
    never = plays.scenario(facts=[plays.fact("a", "one"), plays.fact("b", "two"), plays.fact("c", "three")])
    assert codes(never, 3) == ["IW305", "IW306", "IW306"]
    open_handed = plays.scenario(
        facts=[plays.fact("a", "one", "free"), plays.fact("b", "two"), plays.fact("c", "three")],
        parts=[plays.part("all", ("a",))],
    )
    assert codes(open_handed, 3) == ["IW304", "IW307"]


def test_alternatives_take_the_minute_of_what_they_replace_and_its_place_where_they_are_chosen() -> None:
    other = plays.inject("other", instead_of="second", when="Before.")
    scenario = plays.scenario(injects=(plays.inject("first", core=True), plays.inject("second", 60), other))
    beside = {each.id: each for each in played(3, scenario).scenario.injects}
    assert list(beside) == ["first", "second", "other"]
    assert (beside["other"].minute, beside["other"].instead_of) == (60, "second")
    chosen = played(3, scenario, Setting("england", PlayWish(instead=("other",)))).scenario.injects
    assert [(each.id, each.minute, each.instead_of) for each in chosen] == [("first", 0, None), ("other", 60, None)]
    short = played(3, scenario, Setting("england", PlayWish(), short=True)).scenario.injects
    assert [each.id for each in short] == ["first"]


def test_a_table_of_the_fewest_that_a_scenario_needs_is_large_enough() -> None:
    for people, codes_of in ((0, []), (1, ["IW303"]), (2, []), (3, [])):
        found = play_faults(plays.scenario(smaller=STEPS[:1]), SETTING, people, Places())
        assert [each.code for each in found] == codes_of


def test_an_unknown_alternative_is_refused_and_what_a_session_should_know_is_warned_of() -> None:
    scenario = plays.scenario(nations=("wales",), experienced=True, smaller=STEPS[:1])
    setting = Setting("england", PlayWish(instead=("nothing",)))
    found = list(play_faults(scenario, setting, 1, Places()))
    assert [(each.code, each.severity) for each in found] == [
        ("IW303", "warning"),
        ("IW309", "warning"),
        ("IW310", "warning"),
        ("IW311", "error"),
    ]


def test_hard_and_easy_texts_come_at_their_level_only() -> None:
    scenario = plays.scenario(
        case="Always.{{ if hard }} Hard.{{ end }}{{ if easy }} Easy.{{ end }}",
        questions=(
            {"stage": "vision", "text": "Why?", "probes": ("And?",), "listen_for": ("People",)},
            {"stage": "vision", "text": "How?", "probes": ("And?",), "listen_for": ("People",), "only": "hard"},
        ),
    )
    cases = [played(3, scenario, Setting("england", PlayWish(level=level))) for level in ("easy", "standard", "hard")]
    assert [each.scenario.case for each in cases] == ["Always. Easy.", "Always.", "Always. Hard."]
    assert [len(each.scenario.questions) for each in cases] == [1, 1, 2]


def test_places_follow_what_is_left_of_a_list() -> None:
    session = builders.session(
        6,
        play=builders.scenario((plays.inject("hidden", 0, only="hard"), plays.inject("shown", 9))),
        places={("scenario", "injects", n): Place("lane.yaml", 10 + n) for n in (0, 1)},
    )
    staged, _, _ = stage(session, seat_people(session)[0])
    assert [each.id for each in staged.scenario.injects] == ["shown"]
    assert staged.places.at("scenario", "injects", 0, "title") == Place("lane.yaml", 11)


def test_all_tables_play_what_the_smallest_can_and_every_seat_has_a_brief() -> None:
    plan = make_plan(builders.session(11, table=3))
    assert [len(role.partners) for role in plan.cast.roles] == [1, 2]
    assert (plan.cast.people, plan.cast.sets) == (2, 2)
    assert sorted(plan.cast.dealt) == [seat.number for seat in plan.seats]
    for table in range(1, plan.tables + 1):
        held = {plan.cast.dealt[seat.number] for seat in plan.seats if seat.table == table}
        assert held == {"one", "two"}


def test_names_are_kept_from_build_to_build_and_only_a_clash_changes_one() -> None:
    first = make_plan(builders.session())
    name = first.session.scenario.people[0].name
    assert make_plan(builders.session(record=first.record)).session.scenario.people[0].name == name
    crowd = builders.people(24)
    crowd = (replace(crowd[0], name=name), *crowd[1:])
    again = make_plan(builders.session(crowd, record=first.record))
    assert again.session.scenario.people[0].name != name
    assert [each.code for each in again.problems if each.code == "IW312"] == ["IW312"]
    assert not [each for each in again.problems if name in each.message]


def test_a_place_is_never_the_councils_own_and_where_it_must_be_that_is_told() -> None:
    session = builders.session()
    assert make_plan(session).session.scenario.place == "Westmere"
    named = session.scenario.model_copy(
        update={"places": (PlaceName(id="town", names=("Eastmere", "Eastmere House")),)}
    )
    plan = make_plan(replace(session, scenario=named))
    assert [each.code for each in plan.problems if each.code == "IW315"] == ["IW315"]
    assert plan.session.scenario.place == "Eastmere House"


def test_a_scenario_that_cannot_be_played_is_refused_before_anything_is_made() -> None:
    alone = builders.scenario(facts=[plays.fact("a", "one", "free"), plays.fact("b", "one", "free")])
    with pytest.raises(ContentInvalid, match="IW304"):
        make_plan(builders.session(play=alone))


@pytest.mark.parametrize("name", resources.names("scenarios"))
def test_a_packaged_scenario_is_sound_for_every_head_count_and_number_of_tables(name: str) -> None:
    scenario = read_scenario(name)
    fiction = made_up(scenario, Known("test", date(2027, 3, 4)))[0]
    sizes = {people // tables for people in range(4, 41) for tables in range(1, people // 2 + 1)}
    for people, nation in product(sorted({min(size, len(scenario.partners)) for size in sizes}), scenario.nations):
        there = play(scenario, people, Setting(nation, PlayWish()), fiction)
        assert len(there.roles) == people
        assert not list(proof_faults(scenario, there, Places(), nation))
        assert not [text for _, text in there.filling.texts if "{{" in text or "}}" in text]
