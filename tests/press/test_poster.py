"""The poster: one landscape sheet, A3 or A4, to be read from afar and listened to in the order of the journey."""

from __future__ import annotations

from dataclasses import replace

import pikepdf
import pytest

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.document import Document, Poster, Station
from tests.papers import STAGES, paper, pressed, read
from tests.reading import Reading

GIST = "We agree why: whose lives should get better."
LOOP = "Back to 1 Vision when two partners give different reasons for wanting the same fact."


def poster(size: str = "A3", name: str = "", gist: str = GIST, loop: str = LOOP) -> Poster:
    stages = [replace(stage, name=name or stage.name) for stage in STAGES]
    stations = tuple(Station(stage, gist, stages[0] if n else stages[4], loop) for n, stage in enumerate(stages))
    plan = paper("poster", part="C7", title="Poster")
    return Poster(plan, "The journey", "Six stages.", stations, "Round again", "{part}-{page} of {pages}",
                  paper="A3" if size == "A3" else "A4")  # fmt: skip


@pytest.mark.parametrize(("size", "box"), [("A4", (0, 0, 842, 595)), ("A3", (0, 0, 1191, 842))])
def test_it_is_one_landscape_sheet_of_its_size(size: str, box: tuple[int, ...]) -> None:
    reading = read(poster(size))
    assert [tuple(round(float(edge)) for edge in page.mediabox) for page in reading.pdf.pages] == [box]
    assert pressed(poster(size)).paper == size


@pytest.mark.parametrize("size", ["A4", "A3"])
def test_everything_is_said_in_the_order_of_the_journey(size: str) -> None:
    reading = read(poster(size))
    assert [heading.words() for heading in reading.all("H2")] == [f"{n} {s.name}" for n, s in enumerate(STAGES, 1)]
    assert [section.all("P")[0].words() for section in reading.all("Sect")] == [GIST] * 6
    assert [section.all("P")[1].words() for section in reading.all("Sect")] == [LOOP] * 6
    assert reading.all("H1")[0].words() == "The journey"
    assert reading.text().split()[-2:] == ["Round", "again"]
    assert reading.problems() == []
    assert reading.collisions() == []
    assert reading.outside(20) == []


def test_on_a3_names_and_meanings_can_be_read_from_two_metres_and_on_a4_nothing_is_small() -> None:
    """A letter that is to be read with ease needs a 200th of the distance: 22 points and more for two metres."""
    large = [shown for shown in read(poster()).marked[0].shown if shown.mcid is not None]
    assert min(shown.size for shown in large if shown.text.strip() in GIST) >= 22
    assert min(shown.size for shown in large if shown.text.strip() in {stage.name for stage in STAGES}) >= 28
    assert min(read(poster("A4")).sizes()) >= 12


@pytest.mark.parametrize("size", ["A4", "A3"])
def test_long_names_take_two_lines_and_then_the_loops_are_left_to_the_sheets(size: str) -> None:
    name = "Getting everybody ready to begin sharing"
    reading = read(poster(size, name))
    assert [heading.words() for heading in reading.all("H2")] == [f"{n} {name}" for n in range(1, 7)]
    assert reading.collisions() == []
    crowded = read(poster(size, f"{name} what we know"))
    assert [len(section.all("P")) for section in crowded.all("Sect")] == [1] * 6
    assert crowded.problems() == []


def test_words_that_fit_in_no_size_are_refused_by_the_numbers_of_their_stages() -> None:
    whole = poster()
    long = replace(whole.stations[3], gist=GIST * 9)
    with pytest.raises(ContentInvalid) as failure:
        pressed(replace(whole, stations=(*whole.stations[:3], long, *whole.stations[4:])))
    (problem,) = failure.value.problems
    assert (problem.code, problem.message.rpartition(": ")[2]) == ("IW230", "4")


@pytest.mark.parametrize("line", ["title", "lead", "again"])
def test_a_long_line_becomes_smaller_and_one_that_would_be_too_small_is_refused(line: str) -> None:
    long, endless = "Round again with better questions " * 2, "Round again with better questions " * 9
    reading = read(replace(poster("A4"), **{line: long.strip()}))
    assert min(reading.sizes()) >= 12
    assert reading.outside(20) == reading.collisions() == []
    with pytest.raises(ContentInvalid) as failure:
        pressed(replace(poster("A4"), **{line: endless}))
    assert [problem.code for problem in failure.value.problems] == ["IW230"]


def test_a_stage_that_leads_nowhere_else_says_so_by_saying_nothing() -> None:
    reading = read(replace(poster(), stations=tuple(replace(each, loop="", way=None) for each in poster().stations)))
    assert [len(section.all("P")) for section in reading.all("Sect")] == [1] * 6
    assert reading.problems() == []


def test_a_name_that_cannot_be_drawn_is_refused() -> None:
    odd: Document = poster(name="王小明")
    with pytest.raises(ContentInvalid) as failure:
        pressed(odd)
    assert [problem.code for problem in failure.value.problems] == ["IW231"]


def test_the_marks_have_their_stages_colours() -> None:
    reading = read(poster())
    fills = [[float(share) for share in line.split()[:3]] for line in _content(reading) if line.endswith(" rg")]
    for stage in STAGES:
        colour = [int(stage.colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        assert any(max(abs(a - b) for a, b in zip(each, colour, strict=True)) < 0.01 for each in fills), stage.id


def _content(reading: Reading) -> list[str]:
    found = reading.pdf.pages[0].Contents
    streams = list(found) if isinstance(found, pikepdf.Array) else [found]
    return b"\n".join(stream.read_bytes() for stream in streams).decode("latin-1").splitlines()
