"""Ways into a file: bookmarks, links of the contents, page labels."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from iisam_workshop.model.blocks import Heading, ItemList, Paragraph, Span, runs
from iisam_workshop.model.part import Bookmark, Part
from tests.bind.bare import Change, drawn, framing, rebound, together
from tests.bind.strangers import stranger
from tests.papers import deck, face, flow, paper, prompt, prompts, read, text
from tests.reading import Reading
from tests.ways import astray

Reader = Callable[[str], Reading]
PACKS = ("session-pack.pdf", "attendee-pack.pdf", "table-pack.pdf", "facilitator-pack.pdf")


def test_every_bookmark_link_and_label_leads_where_it_says(files: list[str], read_pdf: Reader) -> None:
    printed = [name for name in files if name != "projector.pdf"]  # whose pages show a number and no folio
    assert {name: found for name in printed if (found := astray(read_pdf(name)))} == {}
    assert all(read_pdf(name).bookmarks() for name in files)


def test_every_part_has_a_bookmark_and_fillers_have_none(read_pdf: Reader) -> None:
    for name in PACKS:
        reading = read_pdf(name)
        wanted = [part.entries["T"] for part in reading.all("Part") if "left blank" not in part.words()]
        assert [title for depth, title, _ in reading.bookmarks() if depth == 0] == wanted


def test_every_card_and_every_brief_has_a_bookmark(read_pdf: Reader, parts: dict[str, Part]) -> None:
    below = [title for depth, title, _ in read_pdf("bingo-cards.pdf").bookmarks() if depth == 1]
    assert below == list(parts["bingo-cards"].folios)
    reading = read_pdf("session-pack.pdf")
    (briefs,) = (part for part in reading.all("Part") if part.entries["T"] == "Partner briefs")
    heads = [heading.words() for heading in briefs.all("H1")]
    found = [title for depth, title, number in reading.bookmarks() if depth == 1 and number in briefs.pages]
    assert found == heads
    assert len(heads) > 1


def test_what_is_cut_has_a_bookmark_for_each_card_table_or_stack_in_their_order(read_pdf: Reader) -> None:
    def below(name: str) -> list[str]:
        return [title for depth, title, _ in read_pdf(name).bookmarks() if depth == 1]

    tables = [f"Table {n}" for n in range(1, 5)]
    assert below("badges.pdf") == below("table-tents.pdf") == below("parts/D-sort-cards.pdf") == tables
    slips = below("parts/R-calling-slips.pdf")
    assert [int(title.split()[0]) for title in slips] == list(range(1, 61))
    messages = [re.match(r"Message (\d+)", title) for title in below("parts/G-injects.pdf")]
    numbers = [int(found[1]) for found in messages if found]
    assert len(numbers) == len(messages) > 4
    assert numbers == sorted(numbers)


def test_the_contents_tell_how_many_pages_each_part_has(read_pdf: Reader) -> None:
    for name in ("attendee-pack.pdf", "table-pack.pdf", "facilitator-pack.pdf"):
        reading = read_pdf(name)
        parts = {part.entries["T"]: len(part.pages) for part in reading.all("Part")}
        rows = [[cell.words() for cell in row.kids] for row in reading.all("Part")[0].all("Table")[-1].all("TR")[1:]]
        told = {row[1]: int(row[-1]) for row in rows}
        assert told, name
        assert {title: parts[title] for title in told} == told, name


def test_no_bookmark_of_the_build_names_a_person(files: list[str], read_pdf: Reader, plan) -> None:
    names = {seat.attendee.name for seat in plan.seats} | set(plan.session.asked.facilitators)
    for name in files:
        titles = "\n".join(title for _, title, _ in read_pdf(name).bookmarks())
        assert {each for each in names if each in titles} == set(), name


def test_links_of_the_contents_lead_to_the_first_page_of_their_part(read_pdf: Reader, parts: dict[str, Part]) -> None:
    letters = {part.letter: part.title for part in parts.values()}
    for name in PACKS:
        reading = read_pdf(name)
        starts = {part.entries["T"]: min(part.pages) for part in reading.all("Part")}
        places = reading.destinations()
        # the link of a title that goes over two lines has two places on the page
        gone_to = [target for target, _ in groupby(each[2] for each in reading.links() if each[1] == "GoTo")]
        packed = [part.entries["T"] for part in reading.all("Part")[1:] if "left blank" not in part.words()]
        assert [letters[target] for target in gone_to] == packed, name
        assert [places[target] for target in gone_to] == [starts[letters[target]] for target in gone_to]
        assert all(kind != "GoTo" or number < 4 for number, kind, _, _ in reading.links())


def test_links_of_the_contents_say_where_they_go(read_pdf: Reader, parts: dict[str, Part]) -> None:
    letters = {part.letter: part.title for part in parts.values()}
    reading = read_pdf("session-pack.pdf")
    front = reading.all("Part")[0]
    shown = [link.words() for link in front.all("Link")]
    gone_to = [each for each, _ in groupby(link[2:] for link in reading.links() if link[1] == "GoTo")]
    assert " ".join(shown) == " ".join(letters[target] for target, _ in gone_to)  # a title may go over two lines
    assert all(target in told for target, told in gone_to)


def test_labels_tell_all_pages_but_fillers_apart(read_pdf: Reader) -> None:
    labels = [label for label in read_pdf("session-pack.pdf").labels() if label != "–"]
    assert len(labels) == len(set(labels))


def test_bookmarks_of_papers_lie_below_their_part() -> None:
    first = flow(Heading(2, runs("One")), text("x"), Heading(2, runs("Tŷ (two)")), plan=paper(title="Ŵ & co", part="P"))
    reading = read(first, deck(face("7KM2A")), prompts(prompt(1), prompt(2), prompt(3)))
    assert reading.bookmarks() == [
        (0, "Ŵ & co", 0),
        (1, "One", 0),
        (1, "Tŷ (two)", 0),
        (0, "Journey bingo cards", 1),
        (1, "7KM2A", 1),
        (0, "Inject cards", 2),
        (1, "Inject 1 Nine visits in a week", 2),
        (1, "Inject 2 Nine visits in a week", 2),
        (1, "Inject 3 Nine visits in a week", 4),
    ]
    assert reading.destinations() == {"P": 0, "L": 1, "F": 2}


def test_a_link_to_a_part_finds_it_in_any_order() -> None:
    links = ItemList(tuple((Span(f"part {letter}", link=f"#{letter}"),) for letter in "FL"))
    reading = read(flow(links, Paragraph((Span("home", link="#M"),))), prompts(), deck())
    gone_to = [target for _, kind, target, _ in reading.links() if kind == "GoTo"]
    assert [reading.destinations()[target] for target in gone_to] == [1, 3, 0]
    assert reading.problems() == []


def bookmarked(*items: tuple[str, Any], named: tuple[str, ...] = ()) -> Change:
    """Bookmarks of a foreign file with where they lead on its last page, and names for that page."""

    def change(pdf: Any) -> None:
        page = pdf.pages[-1].obj
        made = [pdf.make_indirect(Dictionary(Title=String(title), Dest=Array([page, *to]))) for title, to in items]
        for one, other in pairwise(made):
            one.Next = other
        if made:
            pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=made[0], Last=made[-1], Count=len(made)))
        if named:
            pairs = [each for name in named for each in (String(name), Array([page, Name.FitH, 20]))]
            pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(pairs)))

    return change


def test_bookmarks_of_a_foreign_file_lie_below_the_part_and_lead_to_the_same_places() -> None:
    to = [[Name.XYZ, None, 20, 2], [Name.FitH, 20], [Name.Fit]]
    own_ones = (Bookmark("own", 0), Bookmark("below", 0, 1))
    pdf = rebound(bookmarked(*zip("abc", to, strict=True)), frame=framing(), bookmarks=own_ones)
    with pdf.open_outline() as outline:
        (part,) = outline.root
        assert part.title == "Guide z"
        own, *others = part.children
        assert (own.title, [each.title for each in own.children]) == ("own", ["below"])
        assert [each.title for each in others] == ["a", "b", "c"]
        led = [list(each.action.D if each.action is not None else each.destination) for each in others]
    assert [page.objgen for page, *_ in led] == [pdf.pages[0].obj.objgen] * 3
    assert [[str(kind), *(each if each is None else float(each) for each in places)] for _, kind, *places in led] == [
        ["/XYZ", None, 110, None],
        ["/FitH", 110],
        ["/Fit"],
    ]


def test_names_of_places_are_listed_as_their_bytes_lie_and_kept_apart() -> None:
    parts = [stranger(drawn(bookmarked(named=("z", "Tŷ", "Z1"))), name, letter=name) for name in ("Z1", "a")]
    pdf = together(*parts)
    listed = [bytes(each) for each in list(pdf.Root.Names.Dests.Names)[::2]]
    assert listed == sorted(listed)
    found = {str(name): place for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
    assert found.keys() == {"Z1", "Z1-2", "Z1-3", "Tŷ", "Tŷ-2", "a", "z", "z-2"}
    pages = [page.obj.objgen for page in pdf.pages]
    assert [found[name].D[0].objgen for name in ("z", "z-2", "Z1-2", "Z1-3")] == pages * 2
    assert [str(found["z"].D[1]), float(found["z"].D[2])] == ["/FitH", 20]


def test_a_file_without_named_places_has_no_list_of_them() -> None:
    pdf = rebound(letter="")
    assert "/Names" not in pdf.Root


def test_every_page_is_labelled_with_its_folio_but_for_the_count() -> None:
    parts = [stranger(drawn(pages=2)), replace(stranger(drawn()), folios=("",)), stranger(drawn())]
    pdf = together(*parts)
    assert [page.label for page in pdf.pages] == ["Z1-1", "Z1-2", "–", "Z1-1"]
    assert [int(each) for each in list(pdf.Root.PageLabels.Nums)[::2]] == [0, 1, 2, 3]
