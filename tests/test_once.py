"""What the tests share must not hide anything: another paper is another part, and whoever asks has it made anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from iisam_workshop.jobs import make
from iisam_workshop.jobs.make import press_document
from iisam_workshop.plan import deal
from iisam_workshop.plan import plan as plan_of_a_day
from tests.conftest import LONG
from tests.once import PRESSED, Once
from tests.papers import LAYOUT, PACK, flow, paper, text

CHECKOUT = Path(__file__).parents[1]
PAPER = flow(text("Agree in writing."))


def test_the_same_paper_is_pressed_once():
    assert make.press is PRESSED
    first, taken = press_document(PAPER, LAYOUT, PACK), PRESSED.taken
    second = press_document(flow(text("Agree in writing.")), LAYOUT, PACK)
    assert (PRESSED.taken, first) == (taken + 1, second)
    assert first is not second


@pytest.mark.pressed_anew
def test_whoever_asks_for_it_has_every_paper_pressed_anew():
    first, taken = press_document(PAPER, LAYOUT, PACK), PRESSED.taken
    assert (press_document(PAPER, LAYOUT, PACK), PRESSED.taken) == (first, taken)


def test_the_same_cards_are_dealt_once_and_other_values_by_themselves():
    asked = []
    double = Once(lambda *values: asked.append(values) or [2 * each for each in values])
    first = double(3, 4)
    first.append("changed")
    assert (double(3, 4), double(4, 3), double(3, 4)) == ([6, 8], [8, 6], [6, 8])
    assert asked == [(3, 4), (4, 3)]
    assert isinstance(deal.deal_to_win, Once)
    assert isinstance(plan_of_a_day._odds, Once)


@pytest.mark.pressed_anew
def test_whoever_asks_for_it_has_all_worked_out_anew():
    asked = []
    double = Once(lambda *values: asked.append(values))
    double(3)
    double(3)
    assert asked == [(3,), (3,)]


def test_every_module_that_is_put_first_is_there():
    assert [name for name in LONG if not (CHECKOUT / "tests" / name).is_file()] == []


@pytest.mark.parametrize(
    ("document", "layout", "pack"),
    [
        (flow(text("Agree in speech.")), LAYOUT, PACK),
        (replace(PAPER, plan=paper(part="N")), LAYOUT, PACK),
        (replace(PAPER, lang="cy"), LAYOUT, PACK),
        (PAPER, LAYOUT.model_copy(update={"title": "Another"}), PACK),
        (PAPER, LAYOUT, f"{PACK}x"),
    ],
    ids=["words", "plan", "language", "layout", "pack"],
)
def test_what_differs_in_anything_is_pressed_by_itself(document, layout, pack):
    press_document(PAPER, LAYOUT, PACK)
    assert press_document(document, layout, pack) == PRESSED.press(document, layout, make._fonts(), pack)
