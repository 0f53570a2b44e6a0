"""The languages of a session: its own, or its council's, and what the cards follow."""

from __future__ import annotations

import pytest

from tests.load.builders import World


def in_council(world: World, text: str) -> None:
    world.change("id: northbridge\n", f"id: northbridge\n{text}\n", "data:councils/northbridge.yaml")


def in_session(world: World, text: str) -> None:
    world.change("scenario: mill-road", f"{text}\nscenario: mill-road")


def test_papers_are_in_english_when_nobody_asks_for_more(world: World) -> None:
    session = world.read()
    assert (session.languages, session.bilingual, session.asked.bingo.language) == (("en",), "in-turn", "en")


def test_the_session_takes_the_languages_of_its_council(world: World) -> None:
    in_council(world, "languages: [cy, en]\nbilingual: packs")
    session = world.read()
    assert (session.languages, session.bilingual) == (("cy", "en"), "packs")


def test_the_session_goes_before_its_council(world: World) -> None:
    in_council(world, "languages: [cy, en]\nbilingual: packs")
    in_session(world, "languages: [en, cy]\nbilingual: side-by-side")
    session = world.read()
    assert (session.languages, session.bilingual) == (("en", "cy"), "side-by-side")


def test_a_language_may_be_asked_for_once(world: World) -> None:
    in_session(world, "languages: [cy, cy]")
    (said,) = world.refused().problems
    assert (said.code, said.message) == ("IW255", "the language 'cy' is listed twice")
    assert said.place is not None
    assert said.place.line == 13


def test_a_language_that_we_do_not_have_is_refused(world: World) -> None:
    in_council(world, "languages: [fr]")
    assert world.codes() == ["IW114"]


@pytest.mark.parametrize(
    ("languages", "drafts", "bingo", "cards"),
    [
        ("[cy, en]", "accept", "", "both"),
        ("[en, cy]", "accept", "", "both"),
        ("[cy]", "accept", "", "cy"),
        ("[cy, en]", "hold-back", "", "en"),
        ("[en]", "accept", "", "en"),
        ("[cy, en]", "accept", ", language: en", "en"),
        ("[en]", "hold-back", ", language: cy", "cy"),
    ],
)
def test_cards_follow_the_papers_where_drafts_are_accepted_and_the_session_is_silent(
    world: World, languages: str, drafts: str, bingo: str, cards: str
) -> None:
    in_council(world, f"languages: {languages}\ntranslation: {{drafts: {drafts}}}")
    world.change("bingo: {grid: 4x4, free: false}", f"bingo: {{grid: 4x4, free: false{bingo}}}")
    assert world.read().asked.bingo.language == cards
