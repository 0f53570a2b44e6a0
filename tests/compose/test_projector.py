"""What the screen shows in which order, and what it never shows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from iisam_workshop.compose.projector import projector
from iisam_workshop.compose.slides_in_turn import slides_in_turn
from iisam_workshop.jobs.gate import vetted
from iisam_workshop.jobs.slide_gate import parted
from iisam_workshop.model.blocks import Paragraph, runs
from iisam_workshop.model.game import SlotTerms
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.reading import texts
from iisam_workshop.model.slides import Slide, SlideDeck
from iisam_workshop.model.wording import Wording
from tests.compose.games import paper


def composed(plan: Plan, wording: Wording) -> SlideDeck:
    own = next(each for each in plan.documents if each.id == "projector")
    return projector(plan, own, wording)


@pytest.fixture(scope="module")
def deck(plan: Plan, wording: Wording) -> SlideDeck:
    return composed(plan, wording)


def title(slide: Slide) -> str:
    return "".join(span.text for span in slide.title)


def at(deck: SlideDeck, name: str) -> int:
    return next(n for n, slide in enumerate(deck.slides) if title(slide) == name)


def playing(plan: Plan, play: Any) -> Plan:
    """The day with all terms in the slot of the game, the first twelve of them."""
    slot = next(timed.slot.id for timed in plan.timetable.slots if timed.slot.kind == "game")
    return replace(plan, game=replace(plan.game, play=play, slots=(SlotTerms(slot, tuple(range(12))),)))


def without(plan: Plan, *names: str) -> Plan:
    asked = plan.session.asked
    wish = asked.documents.model_copy(update={"leave_out": names})
    return replace(plan, session=replace(plan.session, asked=asked.model_copy(update={"documents": wish})))


# -- order


def test_slides_come_in_the_order_of_the_day(deck: SlideDeck, plan: Plan) -> None:
    slots = [timed.slot for timed in plan.timetable.slots if timed.slot.kind != "arrival"]
    places = [at(deck, slot.title) for slot in slots]
    assert places == sorted(places)
    assert at(deck, "What this session is for") < at(deck, "The day") < places[0]
    assert deck.slides[0].kind == "cover"
    assert title(deck.slides[-1]) == "Thank you"


def test_the_stages_follow_the_slot_that_goes_through_all_of_them(deck: SlideDeck, plan: Plan) -> None:
    stages = [n for n, slide in enumerate(deck.slides) if slide.kind == "stage"]
    assert [title(deck.slides[n]) for n in stages] == [stage.name for stage in plan.stages]
    assert stages == list(range(stages[0], stages[0] + 6))
    assert [slide.kind for slide in deck.slides[stages[0] - 2 : stages[0]]] == ["text", "journey"]
    assert deck.slides[stages[0] - 2].bookmark == "The information sharing journey"


def test_every_message_comes_in_its_slot_with_its_task_behind_it(deck: SlideDeck, plan: Plan) -> None:
    for timed in plan.timetable.injects:
        number = at(deck, timed.inject.title)
        slots = [slide.bookmark for slide in deck.slides[:number] if slide.bookmark and slide.depth == 0]
        assert slots[-1] == next(t.slot.title for t in plan.timetable.slots if t.slot.id == timed.slot)
        assert title(deck.slides[number + 1]) == "Your task"
        assert deck.slides[number + 1].body == (Paragraph(runs(timed.inject.ask)),)
        assert timed.inject.title not in [slide.bookmark for slide in deck.slides]


def test_a_break_says_when_everybody_is_back(deck: SlideDeck, plan: Plan) -> None:
    breaks = [timed for timed in plan.timetable.slots if timed.slot.kind in ("break", "meal")]
    pauses = [slide for slide in deck.slides if slide.kind == "pause"]
    ends = [f"Back at {timed.end // 60:02d}:{timed.end % 60:02d}" for timed in breaks]
    assert [slide.body for slide in pauses] == [(Paragraph(runs(end)),) for end in ends]
    assert len(ends) == 3


# -- the game


def test_where_the_day_itself_says_the_terms_no_slide_does(deck: SlideDeck) -> None:
    assert not [slide for slide in deck.slides if slide.kind == "call"]
    assert "Mark a square when you hear its term." in str(deck.slides[at(deck, "Information sharing journey bingo")])


def test_terms_are_called_in_their_order_with_the_last_ones_below(plan: Plan, wording: Wording) -> None:
    called = playing(plan, "called")
    calls = [slide for slide in composed(called, wording).slides if slide.kind == "call"]
    assert [title(slide) for slide in calls] == [term.name for term in plan.game.pool[:12]]
    assert [slide.kicker[0].text for slide in calls] == [f"{n} of 12" for n in range(1, 13)]
    assert [each[0].text for each in calls[6].past] == [term.name for term in reversed(plan.game.pool[1:6])]
    assert calls[0].past == ()


def test_where_meanings_are_read_out_neither_term_nor_stage_stands_beside_them(plan: Plan, wording: Wording) -> None:
    calls = [slide for slide in composed(playing(plan, "definition"), wording).slides if slide.kind == "call"]
    assert [title(slide) for slide in calls] == [term.definition for term in plan.game.pool[:12]]
    assert {slide.stage for slide in calls} == {None}
    assert [each[0].text for each in calls[1].past] == [plan.game.pool[0].name]


def test_without_cards_nobody_is_told_how_to_play(plan: Plan, wording: Wording) -> None:
    made = composed(without(playing(plan, "called"), "bingo-cards"), wording)
    assert "bingo" not in " ".join(map(title, made.slides)).lower().replace("bingo and recap", "")
    assert not [slide for slide in made.slides if slide.kind == "call"]


def test_what_is_left_out_is_not_asked_for_at_the_end(plan: Plan, wording: Wording) -> None:
    every = [title(slide) for slide in composed(plan, wording).slides]
    less = [title(slide) for slide in composed(without(plan, "evaluation", "next-step"), wording).slides]
    assert [name for name in every if name not in less] == ["Tell us how it was", "My next step"]


# -- what nobody must see


def test_nothing_of_the_facilitators_and_no_alternative_is_shown(deck: SlideDeck, plan: Plan) -> None:
    said = " ".join(texts(deck))
    for timed in plan.timetable.slots:
        assert not [note for note in timed.slot.notes if note in said]
    for inject in (timed.inject for timed in plan.timetable.in_hand):
        assert not [text for text in (*inject.expect, inject.if_stuck) if text and text in said]
    for timed in plan.timetable.alternatives:
        assert timed.inject.title not in said
    assert not [name for name in plan.session.asked.facilitators if name in said]


def planted(deck: SlideDeck, source: str, text: str) -> SlideDeck:
    number = next(n for n, slide in enumerate(deck.slides) if slide.source == source)
    slide = replace(deck.slides[number], body=(*deck.slides[number].body, Paragraph(runs(text))))
    return replace(deck, slides=(*deck.slides[:number], slide, *deck.slides[number + 1 :]))


@pytest.mark.parametrize("source", ["", "scenario", "message"])
def test_the_gate_catches_what_facilitators_know_on_any_slide(deck: SlideDeck, plan: Plan, source: str) -> None:
    secret = plan.session.scenario.turns[0].then
    assert {each.code for each in vetted((plan,), (planted(deck, source, secret),))} == {"IW321"}


@pytest.mark.parametrize(("source", "codes"), [("", {"IW322"}), ("scenario", {"IW322"}), ("message", set())])
def test_a_fact_of_one_partner_may_be_told_by_a_message_alone(
    deck: SlideDeck, plan: Plan, source: str, codes: set[str]
) -> None:
    fact = plan.session.scenario.facts[0].text
    assert {each.code for each in vetted((plan,), (planted(deck, source, fact),))} == codes


@pytest.mark.parametrize("source", ["scenario", "message"])
def test_nobody_real_is_named_where_everybody_is_invented(deck: SlideDeck, plan: Plan, source: str) -> None:
    name = plan.session.people.attendees[0].name
    assert {each.code for each in vetted((plan,), (planted(deck, source, f"Ask {name}."),))} == {"IW323"}


def test_the_gate_reads_every_slide_once(deck: SlideDeck) -> None:
    parts = [part for part in parted(deck) if isinstance(part, SlideDeck)]
    assert sorted(id(slide) for part in parts for slide in part.slides) == sorted(map(id, deck.slides))
    assert len(parts) == 3


# -- two languages


def two(*pairs: tuple[Slide, Slide]) -> SlideDeck:
    first, second = (
        SlideDeck(paper("projector"), each, "", lang)
        for each, lang in zip(zip(*pairs, strict=True), ("cy", "en-GB"), strict=True)
    )
    return slides_in_turn(first, second)


def said(deck: SlideDeck) -> list[tuple[str, str]]:
    return [(title(slide), slide.lang) for slide in deck.slides]


def test_slides_stand_in_both_languages_one_after_the_other() -> None:
    one, other = (
        Slide("text", runs("Y diwrnod"), bookmark="Y diwrnod"),
        Slide("text", runs("The day"), bookmark="The day"),
    )
    made = two((one, other), (Slide("text", runs("Diolch")), Slide("text", runs("Thank you"))))
    assert said(made) == [("Y diwrnod", ""), ("The day", "en-GB"), ("Diolch", ""), ("Thank you", "en-GB")]
    assert [slide.bookmark for slide in made.slides] == ["Y diwrnod", "", "", ""]


def test_what_reads_the_same_is_shown_once_and_what_is_not_translated_in_english_alone() -> None:
    same = Slide("text", runs("Eastmere")), Slide("text", runs("Eastmere"))
    words = (Paragraph(runs("A resident stopped me outside the shop.", lang="en-GB")),)
    left = Slide("text", runs("Neges"), body=words, bookmark="Neges 1")
    right = Slide("text", runs("Message"), body=(Paragraph(runs("A resident stopped me outside the shop.")),))
    made = two(same, (left, right))
    assert said(made) == [("Eastmere", ""), ("Message", "en-GB")]
    assert made.slides[1].bookmark == "Neges 1"


def test_a_call_has_both_words_on_one_slide() -> None:
    (slide,) = two((Slide("call", runs("Cydsyniad")), Slide("call", runs("Consent")))).slides
    assert (title(slide), slide.second) == ("Cydsyniad", runs("Consent", lang="en-GB"))
