"""The bingo cards, read back from the finished PDF: what is printed, not what we think we printed."""

from __future__ import annotations

from collections import Counter

import pypdfium2
import pytest
import zxingcpp

from iisam_workshop.jobs.listing import listing
from iisam_workshop.plan.codes import valid
from tests.reading import cards
from tests.thorough import THOROUGH

from .builds import manifest_of, people_of

ALPHABET = "2346789ACEFHJKLMPRTUWXY"


@pytest.fixture(scope="module")
def printed(read_pdf):
    return cards(read_pdf("bingo-cards.pdf"))


@pytest.fixture(scope="module")
def named(printed):
    return [card for card in printed if card.seat != "Spare card"]


def terms(card):
    return [square for row in card.squares for square in row if square != "Free square"]


def lines(card):
    rows = [*card.squares, *zip(*card.squares, strict=True)]
    slanted = [[card.squares[n][n] for n in range(5)], [card.squares[n][4 - n] for n in range(5)]]
    return {frozenset(line) - {"Free square"} for line in [*rows, *slanted]}


def test_there_is_a_card_for_everybody_and_a_tenth_more(printed, named, build_dir):
    people = [person[0] for person in people_of(build_dir.parents[1] / "session.yaml")]
    assert sorted(card.name for card in named) == sorted(people)
    assert (len(named), len(printed)) == (24, 27)


def test_a_spare_card_bears_nobodys_name(printed, named):
    assert [card.name for card in printed if card not in named] == ["", "", ""]


def test_every_card_is_five_by_five_with_the_free_square_in_the_middle(printed):
    for card in printed:
        assert [len(row) for row in card.squares] == [5] * 5
        assert card.squares[2][2] == "Free square"
        assert len(terms(card)) == 24


def test_no_term_stands_twice_on_a_card_and_all_come_from_the_catalogue(printed):
    catalogue = {term.title for term in listing("terms")}
    for card in printed:
        assert len(set(terms(card))) == 24
        assert set(terms(card)) <= catalogue


def test_no_two_cards_have_the_same_terms_or_a_line_in_common(printed):
    assert len({frozenset(terms(card)) for card in printed}) == len(printed)
    shared = [line for line, number in Counter(line for card in printed for line in lines(card)).items() if number > 1]
    assert shared == []


def test_the_terms_in_play_are_used_evenly(printed):
    used = Counter(term for card in printed for term in terms(card))
    assert len(used) == 60
    assert max(used.values()) - min(used.values()) <= 1


def test_every_code_is_different_and_proves_itself(printed):
    codes = [card.code for card in printed]
    assert len(set(codes)) == len(codes)
    assert all(valid(code) for code in codes)
    for code in codes:
        weighed = sum(weight * ALPHABET.index(sign) for weight, sign in zip((2, 4, 8, 16, 1), code, strict=True))
        assert weighed % 23 == 0


def test_the_qr_code_on_the_paper_says_the_code_that_is_printed(build_dir, printed):
    pages = pypdfium2.PdfDocument(build_dir / "bingo-cards.pdf")
    assert len(pages) == len(printed)
    looked_at = range(0, len(pages), 1 if THOROUGH else 5)
    scanned = []
    for number in looked_at:
        picture = pages[number].render(scale=2, grayscale=True).to_pil()
        (found,) = zxingcpp.read_barcodes(picture)
        scanned.append(found.text)
    pack = manifest_of(build_dir)["pack"].upper()
    assert scanned == [f"{pack} {printed[number].code}" for number in looked_at]
    assert [f"{pack} {card.code}" for card in printed] == [card.alt.removeprefix("QR code: ") for card in printed]


def test_cards_lie_in_the_order_of_tables_and_seats_with_the_spares_last(printed, named):
    seats = [card.seat for card in named]
    assert printed[: len(named)] == named
    numbers = [[int(word) for word in seat.replace(",", "").split() if word.isdigit()] for seat in seats]
    assert numbers == sorted(numbers)
    assert sorted(seat for _, seat in numbers) == list(range(1, 25))
    assert Counter(table for table, _ in numbers) == {1: 6, 2: 6, 3: 6, 4: 6}


def test_the_manifest_holds_the_cards_as_they_are_printed(build_dir, printed):
    bingo = manifest_of(build_dir)["bingo"]
    names = {term.id: term.title for term in listing("terms")}
    assert bingo["grid"] == "5x5"
    assert [each["code"] for each in bingo["cards"]] == [card.code for card in printed]
    for each, card in zip(bingo["cards"], printed, strict=True):
        assert [names[term] for term in each["squares"]] == terms(card)
        assert str(each["seat"]) in card.seat if each["seat"] else card.seat == "Spare card"


@pytest.fixture(scope="module")
def caller(read_pdf, plan):
    (letter,) = [paper.part for paper in plan.documents if paper.id == "caller"]
    return read_pdf(f"parts/{letter}-caller.pdf").all("Table")


@pytest.fixture(scope="module")
def order(build_dir):
    """The names of the terms in the order of the calls, as the manifest has it."""
    names = {term.id: term.title for term in listing("terms")}
    return [names[term] for term in manifest_of(build_dir)["bingo"]["call_order"]]


def test_the_caller_calls_every_term_in_play_once_in_the_order_of_the_manifest(caller, order, printed):
    assert len(set(order)) == len(order) == 60
    assert set(order) == {term for card in printed for term in terms(card)}
    called = dict(row.words().split(" ", 2)[1:] for row in caller[0].all("TR")[1:])  # after the letter of the slot
    assert list(called) == [str(number) for number in range(1, 61)]
    assert all(called[str(number)].startswith(term) for number, term in enumerate(order, 1))


def test_the_register_of_cards_tells_at_which_call_each_square_is_marked(caller, order, printed):
    calls = {term: str(number) for number, term in enumerate(order, 1)} | {"Free square": "–"}
    rows = [row.words().split() for table in caller[1:] for row in table.all("TR") if valid(row.words().split()[0])]
    assert [code for code, *_ in rows] == sorted(card.code for card in printed)
    by_code = {card.code: card for card in printed}
    for code, seat, *squares in rows:
        assert squares == [calls[term] for row in by_code[code].squares for term in row]
        assert seat in ("–", by_code[code].seat.split()[-1])
