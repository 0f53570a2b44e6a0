"""Shades that can be read: of the same hue, no darker than they must be, and measured as WCAG 2.2 measures."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from iisam_workshop.load.contrast import contrast, difference, readable
from iisam_workshop.load.library import read_catalogue

COLOURS = some.integers(0, 0xFFFFFF).map("#{:06X}".format)
PAPER = ("#FFFFFF", "#F4F6F8")


def shares(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21),
        ("#FFFFFF", "#FFFFFF", 1),
        ("#1D70B8", "#FFFFFF", 5.17),  # as coloraide has it
        ("#767676", "#FFFFFF", 4.54),  # the lightest grey that passes, in the notes of WCAG
        ("#777777", "#FFFFFF", 4.48),
    ],
)
def test_contrast_is_the_ratio_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


def test_the_distance_is_that_of_oklab() -> None:
    assert difference("#123456", "#123456") == 0
    assert difference("#000000", "#FFFFFF") == pytest.approx(1, abs=1e-6)
    assert difference("#FF0000", "#000000") == pytest.approx(0.67877, abs=2e-5)  # (0.62796, 0.22486, 0.12585)


@given(COLOURS)
def test_a_shade_passes_on_every_paper_and_a_colour_that_passes_is_left_alone(colour: str) -> None:
    found = readable(colour, PAPER, 4.5)
    assert found
    assert min(contrast(found, paper) for paper in PAPER) >= 4.5
    if min(contrast(colour, paper) for paper in PAPER) >= 4.5:
        assert found == colour


@given(COLOURS)
def test_a_shade_is_no_darker_than_it_must_be(colour: str) -> None:
    found = readable(colour, PAPER, 4.5)
    assert found
    if found != colour:
        assert min(contrast(found, paper) for paper in PAPER) < 4.62


@given(COLOURS)
def test_a_shade_keeps_its_hue(colour: str) -> None:
    assume(max(shares(colour)) - min(shares(colour)) > 0.25)
    found = readable(colour, PAPER, 4.5)
    assert found
    before, after = (colorsys.rgb_to_hls(*shares(each))[0] for each in (colour, found))
    turn = abs(before - after) % 1
    assert min(turn, 1 - turn) < 0.09  # OKLab's hues, which look the same, wander a little in HLS


def test_no_shade_can_be_read_on_a_dark_and_on_a_light_ground() -> None:
    assert readable("#777777", ("#FFFFFF", "#333333"), 4.5) is None


def test_our_own_stages_are_easy_to_tell_apart_and_to_read() -> None:
    colours = [stage.colour for stage in read_catalogue().stages]
    assert min(difference(a, b) for n, a in enumerate(colours) for b in colours[n + 1 :]) > 0.1
    assert [readable(colour, PAPER, 4.5) for colour in colours] == colours
