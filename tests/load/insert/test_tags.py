"""The structure tree is written anew for what stays: each piece and each link has one owner, and none is lost."""

from __future__ import annotations

import io
from typing import Any

import pikepdf

from iisam_workshop.load.insert.clean import clean
from iisam_workshop.load.insert.selection import selection
from tests.bad.pdfs import Foreign, stream, tagged


def written(file: Foreign, pages: str = "1-2") -> pikepdf.Pdf:
    wanted = selection(pages)
    assert wanted is not None
    return pikepdf.open(io.BytesIO(clean(file.data, wanted).pdf))


def elements(pdf: pikepdf.Pdf) -> list[tuple[str, list[Any]]]:
    """The elements below the topmost in their order, with the numbers of pieces and ``link`` for a link."""
    return [(str(kid.S), [inside(each) for each in listed(kid)]) for kid in top(pdf)]


def top(pdf: pikepdf.Pdf) -> list[Any]:
    return listed(pdf.Root.StructTreeRoot.K[0])


def listed(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def inside(kid: Any) -> Any:
    if not isinstance(kid, pikepdf.Dictionary):
        return int(kid)
    return "link" if "/Obj" in kid else int(kid.MCID) if "/MCID" in kid else str(kid.S)


def test_a_piece_of_a_drawing_belongs_to_the_drawing_and_not_to_the_page() -> None:
    file = tagged()
    file = file.changed(3, b"/Resources<<", b"/Resources<</XObject<</X 40 0 R>>").with_objects(
        {
            12: b"<</Type/StructElem/S/Figure/P 11 0 R/Pg 3 0 R/K[0 <</Type/MCR/Stm 40 0 R/MCID 0>>]/Alt(A map)>>",
            40: stream(b"/P <</MCID 0>> BDC EMC", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/StructParents 5"),
        }
    )
    pdf = written(file)
    (figure, *_) = top(pdf)
    page_piece, drawing_piece = listed(figure)
    drawing = drawing_piece.Stm
    assert (int(page_piece), int(drawing_piece.MCID), drawing.read_bytes()) == (0, 0, b"/P <</MCID 0>> BDC EMC")
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
    assert parents[int(drawing.StructParents)][0].objgen == figure.objgen


def test_an_element_that_holds_nothing_but_a_link_stays_when_other_pages_go() -> None:
    file = tagged().with_objects({14: b"<</Type/StructElem/S/Link/P 13 0 R/K<</Type/OBJR/Obj 8 0 R/Pg 3 0 R>>>>"})
    pdf = written(file, "1")
    assert elements(pdf) == [("/Title", [0]), ("/P", ["/Link"])]
    assert inside(listed(top(pdf)[1].K[0])[0]) == "link"


def test_a_piece_and_an_element_that_are_named_twice_belong_to_the_first() -> None:
    file = tagged().changed(11, b"15 0 R]", b"15 0 R 12 0 R]").changed(15, b"/K[", b"/K[<</MCID 0/Pg 3 0 R>>")
    assert elements(written(file)) == [("/Title", [0]), ("/P", ["/Link"]), ("/P", [0])]


def test_of_a_link_that_two_elements_name_the_first_is_the_owner() -> None:
    file = tagged().with_objects({12: b"<</S/Note/P 11 0 R/Pg 3 0 R/K[0 <</Type/OBJR/Obj 8 0 R>>]>>"})
    pdf = written(file)
    assert elements(pdf)[0] == ("/Note", [0, "link"])
    assert [inside(each) for each in listed(listed(top(pdf)[1])[0])] == [1]


def test_cells_stay_when_they_are_empty_and_other_empty_elements_go_with_their_pages() -> None:
    row = b"<</S/TR/P 11 0 R/Pg 3 0 R/K[<</S/TD/K<</MCID 0>>>><</S/TD>><</S/P>>]>>"
    (entry, *_) = elements(written(tagged().with_objects({12: row}), "1"))
    assert entry == ("/TR", ["/TD", "/TD"])


def test_where_nothing_of_a_tree_is_left_there_is_none() -> None:
    file = tagged().with_objects({11: b"<</S/Document/P 10 0 R/K[15 0 R]>>"})
    first, second = (written(file, page) for page in ("1", "2"))
    assert ("/StructTreeRoot" in first.Root, "/StructTreeRoot" in second.Root) == (False, True)
