"""What is read of a file that somebody else made, whatever is wrong with it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NullObject, NumberObject

from iisam_workshop.bind.placing import Box
from iisam_workshop.bind.source import Source, entries, items, named_entries, number_of, numbers_in
from tests.bind.bare import drawn


def array(*numbers: int) -> ArrayObject:
    return ArrayObject(NumberObject(each) for each in numbers)


def source(change: Any, pages: int = 1) -> Source:
    return Source(drawn(change, pages=pages))


def test_a_single_thing_is_a_list_of_one_and_nothing_is_an_empty_one() -> None:
    one = NumberObject(7)
    assert (items(None), items(one), items(array(1, 2))) == ([], [7], [1, 2])
    assert entries(one) == entries(None) == {}


def test_numbers_come_in_pairs_or_as_many_as_are_wanted() -> None:
    assert numbers_in(array(1, 2, 3, 4)) == [1, 2, 3, 4]
    assert numbers_in(array(1, 2, 3)) == [1, 2]
    assert numbers_in(None) == []
    assert numbers_in(None, 2) == [0, 0]
    assert numbers_in(array(1, 2, 3, 4, 5), 4) == [1, 2, 3, 4]
    assert numbers_in(array(1), 4) == [1, 0, 0, 0]
    assert numbers_in(ArrayObject([FloatObject("1.5"), NameObject("/A")])) == [1.5, 0]


def test_things_without_a_number_have_numbers_of_their_own_that_no_object_has() -> None:
    one, other = NullObject(), NullObject()
    assert len({number_of(one), number_of(other)}) == 2
    assert max(number_of(one), number_of(other)) < 0


@pytest.mark.parametrize(
    ("said", "turned"),
    [(0, 0), (89, 0), (90, 90), (100, 90), (180, 180), (270, 270), (359, 270), (360, 0), (450, 90), (-90, 270)],
)
def test_a_page_is_turned_by_right_angles_only(said: int, turned: int) -> None:
    def change(pdf: Any) -> None:
        pdf.pages[0].Rotate = said

    assert source(change).rotation(0) == turned


@pytest.mark.parametrize(
    ("said", "unit"), [(None, 1), (0.5, 0.5), (2, 2), (99, 99), (100, 1), (1000, 1), (0.001, 1), (Name.Many, 1)]
)
def test_a_unit_beyond_all_measure_counts_as_none(said: Any, unit: float) -> None:
    def change(pdf: Any) -> None:
        if said is not None:
            pdf.pages[0].UserUnit = said

    assert source(change).unit(0) == unit


def test_what_is_shown_of_a_page_lies_on_its_paper() -> None:
    def change(pdf: Any) -> None:
        pdf.pages[0].CropBox = Array([100, 900, -5, 200])

    assert source(change).box(0) == Box(0, 200, 100, 800)


def test_the_content_of_a_page_is_all_its_streams() -> None:
    def change(pdf: Any) -> None:
        one, other = (pdf.make_stream(each) for each in (b"q", b"Q"))
        pdf.pages[0].Contents, pdf.pages[1].Contents = Array([one, 7, other]), one

    found = source(change, pages=3)
    assert [found.content(page) for page in range(3)] == [b"q\nQ", b"q", b""]


def test_marks_may_be_called_by_names_of_the_resources() -> None:
    def change(pdf: Any) -> None:
        lists = Dictionary(MC0=pdf.make_indirect(Dictionary(MCID=4)), MC1=Dictionary(MCID=-1), MC2=Dictionary())
        pdf.pages[0].Resources = Dictionary(Properties=lists)
        pdf.pages[0].Contents = pdf.make_stream(b" ".join(b"/P /MC%d BDC EMC" % n for n in range(4)))

    assert source(change).marks[0].mcids == [4]


def test_annotations_that_ask_for_something_or_play_are_not_kept() -> None:
    def change(pdf: Any) -> None:
        kinds = ("Widget", "Link", "Popup", "FileAttachment", "Movie", "Ink")
        pdf.pages[0].Annots = Array([Dictionary(Subtype=Name(f"/{kind}")) for kind in kinds])

    assert [entries(each)["/Subtype"] for each in source(change).annotations(0)] == ["/Link", "/Ink"]


def test_forms_are_found_in_forms_and_their_marks_with_them_but_none_in_pictures() -> None:
    def change(pdf: Any) -> None:
        def shown(kind: Name, mcid: int, **inside: Any) -> Any:
            made = pdf.make_stream(b"/P <</MCID %d>> BDC EMC" % mcid, Type=Name.XObject, Subtype=kind)
            made.Resources = Dictionary(XObject=Dictionary(inside))
            return made

        inner, picture = shown(Name.Form, 2), shown(Name.Image, 3)
        outer = shown(Name.Form, 1, **{"/In": inner, "/Im": picture})
        outer.Resources.XObject.Self = outer
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Out=outer, Bad=7))

    assert sorted(map(sorted, source(change).forms.values())) == [[], [1], [2]]


def node(*pairs: tuple[int, int], kids: Any = ()) -> DictionaryObject:
    flat = array(*(each for pair in pairs for each in pair))
    return DictionaryObject({NameObject("/Names"): flat, NameObject("/Kids"): ArrayObject(kids)})


def test_a_tree_of_names_is_read_in_order_and_every_node_once() -> None:
    last = node((7, 8), (9, 10))
    tree = node((1, 2), kids=[node((3, 4), kids=[node((5, 6))])])
    tree[NameObject("/Kids")] = ArrayObject([*tree["/Kids"], tree, last, last])
    found = list(named_entries(tree))
    assert found == list(pairwise(range(1, 11)))[::2]


def test_a_key_without_a_value_is_no_entry() -> None:
    tree = node((1, 2))
    tree["/Names"].append(NumberObject(3))
    assert list(named_entries(tree)) == [(1, 2)]


def test_a_tree_of_more_names_than_anybody_gives_is_not_read_to_its_end() -> None:
    most = 20_000
    full = DictionaryObject({NameObject("/Names"): ArrayObject([NumberObject(1)] * 2 * most)})
    assert sum(1 for _ in named_entries(node(kids=[full, node((1, 2))]))) == most
    assert sum(1 for _ in named_entries(node(kids=[node((1, 2)), full]))) == most + 1
