"""Parts into one file: the same bytes every time, whatever else has been bound before."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.bind.bind import Shelf, bind
from iisam_workshop.compose.front import filler
from iisam_workshop.model.blocks import Paragraph, Span, runs
from iisam_workshop.model.part import Binding, Part
from iisam_workshop.model.wording import Wording
from tests.bind.strangers import made, stranger
from tests.papers import bound, deck, face, flow, paper, pressed, prompts, table, text
from tests.reading import Reading
from tests.thorough import often

LINK = Paragraph((Span("see "), Span("there", link="https://example.org/")))
MADE = {
    "one": pressed(flow(text("one"), plan=paper("one", part="O", title="One"))),
    "links": pressed(flow(LINK, LINK, plan=paper("links", part="P", title="Links"))),
    "long": pressed(flow(table(30), plan=paper("long", part="Q", title="Long"))),
    "rare": pressed(flow(text("Ω ≤"), plan=paper("rare", part="R", title="Rare"))),
    "rarer": pressed(flow(text("Δ ∞"), plan=paper("rarer", part="S", title="Rarer"))),
    "cards": pressed(deck(face("7KM2A"), face("7KM2B"))),
    "prompts": pressed(prompts()),
}


def binding(*parts: Part) -> Binding:
    return Binding("Papers", "Eastmere Council", "en-GB", parts)


@cache
def text_alone(name: str) -> str:
    """What is read of a part that is bound by itself."""
    return Reading(bound(MADE[name])).text()


@settings(max_examples=often(50, 5))
@given(st.lists(st.sampled_from(sorted(MADE)), min_size=1, max_size=5))
def test_any_parts_in_any_order_make_one_accessible_file(names: list[str]) -> None:
    parts = [MADE[name] for name in names]
    reading = Reading(bound(*parts))
    assert reading.problems() == []
    assert reading.pdf.check_pdf_syntax() == []
    assert [node.entries["T"] for node in reading.all("Part")] == [part.title for part in parts]
    assert [node.words() for node in reading.all("Part")] == [text_alone(name) for name in names]
    assert len(reading.pdf.pages) == sum(part.pages for part in parts)
    assert len(reading.font_programs()) == len(set(reading.font_programs()))


def test_the_same_parts_make_the_same_bytes() -> None:
    assert bound(*MADE.values()) == bound(*MADE.values())


def test_a_shelf_changes_no_byte() -> None:
    shelf = Shelf()
    for names in (["one", "links"], ["links", "long"], ["one", "links"], ["cards", "one"]):
        parts = [MADE[name] for name in names]
        assert bind(binding(*parts), shelf) == bind(binding(*parts))


def test_binding_leaves_its_parts_as_they_were() -> None:
    before = {name: part.pdf for name, part in MADE.items()}
    bound(*MADE.values())
    assert {name: part.pdf for name, part in MADE.items()} == before


def test_a_part_may_come_more_than_once_as_fillers_do(wording: Wording) -> None:
    blank = pressed(filler(wording))
    reading = Reading(bound(MADE["one"], blank, MADE["long"], blank, MADE["links"]))
    assert reading.problems() == []
    assert [node.entries["T"] for node in reading.all("Part")] == ["One", "Blank page", "Long", "Blank page", "Links"]
    assert [title for _, title, _ in reading.bookmarks()] == ["One", "Long", "Links"]
    assert set(reading.destinations()) == {"O", "Q", "P"}


def test_links_and_pages_have_keys_of_their_own() -> None:
    reading = Reading(bound(MADE["links"], MADE["one"], MADE["links"]))
    pages = [int(at.StructParents) for at in reading.pdf.pages]
    links = [int(link.StructParent) for at in reading.pdf.pages for link in at.get("/Annots", [])]
    assert pages == [0, 1, 2]
    assert sorted(links) == [3, 4, 5, 6]


def test_the_objects_of_a_file_are_numbered_without_gaps() -> None:
    parts = [MADE["links"], stranger(made(blocks=(text("x"),))), MADE["cards"]]
    for wish in ({}, {"archive": True}):
        with pikepdf.open(io.BytesIO(bound(*parts, **wish))) as pdf:
            size = int(pdf.trailer.Size)
            assert [number for number in range(1, size) if pdf.get_object(number, 0) is None] == []


def test_pages_keep_their_sizes() -> None:
    with pikepdf.open(io.BytesIO(bound(MADE["one"], MADE["cards"]))) as pdf:
        assert [round(float(at.mediabox[2])) for at in pdf.pages] == [595, 842, 842]


def test_the_language_of_a_part_may_differ_from_the_file() -> None:
    welsh = pressed(flow(text("Croeso"), lang="cy"))
    reading = Reading(bound(MADE["one"], welsh))
    assert str(reading.root.Lang) == "en-GB"
    assert [node.entries["Lang"] for node in reading.all("Part")] == ["en-GB", "cy"]


@pytest.mark.parametrize("words", ["x", "Tŷ"])
def test_the_identity_of_a_file_follows_its_words(words: str) -> None:
    def identity(said: str) -> bytes:
        with pikepdf.open(io.BytesIO(bound(pressed(flow(Paragraph(runs(said))))))) as pdf:
            return bytes(pdf.trailer.ID[0])

    assert identity(words) == identity(words)
    assert identity(words) != identity(f"{words}!")
