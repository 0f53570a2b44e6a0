"""Bingo cards: every term fits, all squares of a deck have one size, one card never depends on another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.document import GridDeck
from tests.papers import CYMRAEG, LAYOUT, STAGES, TERMS, bound, deck, face, pressed, read, welsh, words
from tests.reading import Reading, cards
from tests.thorough import THOROUGH, often

LONG = "Interoperability requirements catalogue of the partnership board for information sharing"

PER_SHEET = [1, 2, 4] if THOROUGH else [1, 4]


def square_sizes(reading: Reading) -> set[float]:
    """The sizes of type in all squares that hold a term."""
    free = deck().words[0].free
    found = set()
    for page, marked in enumerate(reading.marked):
        owners = {mcid for mcid in marked.texts if _role(reading, page, mcid) == "/TD"}
        found |= {shown.size for shown in marked.shown if shown.mcid in owners and shown.text.strip() != free}
    return found


def _role(reading: Reading, page: int, mcid: int) -> str:
    return str(reading.pdf.get_object(reading.owners[page, mcid]).S)


def test_a_card_has_its_terms_where_the_deal_put_them() -> None:
    order = (7, 0, 3, 1, 2, 6, 5, 4)
    (card,) = cards(read(deck(face(squares=order))))
    assert card.squares == [
        [TERMS[7], TERMS[0], TERMS[3]],
        [TERMS[1], "Free square", TERMS[2]],
        [TERMS[6], TERMS[5], TERMS[4]],
    ]
    assert (card.code, card.name, card.seat) == ("7KM2A", "Ada Byron", "Table 1, seat 1")


def test_a_card_without_a_free_square_is_full() -> None:
    made = deck(face(squares=tuple(range(8))), columns=4, rows=2, free=None)
    (card,) = cards(read(made))
    assert [term for row in card.squares for term in row] == list(TERMS)


def test_rows_and_columns_have_heads_so_that_a_square_can_be_named() -> None:
    reading = read(deck())
    heads = [(head.words(), head.attributes["Scope"]) for head in reading.all("TH")]
    assert heads == [
        *((letter, "/Column") for letter in "ABC"),
        *((number, "/Row") for number in "123"),
    ]
    assert [len(row.kids) for row in reading.all("TR")] == [4] * 4
    assert reading.problems() == []


def test_all_cards_of_a_deck_have_one_size_of_type() -> None:
    terms = (*TERMS[:7], f"{LONG} and its review")
    reading = read(deck(face(), face("7KM2B"), terms=terms))
    (size,) = square_sizes(reading)
    (short,) = square_sizes(read(deck()))
    assert LAYOUT.card.least <= size < short


@pytest.mark.parametrize("word", ["Interoperability" * 3, f"{LONG} " * 6])
def test_a_term_that_does_not_fit_its_square_is_refused_by_name(word: str) -> None:
    term = word.strip()
    with pytest.raises(ContentInvalid) as failure:
        pressed(deck(terms=(*TERMS[:6], term, "Audit")))
    (problem,) = failure.value.problems
    assert problem.code == "IW233"
    assert repr(term) in problem.message
    assert "3x3" in problem.message
    assert "'Audit'" not in problem.message


def test_all_terms_that_do_not_fit_are_named_together() -> None:
    terms = ("Interoperability" * 3, *TERMS[1:7], "Pseudonymisation" * 3)
    with pytest.raises(ContentInvalid) as failure:
        pressed(deck(terms=terms))
    assert repr(terms[0]) in str(failure.value)
    assert repr(terms[7]) in str(failure.value)


SOME = st.sampled_from(["Data", "agreement", "board", "of", "multi-agency", "risk"])
FEW_WORDS = st.lists(SOME, min_size=1, max_size=5)


@settings(max_examples=often(50, 5))
@given(st.lists(FEW_WORDS.map(" ".join), min_size=8, max_size=8))
def test_every_term_stays_inside_its_square(terms: list[str]) -> None:
    reading = read(deck(terms=tuple(terms)))
    assert [term for row in cards(reading)[0].squares for term in row if term != "Free square"] == terms
    assert reading.collisions() == []
    width = (841.89 - 2 * 30 - 20) / 3
    for shown in reading.marked[0].shown:
        if shown.mcid is not None and _role(reading, 0, shown.mcid) == "/TD":
            column = int((shown.x - 50) // width)
            assert shown.x + shown.width <= 50 + (column + 1) * width


def digest(reading: Reading, page: int) -> str:
    (found,) = (line for line in reading.marked[page].artifacts.splitlines() if re.fullmatch("[0-9a-f]{6}", line))
    return found


def test_only_the_card_of_a_person_changes_with_their_name() -> None:
    """One late change prints one card again; the footer's digest tells the old from the new."""
    before = deck(face(), face("7KM2B", name="Mary Somerville"), face("7KM2C"))
    after = replace(before, faces=(before.faces[0], face("7KM2B", name="Sofja Kowalewskaja"), before.faces[2]))
    old, new = read(before), read(after)
    same = [a == b for a, b in zip(old.page_fingerprints(), new.page_fingerprints(), strict=True)]
    assert same == [True, False, True]
    digests = [[digest(reading, page) for page in range(3)] for reading in (old, new)]
    assert [a == b for a, b in zip(*digests, strict=True)] == [True, False, True]


@pytest.mark.parametrize(
    "name",
    [
        "Jo",
        "Maria Esperança de Vasconcelos Albuquerque-Thornton",
        "Thiruvenkadam Venkatasubramanian-Krishnamoorthy",
        "Wolfeschlegelsteinhausenbergerdorff Venkatasubramanian-Krishnamoorthy the younger of Eastmere",
    ],
)
def test_a_long_name_is_set_smaller_then_on_two_lines_and_keeps_clear_of_the_code(name: str) -> None:
    reading = read(deck(face(name=name)))
    assert reading.all("H1")[0].words() == name
    assert reading.collisions() == []
    assert reading.outside(30) == []
    assert min(reading.sizes()) >= 12


@pytest.mark.parametrize("name", ["Wolfeschlegelsteinhausenbergerdorff " * 5, "Wolfeschlegelsteinhausen" * 8])
def test_a_name_that_two_lines_cannot_hold_is_cut_where_one_can_see_it(name: str) -> None:
    reading = read(deck(face(name=name.strip())))
    printed = reading.all("H1")[0].words()
    assert printed.endswith("…")
    assert name.startswith(printed[:30])
    assert reading.collisions() == []
    assert min(reading.sizes()) >= 12


def test_a_card_without_a_name_has_a_line_to_write_one_on() -> None:
    reading = read(deck(face(name="", seat="Spare card")))
    assert [(card.name, card.seat) for card in cards(reading)] == [("", "Spare card")]
    assert reading.all("H1")[0].words() == "Spare card"
    assert "Name" in [paragraph.words() for paragraph in reading.all("P")]
    ruled = [reading.pdf.pages[0].Contents.read_bytes() for reading in (reading, read(deck()))]
    assert ruled[0].count(b" l S") == ruled[1].count(b" l S") + 1
    assert reading.collisions() == []


def test_every_card_is_a_section_and_a_bookmark_by_its_code() -> None:
    reading = read(deck(face("7KM2A"), face("7KM2B", name="Mary Somerville")))
    assert [section.entries["T"] for section in reading.all("Sect")] == ["7KM2A", "7KM2B"]
    assert reading.bookmarks() == [(0, "Journey bingo cards", 0), (1, "7KM2A", 0), (1, "7KM2B", 1)]


def test_the_qr_code_says_what_its_description_says() -> None:
    words = "EASTMERE 2027-03-04 TEST 7KM2A"
    made = deck(face(qr=words))
    assert decoded(made, 72) == decoded(made, 200) == [words]
    assert read(made).all("Figure")[0].entries["Alt"] == f"QR code: {words}"


def decoded(made: GridDeck, dots: int) -> list[Any]:
    """What a scanner reads on the first page at a resolution in dots per inch."""
    with pypdfium2.PdfDocument(bound(pressed(made))) as pdf:
        image = pdf[0].render(scale=dots / 72).to_pil()
    found = zxingcpp.read_barcodes(image)
    assert [each.ec_level for each in found] == ["M"]  # as much dirt as a pencil leaves
    return [each.text for each in found]


CODES = ("7KM2A", "A2X7E", "RT4CW", "36HFP", "99KJL")


def several(number: int, **changes: Any) -> GridDeck:
    """So many cards; each has the terms one place further on than the one before."""
    faces = (
        face(CODES[n], name=f"Person {n}", qr=f"EASTMERE {CODES[n]}", squares=tuple((n + k) % 8 for k in range(8)))
        for n in range(number)
    )
    return deck(*faces, **changes)


def grid(reading: Reading) -> tuple[list[float], list[float]]:
    """On a page with one card, where upright lines stand, from the left, and where level ones do, from the top."""
    strokes = reading.marked[0].strokes
    upright = {x for x, y, u, v in strokes if x == u and abs(y - v) > 200}
    level = {y for x, y, u, v in strokes if y == v and abs(x - u) > 200 and y > 70}  # the footer's rule is below
    return sorted(upright), sorted(level, reverse=True)


@pytest.mark.parametrize(("per_sheet", "sheets"), [(1, [1] * 5), (2, [2, 2, 1]), (4, [4, 1])])
def test_cards_lie_side_by_side_and_a_last_sheet_is_partly_filled(per_sheet: int, sheets: list[int]) -> None:
    reading = read(several(5, per_sheet=per_sheet))
    found = cards(reading)
    assert [card.code for card in found] == list(CODES)
    assert [sum(card.page == page for card in found) for page in range(len(sheets))] == sheets
    assert len(reading.pdf.pages) == len(sheets)
    for n, card in enumerate(found):
        order = [TERMS[(n + k) % 8] for k in range(8)]
        assert card.squares == [order[:3], [order[3], "Free square", order[4]], order[5:]]
        assert (card.name, card.alt) == (f"Person {n}", f"QR code: EASTMERE {card.code}")
    assert reading.problems() == []
    assert reading.collisions() == reading.crossed() == reading.outside(20) == []
    assert min(reading.sizes()) >= 12
    assert [bookmark for depth, bookmark, _ in reading.bookmarks() if depth] == list(CODES)


@pytest.mark.parametrize("per_sheet", [2, 4])
def test_every_term_stands_in_its_own_square_of_its_own_card(per_sheet: int) -> None:
    reading = read(several(per_sheet, per_sheet=per_sheet))
    (sheet,) = reading.pdf.pages
    high, rows = float(sheet.mediabox[3]), 2
    wide = float(sheet.mediabox[2]) / (per_sheet // rows)
    placed = {}
    for shown in reading.marked[0].shown:
        if shown.mcid is not None and _role(reading, 0, shown.mcid) == "/TD":
            middle = shown.x + shown.width / 2
            card = int(middle // wide) + per_sheet // rows * int(shown.y < high / 2)
            placed.setdefault(card, []).append((middle % wide, shown.y % (high / 2), shown.text.strip()))
    for card, printed in enumerate(cards(reading)):
        for column in range(3):
            thirds = [line for line in printed.squares for line in [line[column]]]
            here = [x for x, _, text in placed[card] if any(text in square for square in thirds)]
            assert max(here) - min(here) < wide / 3
        for row in printed.squares:
            here = [y for _, y, text in placed[card] if any(text in square for square in row)]
            assert max(here) - min(here) < high / 8


@pytest.mark.parametrize(("per_sheet", "marks", "length"), [(1, 0, 0), (2, 2, 25), (4, 4, 21)])
def test_cut_marks_stand_at_the_same_places_on_every_sheet(per_sheet: int, marks: int, length: int) -> None:
    reading = read(several(5, per_sheet=per_sheet))
    wide, high = (float(n) for n in reading.pdf.pages[0].mediabox[2:])
    found = []
    for marked in reading.marked:
        at_edge = [
            each
            for each in marked.strokes
            if min(each) < 0.01 or max(each[::2]) > wide - 0.01 or max(each[1::2]) > high - 0.01
        ]
        found.append(sorted(at_edge))
    assert all(each == found[0] for each in found)
    assert len(found[0]) == marks
    for x, y, u, v in found[0]:
        level = y == v
        assert (y if level else x) == pytest.approx((high if level else wide) / 2, abs=0.01)
        assert abs(x - u) + abs(y - v) == pytest.approx(length, abs=0.01)


@pytest.mark.parametrize(
    ("per_sheet", "columns", "rows", "hint"),
    [
        (4, 4, 4, "Print 1 or 2"),
        (4, 3, 4, "Print 1 or 2"),
        (2, 6, 6, "Print 1 to"),
        (3, 3, 3, "Print 1 or 2 or 4"),
        (9, 5, 5, "Print 1 or 2"),
    ],
)
def test_too_many_cards_on_a_sheet_are_refused_with_what_would_fit(
    per_sheet: int, columns: int, rows: int, hint: str
) -> None:
    made = deck(face(squares=tuple(range(columns * rows))), terms=tuple(f"Term {n}" for n in range(36)), free=None)
    with pytest.raises(ContentInvalid) as failure:
        pressed(replace(made, columns=columns, rows=rows, per_sheet=per_sheet))
    (problem,) = failure.value.problems
    assert problem.code == "IW234"
    assert f"{per_sheet} cards of {columns}x{rows}" in problem.message
    assert problem.hint.startswith(hint)
    assert "two take grids up to 5x5, four up to 3x3" in problem.hint


def test_a_term_that_does_not_fit_a_smaller_square_is_named_with_its_sheet() -> None:
    terms = (*TERMS[:7], f"{LONG} and its review")
    assert min(read(deck(terms=terms)).sizes()) >= 12
    with pytest.raises(ContentInvalid) as failure:
        pressed(deck(terms=terms, per_sheet=4))
    (problem,) = failure.value.problems
    assert problem.code == "IW233"
    assert repr(terms[7]) in problem.message
    assert "4 cards" in problem.message
    assert repr(TERMS[0]) not in problem.message


@pytest.mark.parametrize("per_sheet", PER_SHEET)
def test_a_long_heading_is_cut_before_the_label_of_the_code(per_sheet: int) -> None:
    title = "Information sharing journey training day for everyone in the county, with all of its partners " * 2
    reading = read(deck(heading=title.strip(), per_sheet=per_sheet))
    printed = reading.all("P")[0].words()
    assert printed.endswith("…")
    assert title.startswith(printed[:-1])
    assert reading.collisions() == []


@pytest.mark.parametrize("per_sheet", PER_SHEET)
@pytest.mark.parametrize("text", ["A day of sharing and then tea " * 12, "Interoperability" * 4])
def test_a_text_that_does_not_fit_the_free_square_is_refused_by_name(per_sheet: int, text: str) -> None:
    with pytest.raises(ContentInvalid) as failure:
        pressed(deck(free_text=text.strip(), per_sheet=per_sheet))
    (problem,) = failure.value.problems
    assert problem.code == "IW233"
    assert repr(text.strip()) in problem.message


@settings(max_examples=often(40, 6))
@given(st.integers(1, 12), st.sampled_from([1, 2, 4]))
def test_a_free_text_that_is_not_refused_stays_inside_its_square(length: int, per_sheet: int) -> None:
    made = deck(free_text="tea " * length, per_sheet=per_sheet)
    try:
        reading = read(made)
    except ContentInvalid:
        assert length > 3
    else:
        assert reading.crossed() == reading.collisions() == []
        assert cards(reading)[0].squares[1][1] == ("tea " * length).strip()


# -- large print


def box(reading: Reading) -> list[int]:
    (found,) = {tuple(round(float(n)) for n in page.mediabox) for page in reading.pdf.pages}
    return list(found[2:])


def test_large_print_is_a4_as_long_as_that_does() -> None:
    reading = read(several(2, large=True))
    assert box(reading) == [842, 595]
    assert min(reading.sizes()) >= 16
    assert reading.collisions() == reading.crossed() == []
    small = cards(read(several(2)))
    assert [(card.code, card.squares, card.name) for card in cards(reading)] == [
        (card.code, card.squares, card.name) for card in small
    ]


FIVE = tuple(
    f"{word} of the whole partnership and its boards {n}"
    for word in ("Agreement", "Responsibilities", "Confidentiality")
    for n in range(8)
)


def test_large_print_takes_a3_where_a4_does_not_do() -> None:
    made = deck(face(squares=tuple(range(24))), terms=FIVE, columns=5, rows=5, free=12)
    assert box(read(made)) == [842, 595]
    reading = read(replace(made, large=True))
    assert box(reading) == [1191, 842]
    assert min(reading.sizes()) >= 16
    assert reading.problems() == reading.collisions() == reading.crossed() == reading.outside(30) == []
    assert [term for row in cards(reading)[0].squares for term in row if term != "Free square"] == list(FIVE)
    part = pressed(replace(made, large=True))
    assert part.paper == "A3"
    assert pressed(made).paper == "A4"


def test_a_term_that_does_not_even_fit_a3_in_large_print_is_named() -> None:
    terms = (*FIVE[:23], "Interoperability" * 2)
    with pytest.raises(ContentInvalid) as failure:
        pressed(deck(face(squares=tuple(range(24))), terms=terms, columns=5, rows=5, free=12, large=True))
    (problem,) = failure.value.problems
    assert problem.code == "IW233"
    assert repr(terms[23]) in problem.message
    assert "A3" in problem.message
    assert "16 points" in problem.message
    assert repr(FIVE[0]) not in problem.message


# -- the journey


HEADS = tuple(f"{stage.number} {stage.name}" for stage in STAGES)


@pytest.mark.parametrize(("columns", "rows"), [(6, 4), (4, 6), (6, 6)])
@pytest.mark.parametrize("large", [False, True])
def test_heads_name_the_stages_of_columns_or_rows(columns: int, rows: int, large: bool) -> None:
    terms = tuple(f"Term {n}" for n in range(columns * rows))
    made = deck(face(squares=tuple(range(columns * rows))), terms=terms, free=None, head_names=HEADS)
    across = columns == 6
    reading = read(replace(made, columns=columns, rows=rows, heads=STAGES, heads_across=across, large=large))
    heads = [(head.words(), head.attributes["Scope"]) for head in reading.all("TH")]
    named = [(name, "/Column" if across else "/Row") for name in HEADS]
    if across:
        assert heads == [*named, *((str(n + 1), "/Row") for n in range(rows))]
    else:
        assert heads == [*((chr(65 + n), "/Column") for n in range(columns)), *named]
    assert reading.problems() == reading.collisions() == reading.crossed() == reading.outside(20) == []
    assert min(reading.sizes()) >= (16 if large else 12)
    found = cards(reading)[0].squares
    assert [term for row in found for term in row] == list(terms)


@pytest.mark.parametrize(("columns", "rows"), [(6, 4), (4, 6)])
def test_every_head_stands_at_its_column_or_row(columns: int, rows: int) -> None:
    terms = tuple(f"Term {n}" for n in range(24))
    made = deck(face(squares=tuple(range(24))), terms=terms, free=None, head_names=HEADS, columns=columns, rows=rows)
    reading = read(replace(made, heads=STAGES, heads_across=columns == 6))
    upright, level = grid(reading)
    assert (len(upright), len(level)) == (columns + 1, rows + 1)
    for shown in reading.marked[0].shown:
        if shown.mcid is not None and _role(reading, 0, shown.mcid) == "/TH":
            names = [word for word in HEADS if shown.text.strip() in word]
            if len(names) == 1 and len(shown.text) > 3:
                place = HEADS.index(names[0])
                if columns == 6:
                    assert upright[place] < shown.x < shown.x + shown.width - 3 < upright[place + 1]
                else:
                    assert level[place + 1] < shown.y < level[place]


def test_squares_read_out_the_number_of_their_stage_where_it_is_shown() -> None:
    stages = tuple(STAGES[n % 6] for n in range(8))
    reading = read(deck(marks=stages))
    (card,) = cards(reading)
    terms = [term for row in card.squares for term in row if term != "Free square"]
    assert terms == [f"{stage.number} {term}" for stage, term in zip(stages, TERMS, strict=True)]
    assert reading.problems() == reading.collisions() == reading.crossed() == []
    assert min(reading.sizes()) >= 12


# -- Welsh


BOTH = (words(), welsh())


def test_a_welsh_card_is_in_welsh_and_says_so() -> None:
    faces = (
        face(),
        face("A2X7E", tongues=(1,), spoken="un dau"),
        face("RT4CW", tongues=(1,), name="", seat="Cerdyn sbâr"),
    )
    reading = read(deck(*faces, words=BOTH, tongues=((0,), (1,))))
    english, *others = reading.all("Sect")
    assert "Lang" not in english.entries
    assert [section.entries["Lang"] for section in others] == ["cy", "cy"]
    found = cards(reading)
    assert [term for row in found[1].squares for term in row] == [*CYMRAEG[:4], "Sgwâr rhydd", *CYMRAEG[4:]]
    assert found[0].squares[0] == list(TERMS[:3])
    assert (found[2].name, found[2].seat) == ("", "Cerdyn sbâr")
    assert "Enw" in [paragraph.words() for paragraph in others[1].all("P")]
    assert [each in others[0].words() for each in ("Bingo’r daith", "Marciwch", "Cod y cerdyn", "Free")] == [
        True
    ] * 3 + [False]
    assert reading.problems() == reading.collisions() == []


@pytest.mark.parametrize("per_sheet", [1, 2])
def test_a_square_in_both_languages_marks_the_second_one(per_sheet: int) -> None:
    mixed = (face(tongues=(1, 0)), face("A2X7E"), face("RT4CW", tongues=(1,)), face("36HFP", tongues=(1, 0)))
    reading = read(deck(*mixed, words=BOTH, tongues=((1, 0), (0,), (1,)), per_sheet=per_sheet))
    sections = reading.all("Sect")
    assert [section.entries.get("Lang") for section in sections] == ["cy", None, "cy", "cy"]
    for section in (sections[0], sections[3]):
        cells = [cell for row in section.all("TR")[1:] for cell in row.all("TD")]
        assert [cell.text.strip() for cell in cells] == [*CYMRAEG[:4], "Sgwâr rhydd", *CYMRAEG[4:]]
        spans = [cell.all("Span") for cell in cells]
        assert [(span.words(), span.entries["Lang"]) for (span,) in spans] == [
            (term, "en-GB") for term in (*TERMS[:4], "Free square", *TERMS[4:])
        ]
        rules = section.all("P")[-2:]
        assert [rule.entries.get("Lang") for rule in rules] == [None, "en-GB"]
    assert sections[1].all("Span") == sections[2].all("Span") == []
    assert reading.problems() == reading.collisions() == reading.crossed() == []
    assert {len(section.all("P")) for section in sections[1:3]} == {4}


# -- names


NAMES = (
    "Zoë Ffion-Haf O’Dowd-Ŵyn", "D'Arcy (née Ó Briain)", "Şükrü Çağlar", "Łukasz Žižek", "Šárka Ţepeş", "Ŷnyr ap Siôn",
    "<b>Bold</b>", "{{ council.name }}", "back\\slash & Co", "100 % (50 €)",
    "Bartholomew-Featherstonehaugh Cholmondeley-Marjoribanks-Wren",
)  # fmt: skip


@pytest.mark.parametrize("per_sheet", PER_SHEET)
def test_names_are_printed_as_they_are_written(per_sheet: int) -> None:
    assert max(map(len, NAMES)) == 60
    codes = (f"7KM2{letter}" for letter in "ACEFHJKLMPR")
    reading = read(deck(*(face(code, name=name) for code, name in zip(codes, NAMES, strict=True)), per_sheet=per_sheet))
    assert [card.name for card in cards(reading)] == list(NAMES)
    assert reading.problems() == reading.collisions() == reading.crossed() == reading.outside(20) == []
    assert min(reading.sizes()) >= 12


@pytest.mark.parametrize("per_sheet", PER_SHEET)
@pytest.mark.parametrize("name", ["王小明", "Иван", "Li 王", ""] if THOROUGH else ["Li 王", ""])
def test_a_name_that_cannot_be_drawn_leaves_a_line_to_write_it_on(name: str, per_sheet: int) -> None:
    reading = read(deck(face(name=name), per_sheet=per_sheet))
    (card,) = cards(reading)
    assert (card.name, card.seat) == ("", "Table 1, seat 1")
    assert len(reading.marked[0].strokes) == len(read(deck(face(), per_sheet=per_sheet)).marked[0].strokes) + 1
    assert reading.problems() == reading.collisions() == reading.crossed() == []
    assert not set(name) & set("王小明Иван") & set(reading.text())


@pytest.mark.parametrize(("per_sheet", "room"), [(1, 150), (2, 80), (4, 80)])
def test_a_blank_line_has_room_for_a_name_and_keeps_clear_of_the_code(per_sheet: int, room: int) -> None:
    (blank,), (named,) = (read(deck(face(name=name), per_sheet=per_sheet)).marked for name in ("", "Ada Byron"))
    ((x, y, u, v),) = set(blank.strokes) - set(named.strokes)
    code = next(shown for shown in blank.shown if shown.text.strip() == "7KM2A" and shown.mcid is not None)
    assert y == v
    assert u - x > room
    assert u < code.x


def test_a_card_is_a4_landscape_on_one_page() -> None:
    reading = read(deck(face("7KM2A"), face("7KM2B")))
    assert [[round(float(n)) for n in page.mediabox] for page in reading.pdf.pages] == [[0, 0, 842, 595]] * 2


def test_a_heading_that_small_cards_have_no_room_for_is_told() -> None:
    long = replace(several(4, per_sheet=4).words[0], heading="The bingo of the information sharing journey of Eastmere")
    assert pressed(several(4, per_sheet=4, words=(long,))).title_cut
    assert not pressed(several(4, per_sheet=1, words=(long,))).title_cut
