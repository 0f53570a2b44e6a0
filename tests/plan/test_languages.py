"""Cards in Welsh are warned of with the number of their wordings that nobody has checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
import yaml

from iisam_workshop.model.people import People
from iisam_workshop.plan.plan import make_plan
from iisam_workshop.plan.tongues import draft_words
from tests.conftest import CHECKOUT


@pytest.fixture(scope="module")
def standing():
    """How far the Welsh of each term and each stage can be trusted, as the catalogue's files say."""
    found = {}
    for name in ("terms", "stages"):
        text = (CHECKOUT / "iisam_workshop" / "catalogue" / f"{name}.yaml").read_text(encoding="utf-8")
        found |= {each["id"]: each["welsh"]["standing"] for each in yaml.safe_load(text)[name]}
    return found


def asking(session, **wish):
    """The example with other wishes for its cards, each told on a line of its own."""
    asked = session.asked.model_copy(update={"bingo": session.asked.bingo.model_copy(update=wish)})
    return replace(session, asked=asked)


def warned(session, *only):
    return draft_words(make_plan(session, only))


@pytest.mark.parametrize("language", ["cy", "both"])
def test_cards_in_welsh_are_warned_of_with_what_is_not_borne_out(session, standing, language):
    welsh = asking(session, language=language)
    plan = make_plan(welsh, ())
    (problem,) = draft_words(plan)
    counts = Counter(standing[term.id] for term in plan.game.pool)
    assert (problem.code, problem.severity) == ("IW253", "warning")
    assert f"of its 60 wordings {counts['draft']} are drafts and {counts['ours']} are our own" in problem.message
    assert counts["draft"] > 0
    assert "translator" in problem.hint


def test_the_names_of_the_stages_count_where_they_head_the_columns(session, standing):
    wish = {"language": "cy", "layout": "journey", "grid": (6, 4), "free": False, "pool": 72}
    plan = make_plan(asking(session, **wish, first_win=None, most_by=None, at_once=None))
    counts = Counter(standing[each] for each in (*(term.id for term in plan.game.pool), *plan.game.heads))
    (problem,) = draft_words(plan)
    assert f"of its 78 wordings {counts['draft']} are drafts and {counts['ours']} are our own" in problem.message


def test_cards_in_english_are_not_warned_of(session):
    assert warned(session) == ()


def test_one_person_who_wants_welsh_is_enough_and_is_not_named(session):
    first, *others = session.people.attendees
    people = People((replace(first, language="cy"), *others), named=True)
    (problem,) = warned(replace(session, people=people))
    said = f"{problem} {problem.place}"
    assert not [word for word in (*first.name.split(), first.agency, first.key) if word in said]
    assert problem.place == session.places.at("session", "bingo")


def test_who_makes_no_cards_is_not_warned(session):
    welsh = asking(session, language="cy")
    assert warned(welsh, "agenda", "caller") == ()
    assert [problem.code for problem in warned(welsh, "bingo-cards")] == ["IW253"]
