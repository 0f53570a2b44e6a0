"""QR codes from a table are those of the library, module by module, and are read from the paper."""

from __future__ import annotations

import re

import pypdfium2
import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.plan.codes import ALPHABET
from iisam_workshop.press.qr import QrTable
from tests.papers import bound, deck, face, pressed
from tests.reading import Reading
from tests.thorough import often, rows

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
CODES = st.text(ALPHABET, min_size=5, max_size=5)


def modules(table: QrTable, tail: str) -> list[list[int]]:
    """The modules row by row, each row less what fills it up to whole bytes."""
    digits = table.bits(tail)
    row = len(digits) // table.modules
    rows = [digits[n * row : (n + 1) * row] for n in range(table.modules)]
    return [[int(bit) for bit in f"{int(each, 16):0{row * 4}b}"[: table.modules]] for each in rows]


def theirs(text: str) -> segno.QRCode:
    return segno.make(text, error="m", mode="alphanumeric", mask=4, micro=False, boost_error=False)


@pytest.mark.parametrize(
    ("length", "version"), [(0, 1), (1, 1), (14, 1), (15, 1), (16, 2), (33, 2), (34, 3), (55, 3), (56, 3)]
)
def test_each_version_is_met(length: int, version: int) -> None:
    head = (LETTERS * 2)[7 : 7 + length]
    assert theirs(head + "7KM2A").version == version
    assert modules(QrTable(head, 5), "7KM2A") == [list(row) for row in theirs(head + "7KM2A").matrix]


def test_tables_of_one_length_share_what_pairs_do_and_nothing_else() -> None:
    for head in ("EASTMERE 2027-03-04 ABC ", "SIR EIRA 2027-11-30 Z29 "):
        assert modules(QrTable(head, 5), "7KM2A") == [list(row) for row in theirs(head + "7KM2A").matrix]


@settings(max_examples=often(50, 6))
@given(st.text(LETTERS, max_size=60).filter(lambda head: len(head) <= 56), st.lists(CODES, min_size=1, max_size=4))
def test_a_code_from_the_table_is_the_code_of_the_library(head: str, codes: list[str]) -> None:
    table = QrTable(head, 5)
    for code in codes:
        assert modules(table, code) == [list(row) for row in theirs(head + code).matrix]


@settings(max_examples=often(10, 4))
@given(st.text(LETTERS, max_size=20), st.text(LETTERS, min_size=1, max_size=9))
def test_a_table_makes_tails_of_any_length_and_letters(head: str, tail: str) -> None:
    assert modules(QrTable(head, len(tail)), tail) == [list(row) for row in theirs(head + tail).matrix]


def test_every_symbol_of_a_code_in_every_place() -> None:
    for head in ("EASTMERE 2027-03-04 ABC", "EASTMERE 2027-03-04 ABCD"):  # places come in pairs, even ones and odd ones
        table = QrTable(head, 5)
        for place in range(5):
            for symbol in ALPHABET[:: often(1, 5)]:
                code = "7KM2A"[:place] + symbol + "7KM2A"[place + 1 :]
                assert modules(table, code) == [list(row) for row in theirs(head + code).matrix]


def test_a_code_has_a_quiet_zone_of_four_modules_within_its_side() -> None:
    table = QrTable("EASTMERE ", 5)
    shown = table.image("7KM2A", (100.0, 200.0), 58.0)
    found = re.match(rb"q 0 g ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm BI", shown)
    across, high, x, y = (float(number) for number in found.groups())
    assert across == high == pytest.approx(58 * table.modules / (table.modules + 8), abs=0.01)
    assert x - 100 == y - 200 == pytest.approx(58 * 4 / (table.modules + 8), abs=0.01)


@pytest.mark.parametrize("per_sheet", rows([4, 1, 2]))
def test_every_code_of_a_sheet_is_read_from_the_paper(per_sheet: int) -> None:
    texts = [f"LEICESTERSHIRE 2027-03-04 H4M2 {code}" for code in ("7KM2A", "A2X7E", "RT4CW", "36HFP")[:per_sheet]]
    data = bound(pressed(deck(*(face(text[-5:], qr=text) for text in texts), per_sheet=per_sheet)))
    assert Reading(data).problems() == []
    with pypdfium2.PdfDocument(data) as pdf:
        for dots in (100, 200):
            found = zxingcpp.read_barcodes(pdf[0].render(scale=dots / 72).to_pil())
            assert {each.ec_level for each in found} == {"M"}
            placed = sorted(found, key=lambda each: (each.position.top_left.y // 20, each.position.top_left.x))
            assert [each.text for each in placed] == texts
