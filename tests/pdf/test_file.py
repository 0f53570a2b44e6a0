"""Whole files of numbered objects, opened by qpdf, which checks every offset."""

from __future__ import annotations

import io
import re
import zlib

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.pdf.file import PdfObject, write_pdf
from iisam_workshop.pdf.objects import Name, Ref, encode

BLANK = {"Type": Name("Page"), "Parent": Ref(2), "MediaBox": [0, 0, 595, 842], "Resources": {}, "Contents": Ref(5)}
BASE = (
    PdfObject(1, encode({"Type": Name("Catalog"), "Pages": Ref(2), "Things": Ref(6)})),
    PdfObject(2, encode({"Type": Name("Pages"), "Kids": [Ref(3)], "Count": 1})),
    PdfObject(3, encode(BLANK)),
    PdfObject(4, encode({"Title": "Tŷ (draft)"})),
    PdfObject(5, b"<</Length 6>>stream\n0 0 m \nendstream", stream=True),
)


def file_of(*things: str, first: int = 7, step: int = 1) -> bytes:
    """A file of one empty page whose catalogue leads to texts, each an object of its own."""
    numbers = [first + n * step for n in range(len(things))]
    leading = PdfObject(6, encode([Ref(number) for number in numbers]))
    texts = [PdfObject(number, encode(thing)) for number, thing in zip(numbers, things, strict=True)]
    return write_pdf([*BASE, leading, *texts], root=1, info=4)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def sound(data: bytes) -> bool:
    with opened(data) as pdf:
        return pdf.check_pdf_syntax() == [] and pdf.get_warnings() == []


@pytest.mark.parametrize("count", [0, 1, 143, 144, 145, 400])
def test_any_number_of_objects_makes_a_file_without_a_flaw(count: int) -> None:
    words = [f"thing {n}" for n in range(count)]
    data = file_of(*words)
    assert sound(data)
    with opened(data) as pdf:
        assert [str(thing) for thing in pdf.Root.Things] == words
        assert len(pdf.pages) == 1


def test_the_check_of_these_tests_notices_a_wrong_offset() -> None:
    data = file_of("thing")
    at = data.rindex(b"startxref\n") + len(b"startxref\n")
    end = data.index(b"\n", at)
    assert sound(data)
    with opened(data[:at] + b"%d" % (int(data[at:end]) + 1) + data[end:]) as pdf:
        assert pdf.get_warnings() + pdf.check_pdf_syntax()


def cross_references(data: bytes) -> list[tuple[int, int, int]]:
    """The rows of the cross-reference stream, read by hand: kind, and two numbers whose meaning hangs on it."""
    at = int(data[data.rindex(b"startxref\n") :].split()[1])
    begin = data.index(b"stream\n", at) + len(b"stream\n")
    packed = zlib.decompress(data[begin : data.rindex(b"\nendstream")])
    assert len(packed) % 7 == 0
    rows = [packed[start : start + 7] for start in range(0, len(packed), 7)]
    return [(row[0], int.from_bytes(row[1:5], "big"), int.from_bytes(row[5:], "big")) for row in rows]


def test_every_object_is_where_the_cross_references_say() -> None:
    """Readers differ in what they believe; some take the place within an object stream on trust."""
    data = file_of(*(f"thing {n}" for n in range(400)), step=2)
    rows = cross_references(data)
    packed: dict[int, list[int]] = {}
    for number, (kind, at, _) in enumerate(rows):
        if kind == 1:
            assert data[at:].startswith(b"%d 0 obj\n" % number)
            head, _, body = data[at : data.index(b"\nendstream", at)].partition(b">>stream\n")
            if b"/ObjStm" in head:
                count = int(re.search(rb"/N (\d+)", head)[1])
                packed[number] = [int(word) for word in zlib.decompress(body).split()[: 2 * count : 2]]
    for number, (kind, holder, place) in enumerate(rows):
        if kind == 2:
            assert packed[holder][place] == number
    kinds = [kind for kind, _, _ in rows]
    assert (kinds.count(2), sum(map(len, packed.values()))) == (405, 405)
    assert rows[0] == (0, 0, 65535)
    assert rows[8] == (0, 0, 0)  # a number that is not in use


def test_small_objects_go_into_object_streams_of_150_at_most() -> None:
    data = file_of(*(f"thing {n}" for n in range(400)))
    with opened(data) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Type") == "/ObjStm"]
        assert sorted(int(each.N) for each in streams) == [105, 150, 150]
    assert data.count(b" 0 obj") == 1 + 3 + 1  # the page's stream, the object streams, the cross-reference stream


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=12), st.integers(1, 4))
def test_gaps_in_the_numbering_do_no_harm(words: list[str], step: int) -> None:
    data = file_of(*words, step=step)
    assert sound(data)
    with opened(data) as pdf:
        assert [str(thing) for thing in pdf.Root.Things] == words


def test_the_order_in_which_objects_are_given_changes_no_byte() -> None:
    assert write_pdf(BASE, 1, 4) == write_pdf(BASE, 1, 4) == write_pdf(BASE[::-1], 1, 4)


def test_the_identity_follows_the_content_and_nothing_else() -> None:
    once, again, other = (opened(file_of(word)).trailer.ID for word in ("a", "a", "b"))
    assert bytes(once[0]) == bytes(once[1]) == bytes(again[0])
    assert bytes(once[0]) != bytes(other[0])


def test_the_trailer_leads_to_catalogue_and_information() -> None:
    with opened(file_of("thing")) as pdf:
        assert pdf.trailer.Root.Type == "/Catalog"
        assert str(pdf.trailer.Info.Title) == "Tŷ (draft)"
        assert pdf.pdf_version == "1.7"
        assert pdf.pages[0].Contents.read_bytes() == b"0 0 m "
