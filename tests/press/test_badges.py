"""Name badges as a stranger reads them: whole names inside their cuts, whole tables on their sheets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.document import BadgeDeck, BadgeFace, BadgeTable
from iisam_workshop.model.table_mark import table_mark
from iisam_workshop.press.badge_frame import badge_frame, badge_pages
from iisam_workshop.press.look import Look
from tests.papers import LAYOUT, bound, paper, pressed
from tests.reading import Reading, _box
from tests.thorough import often

LARGE = LAYOUT.model_copy(
    update={
        "styles": {
            name: style.model_copy(update={"size": max(style.size, 18), "leading": max(style.leading, 23)})
            for name, style in LAYOUT.styles.items()
        }
    }
)
FIRST = (
    *("Ána", "Łucja", "Ðorđe", "Zoë", "Siân", "Ŵyn", "Jürgen", "Åsa", "Őze", "Țăran", "Ingeborg-Elisabeth"),
    *("Bartholomew", "Maria-Esperança"),
)
LAST = (
    *("Nwosu-Bell", "Brzozowicz", "Featherstonehaugh-Cholmondeley", "Ó’Néill", "Ångström", "Çelik"),
    "Wodzisławska-Grzegorzewska",
)
AGENCIES = ("Housing", "Midshire Community Health NHS Foundation Trust", "Police", "")
ROLES = ("Analyst", "Deputy Head of Adult Safeguarding", "")


def table(number: int, word: str = "Table {}") -> BadgeTable:
    return BadgeTable(table_mark(number), word.format(number), "purple heart")


def person(seat: int, at: int = 1, **changes: Any) -> BadgeFace:
    first, last = FIRST[seat % len(FIRST)], LAST[seat % len(LAST)]
    made = BadgeFace(
        code=f"Seat {seat}",
        seat=seat,
        called=first,
        name=f"{first} {last}",
        agency=AGENCIES[seat % len(AGENCIES)],
        role=ROLES[seat % len(ROLES)],
        table=table(at),
        then=table(at + 1, "then table {}"),
    )
    return replace(made, **changes)


def deck(*tables: tuple[BadgeFace, ...], **changes: Any) -> BadgeDeck:
    plan = paper("badges", part="V3", title="Name badges", audience="desk", copies="once")
    made = BadgeDeck(plan, tables, 6, BadgeFace("Name"), 3, "Table", "{part}-{page} of {pages}")
    return replace(made, **changes)


def room(people: int, size: int) -> tuple[tuple[BadgeFace, ...], ...]:
    """So many people at tables of a size."""
    seats = range(1, people + 1)
    return tuple(
        tuple(person(seat, at) for seat in seats[first : first + size])
        for at, first in enumerate(range(0, people, size), 1)
    )


def read(made: BadgeDeck, layout: Any = LAYOUT) -> Reading:
    reading = Reading(bound(pressed(made, layout)))
    assert reading.problems() == []
    assert reading.collisions() == []
    assert reading.crossed() == []
    return reading


@pytest.mark.parametrize(("layout", "people"), [(LAYOUT, often(200, 91)), (LARGE, often(64, 24))])
def test_names_with_accents_stand_whole_inside_their_badges(layout: Any, people: int) -> None:
    made = deck(*room(people, 8), chairs=8)
    part = pressed(made, layout)
    reading = Reading(bound(part))
    assert (part.unnamed, part.shortened) == ((), ())
    assert reading.problems() == []
    assert reading.collisions() == []
    assert min(reading.sizes()) >= (12 if layout is LAYOUT else 18)
    frame = badge_frame(Look(layout))
    said = {section.entries["T"]: section.words() for section in reading.all("Sect")}
    for face in (face for faces in made.tables for face in faces):
        words = said[face.code].replace("- ", "-")
        assert words.startswith(face.called)
        assert f"{face.name} {face.agency}".strip() in words
        assert words.endswith(f"{face.table.name} {face.table.look} {face.then.name} {face.then.look}")
    for marked in reading.marked:
        for shown in marked.shown:
            if shown.mcid is not None:
                left, foot, right, top = _box(shown)
                column, row = (left - frame.left) // frame.width, (frame.top - foot) // frame.height
                assert frame.left + column * frame.width + 8 < left
                assert right < frame.left + (column + 1) * frame.width - 8
                assert frame.top - (row + 1) * frame.height + 6 < foot
                assert top < frame.top - row * frame.height - 4


def test_every_sheet_is_cut_at_the_same_places() -> None:
    reading = read(deck(*room(20, 6)))
    frame = badge_frame(Look(LAYOUT))
    cuts = {tuple(round(number, 2) for number in cut) for cut in frame.cuts()}
    assert len(reading.marked) > 2
    for marked in reading.marked:
        drawn = {tuple(round(number, 2) for number in stroke) for stroke in marked.strokes}
        assert len(
            {cut for cut in cuts if any(max(map(abs, map(float.__sub__, cut, one))) < 0.1 for one in drawn)}
        ) == len(cuts)
    assert (round(frame.width / 72 * 25.4), round(frame.height / 72 * 25.4)) == (90, 60)


@settings(max_examples=often(60, 6))
@given(st.lists(st.integers(1, 12), min_size=1, max_size=9), st.integers(2, 12), st.integers(0, 30), st.data())
def test_somebody_new_at_a_table_changes_no_sheet_of_tables_on_other_sheets(
    sizes: list[int], size: int, spares: int, data: st.DataObject
) -> None:
    sizes = [min(each, size) for each in sizes]
    frame = badge_frame(Look(LAYOUT))
    made = deck(*(tuple(person(at * 20 + n, at) for n in range(each)) for at, each in enumerate(sizes, 1)), chairs=size)
    made = replace(made, spares=spares)
    at = data.draw(st.integers(1, len(sizes)))
    wider = tuple((*faces, person(999, at)) if n == at else faces for n, faces in enumerate(made.tables, 1))
    before, after = badge_pages(made, frame), badge_pages(replace(made, tables=wider), frame)
    changed = [page for page in after if page not in before]
    touched = {face.table.mark.number for page in changed for face in page if face.table}
    together = max(frame.held // size, 1)
    assert touched <= {n for n in range(1, len(sizes) + 1) if (n - 1) // together == (at - 1) // together}
    for pages in (before, after):
        assert {len(page) for page in pages} == {frame.held}
        assert sum(face == made.blank for page in pages for face in page) >= spares
    assert [face for page in before for face in page if face.seat] == [f for faces in made.tables for f in faces]


def test_a_sheet_has_a_digest_of_its_own() -> None:
    made = deck(*room(18, 6))
    other = replace(
        made, tables=(made.tables[0], (replace(made.tables[1][0], role="Chair"), *made.tables[1][1:]), made.tables[2])
    )
    one, two = pressed(made).own_pages, pressed(other).own_pages
    assert len(one) == len(two) == pressed(made).pages == 3
    assert [a == b for a, b in zip(one, two, strict=True)] == [True, False, True]
    assert [digest in marked.artifacts for (digest,), marked in zip(one, read(made).marked, strict=True)] == [True] * 3


def test_a_name_that_no_size_holds_leaves_a_line_and_is_told_by_its_seat() -> None:
    long = "Wolfeschlegelsteinhausenbergerdorffberger"
    part = pressed(deck((person(4, called=long, name=f"{long} Ng"), person(5))))
    assert (part.unnamed, part.shortened) == ((4,), ())
    reading = Reading(bound(part))
    assert long not in reading.text()
    assert reading.all("Sect")[0].all("H1")[0].words() == "Seat 4"
    assert reading.all("Sect")[0].words() == "Seat 4 Table 1 purple heart then table 2 purple heart"


def test_a_role_without_room_is_left_off_whole() -> None:
    role = "Head of " + "everything and all the rest of it " * 9
    part = pressed(deck((person(4, role=role, agency="Housing"), person(5))))
    assert (part.unnamed, part.shortened) == ((), (4,))
    words = Reading(bound(part)).all("Sect")[0].words()
    assert "Head of" not in words
    assert "Housing" in words


def test_letters_that_the_typeface_lacks_leave_a_line() -> None:
    reading = read(deck((person(1, called="小明", name="王小明"), person(2, agency="王", called="Ann", name="Ann Ng"))))
    first, second, *_ = reading.all("Sect")
    assert first.words().startswith("Seat 1 Table 1")
    assert "王" not in reading.text()
    assert second.words().startswith("Ann Ng")


def test_a_head_count_alone_has_badges_by_seat() -> None:
    reading = read(deck(tuple(BadgeFace(f"Seat {n}", n, table=table(1)) for n in range(1, 7)), spares=2))
    heads = [section.all("H1")[0].words() for section in reading.all("Sect")]
    assert heads == [*(f"Seat {n}" for n in range(1, 7)), "Name", "Name"]
    assert reading.all("Sect")[6].words() == "Name Table"


def test_bookmarks_and_titles_of_badges_name_nobody() -> None:
    reading = read(deck(*room(8, 6)))
    assert [(title, page) for depth, title, page in reading.bookmarks() if depth] == [("Table 1", 0), ("Table 2", 1)]
    titles = " ".join(title for _, title, _ in reading.bookmarks()) + reading.metadata()
    titles += " ".join(section.entries["T"] for section in reading.all("Sect"))
    assert "Seat 8" in titles
    assert [name for name in (*FIRST, *LAST) if name in titles] == []


def test_the_words_of_a_badge_in_another_language_say_so() -> None:
    welsh = person(1, lang="cy", table=table(1, "Bwrdd {}"), then=None)
    section, *_ = read(deck((welsh, person(2)))).all("Sect")
    (bwrdd,) = [node for node in section.all("P") if "Bwrdd 1" in node.words()]
    assert bwrdd.entries["Lang"] == "cy"
    assert "Lang" not in section.entries


def test_words_for_a_table_that_do_not_fit_beside_those_for_another_are_refused() -> None:
    wide = BadgeTable(table_mark(3), "afterwards at the table of number three", "red star")
    with pytest.raises(ContentInvalid) as failure:
        pressed(deck((person(1, then=wide),)))
    assert [problem.code for problem in failure.value.problems] == ["IW230"]
