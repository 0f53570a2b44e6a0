"""The printer check: true lengths, rings behind the cross, every drawing described, nothing over anything else."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest

from iisam_workshop.compose.printer_check import printer_check
from iisam_workshop.errors import ContentInvalid
from iisam_workshop.load.library import read_layout
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.council import Language
from iisam_workshop.model.document import PrinterCheck
from iisam_workshop.model.plan import Plan
from tests.papers import bound, paper, pressed
from tests.reading import Reading

MM = 72 / 25.4
DPI = 288


def check(plan: Plan, language: Language = "en") -> PrinterCheck:
    plan_of_it = paper("printer-check", part="T3", title="Printer check", audience="facilitator", copies="once")
    return printer_check(plan, plan_of_it, read_wording(language))


@pytest.fixture(scope="module")
def data(plan: Plan) -> bytes:
    return bound(pressed(check(plan)))


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("layout", ["standard", "large-print"])
def test_it_is_one_leaf_on_which_nothing_stands_over_anything(plan: Plan, language: Language, layout: str) -> None:
    reading = Reading(bound(pressed(check(plan, language), read_layout(layout))))
    assert len(reading.pdf.pages) == 2
    assert (reading.problems(), reading.collisions()) == ([], [])
    assert min(reading.sizes()) >= (10 if layout == "standard" else 13.3)


def test_every_drawing_is_described(data: bytes) -> None:
    figures = Reading(data).all("Figure")
    assert len(figures) == 7
    assert all(len(figure.entries["Alt"]) > 20 for figure in figures)


def test_both_rulers_are_100_mm_long(data: bytes) -> None:
    strokes = Reading(data).marked[0].strokes
    level = [abs(c - a) / MM for a, b, c, d in strokes if abs(b - d) < 0.01]
    upright = [abs(d - b) / MM for a, b, c, d in strokes if abs(a - c) < 0.01]
    assert any(abs(length - 100) < 0.02 for length in level)
    assert any(abs(length - 100) < 0.02 for length in upright)


def test_lines_at_each_edge_are_as_far_from_it_as_they_say(data: bytes) -> None:
    reading = Reading(data)
    wide, high = 210.0, 297.0
    strokes = [[each / MM for each in stroke] for stroke in reading.marked[0].strokes]
    for far in (4, 5, 6, 10):
        level = {round(b, 1) for a, b, c, d in strokes if abs(b - d) < 0.01 and 100 < a < 200}
        upright = {round(a, 1) for a, b, c, d in strokes if abs(a - c) < 0.01 and 100 < b < 200}
        assert {float(far), round(high - far, 1)} <= level
        assert {float(far), round(wide - far, 1)} <= upright


def test_greys_become_darker_step_by_step(data: bytes) -> None:
    page = pypdfium2.PdfDocument(io.BytesIO(data))[0].render(scale=DPI / 72, grayscale=True).to_pil()
    scale = DPI / 72
    reading = Reading(data)
    numbers = [str(step) for step in range(0, 101, 10)]
    row = [shown for shown in reading.marked[0].shown if shown.text.strip() in numbers and shown.y > 300]
    level = max(
        {shown.y for shown in row}, key=lambda y: sum(shown.y == y and shown.x < 430 for shown in row if y < 560)
    )
    steps = sorted((shown.x + shown.width / 2, shown.y) for shown in row if shown.y == level)
    assert len(steps) == 11
    shades = [page.getpixel((round(x * scale), round((841.89 - y - 20) * scale))) for x, y in steps]
    assert all(before - after >= 20 for before, after in pairwise(shades))
    assert (shades[0], shades[-1]) == (255, 0)


def test_the_rings_lie_behind_the_cross_when_the_sheet_is_turned_on_its_long_edge(data: bytes) -> None:
    front = Reading(data).marked[0].strokes
    crossing = [
        (x, y)
        for a, y, c, d in front
        for x, f, g, h in front
        if abs(y - d) < 0.01 and abs(x - g) < 0.01
        and abs((a + c) / 2 - x) < 0.05 and abs((f + h) / 2 - y) < 0.05 and 30 < abs(c - a) < 40
    ]  # fmt: skip
    (centre,) = set(crossing)
    picture = pypdfium2.PdfDocument(io.BytesIO(data))[1].render(scale=DPI / 72, grayscale=True).to_pil()
    scale, x, y = DPI / 72, 595.28 - centre[0], 841.89 - centre[1]

    def shade(millimetres: float) -> int:
        """The darkest of what the back shows so far to the left of the place behind the cross."""
        return min(
            picture.getpixel((round((x - (millimetres + off) * MM) * scale), round(y * scale)))
            for off in (-0.1, 0, 0.1)
        )

    assert [shade(radius) < 160 for radius in (1, 2, 3)] == [True] * 3
    assert [shade(radius) > 200 for radius in (0.5, 1.5, 2.5, 4)] == [True] * 4


def test_a_wording_too_long_for_the_sheet_is_refused(plan: Plan) -> None:
    long = check(plan)
    parts = tuple(replace(part, text=part.text * 12) for part in long.parts)
    with pytest.raises(ContentInvalid) as failure:
        pressed(replace(long, parts=parts))
    assert [problem.code for problem in failure.value.problems] == ["IW316"]
