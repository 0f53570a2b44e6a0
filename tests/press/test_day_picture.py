"""The picture of a day: to scale where it can be, and never a word over another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.model.blocks import DayBar, DayPicture, runs
from iisam_workshop.press.day_picture import placed
from tests.papers import STAGES, flow, read
from tests.reading import Reading
from tests.thorough import often


def bar(start: int, minutes: int, title: str = "A slot", **more: object) -> DayBar:
    time = f"{start // 60:02d}:{start % 60:02d}"
    return DayBar(start, start + minutes, time, runs(title, bold=True), "talk", "Talk", **more)  # type: ignore[arg-type]


def pictured(*bars: DayBar) -> Reading:
    return read(flow(DayPicture(bars, "What the day is.", ((600, "10:00"), (660, "11:00")))))


def test_a_slot_of_five_minutes_can_be_read_between_long_ones() -> None:
    bars = [bar(540, 120, "Long"), *(bar(660 + 5 * n, 5, f"Short {n}") for n in range(6)), bar(690, 300, "Late")]
    reading = pictured(*bars)
    assert (reading.problems(), reading.collisions(), reading.crossed()) == ([], [], [])
    assert min(reading.sizes()) >= 12
    (figure,) = reading.all("Figure")
    assert figure.entries["Alt"] == "What the day is."
    assert all(f"Short {n}" in figure.words() for n in range(6))
    assert len(reading.pdf.pages) == 1


def test_tracks_stand_side_by_side_with_every_word_of_them() -> None:
    long = "Pre-implementation, responsibilities and a good many other things"
    tracks = [bar(600, 45, long, lane=n, lanes=4, where=f"Track {n} · Room {n}", stages=STAGES[3:4]) for n in range(4)]
    reading = pictured(bar(540, 60), *tracks, bar(645, 60))
    assert (reading.problems(), reading.collisions(), reading.outside(50)) == ([], [], [])
    told = "".join(reading.all("Figure")[0].words().split())
    assert told.count("".join(long.split())) == 4
    lanes = {round(shown.x) for shown in reading.marked[0].shown if shown.text.startswith("Track")}
    assert len(lanes) == 4


def test_a_title_of_two_lines_is_read_whole_though_the_kind_stands_at_the_end_of_its_first() -> None:
    long = "A title that goes on for so many words that no line of this picture can hold all of them"
    reading = pictured(bar(540, 120, long), bar(660, 60))
    assert f"09:00 {long} Talk 11:00 A slot Talk" in reading.all("Figure")[0].words()
    shown = {each.text.strip(): each.y for each in reversed(reading.marked[0].shown)}
    assert shown["Talk"] == shown["09:00"] > min(y for text, y in shown.items() if text and text in long)


def test_a_day_without_short_slots_is_to_scale() -> None:
    found = placed([0, 60, 90, 180], [(0, 60, 20), (60, 90, 20), (90, 180, 20)], 360)
    assert found == {0: 0, 60: 120, 90: 180, 180: 360}


LENGTHS = st.lists(st.tuples(st.integers(1, 120), st.integers(10, 60)), min_size=1, max_size=20)


@settings(max_examples=often(100, 12))
@given(LENGTHS, st.integers(0, 400))
def test_every_slot_has_its_least_height_wherever_there_is_room(lengths: list[tuple[int, int]], more: int) -> None:
    times, spans = [0], []
    for minutes, need in lengths:
        spans.append((times[-1], times[-1] + minutes, float(need)))
        times.append(times[-1] + minutes)
    high = float(sum(need for _, _, need in spans) + more)
    found = placed(times, spans, high)
    assert found is not None
    assert all(found[end] - found[start] >= need - 0.01 for start, end, need in spans)
    assert found[0] >= -0.01
    assert found[times[-1]] == pytest.approx(high)
    assert placed(times, spans, high - more - 1) is None
