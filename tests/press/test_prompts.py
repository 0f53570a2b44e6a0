"""Cards with a text: two to a sheet, backs behind their fronts, nothing over an edge."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.blocks import Span, runs
from tests.papers import SENTENCE, pressed, prompt, prompts, read
from tests.reading import Reading

HALF = 841.89 / 2
SECRET = "Zebedee"


def heights(reading: Reading, page: int, words: str) -> list[float]:
    """The heights at which a page shows a text of its cards."""
    return [shown.y for shown in reading.marked[page].shown if shown.mcid is not None and words in shown.text]


@pytest.mark.parametrize("count", [1, 2, 3, 5, 6])
def test_each_sheet_of_two_fronts_is_followed_by_its_backs(count: int) -> None:
    faces = [prompt(n, back=f"back of {n}") for n in range(1, count + 1)]
    reading = read(prompts(*faces))
    assert len(reading.pdf.pages) == 2 * ((count + 1) // 2)
    for number in range(1, count + 1):
        front = (number - 1) // 2 * 2
        (high,) = heights(reading, front, f"Inject {number} · 13:15")
        (behind,) = heights(reading, front + 1, f"back of {number}")
        assert (high > HALF) == (behind > HALF) == (number % 2 == 1)
    assert reading.problems() == []


def test_the_cuts_are_at_the_same_height_on_every_page() -> None:
    reading = read(prompts(*(prompt(n) for n in range(1, 4))))
    for page in reading.pdf.pages:
        content = page.Contents.read_bytes().decode("latin-1")
        cuts = [line.split() for line in content.splitlines() if line.startswith(("n 0 ", "n 569"))]
        assert [(float(cut[2]), float(cut[5])) for cut in cuts] == [(pytest.approx(HALF, abs=0.1),) * 2] * 2


def test_a_fuller_card_is_set_smaller_and_never_under_12_points() -> None:
    sizes = []
    for length in (1, 9, 14):
        reading = read(prompts(prompt(paragraphs=(runs(SENTENCE * length),))))
        sizes.append(next(shown.size for shown in reading.marked[0].shown if shown.text.startswith("Agree in")))
        assert reading.collisions() == []
        assert min(reading.sizes()) >= 12
        assert min(shown.y for shown in reading.marked[0].shown if shown.mcid is not None) > HALF + 60
    assert sizes[0] > sizes[1] > sizes[2] >= 12


@pytest.mark.parametrize("slot", [0, 1])
def test_a_text_too_long_for_half_a_page_is_refused_by_its_card(slot: int) -> None:
    long = prompt(slot + 1, paragraphs=(runs(f"{SECRET} " * 400),))
    with pytest.raises(ContentInvalid) as failure:
        pressed(prompts(*(prompt(1),) * slot, long))
    (problem,) = failure.value.problems
    assert problem.code == "IW230"
    assert f"card Inject {slot + 1} " in problem.message
    assert SECRET not in str(failure.value)


def test_a_back_too_long_for_half_a_page_is_refused_by_its_card() -> None:
    with pytest.raises(ContentInvalid) as failure:
        pressed(prompts(prompt(back=f"{SECRET} " * 400)))
    (problem,) = failure.value.problems
    assert problem.code == "IW230"
    assert "Inject 1" in problem.message
    assert SECRET not in str(failure.value)


def test_a_line_on_top_too_long_for_the_card_is_refused_by_its_card() -> None:
    with pytest.raises(ContentInvalid) as failure:
        pressed(prompts(prompt(kicker=f"{SECRET} " * 12)))
    (problem,) = failure.value.problems
    assert problem.code == "IW230"
    assert "Inject 1" in problem.message
    assert SECRET not in str(failure.value)


def test_bookmarks_name_each_card_once_where_its_front_is() -> None:
    reading = read(prompts(*(prompt(n, title=f"Title {n}") for n in range(1, 4))))
    assert reading.bookmarks() == [
        (0, "Inject cards", 0),
        (1, "Inject 1 Title 1", 0),
        (1, "Inject 2 Title 2", 0),
        (1, "Inject 3 Title 3", 2),
    ]


def test_a_card_reads_from_its_top_to_its_task() -> None:
    paragraphs = ((Span("One "), Span("bold", bold=True), Span(".")), runs("Two."))
    front, back = read(prompts(prompt(paragraphs=paragraphs))).all("Sect")
    assert front.entries["T"] == back.entries["T"] == "Inject 1"
    assert [(kid.role, kid.words()) for kid in front.kids] == [
        ("P", "Inject 1 · 13:15"),
        ("P", "1 Vision"),
        ("H1", "Nine visits in a week"),
        ("P", "from Councillor Nerys Tolladay"),
        ("P", "One bold."),
        ("P", "Two."),
        ("P", "Decide: what may you tell her?"),
    ]
    assert [kid.words() for kid in back.kids] == ["Inject 1", "Found on the floor? Give it to a facilitator."]
