"""The trees of small foreign files: what hangs on them, what they have lost, and whether all is in them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from iisam_workshop.bind.cutting import Cutting, Limb, Marked, Thing, cutting
from iisam_workshop.bind.source import Source

TWO = (b"/P <</MCID 0>> BDC f EMC /P <</MCID 1>> BDC f EMC", b"/P <</MCID 0>> BDC f EMC")


@dataclass
class File:
    """A file of two pages that is being made; on the first there are two marks, on the second one."""

    pdf: Any

    def page(self, number: int) -> Any:
        return self.pdf.pages[number].obj

    def element(self, role: str, *kids: Any, **entries: Any) -> Any:
        return self.pdf.make_indirect(Dictionary(S=Name(f"/{role}"), K=Array(kids), **entries))

    def picture(self, content: bytes = b"", **entries: Any) -> Any:
        """A form or an image that the first page shows."""
        stream = self.pdf.make_stream(content, Dictionary(Type=Name.XObject, **entries))
        self.page(0).Resources = Dictionary(XObject=Dictionary(Shown=stream))
        return stream

    def annotation(self, number: int, kind: str) -> Any:
        """An annotation on a page."""
        new = self.pdf.make_indirect(Dictionary(Subtype=Name(f"/{kind}"), Rect=Array([0, 0, 9, 9])))
        page = self.page(number)
        page.Annots = Array([*page.get("/Annots", []), new])
        return new


def cut(build: Callable[[File], Sequence[Any]], **root: Any) -> Cutting | None:
    """What is read of a file in which ``build`` says what hangs on the root."""
    with pikepdf.new() as pdf:
        for data in TWO:
            pdf.add_blank_page()
            pdf.pages[-1].Contents = pdf.make_stream(data)
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, **root))
        pdf.Root.StructTreeRoot.K = Array(build(File(pdf)))
        out = io.BytesIO()
        pdf.save(out)
    return cutting(Source(out.getvalue()))


def kept(build: Callable[[File], Sequence[Any]], **root: Any) -> Cutting:
    found = cut(build, **root)
    assert found is not None
    return found


def shape(kids: Sequence[Limb | Marked | Thing]) -> list[Any]:
    """Roles and what they hold: page and mcid of content, page and whether it is an annotation of things."""
    return [
        (kid.role, *shape(kid.kids))
        if isinstance(kid, Limb)
        else (kid.page, kid.mcid)
        if isinstance(kid, Marked)
        else (kid.page, kid.annotation)
        for kid in kids
    ]


def whole(file: File) -> list[Any]:
    """A tree that has all that the pages hold."""
    return [
        file.element("P", 0, 1, Pg=file.page(0)),
        file.element("Sect", file.element("P", 0), Pg=file.page(1)),
    ]


def test_content_is_on_the_page_that_its_element_or_one_above_it_names() -> None:
    found = kept(whole)
    assert shape(found.limbs) == [("P", (0, 0), (0, 1)), ("Sect", ("P", (1, 0)))]
    assert found.whole


def test_content_may_name_its_page_itself_and_need_not_say_what_it_is() -> None:
    def build(file: File) -> list[Any]:
        first = file.element("P", Dictionary(MCID=0, Pg=file.page(0)), Dictionary(Type=Name.MCR, MCID=1))
        first.Pg = file.page(0)
        return [first, file.element("P", Dictionary(Type=Name.MCR, MCID=0, Pg=file.page(1)))]

    found = kept(build)
    assert shape(found.limbs) == [("P", (0, 0), (0, 1)), ("P", (1, 0))]
    assert found.whole


def test_what_has_a_role_is_an_element_whatever_else_it_says() -> None:
    def build(file: File) -> list[Any]:
        link = file.annotation(0, "Link")
        return [*whole(file), file.element("Div", MCID=0, Obj=link), file.element("Link", Dictionary(Obj=link))]

    assert shape(kept(build).limbs)[2:] == [("Div",), ("Link", (0, True))]


@pytest.mark.parametrize("mcid", [7, -1, String("0"), Name.P, 0.5])
def test_content_that_is_not_there_is_lost_and_its_element_with_it(mcid: Any) -> None:
    def build(file: File) -> list[Any]:
        lost = file.element("Span", Dictionary(MCID=mcid), Pg=file.page(0))
        return [file.element("Div", lost, file.element("P", 0, 1, Pg=file.page(0))), whole(file)[1]]

    found = kept(build)
    assert shape(found.limbs) == [("Div", ("P", (0, 0), (0, 1))), ("Sect", ("P", (1, 0)))]
    assert found.whole


def test_content_of_a_page_that_nobody_names_or_that_is_not_there_is_lost() -> None:
    def build(file: File) -> list[Any]:
        gone = file.pdf.make_indirect(Dictionary(Type=Name.Page))
        return [*whole(file), file.element("P", 0), file.element("P", Dictionary(MCID=0, Pg=gone))]

    assert shape(kept(build).limbs) == shape(kept(whole).limbs)


def test_an_element_that_never_held_anything_stays() -> None:
    found = kept(lambda file: [*whole(file), file.element("TD")])
    assert shape(found.limbs)[2:] == [("TD",)]


def test_a_limb_is_on_the_page_of_the_first_content_in_it() -> None:
    def build(file: File) -> list[Any]:
        second, first = file.element("P", 0, Pg=file.page(1)), file.element("P", 0, 1, Pg=file.page(0))
        return [file.element("Sect", file.element("Div"), second, first), file.element("Figure")]

    section, figure = kept(build).limbs
    assert isinstance(section, Limb)
    assert isinstance(figure, Limb)
    assert [kid.page for kid in (section, *section.kids, figure)] == [1, None, 1, 0, None]


def test_marks_in_a_form_are_owned_with_the_form_on_a_page_that_is_there() -> None:
    def build(file: File) -> list[Any]:
        form = file.picture(b"/P <</MCID 5>> BDC f EMC", Subtype=Name.Form)
        own = file.element("P", Dictionary(Type=Name.MCR, Stm=form, MCID=5, Pg=file.page(0)))
        nowhere = file.element("P", Dictionary(Type=Name.MCR, Stm=form, MCID=5))
        other = file.element("P", Dictionary(Type=Name.MCR, Stm=form, MCID=0, Pg=file.page(0)))
        return [*whole(file), own, nowhere, other]

    found = kept(build)
    assert shape(found.limbs)[2:] == [("P", (0, 5))]
    assert found.whole


def test_a_picture_may_be_one_thing_of_the_tree_where_a_page_shows_it() -> None:
    def build(file: File) -> list[Any]:
        picture = file.picture(b"\0", Subtype=Name.Image, Width=1, Height=1)
        hidden = file.pdf.make_stream(b"\0", Dictionary(Subtype=Name.Image))
        kids = [
            Dictionary(Type=Name.OBJR, Obj=picture, Pg=file.page(0)),
            Dictionary(Type=Name.OBJR, Obj=hidden, Pg=file.page(0)),
            Dictionary(Type=Name.OBJR, Pg=file.page(0)),
        ]
        return [*whole(file), *(file.element("Figure", kid) for kid in kids)]

    found = kept(build)
    assert shape(found.limbs)[2:] == [("Figure", (0, False))]
    assert found.whole


@pytest.mark.parametrize("page", [None, "gone"])
def test_a_picture_on_no_page_that_is_there_is_lost(page: str | None) -> None:
    def build(file: File) -> list[Any]:
        told = Dictionary(Type=Name.OBJR, Obj=file.picture(b"\0", Subtype=Name.Image))
        if page:
            told.Pg = file.pdf.make_indirect(Dictionary(Type=Name.Page))
        return [*whole(file), file.element("Figure", told)]

    assert shape(kept(build).limbs) == shape(kept(whole).limbs)


def test_an_annotation_is_on_the_page_that_has_it_whatever_the_tree_says() -> None:
    def build(file: File) -> list[Any]:
        told = Dictionary(Type=Name.OBJR, Obj=file.annotation(1, "Link"), Pg=file.page(0))
        return [*whole(file), file.element("Link", told)]

    found = kept(build)
    assert shape(found.limbs)[2:] == [("Link", (1, True))]
    assert found.whole


def test_what_nobody_owns_comes_last_as_a_paragraph_a_link_or_an_annotation() -> None:
    def build(file: File) -> list[Any]:
        file.annotation(1, "Highlight")
        file.annotation(0, "Link")
        file.annotation(0, "Popup")
        return [file.element("P", 1, Pg=file.page(0))]

    found = kept(build)
    assert shape(found.limbs) == [
        ("P", (0, 1)),
        ("P", (0, 0)),
        ("P", (1, 0)),
        ("Link", (0, True)),
        ("Annot", (1, True)),
    ]
    own = [(limb.meaning, limb.number) for limb in found.limbs if isinstance(limb, Limb)]
    assert own[0] != ("P", 0)  # which is in the file
    assert own[1:] == [("P", 0), ("P", 0), ("Link", 0), ("Annot", 0)]
    assert not found.whole


def twice(file: File) -> list[Any]:
    first, second = whole(file)
    first.K.append(0)
    return [first, second]


def nothing(file: File) -> list[Any]:
    return [*whole(file), String("nothing")]


def nameless(file: File) -> list[Any]:
    return [*whole(file), file.pdf.make_indirect(Dictionary(Type=Name.StructElem))]


@pytest.mark.parametrize("harm", [twice, nothing, nameless])
def test_a_tree_with_something_in_it_that_cannot_be_is_read_and_is_not_whole(harm: Callable[[File], Any]) -> None:
    found = kept(harm)
    assert shape(found.limbs) == shape(kept(whole).limbs)
    assert not found.whole


def test_what_is_drawn_outside_all_marks_makes_a_tree_less_than_whole() -> None:
    def build(file: File) -> list[Any]:
        file.page(1).Contents = Array([file.page(1).Contents, file.pdf.make_stream(b"f")])
        return whole(file)

    assert not kept(build).whole


def test_a_tree_is_none_where_the_marks_of_any_page_cannot_be_followed() -> None:
    def build(file: File) -> list[Any]:
        file.page(1).Contents = Array([file.page(1).Contents, file.pdf.make_stream(b"/P BMC")])
        return whole(file)

    assert cut(build) is None


def nested(depth: int) -> Callable[[File], Sequence[Any]]:
    def build(file: File) -> list[Any]:
        top = file.element("P", 0, Pg=file.page(0))
        for _ in range(depth - 1):
            top = file.element("Div", top)
        return [top]

    return build


def test_a_tree_may_be_two_hundred_deep_and_no_deeper() -> None:
    assert cut(nested(200)) is not None
    assert cut(nested(201)) is None


def test_a_tree_that_holds_nothing_is_none() -> None:
    assert cut(lambda _: []) is None
    assert cut(lambda file: [file.element("P", 9, Pg=file.page(0))]) is None


@pytest.mark.parametrize(("told", "wanted"), [("cy", "cy"), (None, ""), (5, "")])
def test_the_language_of_a_file_is_what_it_says_it_is(told: Any, wanted: str) -> None:
    def build(file: File) -> list[Any]:
        if told is not None:
            file.pdf.Root.Lang = told
        return whole(file)

    assert kept(build).lang == wanted


def test_classes_are_kept_as_they_are() -> None:
    classes = kept(whole, ClassMap=Dictionary(Body=Dictionary(O=Name.Layout))).classes
    assert {str(key): str(value["/O"]) for key, value in classes.items()} == {"/Body": "/Layout"}


def meanings(*roles: tuple[str, Any], **root: Any) -> list[str]:
    """What roles mean, each with its namespace."""

    def build(file: File) -> list[Any]:
        return [*whole(file), *(file.element(name, **({"NS": space} if space else {})) for name, space in roles)]

    return [limb.meaning for limb in kept(build, **root).limbs[2:] if isinstance(limb, Limb)]


def test_a_role_means_what_the_map_of_the_file_says_and_nothing_where_it_says_no_role() -> None:
    known = Dictionary(Body=Name.P, Text=String("/P"), Step=Name.Body)
    roles = [("Body", None), ("Text", None), ("Step", None), ("Else", None), ("H2", None)]
    assert meanings(*roles, RoleMap=known) == ["P", "NonStruct", "P", "NonStruct", "H2"]


def test_a_role_of_a_namespace_means_what_the_map_of_the_namespace_says() -> None:
    two = Dictionary(NS=String("http://iso.org/pdf2/ssn"))
    known = Dictionary(
        Plain=Name.H2,
        Alone=Array([Name.H3]),
        Newer=Array([Name.Em, two]),
        Empty=Array([]),
        Text=String("/P"),
    )
    own = Dictionary(NS=String("urn:x"), RoleMapNS=known)
    roles = [(name, own) for name in ("Plain", "Alone", "Newer", "Empty", "Text")]
    found = meanings(*roles, ("Plain", None), ("Em", two), Namespaces=Array([two, own]))
    assert found == ["H2", "H3", "Span", "NonStruct", "NonStruct", "NonStruct", "Span"]
