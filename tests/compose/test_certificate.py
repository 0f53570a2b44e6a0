"""The certificate: every number on it is the one that was counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from iisam_workshop.compose.certificate import certificate
from iisam_workshop.model.blocks import Paragraph, Table
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.wording import Wording
from tests.compose.games import blocks, game, paper, plan_of, rows, words
from tests.papers import read


@pytest.fixture(scope="module")
def plan(session: Session) -> Plan:
    return plan_of(session)


def facts(plan: Plan, wording: Wording, **changes: Any) -> dict[str, str]:
    proved = replace(plan, uniqueness=replace(plan.uniqueness, **changes))
    return dict(rows(blocks(certificate(proved, paper("certificate"), wording), Table)[0]))


def test_it_says_what_was_counted(plan: Plan, wording: Wording) -> None:
    proof = plan.uniqueness
    pair = " and ".join(proof.pair)
    assert facts(plan, wording) == {
        "Cards": "27 cards, 3 of them spare, with 24 terms each out of 60; no two hold the same set of terms.",
        "Lines": "324 rows, columns and diagonals; no two of them hold the same terms.",
        "Closest pair": f"{pair} share {proof.shared} terms; no other two cards share more.",
        "Best possible": "However 27 cards of 24 terms are dealt from 60, two of them share 9 terms or more.",
        "Even play": f"Each term stands on {min(proof.uses)} to {max(proof.uses)} cards.",
    }


def test_an_earlier_day_is_spoken_of_where_there_was_one(plan: Plan, wording: Wording) -> None:
    said = facts(plan, wording, earlier=1)
    assert said["Earlier day"] == "No card shares more than 1 term with a card of the earlier day."


def test_even_play_without_a_difference_has_one_number(plan: Plan, wording: Wording) -> None:
    assert facts(plan, wording, uses=(11,) * 60)["Even play"] == "Each term stands on 11 cards."


def test_a_lone_card_is_not_compared(session: Session, wording: Wording) -> None:
    lone = plan_of(session, game(session, cards=1))
    assert set(facts(lone, wording)) == {"Cards", "Lines", "Even play"}


def test_every_term_stands_with_its_count_once(plan: Plan, wording: Wording) -> None:
    table = blocks(certificate(plan, paper("certificate"), wording), Table)[1]
    found = {term: int(uses) for uses, terms in rows(table) for term in terms.split(" · ")}
    assert found == {term.name: uses for term, uses in zip(plan.game.pool, plan.uniqueness.uses, strict=True)}
    assert [int(uses) for uses, _ in rows(table)] == sorted(set(plan.uniqueness.uses), reverse=True)


def test_the_digest_stands_below_its_recipe(plan: Plan, wording: Wording) -> None:
    *_, recipe, digest = blocks(certificate(plan, paper("certificate"), wording), Paragraph)
    assert "SHA-256" in words(recipe.runs)
    assert words(digest.runs).replace(" ", "") == plan.uniqueness.digest
    assert {len(group) for group in words(digest.runs).split()} == {16}  # a line of large print holds no more


def test_it_fills_one_page_where_terms_are_used_evenly(plan: Plan, wording: Wording) -> None:
    even = replace(plan, uniqueness=replace(plan.uniqueness, uses=(11,) * 24 + (10,) * 36))
    reading = read(certificate(even, paper("certificate"), wording))
    assert len(reading.pdf.pages) == 1
    assert (reading.problems(), reading.collisions()) == ([], [])
    assert min(reading.sizes()) >= 12
