"""Cuts, measured on finished sheets: at the same places on all of them, where the print order says, clear of text."""

from __future__ import annotations

import pytest

from iisam_workshop.load.library import read_layout
from iisam_workshop.model.document import BadgeDeck, BadgeFace, BadgeTable, Document, SlipBack, SlipDeck, SlipFace
from iisam_workshop.model.part import Part
from iisam_workshop.model.table_mark import table_mark
from tests.papers import LAYOUT, SENTENCE, STAGES, bound, deck, face, paper, pressed, prompt, prompts, welsh, words
from tests.reading import Reading
from tests.thorough import THOROUGH

MM = 72 / 25.4
NEAR = 0.06
"""How far, in millimetres, a cut may be from where it is said to be: a hundredth of a point is written."""
EDGE = 5.0
"""What printers may leave white, in millimetres."""


def slips(count: int, *, stacked: bool = True, backs: bool = False) -> SlipDeck:
    back = SlipBack(STAGES[1], "We agree what, for whom and why.") if backs else None
    faces = tuple(SlipFace(str(n), SENTENCE, stack=f"Table {1 + 3 * n // count}", back=back) for n in range(count))
    return SlipDeck(paper("sort-cards", part="D"), faces, "Which?", "{part}-{page} of {pages}", stacked=stacked)


def cards(count: int, per_sheet: int, **changes: object) -> Document:
    codes = [f"7KM{a}{b}" for a in "23456789" for b in "ACEFHJKL"][:count]
    faces = [face(code, tongues=(n % 2,) if changes else (0,)) for n, code in enumerate(codes)]
    return deck(*faces, per_sheet=per_sheet, stacked=True, **changes)


def badges(tables: int) -> BadgeDeck:
    mark = BadgeTable(table_mark(1), "Table 1", "red star")
    rows = tuple(
        tuple(BadgeFace(f"b{t}{n}", 10 * t + n, "Ada", "Ada Byron", "", "", mark) for n in range(6))
        for t in range(tables)
    )
    return BadgeDeck(paper("badges", part="V3"), rows, 6, BadgeFace("Name"), 2, "Table", "{part}-{page} of {pages}")


DECKS = {
    "two cards": cards(9, 2),
    "four cards": cards(9, 4),
    "cards in two languages": cards(9, 2, words=(words(), welsh()), tongues=((0,), (1,))),
    "slips": slips(19),
    "slips with backs of their own": slips(19, backs=True),
    "slips that begin sheets": slips(19, stacked=False),
    "prompts": prompts(*(prompt(n) for n in range(1, 8)), stacked=True),
    "badges": badges(3),
}
LAYOUTS = ("standard", "large-print")
IN_LARGE_PRINT = DECKS if THOROUGH else ("slips with backs of their own", "badges")


@pytest.fixture(scope="module", params=[(name, layout) for name in DECKS for layout in LAYOUTS], ids=str)
def sheets(request: pytest.FixtureRequest) -> tuple[Part, Reading]:
    name, layout = request.param
    if layout == "large-print" and name not in IN_LARGE_PRINT:
        pytest.skip("only thorough tests look at them all")
    if layout == "large-print" and "cards" in name:
        pytest.skip("cards in large print have a sheet of their own")
    part = pressed(DECKS[name], LAYOUT if layout == "standard" else read_layout(layout))
    return part, Reading(bound(part))


def lines(reading: Reading, page: int) -> tuple[set[float], set[float]]:
    """The heights of all level lines from the top, and the places of all upright ones from the left, in mm."""
    high = float(reading.pdf.pages[page].mediabox[3])
    strokes = reading.marked[page].strokes
    level = {round((high - y) / MM, 2) for x, y, u, v in strokes if abs(y - v) < 0.01}
    return level, {round(x / MM, 2) for x, y, u, v in strokes if abs(x - u) < 0.01}


def test_every_sheet_is_cut_where_the_print_order_says(sheets: tuple[Part, Reading]) -> None:
    part, reading = sheets
    assert part.cuts is not None
    assert part.cuts.number
    for page in range(part.pages):
        for told, drawn in zip((part.cuts.level, part.cuts.upright), lines(reading, page), strict=True):
            for cut in told:
                assert min(abs(cut - line) for line in drawn) < NEAR, (page, cut)


def test_cuts_are_marked_at_both_ends(sheets: tuple[Part, Reading]) -> None:
    part, reading = sheets
    assert part.cuts is not None
    for page in range(part.pages):
        _, _, wide, high = map(float, reading.pdf.pages[page].mediabox)
        for cut in part.cuts.level:
            ends = [
                x
                for a, b, c, d in reading.marked[page].strokes
                if abs((high - b) / MM - cut) < NEAR > abs(b - d)
                for x in (a, c)
            ]
            assert min(ends) < wide * 0.25 < wide * 0.75 < max(ends), (page, cut)


def test_texts_stay_out_of_what_printers_leave_white(sheets: tuple[Part, Reading]) -> None:
    part, reading = sheets
    assert reading.outside(EDGE * MM) == []
    assert reading.crossed() == []
    for page in range(part.pages):
        high = float(reading.pdf.pages[page].mediabox[3])
        for shown in reading.marked[page].shown:
            assert shown.y - 0.2 * shown.size > EDGE * MM, shown.text
            assert shown.y + 0.7 * shown.size < high - EDGE * MM, shown.text


def test_only_cut_marks_come_near_an_edge(sheets: tuple[Part, Reading]) -> None:
    part, reading = sheets
    assert part.cuts is not None
    for page in range(part.pages):
        _, _, wide, high = map(float, reading.pdf.pages[page].mediabox)
        for a, b, c, d in reading.marked[page].strokes:
            near = min(a, c, b, d, wide - a, wide - c, high - b, high - d) / MM < EDGE
            marks = [abs((high - b) / MM - cut) < NEAR for cut in part.cuts.level]
            marks += [abs(a / MM - cut) < NEAR for cut in part.cuts.upright]
            assert not near or any(marks), (page, (a, b, c, d))


@pytest.mark.skipif(not THOROUGH, reason="tests/bind/test_build.py sees that no text stands even twice as near")
def test_no_paper_of_the_example_comes_near_an_edge(readings: dict[str, Reading]) -> None:
    for name, reading in readings.items():
        if name != "printer-check":  # its lines are there to show where the printer ends
            near = [found for found in reading.outside(EDGE * MM) if found[1].strip()]
            assert near == [], name


@pytest.mark.parametrize("count", [1, 7, 8, 9, 19, 64] if THOROUGH else [1, 9, 19])
def test_slips_are_in_order_when_pile_is_laid_on_pile(count: int) -> None:
    part = pressed(slips(count))
    reading = Reading(bound(part))
    piles: dict[tuple[int, int], list[str]] = {}
    for page in range(0, part.pages, 2):
        heads = [
            shown for shown in reading.marked[page].shown if shown.text.strip().isdigit() and shown.mcid is not None
        ]
        for shown in heads:
            place = (-round(shown.y), round(shown.x))
            piles.setdefault(place, []).append(shown.text.strip())
    assert [code for place in sorted(piles) for code in piles[place]] == [str(n) for n in range(count)]
    assert part.cuts is not None
    assert tuple(len(piles[place]) for place in sorted(piles)) == part.cuts.piles


@pytest.mark.parametrize(("count", "per_sheet"), [(9, 2), (9, 4), *([(8, 4), (1, 2)] if THOROUGH else [])])
def test_cards_are_in_order_when_pile_is_laid_on_pile(count: int, per_sheet: int) -> None:
    part = pressed(cards(count, per_sheet))
    reading = Reading(bound(part))
    codes = [face.code for face in cards(count, per_sheet).faces]  # type: ignore[union-attr]
    places: dict[tuple[bool, bool], list[str]] = {}
    for page in range(part.pages):
        wide, high = map(float, list(reading.pdf.pages[page].mediabox)[2:])
        for shown in reading.marked[page].shown:
            if shown.mcid is not None and shown.text.strip() in codes:
                place = (shown.y < high / 2, per_sheet == 4 and shown.x > wide / 2)
                places.setdefault(place, []).append(shown.text.strip())
    laid = [code for place in sorted(places) for code in places[place]]
    assert laid == codes
    assert [title for _, title, _ in reading.bookmarks()[1:]] == codes
    for _, title, page in reading.bookmarks()[1:]:
        assert title in reading.page_text(page)


def test_one_more_card_changes_one_page_of_those_to_print() -> None:
    before, after = pressed(cards(8, 4)), pressed(cards(9, 4))
    printed = {digest for page in before.own_pages for digest in page}
    assert sum(not printed.issuperset(page) for page in after.own_pages) == 1
