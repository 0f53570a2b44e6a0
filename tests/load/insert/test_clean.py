"""A clean PDF shows what the file showed, and keeps its tags, its links, and the order that is asked for."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.load.insert.clean import clean
from iisam_workshop.load.insert.outcome import Refused
from iisam_workshop.load.insert.selection import MOST, Selection, selection
from tests.bad.pdfs import Foreign, plain, stream, tagged
from tests.bad.test_inserts import filled
from tests.thorough import often


def opened(file: Foreign, pages: str = "") -> pikepdf.Pdf:
    wanted = selection(pages) if pages else Selection()
    assert wanted is not None
    return pikepdf.open(io.BytesIO(clean(file.data, wanted).pdf))


def contents(page: pikepdf.Page) -> bytes:
    return page.Contents.read_bytes()


def roles(element: Any) -> list[Any]:
    """The roles of an element and of what is below it, with the numbers of marked pieces."""
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    below = [
        int(kid) if not isinstance(kid, pikepdf.Dictionary) else "link" if "/Obj" in kid else roles(kid)
        for kid in kids
        if not (isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid)
    ]
    return [str(element.S), *below]


def test_the_elements_keep_their_roles_texts_and_pieces() -> None:
    pdf = opened(tagged())
    root = pdf.Root.StructTreeRoot
    (document,) = root.K
    assert roles(document) == ["/Document", ["/Title", 0], ["/P", ["/Link", 1, "link"]], ["/P", 0]]
    assert str(root.RoleMap.Title) == "/H1"
    assert str(document.K[0].T) == "Who we are"
    assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("en-GB", True)


def test_each_piece_and_each_link_leads_back_to_its_element() -> None:
    pdf = opened(tagged())
    listed = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(listed[::2], listed[1::2], strict=True)}
    first, second = pdf.pages
    heading, link = parents[int(first.StructParents)]
    (paragraph,) = parents[int(second.StructParents)]
    annotation = first.Annots[0]
    assert (str(heading.S), str(link.S), str(paragraph.S)) == ("/Title", "/Link", "/P")
    assert parents[int(annotation.StructParent)].objgen == link.objgen
    assert (str(annotation.A.URI), str(annotation.Contents)) == ("https://example.org/", "Our site")
    assert link.K[1].Obj.objgen == annotation.objgen


def test_of_pages_that_are_left_out_not_a_word_remains() -> None:
    cleaned = clean(tagged().data, Selection(((1, 1),)))
    with pikepdf.open(io.BytesIO(cleaned.pdf)) as pdf:
        assert roles(pdf.Root.StructTreeRoot.K[0]) == ["/Document", ["/Title", 0], ["/P", ["/Link", 1, "link"]]]
        every = b"".join(each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream))
        texts = [str(each.get("/Alt", "")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
    assert b"second page" not in every
    assert "secret of page two" not in texts
    assert (cleaned.tagged, cleaned.accessible) == (True, True)


@pytest.mark.parametrize(
    ("file", "is_tagged", "accessible"),
    [
        (tagged(), True, True),
        (tagged(claim=False), True, False),
        (tagged(embedded=False), True, False),
        (tagged().changed(1, b"/Marked true", b"/Marked false"), True, False),
        (tagged().changed(1, b"/Marked true", b"/Marked true/Suspects true"), True, False),
        (tagged().changed(14, b" <</Type/OBJR/Obj 8 0 R/Pg 3 0 R>>", b""), True, False),
        (plain(), False, False),
    ],
)  # fmt: skip
def test_a_file_counts_as_accessible_only_where_it_says_so_and_all_links_are_tagged(
    file: Foreign, is_tagged: bool, accessible: bool
) -> None:
    cleaned = clean(file.data)
    assert (cleaned.tagged, cleaned.accessible) == (is_tagged, accessible)


def test_the_same_file_gives_the_same_bytes_and_a_clean_one_stays_as_it_is() -> None:
    once = clean(tagged().data)
    assert clean(tagged().data).pdf == once.pdf
    again = clean(once.pdf)
    assert (again.pages, again.tagged, again.found) == (2, True, ())


def test_pages_come_in_the_order_that_is_asked_for() -> None:
    pdf = opened(plain("One", "Two", "Three"), "3,1")
    assert [b"Three" in contents(pdf.pages[0]), b"One" in contents(pdf.pages[1])] == [True, True]


@pytest.mark.parametrize(
    ("page", "box", "seen", "size"),
    [
        (b"", b"/MediaBox[0 0 595 842]", [0, 0, 595, 842], (595, 842)),
        (b"", b"/MediaBox[595 842 0 0]", [0, 0, 595, 842], (595, 842)),
        (b"/Rotate 90", b"/MediaBox[0 0 595 842]", [0, 0, 595, 842], (842, 595)),
        (b"/Rotate -270", b"/MediaBox[0 0 595 842]", [0, 0, 595, 842], (842, 595)),
        (b"/Rotate 180", b"/MediaBox[0 0 595 842]", [0, 0, 595, 842], (595, 842)),
        (b"/CropBox[10 20 400 500]", b"/MediaBox[0 0 595 842]", [10, 20, 400, 500], (390, 480)),
        (b"/CropBox[-10 -20 900 900]", b"/MediaBox[0 0 595 842]", [0, 0, 595, 842], (595, 842)),
        (b"/UserUnit 2", b"/MediaBox[0 0 595 842]", [0, 0, 1190, 1684], (1190, 1684)),
        (b"", b"", [0, 0, 595.28, 841.89], (595.28, 841.89)),
    ],
)
def test_a_page_is_as_large_as_what_is_seen_of_it(
    page: bytes, box: bytes, seen: list[float], size: tuple[float, float]
) -> None:
    cleaned = clean(plain(page=page, box=box).data)
    with pikepdf.open(io.BytesIO(cleaned.pdf)) as pdf:
        assert [float(each) for each in pdf.pages[0].MediaBox] == pytest.approx(seen)
        assert "/CropBox" not in pdf.pages[0]
        assert "/UserUnit" not in pdf.pages[0]
    assert cleaned.sizes == (pytest.approx(size),)


def test_what_is_filled_in_is_drawn_where_the_field_was() -> None:
    pdf = opened(filled())
    (page,) = pdf.pages
    said = contents(page)
    ((name, drawing),) = page.Resources.XObject.items()
    assert b"1.00000 0 0 1.66667 72.000 600.000 cm " + name.encode() + b" Do" in said
    assert said.index(b"/Artifact BMC") > said.index(b"Our map")
    assert b"Filled in by hand" in drawing.read_bytes()
    assert str(drawing.Subtype) == "/Form"
    assert "/F1" in drawing.Resources.Font, "a field takes its fonts from the form"
    assert "/Annots" not in page


@pytest.mark.parametrize("flags", [0, 2, 6])
def test_a_field_that_is_not_printed_is_not_drawn(flags: int) -> None:
    pdf = opened(filled(flags=flags))
    assert b"Do" not in contents(pdf.pages[0])


def test_links_to_pages_that_stay_still_lead_there_and_others_go() -> None:
    links = {
        30: b"<</Type/Annot/Subtype/Link/Rect[0 0 50 50]/Dest[20 0 R/XYZ 0 700 0]>>",
        31: b"<</Type/Annot/Subtype/Link/Rect[0 60 50 90]/A<</S/GoTo/D(third)>>>>",
        32: b"<</Type/Annot/Subtype/Link/Rect[0 99 50 120]/A<</S/GoTo/D(nowhere)>>>>",
    }
    names = b"/Names<</Dests<</Names[(third)[21 0 R/Fit]]>>>>"
    file = plain("One", "Two", "Three", page=b"/Annots[30 0 R 31 0 R 32 0 R]", catalogue=names).with_objects(links)
    whole, part = opened(file), opened(file, "1-2")
    assert [each.Dest[0].objgen for each in whole.pages[0].Annots] == [
        whole.pages[1].obj.objgen,
        whole.pages[2].obj.objgen,
    ]
    assert len(part.pages[0].Annots) == 1


def test_a_field_with_several_looks_shows_the_one_that_it_is_in() -> None:
    box = b"/Subtype/Widget/FT/Btn/F 4/AS/On/AP<</N<</On 31 0 R/Off 33 0 R>>>>/Rect[72 600 92 620]"
    looks = {31: stream(b"% ticked", b"/BBox[0 0 9 9]"), 33: stream(b"% empty", b"/BBox[0 0 9 9]")}
    file = plain(page=b"/Annots[30 0 R]").with_objects({30: b"<</Type/Annot%b>>" % box, **looks})
    pdf = opened(file)
    (drawing,) = pdf.pages[0].Resources.XObject.values()
    assert drawing.read_bytes() == b"% ticked"


@pytest.mark.parametrize(
    ("text", "pages", "chosen"),
    [
        ("1", 3, (0,)),
        ("1-3,5", 6, (0, 1, 2, 4)),
        ("4-", 6, (3, 4, 5)),
        (" 2 - 3 , 1 ", 3, (1, 2, 0)),
        ("1–2", 2, (0, 1)),
    ],
)
def test_pages_are_written_as_people_write_them(text: str, pages: int, chosen: tuple[int, ...]) -> None:
    wanted = selection(text)
    assert wanted is not None
    assert wanted.of(pages) == chosen


@given(st.lists(st.integers(1, 300), min_size=1, max_size=30, unique=True), st.integers(1, 300))
def test_any_pages_are_those_that_were_named_or_it_is_said_which_is_not_there(named: list[int], pages: int) -> None:
    wanted = selection(",".join(map(str, named)))
    assert wanted is not None
    if max(named) <= pages:
        assert wanted.of(pages) == tuple(number - 1 for number in named)
    else:
        with pytest.raises(Refused) as refused:
            wanted.of(pages)
        assert refused.value.refusal.page > pages


def test_more_pages_than_a_pack_should_get_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        Selection().of(MOST + 1)
    assert (refused.value.refusal.reason, refused.value.refusal.pages) == ("many", MOST + 1)


@settings(max_examples=often(120, 12), deadline=None)
@given(st.data())
def test_a_changed_file_is_refused_or_comes_out_sound(data: st.DataObject) -> None:
    sound = tagged().data
    changed = bytearray(sound)
    for at in data.draw(st.lists(st.integers(0, len(sound) - 1), min_size=1, max_size=6)):
        changed[at] = data.draw(st.integers(0, 255))
    try:
        cleaned = clean(bytes(changed))
    except Refused:
        return
    with pikepdf.open(io.BytesIO(cleaned.pdf)) as pdf:
        assert [each for each in pdf.check_pdf_syntax() if "(content" not in each] == []
        assert len(pdf.pages) == cleaned.pages
