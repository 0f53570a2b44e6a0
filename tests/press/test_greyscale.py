"""Printed in grey, papers say the same: what is read stands off its ground, and marks differ in their shapes."""

from __future__ import annotations

import io
from itertools import combinations

import pypdfium2
import pytest

from iisam_workshop.load.library import read_catalogue, read_layout
from iisam_workshop.model.stage import StageRef
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.fonts import register
from iisam_workshop.press.marks import draw_mark
from iisam_workshop.press.rl import A4
from tests.papers import FONTS

LAYOUTS = ("standard", "large-print", "compact", "plain", "tinted")
STANDS_OFF = 20.0
"""The least difference of lightness (L* of CIE 1976, 0 to 100) at which a poor grey printer still shows two tones."""
MARK = 60


def lightness(colour: str) -> float:
    shares = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return float(116 * light ** (1 / 3) - 16 if light > 216 / 24389 else light * 24389 / 27)


@pytest.mark.parametrize(("colour", "expected"), [("#000000", 0), ("#FFFFFF", 100), ("#777777", 50.03)])
def test_lightness_is_that_of_cie(colour: str, expected: float) -> None:
    assert lightness(colour) == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize("name", LAYOUTS)
def test_text_and_marks_stand_off_every_ground_in_grey(name: str) -> None:
    layout = read_layout(name)
    palette = layout.palette
    marks = [palette.marks] if palette.marks else [stage.colour for stage in read_catalogue().stages]
    for ground in (layout.ground or "#FFFFFF", palette.tint):
        for colour in (palette.ink, palette.quiet, palette.accent, *marks):
            assert lightness(ground) - lightness(colour) >= STANDS_OFF, (colour, ground)


def test_white_on_the_accent_of_a_slide_stands_off_in_grey() -> None:
    assert 100 - lightness(read_layout("standard").palette.accent) >= STANDS_OFF


@pytest.mark.parametrize("filled", [True, False])
def test_stages_without_their_colours_are_told_apart_by_the_shapes_of_their_marks(filled: bool) -> None:
    stages = read_catalogue().stages
    register(FONTS)
    canvas = TaggedCanvas(A4, "en")
    with canvas.artifact():
        for n, stage in enumerate(stages):
            black = StageRef(stage.id, n + 1, stage.name, stage.mark, "#000000")
            draw_mark(canvas, black, (MARK * (n + 1), 400), MARK * 0.6, filled=filled)
    canvas.showPage()
    page = pypdfium2.PdfDocument(io.BytesIO(canvas.finish()[0]))[0]
    grey = page.render(grayscale=True).to_pil()
    top = grey.height - 400 - MARK // 2
    seen = [grey.crop((MARK * n + MARK // 2, top, MARK * n + 3 * MARK // 2, top + MARK)) for n in range(len(stages))]
    shapes = [tuple(value < 128 for value in image.getdata()) for image in seen]
    assert all(any(shape) for shape in shapes)
    for one, other in combinations(shapes, 2):
        apart = sum(a != b for a, b in zip(one, other, strict=True))
        # circle and hexagon are the nearest; beside every mark stand the number and the name of its stage as well
        assert apart > 0.05 * sum(one), "two marks cover nearly the same of the paper"
