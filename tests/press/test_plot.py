"""Plots: one figure with words for it, names beside the ends of lines, slots as bands on the axis."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.export.text import document_text
from iisam_workshop.model.blocks import Plot, PlotBand, PlotLine, PlotZone
from iisam_workshop.press.plot import round_steps, spread
from tests.papers import LAYOUT, flow, pressed, read, text
from tests.reading import Reading

ZONES = (PlotZone("A 09:30", 1, 12), PlotZone("B 10:45", 13, 14), PlotZone("C 13:15", 15, 40))


def plot(**changes: Any) -> Plot:
    """Forty calls and ten cards: a line with steps, two that end where it ends, one that ends below, and a band."""
    steps = tuple(float(n // 4) for n in range(41))
    made = Plot(
        alt="Cards that have won, call by call.",
        across="Calls",
        up="Cards",
        most=10,
        lines=(
            PlotLine("planned order", steps, strong=True, stepped=True),
            PlotLine("shuffled in each slot", tuple(n / 4 for n in range(41))),
            PlotLine("10 % never said", tuple(n / 4.1 for n in range(41))),
            PlotLine("20 % never said", tuple(n / 5 for n in range(41))),
        ),
        bands=(PlotBand("eight days of ten", tuple(n / 5 for n in range(41)), tuple(n / 4 for n in range(41))),),
        zones=ZONES,
    )
    return replace(made, **changes)


def shown(reading: Reading) -> dict[str, tuple[float, float]]:
    """Where each text of the figure stands; of those that stand twice, the last."""
    return {each.text.strip(): (each.x, each.y) for each in reading.marked[0].shown if each.mcid is not None}


def test_a_plot_is_one_figure_with_words_and_a_box() -> None:
    reading = read(flow(text("Before."), plot(), text("After.")))
    (figure,) = reading.all("Figure")
    assert figure.entries["Alt"] == "Cards that have won, call by call."
    assert figure.kids == []
    assert reading.text().index("Before.") < reading.text().index("planned order") < reading.text().index("After.")
    assert reading.problems() == []


def test_the_box_of_the_figure_holds_all_that_it_shows() -> None:
    part = pressed(flow(plot()))
    (figure,) = [element for element in part.tree if element.role == "Figure"]
    ((_, _, (_, box)),) = figure.attributes
    left, bottom, right, top = box  # type: ignore[misc]
    for x, y in shown(read(flow(plot()))).values():
        if y < 765:  # the heading of the paper stands above
            assert left - 1 <= x <= right
            assert bottom <= y <= top


def test_nothing_in_a_plot_overlaps_or_leaves_the_page_or_falls_under_12_points() -> None:
    for landscape in (False, True):
        reading = read(flow(plot(), landscape=landscape))
        assert (reading.collisions(), reading.outside(LAYOUT.margins.side * 72 / 25.4)) == ([], [])
        assert min(reading.sizes()) >= 12


def test_names_stand_right_of_the_lines_in_the_order_of_their_ends() -> None:
    places = shown(read(flow(plot())))
    names = ["planned order", "shuffled in", "10 % never said", "20 % never said", "eight days of ten"]
    assert len({round(places[name][0], 1) for name in names}) == 1
    heights = [places[name][1] for name in names]
    assert all(above - below > 14 for above, below in pairwise(heights))
    assert places["40"][0] < places["planned order"][0]


def test_zones_show_as_many_words_as_the_narrowest_has_room_for() -> None:
    narrow = shown(read(flow(plot())))
    assert {"A", "B", "C"} <= set(narrow)
    assert "10:45" not in narrow
    wide = shown(read(flow(plot(zones=(ZONES[0], PlotZone("B 10:45", 13, 22), PlotZone("C 13:15", 23, 40))))))
    assert {"A", "B", "C", "09:30", "10:45", "13:15"} <= set(wide)
    assert wide["A"][0] < wide["10"][0] < wide["B"][0]
    # a zone's name stands in the middle of its calls
    step = (wide["40"][0] - wide["10"][0]) / 30
    assert abs(wide["B"][0] + 4 - (wide["10"][0] + 7 + 7.5 * step)) < 4


def test_zones_too_narrow_for_their_names_keep_some_and_never_overlap() -> None:
    zones = tuple(PlotZone(f"{chr(64 + n)} 09:30", n, n) for n in range(1, 27))
    points = tuple(float(n) for n in range(121))
    reading = read(flow(plot(most=120, lines=(PlotLine("line", points),), bands=(), zones=zones)))
    assert reading.collisions() == []
    assert "A" in shown(reading)


def test_axes_have_round_numbers() -> None:
    places = shown(read(flow(plot())))
    assert [tick for tick in ("0", "10", "20", "30", "40") if tick in places] == ["0", "10", "20", "30", "40"]
    assert {"2", "4", "6", "8"} <= set(places)
    assert {"Calls", "Cards"} <= set(places)


@pytest.mark.parametrize(
    ("most", "steps"),
    [
        (1, [0, 1]),
        (6, list(range(7))),
        (7, [0, 2, 4, 6]),
        (27, [0, 5, 10, 15, 20, 25]),
        (60, [0, 10, 20, 30, 40, 50, 60]),
        (120, [0, 20, 40, 60, 80, 100, 120]),
        (2000, [0, 500, 1000, 1500, 2000]),
    ],
)
def test_steps_are_round(most: int, steps: list[int]) -> None:
    assert round_steps(most) == steps


@given(st.integers(1, 10**7))
def test_there_are_never_more_than_seven_steps_nor_fewer_than_two(most: int) -> None:
    steps = round_steps(most)
    assert 2 <= len(steps) <= 7
    assert steps[-1] <= most < steps[-1] + steps[1]
    assert str(steps[1]).rstrip("0") in {"1", "2", "5"}


@given(st.lists(st.tuples(st.floats(0, 200), st.sampled_from([14.0, 28.0])), min_size=1, max_size=6))
def test_names_moved_apart_never_overlap_and_stay_in_reach(wanted: list[tuple[float, float]]) -> None:
    middles = spread(wanted, 0, 200)
    spans = sorted(
        (middle - height / 2, middle + height / 2) for middle, (_, height) in zip(middles, wanted, strict=True)
    )
    assert spans[0][0] >= -1e-6
    assert spans[-1][1] <= 200 + 1e-6
    assert all(low[1] <= high[0] + 1e-6 for low, high in pairwise(spans))
    above = sorted(range(len(wanted)), key=lambda n: -wanted[n][0])
    assert all(middles[one] > middles[other] for one, other in pairwise(above))


def test_a_name_with_room_stays_where_it_wants_to_be() -> None:
    assert spread([(100, 14), (20, 14)], 0, 200) == [100, 20]
    assert spread([(100, 14), (100, 14)], 0, 200) == [100, 86]


def test_a_name_wider_than_its_place_is_refused() -> None:
    with pytest.raises(ContentInvalid) as failure:
        pressed(flow(plot(lines=(PlotLine("incomprehensibilities-beyond", (0.0, 1.0)),), bands=(), zones=())))
    assert [problem.code for problem in failure.value.problems] == ["IW230"]


def test_letters_that_the_typeface_lacks_are_refused() -> None:
    with pytest.raises(ContentInvalid) as failure:
        pressed(flow(plot(across="☎")))
    assert [problem.code for problem in failure.value.problems] == ["IW231"]


def test_a_plot_without_zones_or_bands_can_be_drawn() -> None:
    reading = read(flow(plot(zones=(), bands=(), lines=(PlotLine("one", (0.0, 0.0, 3.0)),))))
    assert {"one", "0", "1", "2"} <= set(shown(reading))


def test_as_text_a_plot_is_its_words_and_the_points_of_each_line() -> None:
    line, low, high = PlotLine("planned", (0.0, 0.0, 0.0, 1.0, 2.5)), (0.0,) * 5, (0.0, 0.0, 1.0, 1.0, 1.0)
    bare = plot(lines=(line,), bands=(PlotBand("often", low, high),), zones=ZONES[:1])
    assert document_text(flow(bare)).splitlines()[2:] == [
        "(Cards that have won, call by call.)",
        "Calls / Cards, to 10",
        "A 09:30: 1-12",
        "planned: 0*3 1 2.5",
        "often: 0*5 to 0*2 1*3",
    ]
