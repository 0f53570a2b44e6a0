"""Calling slips: every term once, in the order of the calls, with its meaning and without its stage."""

from __future__ import annotations

from iisam_workshop.compose.calling_slips import calling_slips
from iisam_workshop.export.text import document_text
from iisam_workshop.model.session import Session
from iisam_workshop.model.wording import Wording
from tests.compose.games import paper, plan_of
from tests.papers import read


def test_each_call_has_a_slip_with_its_term_and_meaning(session: Session, wording: Wording) -> None:
    plan = plan_of(session)
    deck = calling_slips(plan, paper("calling-slips"), wording)
    terms = [plan.game.pool[place] for place in plan.game.calls]
    assert [(face.code, face.title, face.text) for face in deck.faces] == [
        (str(call), term.name, term.definition) for call, term in enumerate(terms, 1)
    ]
    assert deck.back == "Journey bingo"
    assert f"1: {terms[0].name}: {terms[0].definition}" in document_text(deck)


def test_a_printed_slip_has_number_term_and_meaning_and_names_no_stage(session: Session, wording: Wording) -> None:
    plan = plan_of(session)
    reading = read(calling_slips(plan, paper("calling-slips"), wording))
    sections = sorted(reading.all("Sect"), key=lambda section: int(section.entries["T"]))
    assert len(sections) == 60
    for call, (section, place) in enumerate(zip(sections, plan.game.calls, strict=True), 1):
        term = plan.game.pool[place]
        assert section.all("H1")[0].words() == str(call)
        assert [each.words() for each in section.all("P")] == [term.name, term.definition]
    assert not any(f"{stage.number} {stage.name}" in reading.text() for stage in plan.stages)
    assert (reading.problems(), reading.collisions()) == ([], [])
