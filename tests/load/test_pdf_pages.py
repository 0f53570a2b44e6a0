"""Finished PDFs are read back as a stranger reads them, and what says nothing makes no difference."""

from __future__ import annotations

import pytest

from iisam_workshop.load.pdf_pages import Pages, ReadPage, read_pages
from tests.bad.pdfs import Foreign, plain, stream

BODY = b"BT /F1 24 Tf 72 700 Td (Our map) Tj ET\n"
FOOT = b"/Artifact BMC BT /F1 9 Tf 1 0 0 1 72 30 Tm (Day \xb7 0a1b2c) Tj ET EMC\n"
IMAGE = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"


def showing(contents: bytes) -> Foreign:
    return plain().with_objects({4: stream(contents)})


def page(contents: bytes = BODY + FOOT) -> ReadPage:
    (page,) = read_pages(showing(contents).data).pages
    return page


def about(catalogue: bytes, objects: dict[int, bytes] | None = None) -> str:
    return read_pages(plain(catalogue=catalogue).with_objects(objects or {}).data).about


def outlined(first: bytes = b"Agenda", inner: bytes = b"Lunch") -> Pages:
    """Three pages with a bookmark to the second, one below it, and labels of their own."""
    file = plain(
        *("cover", "agenda", "lunch"),
        catalogue=b"/Outlines 30 0 R/PageLabels<</Nums[0<</S/r>>1<</P(A-)/S/D>>]>>",
    )
    objects = {
        30: b"<</Type/Outlines/First 31 0 R/Last 31 0 R/Count 2>>",
        31: b"<</Title(%b)/Parent 30 0 R/Dest[20 0 R/Fit]/First 32 0 R/Last 32 0 R/Count 1>>" % first,
        32: b"<</Title(%b)/Parent 31 0 R/Dest[21 0 R/Fit]>>" % inner,
    }
    return read_pages(file.with_objects(objects).data)


def test_a_page_is_known_by_its_label_and_the_bookmark_that_it_lies_under() -> None:
    assert [(page.folio, page.title) for page in outlined().pages] == [("i", ""), ("A-1", "Agenda"), ("A-2", "Agenda")]


def test_the_line_of_pack_and_digest_is_told_apart_from_what_a_page_says() -> None:
    assert page().said == (("Our map",), ("Day · 0a1b2c",))
    assert page(BODY).said == (("Our map",), ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"(Day \xb7 0a1b2c) Tj", b"(Another day \xb7 ffffff) Tj"),
        (b"(Day \xb7 0a1b2c) Tj", b"[(Day \xb7) -200 (0a1b2c)] TJ"),
        (b"(Day \xb7 0a1b2c) Tj", b"(Day \xb7 0a1b2c) '"),
        (b"(Day \xb7 0a1b2c) Tj", b'1 0 (Day \xb7 0a1b2c) "'),
        (b"1 0 0 1 72 30 Tm", b"1 0 0 1 90 30 Tm"),
        (b"1 0 0 1 72 30 Tm", b"72 30 Td"),
        (b"1 0 0 1 72 30 Tm", b"72 30 TD"),
        (b"1 0 0 1 72 30 Tm", b"T* 2 Tw 1 Tc"),
    ],
)
def test_what_furniture_says_and_where_is_not_drawn(old: bytes, new: bytes) -> None:
    assert page(BODY + FOOT.replace(old, new)).drawn == page().drawn


@pytest.mark.parametrize(
    "contents",
    [
        BODY.replace(b"Our", b"One") + FOOT,
        BODY.replace(b"72 700", b"72 690") + FOOT,
        BODY + FOOT.replace(b"/F1 9 Tf", b"/F1 8 Tf"),
        BODY + FOOT.replace(b"EMC", b"0 0 9 9 re f EMC"),
        b"/Span BMC " + BODY.replace(b"Our", b"One") + b"EMC\n" + FOOT,
        FOOT + BODY.replace(b"Our", b"One"),
    ],
)
def test_all_else_is_drawn(contents: bytes) -> None:
    assert page(contents).drawn != page().drawn


@pytest.mark.parametrize("mark", [b"/Span BMC ", b"/P <</MCID 0>> BDC "])
def test_words_that_are_marked_and_no_furniture_are_drawn(mark: bytes) -> None:
    one, other = (page(mark + BODY.replace(b"Our", word) + b"EMC\n") for word in (b"Our", b"One"))
    assert one.drawn != other.drawn


def test_what_is_marked_inside_furniture_belongs_to_it_and_what_follows_does_not() -> None:
    nested = b"/Artifact BMC /Span BMC EMC BT (%b) Tj ET EMC BT (%b) Tj ET\n"
    one, inner, behind = (page(nested % words).drawn for words in ((b"a", b"b"), (b"c", b"b"), (b"a", b"c")))
    assert (one == inner, one == behind) == (True, False)


def test_an_empty_page_has_nothing_drawn_and_its_look() -> None:
    file = plain()
    file = file.changed(3, b"/Contents 4 0 R", b"")
    (empty,) = read_pages(file.data).pages
    assert (empty.said, empty.pictures, len(empty.drawn), len(empty.look)) == (((), ()), (), 64, 64)


def test_pictures_are_known_by_what_they_show_whatever_they_are_called() -> None:
    def pictures(resources: bytes, *shown: bytes) -> tuple[str, ...]:
        file = plain().changed(3, b"/Font<</F1 5 0 R>>", b"/XObject<<%b>>" % resources)
        objects = {number: stream(data, IMAGE) for number, data in enumerate(shown, 40)}
        (page,) = read_pages(file.with_objects(objects).data).pages
        return page.pictures

    one = pictures(b"/A 40 0 R/B 41 0 R", b"\x00", b"\x80")
    assert len(set(one)) == 2
    assert one == pictures(b"/X 41 0 R/Y 40 0 R", b"\x00", b"\x80")
    assert one != pictures(b"/A 40 0 R/B 41 0 R", b"\x00", b"\x81")


@pytest.mark.parametrize(
    "change",
    [
        (4, b"Our map", b"Our cap"),
        (3, b"0 0 595 842", b"0 0 595 840"),
        (3, b"/Parent", b"/Rotate 90/Parent"),
        (3, b"/Parent", b"/Annots[<</Subtype/Link/Rect[0 0 9 9]>>]/Parent"),
        (5, b"Helvetica", b"Courier"),
    ],
)
def test_a_page_looks_otherwise_by_what_it_shows_its_size_its_links_and_its_fonts(
    change: tuple[int, bytes, bytes],
) -> None:
    file = showing(BODY)
    assert read_pages(file.changed(*change).data).pages[0].look != read_pages(file.data).pages[0].look


@pytest.mark.parametrize("name", [b"A", b"P", b"Dest", b"Parent", b"Length", b"Filter", b"DecodeParms"])
def test_a_picture_is_looked_at_whatever_name_somebody_chose_for_it(name: bytes) -> None:
    file = plain().changed(3, b"/Font<</F1 5 0 R>>", b"/XObject<</%b 40 0 R>>" % name)
    looks = {read_pages(file.with_objects({40: stream(data, IMAGE)}).data).pages[0].look for data in (b"\x00", b"\x80")}
    assert len(looks) == 2


def test_a_page_looks_the_same_whatever_its_objects_are_called_and_where_its_links_belong() -> None:
    link = b"/Annots[<</Subtype/Link/Rect[0 0 9 9]/StructParent %d/P %d 0 R>>]"
    one = plain(page=link % (1, 3))
    other = plain(page=link % (2, 4)).changed(3, b"/F1 5 0 R", b"/F1 9 0 R").with_objects({9: one.objects[5]})
    assert read_pages(one.data).pages[0].look == read_pages(other.data).pages[0].look


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b"/Lang(en-GB)", b"/Lang(cy-GB)"),
        (b"/Lang(en-GB)", b""),
        (b"/ViewerPreferences<</DisplayDocTitle true>>", b"/ViewerPreferences<</DisplayDocTitle false>>"),
        (b"/PageMode/UseNone", b"/PageMode/UseOutlines"),
        (b"/MarkInfo<</Marked true>>", b"/MarkInfo<</Marked false>>"),
        (b"/AF[<</Desc(a)>>]", b"/AF[<</Desc(b)>>]"),
    ],
)
def test_what_a_file_says_of_itself_is_told_apart(one: bytes, other: bytes) -> None:
    assert about(one) == about(one)
    assert about(one) != about(other)


def test_the_metadata_count_by_what_they_say_and_not_by_their_number() -> None:
    first, renumbered, second = (
        about(b"/Metadata %d 0 R" % number, {number: stream(said, b"/Type/Metadata")})
        for number, said in ((40, b"<a/>"), (41, b"<a/>"), (40, b"<b/>"))
    )
    assert (first == renumbered, first == second) == (True, False)


def test_tags_are_no_part_of_what_a_file_says_of_itself() -> None:
    assert about(b"/StructTreeRoot<</Type/StructTreeRoot>>") == about(b"")


def test_bookmarks_of_every_rank_and_attached_files_count() -> None:
    assert outlined().about != outlined(inner=b"Dinner").about
    attached = b"/Names<</EmbeddedFiles<</Names[(a.txt)<</F(a.txt)/EF<</F 40 0 R>>>>]>>>>"
    one, other = (about(attached, {40: stream(data, b"/Type/EmbeddedFile")}) for data in (b"a", b"b"))
    assert len({one, other, about(b"")}) == 3


def test_objects_that_never_end_are_refused() -> None:
    deep = b"[" * 50 + b"]" * 50
    with pytest.raises(ValueError, match="inside"):
        about(b"/ViewerPreferences<</A1 %b>>" % deep)
