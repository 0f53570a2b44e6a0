"""Small cards to cut out and sort: eight to a sheet, one size of type, cuts in the same places."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.document import Document, SlipBack, SlipDeck, SlipFace
from tests.papers import SENTENCE, STAGES, flow, paper, pressed, read, text

SECRET = "Zebedee"
BACK = "Which stage is this?"


def slips(*texts: str) -> SlipDeck:
    plan = paper("sort-cards", part="C", title="Sort cards")
    faces = tuple(SlipFace(str(number), words) for number, words in enumerate(texts, 1))
    return SlipDeck(plan, faces, BACK, "{part}-{page} of {pages}")


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (8, 1), (9, 2), (30, 4)])
def test_eight_slips_go_on_a_sheet(count: int, sheets: int) -> None:
    reading = read(slips(*[SENTENCE] * count))
    assert len(reading.pdf.pages) == 2 * sheets
    found = reading.all("Sect")
    assert [section.entries["T"] for section in found] == [str(n) for n in range(1, count + 1)]
    assert [section.all("H1")[0].words() for section in found] == [str(n) for n in range(1, count + 1)]
    assert [section.all("P")[0].words() for section in found] == [SENTENCE.strip()] * count
    assert reading.problems() == []
    assert reading.collisions() == []


def test_every_sheet_is_followed_by_backs_that_are_all_alike() -> None:
    reading = read(slips(*[SENTENCE] * 9))
    for marked in reading.marked[1::2]:
        assert [text.strip() for text in marked.texts.values()] == [BACK] * 8
    fronts = [marked.texts.values() for marked in reading.marked[::2]]
    assert not any(BACK in text for page in fronts for text in page)


def test_every_slip_has_the_size_that_the_fullest_one_needs() -> None:
    few, many = read(slips("Short.")), read(slips("Short.", SENTENCE * 3))
    sizes = [{shown.size for shown in each.marked[0].shown if "Short" in shown.text} for each in (few, many)]
    assert min(sizes[0]) > min(sizes[1]) >= 12
    assert min(many.sizes()) >= 12


def test_texts_stay_clear_of_the_cuts() -> None:
    reading = read(slips(*[SENTENCE * 3] * 8))
    left, right, foot, top = 30.0, 565.28, 62.0, 817.89
    middle, height = (left + right) / 2, (top - foot) / 4
    marked = [shown for shown in reading.marked[0].shown if shown.mcid is not None]
    for shown in marked:
        start, end = (left, middle) if shown.x < middle else (middle, right)
        assert start + 8 < shown.x
        assert shown.x + shown.width < end
        row = (top - shown.y) // height
        assert top - (row + 1) * height + 4 < shown.y < top - row * height - 8


def test_texts_too_long_for_a_slip_are_refused_by_their_numbers() -> None:
    with pytest.raises(ContentInvalid) as failure:
        pressed(slips("Short.", f"{SECRET} " * 90, "Short too.", SECRET * 9))
    (problem,) = failure.value.problems
    assert problem.code == "IW230"
    assert problem.message.endswith("2, 4")
    assert SECRET not in str(failure.value)


@pytest.mark.parametrize("document", [slips("王小明"), slips("Short.", "☐ one")])
def test_a_slip_that_cannot_be_drawn_is_refused(document: Document) -> None:
    with pytest.raises(ContentInvalid) as failure:
        pressed(document)
    assert [problem.code for problem in failure.value.problems] == ["IW231"]


def test_a_slip_prints_what_it_says() -> None:
    payload = '<b>x</b> <img src="a.png"/> &amp; </para> {{ 7*7 }}'
    reading = read(slips(payload))
    assert reading.all("Sect")[0].all("P")[0].words() == payload
    assert (reading.links(), reading.xobjects()) == ([], [])


def test_slips_and_flows_can_lie_in_one_file() -> None:
    reading = read(slips("One."), flow(text("Two.")))
    assert reading.text().endswith("Two.")
    assert reading.problems() == []


def test_a_title_stands_in_bold_above_the_text() -> None:
    titled = SlipDeck(paper(), (SlipFace("1", SENTENCE, "Lawful basis"),), BACK, "{part}-{page} of {pages}")
    reading = read(titled)
    assert [each.words() for each in reading.all("P")][:2] == ["Lawful basis", SENTENCE.strip()]
    heights = {shown.text.strip(): shown.y for shown in reading.marked[0].shown}
    assert heights["Lawful basis"] > max(y for text, y in heights.items() if text in SENTENCE)
    assert reading.problems() == []


@pytest.mark.parametrize("face", [SlipFace("7", "Short.", SECRET * 9), SlipFace("7", SENTENCE * 5, "Title " * 20)])
def test_a_title_too_long_for_its_slip_is_refused_by_its_number(face: SlipFace) -> None:
    with pytest.raises(ContentInvalid) as failure:
        pressed(SlipDeck(paper(), (SlipFace("6", "Short."), face), BACK, "{part}-{page} of {pages}"))
    assert [problem.message.rpartition(": ")[2] for problem in failure.value.problems] == ["7"]


def stacked(*sizes: int, **changes: SlipBack) -> SlipDeck:
    faces = tuple(
        SlipFace(str(number), SENTENCE, stack=f"Table {table}", **changes)
        for table, size in enumerate(sizes, 1)
        for number in range(1, size + 1)
    )
    return SlipDeck(paper(), faces, BACK, "{part}-{page} of {pages}")


def test_a_stack_begins_a_sheet_of_its_own_and_every_card_names_it() -> None:
    reading = read(stacked(9, 3))
    assert len(reading.pdf.pages) == 6
    fronts = [[text.strip() for text in marked.texts.values()] for marked in reading.marked[::2]]
    assert [(page.count("Table 1"), page.count("Table 2")) for page in fronts] == [(8, 0), (1, 0), (0, 3)]
    assert [section.all("P")[0].words() for section in reading.all("Sect")] == ["Table 1"] * 9 + ["Table 2"] * 3
    assert reading.problems() == []
    assert reading.collisions() == []


def test_backs_of_their_own_stand_only_behind_cards_and_say_which_stage_it_is() -> None:
    reading = read(stacked(3, back=SlipBack(STAGES[3], SENTENCE)))
    behind = [section for section in reading.all("Sect") if section.pages == {1}]
    assert [[p.words() for p in section.all("P")] for section in behind] == [
        ["4 Pre-implementation", SENTENCE.strip()]
    ] * 3
    assert [section.entries["T"] for section in behind] == ["2", "1", "3"]  # from left to right, as they are read
    assert min(reading.sizes()) >= 12
    assert reading.problems() == []


@pytest.mark.parametrize("back", [SlipBack(STAGES[0], SENTENCE * 6), SlipBack(STAGES[0], SECRET * 9)])
def test_a_back_that_is_too_long_is_refused_by_the_number_of_its_card(back: SlipBack) -> None:
    with pytest.raises(ContentInvalid) as failure:
        pressed(stacked(1, back=back))
    (problem,) = failure.value.problems
    assert (problem.code, problem.message) == ("IW230", "the backs of these small cards are too long: 1")
