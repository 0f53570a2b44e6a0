"""Marks in content, however it is written."""

from __future__ import annotations

import time

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.bind.content import read_marks, without_marks

PIECES = st.sampled_from(
    [
        b"q",
        b"Q",
        b"(q Q EMC \\) (nested) BDC) Tj",
        b"<51 20> Tj",
        b"/q gs",
        b"% q Q EMC\n",
        b"[(Q) 3 (EMC)] TJ",
        b"1 0 0 1 0 0 cm",
        b"BI /W 1 /H 1 /BPC 1 /IM true ID q(EI EI",
    ]
)
MARKS = [
    b"/P <</MCID %d>> BDC",
    b"/P<</ActualText(MCID 9 >>)/MCID %d>>BDC",
    b"/Artifact <</MCID %d /Type /Layout>> BDC",
]


@given(st.lists(PIECES))
def test_states_are_counted_as_another_reader_counts_them(pieces: list[bytes]) -> None:
    data = b"\n".join(pieces)
    marks = read_marks(data)
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Contents = pdf.make_stream(data)
        operators = [str(operator) for _, operator in pikepdf.parse_content_stream(page)]
    depth = lowest = 0
    for operator in operators:
        depth += {"q": 1, "Q": -1}.get(operator, 0)
        lowest = min(lowest, depth)
    assert (marks.lowest, marks.left) == (lowest, depth - lowest)
    assert marks.sound
    assert without_marks(data, marks) == data


@given(st.lists(st.tuples(st.sampled_from(MARKS), PIECES), max_size=12))
def test_mcids_are_found_and_taken_out(pieces: list[tuple[bytes, bytes]]) -> None:
    data = b"\n".join(b"%b %b EMC" % (mark % n, piece) for n, (mark, piece) in enumerate(pieces))
    marks = read_marks(data)
    assert marks.mcids == [n for n, (mark, _) in enumerate(pieces) if not mark.startswith(b"/Artifact")]
    assert marks.sound
    bare = without_marks(data, marks)
    assert read_marks(bare).mcids == []
    assert read_marks(bare).lowest == marks.lowest


def test_a_property_list_may_stand_in_the_resources() -> None:
    marks = read_marks(b"/P /MC0 BDC EMC /OC /MC1 BDC EMC /P /M#430 BDC EMC", {"/MC0": 4, "/MC1": None}.get)
    assert marks.mcids == [4, 4]


def test_layers_stay_when_marks_are_taken_out() -> None:
    data = b"/OC /L BDC /P <</MCID 0>> BDC (x) Tj EMC EMC"
    assert without_marks(data, read_marks(data)).split() == [b"/OC", b"/L", b"BDC", b"(x)", b"Tj", b"EMC"]


@pytest.mark.parametrize("data", [b"/P BMC", b"EMC", b"(torn", b"BI ID x", b"x BDC EMC", b"/P <</MCID 99999>> BDC EMC"])
def test_content_that_cannot_be_followed_is_not_sound(data: bytes) -> None:
    assert not read_marks(data).sound


@pytest.mark.parametrize("piece", [b"(", b"<<", b"/A <<", b"BI ", b"/A ", b"q ", b"/P <</A <</B ", b"(a(b(c"])
def test_hostile_content_takes_no_longer_than_its_length(piece: bytes) -> None:
    begun = time.process_time()
    read_marks(piece * 20_000)
    assert time.process_time() - begun < 2


def test_a_mark_may_have_any_number_for_which_the_parent_tree_has_a_place() -> None:
    most = read_marks(b"/P <</MCID 65535>> BDC EMC")
    assert (most.mcids, most.sound) == ([65_535], True)
    assert not read_marks(b"/P <</MCID 65536>> BDC EMC").sound
