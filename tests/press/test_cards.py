"""Bingo cards: every term fits, all squares of a deck have one size, one card never depends on another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.document import GridDeck
from tests.papers import LAYOUT, bound, deck, face, pressed, read
from tests.reading import Reading, cards

LONG = "Interoperability requirements catalogue of the partnership board for information sharing"


def square_sizes(reading: Reading) -> set[float]:
    """The sizes of type in all squares that hold a term."""
    free = deck().free_text
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
    terms = deck().terms
    assert card.squares == [
        [terms[7], terms[0], terms[3]],
        [terms[1], "Free square", terms[2]],
        [terms[6], terms[5], terms[4]],
    ]
    assert (card.code, card.name, card.seat) == ("7KM2A", "Ada Byron", "Table 1, seat 1")


def test_a_card_without_a_free_square_is_full() -> None:
    made = deck(face(squares=tuple(range(8))), columns=4, rows=2, free=None)
    (card,) = cards(read(made))
    assert [term for row in card.squares for term in row] == list(made.terms)


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
    terms = (*deck().terms[:7], f"{LONG} and its review")
    reading = read(deck(face(), face("7KM2B"), terms=terms))
    (size,) = square_sizes(reading)
    (short,) = square_sizes(read(deck()))
    assert LAYOUT.card.least <= size < short


@pytest.mark.parametrize("word", ["Interoperability" * 3, f"{LONG} " * 6])
def test_a_term_that_does_not_fit_its_square_is_refused_by_name(word: str) -> None:
    term = word.strip()
    with pytest.raises(ContentInvalid) as failure:
        pressed(deck(terms=(*deck().terms[:6], term, "Audit")))
    (problem,) = failure.value.problems
    assert problem.code == "IW233"
    assert repr(term) in problem.message
    assert "3x3" in problem.message
    assert "'Audit'" not in problem.message


def test_all_terms_that_do_not_fit_are_named_together() -> None:
    terms = ("Interoperability" * 3, *deck().terms[1:7], "Pseudonymisation" * 3)
    with pytest.raises(ContentInvalid) as failure:
        pressed(deck(terms=terms))
    assert repr(terms[0]) in str(failure.value)
    assert repr(terms[7]) in str(failure.value)


TERMS = st.lists(st.sampled_from(["Data", "agreement", "board", "of", "multi-agency", "risk"]), min_size=1, max_size=5)


@settings(max_examples=25)
@given(st.lists(TERMS.map(" ".join), min_size=8, max_size=8))
def test_every_term_stays_inside_its_square(terms: list[str]) -> None:
    reading = read(deck(terms=tuple(terms)))
    assert [term for row in cards(reading)[0].squares for term in row if term != "Free square"] == terms
    assert reading.collisions() == []
    width = (841.89 - 2 * 30 - 20) / 3
    for shown in reading.marked[0].shown:
        if shown.mcid is not None and _role(reading, 0, shown.mcid) == "/TD":
            column = int((shown.x - 50) // width)
            assert shown.x + shown.width <= 50 + (column + 1) * width


def test_only_the_card_of_a_person_changes_with_their_name() -> None:
    """One late change prints one card again; the footer's digest tells the old from the new."""
    before = deck(face(), face("7KM2B", name="Mary Somerville"), face("7KM2C"))
    after = replace(before, faces=(before.faces[0], face("7KM2B", name="Sofja Kowalewskaja"), before.faces[2]))
    old, new = read(before), read(after)
    same = [a == b for a, b in zip(old.page_fingerprints(), new.page_fingerprints(), strict=True)]
    assert same == [True, False, True]
    digests = [[marked.artifacts.rsplit(" ", 1)[-1] for marked in reading.marked] for reading in (old, new)]
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


def test_a_card_is_a4_landscape_on_one_page() -> None:
    reading = read(deck(face("7KM2A"), face("7KM2B")))
    assert [[round(float(n)) for n in page.mediabox] for page in reading.pdf.pages] == [[0, 0, 842, 595]] * 2
