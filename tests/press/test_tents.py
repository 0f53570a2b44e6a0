"""Table tents as a stranger reads them: each table said once, and shown on both sides."""

from __future__ import annotations

from typing import Any

import pytest

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.document import TentDeck, TentFace, TentWords
from iisam_workshop.model.table_mark import table_mark
from tests.papers import bound, paper, pressed
from tests.reading import Reading

ENGLISH = TentWords("en-GB", "Table", "purple heart")
WELSH = TentWords("cy", "Bwrdd", "diferyn, porffor")
TITLE = "Information sharing journey training session"


def tents(count: int = 2, *words: TentWords, title: str = TITLE) -> TentDeck:
    plan = paper("table-tents", part="V4", title="Table tents", audience="table", copies="once")
    faces = tuple(TentFace(table_mark(n), str(n), words or (ENGLISH,)) for n in range(1, count + 1))
    return TentDeck(plan, faces, title, "{part}-{page} of {pages}")


def read(made: TentDeck) -> Reading:
    reading = Reading(bound(pressed(made)))
    assert reading.problems() == []
    assert reading.collisions() == []
    assert reading.outside(30) == []
    return reading


def test_each_table_is_heard_once_and_seen_from_both_sides() -> None:
    reading = read(tents(3))
    sections = reading.all("Sect")
    assert [section.words() for section in sections] == [f"Table {n} purple heart {TITLE}" for n in (1, 2, 3)]
    assert [section.pages for section in sections] == [{0}, {1}, {2}]
    for number, marked in enumerate(reading.marked, 1):
        turned = [shown for shown in marked.shown if shown.turned]
        assert " ".join("".join(shown.text for shown in turned).split()) == f"Table {number} purple heart {TITLE}"
        assert {shown.mcid for shown in turned} == {None}


def test_one_side_is_the_other_turned_about_the_middle_of_the_sheet() -> None:
    (marked,) = read(tents(1)).marked
    places = {(shown.text, round(shown.x), round(shown.y)) for shown in marked.shown if shown.mcid is not None}
    turned = {(shown.text, round(841.89 - shown.x), round(595.28 - shown.y)) for shown in marked.shown if shown.turned}
    assert places == turned
    assert all(y < 595.28 / 2 for _, _, y in places)


def test_the_number_is_huge() -> None:
    (marked,) = read(tents(1)).marked
    assert max(shown.size for shown in marked.shown if shown.text.strip() == "1") > 150


def test_a_sign_in_two_languages_says_the_language_of_each() -> None:
    (section,) = read(tents(1, WELSH, ENGLISH)).all("Sect")
    head = section.all("H1")[0]
    assert (head.words(), head.entries["Lang"]) == ("Bwrdd 1", "cy")
    said = {node.words(): node.entries.get("Lang") for node in section.all("P")}
    assert (said["diferyn, porffor"], said["Table"], said["purple heart"]) == ("cy", "en-GB", "en-GB")


@pytest.mark.parametrize("count", [1, 60, 250])
def test_numbers_of_any_length_stand_beside_the_longest_words(count: int) -> None:
    last = tents(count, WELSH, ENGLISH).faces[-1:]
    made = tents(1)
    read(TentDeck(made.plan, last, made.title, made.folio))


def test_a_long_title_is_smaller_and_one_that_no_size_holds_is_left_out() -> None:
    longer = read(tents(1, title=f"{TITLE} of the partnership of Eastmere and the Vale"))
    assert "Eastmere" in longer.text()
    without = tents(1, title="Eastmere " * 40)
    assert "Eastmere" not in read(without).text()
    assert [pressed(each).title_cut for each in (without, tents(1))] == [True, False]


def test_words_too_long_for_a_sign_are_refused() -> None:
    wide: Any = TentWords("en-GB", "Table", "a heart of the purple of the heather on the moors above Eastmere")
    with pytest.raises(ContentInvalid) as failure:
        pressed(tents(1, wide))
    assert [problem.code for problem in failure.value.problems] == ["IW230"]


def test_bookmarks_are_the_tables() -> None:
    assert [title for depth, title, _ in read(tents(2)).bookmarks() if depth] == ["Table 1", "Table 2"]
