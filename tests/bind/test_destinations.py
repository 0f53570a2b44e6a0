"""Where links and bookmarks of small foreign files lead, and where that is when their pages lie elsewhere."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from iisam_workshop.bind.destinations import Destinations, Target
from iisam_workshop.bind.placing import AS_IT_IS, Matrix
from iisam_workshop.bind.source import Source

SMALLER = Matrix(0.5, 0.0, 0.0, 0.25, 30.0, 70.0)
ON_ITS_SIDE = Matrix(0.0, -0.5, 0.5, 0.0, 30.0, 70.0)
NAMED = "place"


def opened(change: Callable[[Any], Any], pages: int = 3) -> Destinations:
    """The places of a file of empty pages, changed."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return Destinations(Source(out.getvalue()))


def called(where: Callable[[Any], Any]) -> Destinations:
    """The places of a file that has one by name."""

    def change(pdf: Any) -> None:
        pdf.Root.Dests = Dictionary({f"/{NAMED}": where(pdf)})

    return opened(change)


def led(where: Callable[[Any], Any]) -> Target | None:
    """Where a destination leads."""
    return called(where).named.get(NAMED)


KINDS: list[tuple[str, tuple[float | None, ...]]] = [
    ("XYZ", (10, 20, 2)),
    ("XYZ", (0, None, None)),
    ("XYZ", (None, 20, None)),
    ("Fit", ()),
    ("FitB", ()),
    ("FitH", (20,)),
    ("FitBH", (20,)),
    ("FitV", (10,)),
    ("FitBV", (10,)),
    ("FitR", (0, 20, 110, 220)),
]


@pytest.mark.parametrize(("kind", "numbers"), KINDS)
def test_a_place_is_known_with_the_way_in_which_its_page_is_shown(kind: str, numbers: tuple[float | None, ...]) -> None:
    assert led(lambda pdf: Array([pdf.pages[1].obj, Name(f"/{kind}"), *numbers])) == Target(1, kind, numbers)


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (lambda page: [page], Target(2)),
        (lambda page: [page, Name.Elsewhere, 1, 2], Target(2)),
        (lambda page: [page, 5], Target(2)),
        (lambda page: [page, Name.XYZ, 10], Target(2, "XYZ", (10, None, None))),
        (lambda page: [page, Name.XYZ, String("x"), 20, 1], Target(2, "XYZ", (None, 20, 1))),
        (lambda page: [page, Name.FitH, 20, 30, 40], Target(2, "FitH", (20,))),
        (lambda _: [], None),
        (lambda _: [7, Name.Fit], None),
    ],
)
def test_a_place_that_is_told_badly_is_the_whole_page_or_none(
    told: Callable[[Any], list[Any]], wanted: Target | None
) -> None:
    assert led(lambda pdf: Array(told(pdf.pages[2].obj))) == wanted


def test_a_place_may_stand_in_a_dictionary_and_what_is_neither_leads_nowhere() -> None:
    assert led(lambda pdf: Dictionary(D=Array([pdf.pages[1].obj, Name.Fit]))) == Target(1)
    assert led(lambda _: 5) is None
    assert led(lambda _: Dictionary(D=5)) is None


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("XYZ", (10, 20, 2), (35, 75, None)),
        ("XYZ", (None, 20, None), (None, 75, None)),
        ("XYZ", (10, None, None), (35, None, None)),
        ("FitH", (20,), (75,)),
        ("FitBH", (20,), (75,)),
        ("FitV", (10,), (35,)),
        ("FitBV", (10,), (35,)),
        ("FitR", (0, 20, 110, 220), (30, 75, 85, 125)),
    ],
)
def test_a_place_goes_with_its_page(kind: str, before: tuple[float, ...], after: tuple[float, ...]) -> None:
    assert Target(1, kind, before).moved(SMALLER) == Target(1, kind, after)
    assert Target(1, kind, before).moved(AS_IT_IS).numbers[:2] == before[:2]


@pytest.mark.parametrize(
    ("kind", "numbers", "matrix"),
    [
        ("FitH", (None,), SMALLER),
        ("FitV", (None,), SMALLER),
        ("FitR", (None, 20, 110, 220), SMALLER),
        ("XYZ", (10, 20, 2), ON_ITS_SIDE),
        ("FitH", (20,), ON_ITS_SIDE),
        ("FitV", (10,), ON_ITS_SIDE),
    ],
)
def test_where_a_place_makes_no_sense_on_a_moved_page_the_whole_page_is_shown(
    kind: str, numbers: tuple[float | None, ...], matrix: Matrix
) -> None:
    assert Target(1, kind, numbers).moved(matrix) == Target(1)


def test_a_rectangle_is_known_on_a_page_that_lies_on_its_side() -> None:
    assert Target(1, "FitR", (0, 20, 110, 220)).moved(ON_ITS_SIDE) == Target(1, "FitR", (40, 15, 140, 70))


def test_named_places_are_found_in_both_lists_in_the_order_of_their_names() -> None:
    def change(pdf: Any) -> None:
        places = [Array([page.obj, Name.Fit]) for page in pdf.pages]
        pdf.Root.Dests = Dictionary(zebra=places[0])
        names = Array([String("ant"), places[1], String(b"\xad"), places[2], String("lost"), Array([])])
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=names))

    assert list(opened(change).named.items()) == [("ant", Target(1)), ("zebra", Target(0)), ("\xad", Target(2))]


def test_a_link_leads_by_its_action_or_by_its_destination_and_nowhere_by_any_other_action() -> None:
    def change(pdf: Any) -> None:
        pdf.Root.Dests = Dictionary(here=Array([pdf.pages[1].obj, Name.Fit]))
        place = Array([pdf.pages[2].obj, Name.FitH, 20])
        pdf.Root.Links = Array(
            [
                Dictionary(Dest=place),
                Dictionary(Dest=Name.here),
                Dictionary(A=Dictionary(S=Name.GoTo, D=place)),
                Dictionary(A=Dictionary(S=Name.GoTo, D=String("here"))),
                Dictionary(A=Dictionary(S=Name.GoToR, D=place)),
                Dictionary(A=Dictionary(S=Name.GoTo, D=String("there"))),
                Dictionary(Dest=Name.there),
            ]
        )

    places = opened(change)
    led_to = [places.of(link.get_object()) for link in places.source.catalogue["/Links"]]
    below = Target(2, "FitH", (20,))
    assert [places.target(each) for each in led_to] == [below, Target(1), below, Target(1), None, None, None]
    assert [places.name(each) for each in led_to] == [None, "here", None, "here", None, None, None]


# -- the outline: a bookmark is a title, the page to which it leads, and those below it

Mark = tuple[str, int | None, Sequence[Any]]


def bookmarked(*marks: Mark) -> Destinations:
    def add(pdf: Any, above: Any, some: Sequence[Mark]) -> None:
        items = [pdf.make_indirect(Dictionary(Title=String(title))) for title, _, _ in some]
        for at, (item, (_, page, below)) in enumerate(zip(items, some, strict=True)):
            if page is not None:
                item.Dest = Array([pdf.pages[page].obj, Name.Fit])
            if at + 1 < len(items):
                item.Next = items[at + 1]
            add(pdf, item, below)
        if items:
            above.First, above.Last = items[0], items[-1]

    def change(pdf: Any) -> None:
        pdf.Root.Outlines = pdf.make_indirect(Dictionary())
        add(pdf, pdf.Root.Outlines, marks)

    return opened(change)


def told(places: Destinations) -> list[tuple[str, int, int]]:
    return [(entry.title, entry.depth, entry.target.page) for entry in places.outline()]


def test_bookmarks_are_told_in_their_order_with_their_depth() -> None:
    places = bookmarked(("One", 0, [("Below", 1, []), ("Beside", 2, [])]), ("Two", 1, []))
    assert told(places) == [("One", 0, 0), ("Below", 1, 1), ("Beside", 1, 2), ("Two", 0, 1)]


def test_a_bookmark_that_leads_nowhere_goes_where_the_first_below_it_leads_and_never_where_one_beside_it_does() -> None:
    near = bookmarked(("Head", None, [("Near", 2, []), ("Far", 1, [])]))
    assert told(near) == [("Head", 0, 2), ("Near", 1, 2), ("Far", 1, 1)]
    deep = bookmarked(("Head", None, [("Empty", None, []), ("Sub", None, [("Deep", 2, [])])]), ("Next", 1, []))
    assert told(deep) == [("Head", 0, 2), ("Sub", 1, 2), ("Deep", 2, 2), ("Next", 0, 1)]
    assert told(bookmarked(("Head", None, []), ("Next", 1, []))) == [("Next", 0, 1)]
    assert told(bookmarked(("Head", None, []))) == []


def test_a_title_is_one_line_of_at_most_two_hundred_letters() -> None:
    places = bookmarked((" One\r\n  two ", 0, []), ("x" * 250, 0, []), ("  ", 0, []))
    assert [entry.title for entry in places.outline()] == ["One two", "x" * 200]


def test_bookmarks_are_six_deep_and_no_deeper() -> None:
    deepest: list[Mark] = []
    for depth in reversed(range(9)):
        deepest = [(f"{depth}", 0, deepest)]
    assert told(bookmarked(*deepest, ("end", 1, []))) == [*((f"{n}", n, 0) for n in range(6)), ("end", 0, 1)]


def test_of_more_than_two_thousand_bookmarks_the_rest_is_not_told() -> None:
    places = bookmarked(*[("", None, [])] * 1_999, ("last", 0, []), ("one more", 0, []))
    assert told(places) == [("last", 0, 0)]


def test_bookmarks_that_follow_themselves_are_told_once() -> None:
    def change(pdf: Any) -> None:
        place = Array([pdf.pages[0].obj, Name.Fit])
        one, two = (pdf.make_indirect(Dictionary(Title=String(title), Dest=place)) for title in ("One", "Two"))
        one.Next, two.Next, two.First = two, one, two
        pdf.Root.Outlines = Dictionary(First=one)

    assert told(opened(change)) == [("One", 0, 0), ("Two", 0, 0)]
