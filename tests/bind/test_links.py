"""Annotations of foreign pages: what is kept of them, where they lie, and where they lead."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.bind.bare import Change, framing, numbers, rebound

HALF = framing()
"""Half the size, its lower left corner at 100, 100."""
RECT = [10, 20, 30, 60]


def annotated(kind: str, **said: Any) -> Change:
    """Put an annotation on the last page."""

    def change(pdf: Any) -> None:
        made = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array(RECT), Contents=String("told"), **said)
        pdf.pages[-1].Annots = Array([pdf.make_indirect(made)])

    return change


def look(pdf: Any, matrix: list[float] | None = None, rest: bytes = b"0 0 m 9 9 l S") -> Any:
    form = pdf.make_stream(rest)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    if matrix:
        form.Matrix = Array(matrix)
    return form


def test_what_an_annotation_says_is_kept_but_for_what_leads_to_other_objects_of_its_file() -> None:
    other = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array(RECT))
    gone = {"IRT": other, "Popup": other, "Parent": other, "PA": Dictionary(S=Name.URI), "StructParent": 77}
    pdf = rebound(annotated("Square", C=Array([1, 0, 0]), **gone))
    found = pdf.pages[0].Annots[0]
    assert (found.Type, found.Subtype, str(found.Contents)) == (Name.Annot, Name.Square, "told")
    assert numbers(found.C) == [1, 0, 0]
    assert not {"/IRT", "/Popup", "/Parent", "/PA"} & set(found.keys())
    assert int(found.StructParent) == 1


def test_an_annotation_says_on_which_page_it_is() -> None:
    pdf = rebound(annotated("Square"), pages=2)
    (found,) = pdf.pages[1].Annots
    assert found.P.objgen == pdf.pages[1].obj.objgen
    assert "/Annots" not in pdf.pages[0]


def test_all_that_has_a_place_in_an_annotation_moves_with_its_page() -> None:
    points = {"QuadPoints": [0, 0, 20, 0, 0, 40, 20, 40], "Vertices": [0, 0, 20, 40], "L": [2, 4, 6, 8], "CL": [8, 6]}
    strokes = Array([Array([0, 0, 20, 40]), Array([2, 2])])
    said = {key: Array(each) for key, each in points.items()}
    pdf = rebound(annotated("Ink", InkList=strokes, **said), frame=HALF)
    found = pdf.pages[0].Annots[0]
    assert numbers(found.Rect) == [105, 110, 115, 130]
    for key, each in points.items():
        assert numbers(found[f"/{key}"]) == [100 + number / 2 for number in each], key
    assert [numbers(each) for each in found.InkList] == [[100, 100, 110, 120], [101, 101]]
    bare = rebound(annotated("Square"))
    assert not {"/Vertices", "/QuadPoints", "/InkList", "/L", "/CL"} & set(bare.pages[0].Annots[0].keys())


def test_an_annotation_stays_on_its_layer() -> None:
    def layered(pdf: Any) -> None:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())
        annotated("Square", OC=group)(pdf)

    pdf = rebound(layered)
    assert pdf.pages[0].Annots[0].OC.objgen == pdf.Root.OCProperties.OCGs[0].objgen
    assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize(
    ("wanted", "led"),
    [
        (["/XYZ", 10, 20, 2], ["/XYZ", 105, 110, None]),
        (["/XYZ", None, 20, None], ["/XYZ", None, 110, None]),
        (["/XYZ", 10, None, None], ["/XYZ", 105, None, None]),
        (["/FitH", 20], ["/FitH", 110]),
        (["/FitBV", 10], ["/FitBV", 105]),
        (["/FitR", *RECT], ["/FitR", 105, 110, 115, 130]),
        (["/FitB"], ["/Fit"]),
    ],
)
def test_a_link_leads_to_the_same_place_on_the_page_as_it_lies_now(wanted: list[Any], led: list[Any]) -> None:
    def linked(pdf: Any) -> None:
        kind, *places = wanted
        annotated("Link", Dest=Array([pdf.pages[1].obj, Name(kind), *places]))(pdf)
        pdf.pages[0].Annots = Array([*pdf.pages[1].Annots])
        del pdf.pages[1].Annots

    pdf = rebound(linked, pages=2, frame=framing(pages=2))
    action = pdf.pages[0].Annots[0].A
    page, kind, *places = action.D
    assert (action.S, page.objgen) == (Name.GoTo, pdf.pages[1].obj.objgen)
    assert [str(kind), *(None if each is None else float(each) for each in places)] == led


@pytest.mark.parametrize(
    ("address", "reached"),
    [
        ("https://example.org/ŷ", True),
        (" HTTP://example.org", True),
        ("mailto:a@example.org", True),
        ("tel:01", True),
        ("file:///x", False),
        ("javascript:x", False),
    ],
)
def test_an_address_is_kept_where_it_is_one_of_the_web_or_the_post(address: str, reached: bool) -> None:
    pdf = rebound(annotated("Link", A=Dictionary(S=Name.URI, URI=String(address))))
    found = pdf.pages[0].Annots[0]
    assert (str(found.A.URI) if "/A" in found else None) == (address if reached else None)
    assert not reached or found.A.S == Name.URI


def test_a_link_to_nowhere_leads_nowhere() -> None:
    pdf = rebound(annotated("Link", Dest=Name.Unknown))
    assert "/A" not in pdf.pages[0].Annots[0]


def test_appearances_are_kept_one_by_one_and_by_their_states() -> None:
    def shown(pdf: Any) -> None:
        states = Dictionary(On=look(pdf, rest=b"1 w"), Off=look(pdf, rest=b"2 w"), Bad=String("none"))
        annotated("Stamp", AP=Dictionary(N=look(pdf, rest=b"3 w"), D=states, R=String("none")))(pdf)

    for frame in (b"", HALF):
        pdf = rebound(shown, frame=frame)
        looks = pdf.pages[0].Annots[0].AP
        assert looks.N.read_bytes() == b"3 w"
        assert {str(key): each.read_bytes() for key, each in looks.D.items()} == {"/On": b"1 w", "/Off": b"2 w"}
        assert looks.get("/R") is None
    bare = rebound(annotated("Stamp"))
    assert "/AP" not in bare.pages[0].Annots[0]


@pytest.mark.parametrize(
    ("own", "turn", "wanted"),
    [
        (None, 0, None),
        ([1, 2, 3, 4, 5, 6], 0, [1, 2, 3, 4, 5, 6]),
        (None, 90, [0, -1, 1, 0, 0, 0]),
        (None, 180, [-1, 0, 0, -1, 0, 0]),
        ([1, 2, 3, 4, 5, 6], 90, [2, -1, 4, -3, 6, -5]),
        ([1, 2, 3, 4, 5, 6], 270, [-2, 1, -4, 3, -6, 5]),
    ],
)
def test_an_appearance_is_turned_with_its_page(own: list[float] | None, turn: int, wanted: list[float] | None) -> None:
    def shown(pdf: Any) -> None:
        pdf.pages[0].Rotate = turn
        annotated("Stamp", AP=Dictionary(N=look(pdf, own)))(pdf)

    pdf = rebound(shown, frame=HALF)
    form = pdf.pages[0].Annots[0].AP.N
    assert form.read_bytes() == b"0 0 m 9 9 l S"
    assert numbers(form.BBox) == [0, 0, 9, 9]
    assert (numbers(form.Matrix) if "/Matrix" in form else None) == wanted
