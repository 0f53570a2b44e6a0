"""Links of a page stay with what is said of them, and what is printed is laid into its place."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from iisam_workshop.load.insert.annotations import Drawn, Ways, laid_on
from iisam_workshop.load.insert.copier import Copier
from tests.bad.pdfs import plain, stream

WEB = b"<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org/a)>>%b>>"
FORM = b"/Subtype/Form/BBox[%b]"


def laid(
    listed: bytes, objects: dict[int, bytes] | None = None
) -> tuple[list[dict[str, bytes]], list[Drawn], set[str]]:
    """The links that stay, what is drawn, and what was found, of a page with these annotations."""
    page = PdfReader(io.BytesIO(plain(page=b"/Annots[%b]" % listed).with_objects(objects or {}).data)).pages[0]
    copier = Copier()
    kept, drawn = laid_on(page, copier, Ways({3: 70}, (70,), dict), None, 1.0)
    return [dict(each.entries) for each in kept], drawn, set(copier.found)


def drawn(annotation: bytes, form: bytes) -> list[bytes]:
    _, found, _ = laid(b"<</Subtype/Stamp/F 4/AP<</N 40 0 R>>%b>>" % annotation, {40: stream(b"q Q", form)})
    return [each.matrix for each in found]


def test_a_link_that_says_nothing_is_said_by_where_it_leads() -> None:
    (web, page), _, found = laid(WEB % b"" + b"<</Subtype/Link/Rect[0 0 9 9]/Dest[3 0 R/Fit]>>")
    assert (web["Contents"], web["A"]) == (b"(Link: https://example.org/a)", b"<</S/URI/URI (https://example.org/a)>>")
    assert (page["Contents"], page["Dest"]) == (b"(Link to a page of this document)", b"[70 0 R /Fit]")
    assert found == set()


def test_a_link_keeps_what_it_says_and_how_it_is_framed() -> None:
    ((link,), _, _) = laid(WEB % b"/Contents(Our site)/Border[0 0 2]/QuadPoints[0 0 9 0 0 9 9 9]")
    assert (link["Contents"], link["Border"]) == (b"(Our site)", b"[0 0 2]")
    assert link["QuadPoints"] == b"[0.000 0.000 9.000 0.000 0.000 9.000 9.000 9.000]"


@pytest.mark.parametrize(
    ("link", "found"),
    [
        (b"/A<</S/URI/URI(javascript:x)>>", {"links"}),
        (b"/A<</S/URI/URI(file:///a)>>", {"links"}),
        (b"/A<</S/Launch/F(x)>>", {"scripts"}),
        (b"/A<</S/GoToR/F(x)>>", {"links"}),
        (b"/Dest[99 0 R/Fit]", set()),
        (b"", set()),
    ],
)
def test_a_link_that_leads_nowhere_good_goes(link: bytes, found: set[str]) -> None:
    assert laid(b"<</Subtype/Link/Rect[0 0 9 9]%b>>" % link) == ([], [], found)


def test_what_is_no_annotation_is_passed_over() -> None:
    kept, _, found = laid(b"null 7 (text)[]40 0 R" + WEB % b"", {40: b"/Name"})
    assert (len(kept), found) == (1, set())


@pytest.mark.parametrize(
    ("form", "matrix"),
    [
        (FORM % b"0 0 10 10", b"2.00000 0 0 4.00000 100.000 200.000 cm"),
        (FORM % b"5 5 10 10", b"4.00000 0 0 8.00000 80.000 160.000 cm"),
        (FORM % b"0 0 10 10" + b"/Matrix[2 0 0 1 3 0]", b"1.00000 0 0 4.00000 97.000 200.000 cm"),
        (FORM % b"0 0 10 10" + b"/Matrix[0 0 0 1 3 0]", b"1.00000 0 0 4.00000 97.000 200.000 cm"),
        (FORM % b"0 0 10 10" + b"/Matrix[1 0 0 0 0 3]", b"2.00000 0 0 1.00000 100.000 197.000 cm"),
    ],
)
def test_a_drawing_fills_the_rectangle_that_it_was_made_for(form: bytes, matrix: bytes) -> None:
    assert drawn(b"/Rect[100 200 120 240]", form) == [matrix]


@pytest.mark.parametrize(
    ("annotation", "form"),
    [(b"", FORM % b"0 0 9 9"), (b"/Rect[0 0 0 9]", FORM % b"0 0 9 9"), (b"/Rect[0 0 9 9]", FORM % b"0 0 9 0")],
)
def test_a_drawing_without_a_size_is_not_drawn(annotation: bytes, form: bytes) -> None:
    assert drawn(annotation, form) == []


@pytest.mark.parametrize(("above", "found"), [(0, {"lost", "form"}), (19, {"lost", "form"}), (20, {"form"})])
def test_what_is_filled_in_may_stand_at_a_field_above(above: int, found: set[str]) -> None:
    fields = {40 + n: b"<</Parent %d 0 R>>" % (41 + n) for n in range(above)}
    fields[40] = b"<</Subtype/Widget/Rect[0 0 9 9]/F 4/Parent 41 0 R>>"
    fields[40 + above] = b"<</V(Ann)>>" if above else b"<</Subtype/Widget/Rect[0 0 9 9]/F 4/V(Ann)>>"
    assert laid(b"40 0 R", fields) == ([], [], found)


def test_fields_that_go_round_in_a_circle_are_left() -> None:
    assert laid(b"40 0 R", {40: b"<</Subtype/Widget/F 4/Parent 40 0 R>>"}) == ([], [], {"form"})


@pytest.mark.parametrize(
    ("annotation", "found"),
    [
        (b"/Subtype/Text", {"comments"}),
        (b"/Subtype/FileAttachment", {"attachments"}),
        (b"/Subtype/Movie", {"media"}),
        (b"/Subtype/Popup", set()),
        (b"/Subtype/Stamp/F 4", {"comments"}),
        (b"/Subtype/Stamp/F 2", {"comments"}),
        (b"/Subtype/Widget/F 4/FT/Sig", {"signature", "form"}),
        (b"/Subtype/Widget/F 4/A<</S/ResetForm>>", {"scripts", "form"}),
        (b"/Subtype/Widget/AA<<>>", {"scripts", "form"}),
    ],
)
def test_what_does_not_stay_is_told_by_what_it_was(annotation: bytes, found: set[str]) -> None:
    assert laid(b"<</Rect[0 0 9 9]%b>>" % annotation) == ([], [], found)
