"""Tests of the tests: a file whose ways are right, led astray one way at a time, must be noticed."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, NameTree, OutlineItem, String

from iisam_workshop.model.blocks import Heading, ItemList, Span, runs
from tests.papers import bound, deck, face, flow, paper, pressed, prompt, prompts, text
from tests.reading import Reading
from tests.ways import astray

CONTENTS = ItemList(tuple((Span(title, link=f"#{letter}"),) for letter, title in (("F", "Inject"), ("L", "Cards"))))


@pytest.fixture(scope="module")
def good() -> bytes:
    front = flow(CONTENTS, Heading(2, runs("One")), text("x"), plan=paper(title="Front", part="P"))
    return bound(*map(pressed, (front, prompts(prompt(1), prompt(2), prompt(3)), deck(face("7KM2A"), face("8KM2A")))))


def led_astray(good: bytes, mislead) -> list[str]:
    with pikepdf.open(io.BytesIO(good)) as pdf:
        mislead(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return astray(Reading(out.getvalue()))


def first_of(pdf, title: str):
    """Return the outline entry of a title, as it stands in the file."""
    return next(each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/Title") == title)


def retarget(title: str, page: int):
    def mislead(pdf) -> None:
        item = first_of(pdf, title)
        item["/Dest"] = Array([pdf.pages[page].obj, Name.Fit])
        if "/A" in item:
            del item["/A"]

    return mislead


def rename(pdf) -> None:
    first_of(pdf, "One").Title = String("Two")


def shuffle(pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.reverse()


def forget(pdf) -> None:
    with pdf.open_outline() as outline:
        del outline.root[1]


def add_filler(pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("Left blank", 0))


def move_place(pdf) -> None:
    """Let a name lead one page further, as a page that was put in and not counted would."""
    NameTree(pdf.Root.Names.Dests)["F"] = Array([pdf.pages[2].obj, Name.Fit])


def swap_places(pdf) -> None:
    places = NameTree(pdf.Root.Names.Dests)
    places["F"], places["L"] = places["L"], places["F"]


def lose_place(pdf) -> None:
    del NameTree(pdf.Root.Names.Dests)["L"]


def tell_another(pdf) -> None:
    next(each for each in pdf.pages[0].Annots if "/Contents" in each).Contents = String("Elsewhere")


def shift_labels(pdf) -> None:
    """Number on from a page too early, as a blank page that is not counted would."""
    pdf.Root.PageLabels.Nums[3].P = String("F-2")


def restart(pdf) -> None:
    """Print the words and the footer of one page on another."""
    pdf.pages[1].Contents = pdf.pages[3].Contents


MISLED = {
    "a bookmark of a part on the page after its first": retarget("Inject cards", 2),
    "a bookmark of a card on another card": retarget("8KM2A", 5),
    "a bookmark of words on a page without them": retarget("One", 1),
    "a bookmark with words that stand nowhere": rename,
    "bookmarks out of order": shuffle,
    "a part without a bookmark": forget,
    "a bookmark of no part": add_filler,
    "a link to the second page of its part": move_place,
    "links to one another's parts": swap_places,
    "a link to nowhere": lose_place,
    "a link that says something else": tell_another,
    "labels one page late": shift_labels,
    "a footer with another number": restart,
}


def test_the_ways_of_a_good_file_lead_where_they_say(good):
    assert astray(Reading(good)) == []


@pytest.mark.parametrize("name", MISLED)
def test_a_way_that_leads_astray_is_noticed(good, name):
    assert led_astray(good, MISLED[name]) != []
