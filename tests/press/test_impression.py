"""Plates and sheets on their way to one part of a pack."""

from __future__ import annotations

import io

import pikepdf

from iisam_workshop.model.part import Content, Element
from iisam_workshop.pdf.block import Forme, Sheet
from iisam_workshop.press.case import Case
from iisam_workshop.press.impression import Impression, Plates, artifact, begin, mark, page_file, tree

FIGURE = Element("Figure", (Content(0, 1),), alt="a plan")
SECTION = Element("Sect", (Element("P", (Content(0, 0),)), FIGURE))
FORMES = (Forme((SECTION,), 2), Forme((SECTION, Element("P", (Content(0, 2),))), 3))


def impression() -> Impression:
    plates = Plates()
    plates.add("one", mark("P", 0, b"1 0 m 1 0 l S "))
    plates.add("other", mark("Figure", 1, b"2 0 m 2 0 l S "))
    return Impression((300.0, 200.0), FORMES, plates, (), Case())


def test_a_plate_is_made_once_and_found_by_what_it_shows() -> None:
    plates = Plates()
    assert plates.place("one") is None
    assert [plates.add(key, key.encode()) for key in ("one", "other")] == [0, 1]
    assert (plates.place("one"), plates.place("other")) == (0, 1)
    assert plates.made == [b"one", b"other"]


def test_marks_and_artifacts_are_balanced() -> None:
    made = mark("TD", 7, b"n ") + artifact(b"n ") + artifact(b"n ", "Footer") + begin("P", 8) + b"EMC\n"
    with pikepdf.new() as pdf:
        parsed = pikepdf.parse_content_stream(pikepdf.Stream(pdf, made))
    assert [str(operator) for _, operator in parsed] == [
        "BDC",
        "n",
        "EMC",
        "BMC",
        "n",
        "EMC",
        "BDC",
        "n",
        "EMC",
        "BDC",
        "EMC",
    ]
    assert (str(parsed[0].operands[0]), int(parsed[0].operands[1].MCID)) == ("/TD", 7)
    assert dict(parsed[6].operands[1]) == {"/Type": pikepdf.Name.Pagination, "/Subtype": pikepdf.Name.Footer}


def test_every_page_of_a_part_has_its_own_content_and_its_plates_in_order() -> None:
    sheets = [Sheet(0, (1, 0), b"0 0 m n\n"), Sheet(0, (), b"9 9 m n\n"), Sheet(0, (0, 0), b"")]
    data = page_file(impression(), sheets)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [*pdf.check_pdf_syntax(), *pdf.get_warnings()] == []
        contents = [page.Contents.read_bytes() for page in pdf.pages]
        boxes = [[float(n) for n in page.mediabox] for page in pdf.pages]
    one, other = impression().plates.made
    assert contents == [b"0 0 m n\n" + other + one, b"9 9 m n\n", one + one]
    assert boxes == [[0, 0, 300, 200]] * 3


def test_a_page_file_is_the_same_every_time() -> None:
    sheets = [Sheet(0, (0,), b"")]
    assert page_file(impression(), sheets) == page_file(impression(), sheets)


def test_sections_take_their_page_title_and_the_words_of_their_figure() -> None:
    found = tree(impression(), [Sheet(0, (), b""), Sheet(0, (), b"")], [[("7KM2A", "QR code: X 7KM2A")], [("", "")]])
    first, second = found
    assert (first.title, second.title) == ("7KM2A", "")
    assert [section.kids[1].alt for section in found] == ["QR code: X 7KM2A", "a plan"]
    assert [section.kids[0].kids for section in found] == [(Content(0, 0),), (Content(1, 0),)]
    assert [section.kids[1].title for section in found] == ["", ""]


def test_a_page_without_words_is_structured_all_the_same() -> None:
    found = tree(impression(), [Sheet(1, (), b""), Sheet(1, (), b"")], [[], [("7KM2A", "x")]])
    assert [(element.role, element.title) for element in found] == [
        ("Sect", ""),
        ("P", ""),
        ("Sect", "7KM2A"),
        ("P", ""),
    ]
    assert found[1].kids == (Content(0, 2),)
