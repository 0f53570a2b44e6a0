"""A pressed part: the same every time, and whole enough to be bound in another process."""

from __future__ import annotations

import pickle

import pytest

from iisam_workshop.model.blocks import Heading, ItemList, PageBreak, Paragraph, Span, runs
from iisam_workshop.model.document import Document, DocumentPlan, Flow
from iisam_workshop.model.part import Annotation, Bookmark, Content, Element, Part
from iisam_workshop.model.plan import Plan
from tests.papers import deck, flow, paper, pressed, prompt, prompts, table, text

DOCUMENTS = (flow(text("x"), table(30)), deck(), prompts(prompt(1), prompt(2)))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_same_document_makes_the_same_part(document: Document) -> None:
    assert pressed(document) == pressed(document)


@pytest.mark.pressed_anew
def test_a_document_of_each_kind_makes_the_same_part_again(
    documents: dict[str, Document], parts: dict[str, Part], plan: Plan
) -> None:
    from iisam_workshop.jobs.make import press_document

    shortest_last = sorted(documents, key=lambda name: -len(parts[name].pdf))
    kinds = {type(documents[name]): name for name in shortest_last}  # all of them: tests/jobs/test_same_bytes.py
    assert len(kinds) > 5
    for name in kinds.values():
        assert press_document(documents[name], plan.session.layout, plan.pack_id) == parts[name]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_part_arrives_whole_from_another_process(document: Document) -> None:
    part = pressed(document)
    assert pickle.loads(pickle.dumps(part)) == part


def owned(elements: tuple[Element | Content | Annotation, ...]) -> list[Content]:
    found = []
    for each in elements:
        if isinstance(each, Element):
            found += owned(each.kids)
        elif isinstance(each, Content):
            found.append(each)
    return found


def test_the_tree_of_a_part_owns_each_of_its_marks_once(parts: dict[str, Part]) -> None:
    for part in parts.values():
        marks = [Content(page, mcid) for page, count in enumerate(part.marks) for mcid in range(count)]
        assert sorted(owned(part.tree), key=lambda each: (each.page, each.mcid)) == marks


def test_a_part_carries_what_its_document_says_of_itself() -> None:
    part = pressed(flow(text("x"), plan=paper("minutes", part="Q", title="Notes"), lang="cy"))
    assert (part.id, part.letter, part.title, part.lang, part.pages) == ("minutes", "Q", "Notes", "cy", 1)


def test_headings_of_level_2_are_bookmarks_below_one_of_level_1() -> None:
    made = flow(Heading(2, runs("One")), text("x"), Heading(3, runs("Deep")), text("x"), Heading(2, runs("Two")))
    assert pressed(made).bookmarks == (Bookmark("One", 0), Bookmark("Two", 0))


def test_a_part_with_several_headings_of_level_1_lists_all_of_those_and_no_other() -> None:
    blocks = [Heading(1, runs("Police")), Heading(2, runs("Knows")), text("x")]
    more = [Heading(1, runs("Health")), Heading(2, runs("Needs")), ItemList((runs("x"),))]
    assert pressed(flow(blocks=(*blocks, *more))).bookmarks == (Bookmark("Police", 0), Bookmark("Health", 0))


def test_each_page_of_a_paper_with_names_has_a_digest_that_other_pages_do_not_change() -> None:
    def digests(*names: str) -> list[str]:
        sheets = [(Paragraph((Span(name, personal=True),)), PageBreak()) for name in names]
        blocks = tuple(block for sheet in sheets for block in sheet)[:-1]
        listing = Flow(DocumentPlan("list", "Z", "List", "desk", "once", 1), blocks, "{page}")
        return [digest for page in pressed(listing).own_pages for digest in page]

    before = digests("Ann Bell", "Łukasz Roe", "Siân Poe")
    assert len(set(before)) == 3
    assert digests("Ann Bell", "Ŵyn Roe", "Siân Poe")[::2] == before[::2]
    assert digests("Zoë", "Ann Bell", "Łukasz Roe", "Siân Poe")[1:] == before


def test_a_paper_without_names_or_for_everybody_has_none() -> None:
    for runs_of, copies in (((Span("Bring a pen"),), "once"), ((Span("Ann Bell", personal=True),), "person")):
        listing = Flow(DocumentPlan("list", "Z", "List", "desk", copies, 1), (Paragraph(runs_of),), "{page}")
        part = pressed(listing)
        assert (part.own_pages, part.personal) == ((), runs_of[0].personal)
