"""Structure trees of any shape over several parts, read back by an independent reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.model.part import Annotation, Content, Element
from iisam_workshop.pdf.file import PdfObject, write_pdf
from iisam_workshop.pdf.objects import Name, Ref, Value, encode
from iisam_workshop.pdf.structure import Branch, structure
from tests.reading import Node, Reading
from tests.thorough import often

Leaf = Content | Annotation
CATALOGUE, PAGES, INFO, METADATA = 1, 2, 3, 4
SCOPE = (("O", "Table"), ("Scope", "Row"))


@dataclass
class Sketch:
    """A part before it has places in a file: mcids and links of each page, and its tree."""

    marks: list[int]
    links: list[int]
    tree: tuple[Element, ...]


def leaves(marks: Sequence[int], links: Sequence[int]) -> list[Leaf]:
    contents = [Content(page, mcid) for page, count in enumerate(marks) for mcid in range(count)]
    return [*contents, *(Annotation(page, n) for page, count in enumerate(links) for n in range(count))]


@st.composite
def elements(draw: Any, of: Sequence[Leaf], depth: int = 0) -> tuple[Element, ...]:
    """Elements that hold each leaf once, in the order given, with others among them that hold none."""
    found: list[Element] = []
    rest = list(of)
    while rest or draw(st.booleans()):
        count = draw(st.integers(0, len(rest)))
        mine, rest = rest[:count], rest[count:]
        split = draw(st.integers(0, len(mine))) if depth < 3 else len(mine)
        below = draw(elements(mine[split:], depth + 1)) if mine[split:] else ()
        words = draw(st.sampled_from([{}, {"alt": "Tŷ (1)"}, {"title": "A"}, {"lang": "cy"}, {"actual": "x"}]))
        attributes = draw(st.sampled_from([(), (SCOPE,), (SCOPE, (("O", "List"), ("ListNumbering", "Disc")))]))
        kids = (*mine[:split], *below) if draw(st.booleans()) else (*below, *mine[:split])
        found.append(Element(draw(st.sampled_from(["P", "Sect", "TD", "Link"])), kids, attributes=attributes, **words))
    return tuple(found)


@st.composite
def sketches(draw: Any) -> Sketch:
    marks = draw(st.lists(st.integers(0, 5), min_size=1, max_size=3))
    links = [draw(st.integers(0, 2)) for _ in marks]
    shuffled = draw(st.permutations(leaves(marks, links)))
    return Sketch(marks, links, draw(elements(shuffled)))


def file_of(sketches: Sequence[Sketch]) -> bytes:
    """A file of parts, whose pages mark content that paints a point."""
    numbers = iter(range(5, 1 << 20))
    keys = iter(range(sum(len(sketch.marks) for sketch in sketches), 1 << 20))
    objects, branches, pages = [], [], []
    for number, sketch in enumerate(sketches):
        first, places, links = len(pages), [], {}
        for index, count in enumerate(sketch.marks):
            page, stream = next(numbers), next(numbers)
            annotations = []
            for n in range(sketch.links[index]):
                annotation, key = next(numbers), next(keys)
                links[Annotation(index, n)] = (annotation, key)
                annotations.append(Ref(annotation))
                objects.append(PdfObject(annotation, encode(_link(key))))
            content = b"".join(b"/P <</MCID %d>> BDC 0 0 m S EMC\n" % mcid for mcid in range(count))
            objects += [
                PdfObject(page, encode(_page(stream, len(pages), annotations))),
                PdfObject(stream, b"<</Length %d>>stream\n%b\nendstream" % (len(content), content), stream=True),
            ]
            places.append(page)
            pages.append(page)
        branches.append(Branch(f"Part {number}", "en-GB", sketch.tree, places, first, sketch.marks, links))
    start = next(numbers)
    tree = structure(branches, start)
    return write_pdf([*objects, *_frame(pages, start), *tree], CATALOGUE, INFO)


def _page(stream: int, key: int, annotations: list[Ref]) -> dict[str, Value]:
    page: dict[str, Value] = {"Type": Name("Page"), "Parent": Ref(PAGES), "MediaBox": [0, 0, 595, 842]}
    held: dict[str, Value] = {"Annots": annotations} if annotations else {}
    return {**page, "Resources": {}, "Contents": Ref(stream), "StructParents": key, **held}


def _link(key: int) -> dict[str, Value]:
    link: dict[str, Value] = {"Type": Name("Annot"), "Subtype": Name("Link"), "Rect": [0, 0, 9, 9]}
    return {**link, "Contents": "A link", "StructParent": key}


def _frame(pages: list[int], tree: int) -> list[PdfObject]:
    catalogue: dict[str, Value] = {
        "Type": Name("Catalog"),
        "Pages": Ref(PAGES),
        "StructTreeRoot": Ref(tree),
        "MarkInfo": {"Marked": True},
        "Lang": "en-GB",
        "Metadata": Ref(METADATA),
        "ViewerPreferences": {"DisplayDocTitle": True},
    }
    kids = [Ref(page) for page in pages]
    return [
        PdfObject(CATALOGUE, encode(catalogue)),
        PdfObject(PAGES, encode({"Type": Name("Pages"), "Kids": kids, "Count": len(pages)})),
        PdfObject(INFO, encode({"Title": "Trees"})),
        PdfObject(METADATA, b"<</Length 0>>stream\n\nendstream", stream=True),
    ]


def shape_of(element: Element) -> Any:
    """An element and all below it as nested tuples; content within it is no part of its shape."""
    words = {"T": element.title, "Alt": element.alt, "Lang": element.lang, "ActualText": element.actual}
    attributes = {key: f"/{value}" for each in element.attributes for key, value in each if key != "O"}
    kids = [shape_of(kid) for kid in element.kids if isinstance(kid, Element)]
    return element.role, {key: text for key, text in words.items() if text}, attributes, kids


def shape_read(node: Node) -> Any:
    return node.role, node.entries, node.attributes, [shape_read(kid) for kid in node.kids]


@settings(max_examples=often(60, 4))
@given(st.lists(sketches(), min_size=1, max_size=3))
def test_every_mark_has_one_owner_and_the_parent_tree_agrees(found: list[Sketch]) -> None:
    reading = Reading(file_of(found))
    marks = [count for sketch in found for count in sketch.marks]
    links = sum(sum(sketch.links) for sketch in found)
    assert reading.problems() == []
    assert reading.repeated == []
    assert set(reading.owners) == {(page, mcid) for page, count in enumerate(marks) for mcid in range(count)}
    assert len(reading.link_owners) == links
    assert reading.pdf.check_pdf_syntax() == []


@settings(max_examples=often(60, 4))
@given(st.lists(sketches(), min_size=1, max_size=3))
def test_the_tree_that_is_read_is_the_tree_that_was_given(found: list[Sketch]) -> None:
    reading = Reading(file_of(found))
    assert len(reading.tree) == 1
    document = reading.tree[0]
    assert document.role == "Document"
    assert [part.entries["T"] for part in document.kids] == [f"Part {n}" for n in range(len(found))]
    for part, sketch in zip(document.kids, found, strict=True):
        assert (part.role, part.entries["Lang"]) == ("Part", "en-GB")
        assert [shape_read(node) for node in part.kids] == [shape_of(element) for element in sketch.tree]


@settings(max_examples=often(40, 4))
@given(sketches())
def test_every_element_points_back_to_its_parent(sketch: Sketch) -> None:
    reading = Reading(file_of([sketch]))

    def walk(element: Any, parent: Any) -> None:
        assert element.P.objgen == parent.objgen
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid, element)

    root = reading.root.StructTreeRoot
    walk(root.K[0], root)


def test_content_on_a_later_page_says_on_which() -> None:
    tree = (Element("P", (Content(0, 0), Content(1, 0))),)
    reading = Reading(file_of([Sketch([1, 1], [0, 0], tree)]))
    assert reading.problems() == []
    assert set(reading.owners) == {(0, 0), (1, 0)}
    assert len(set(reading.owners.values())) == 1


def test_a_parent_tree_of_many_pages_is_found_through_its_limits() -> None:
    pages = 450
    tree = tuple(Element("P", (Content(page, 0),)) for page in range(pages))
    reading = Reading(file_of([Sketch([1] * pages, [0] * pages, tree)]))
    root = reading.root.StructTreeRoot
    assert len(root.ParentTree.Kids) == 3
    limits = [[int(n) for n in leaf.Limits] for leaf in root.ParentTree.Kids]
    assert limits == [[0, 199], [200, 399], [400, 449]]
    assert reading.problems() == []
    found = pikepdf.NumberTree(root.ParentTree)  # it looks a key up by the limits
    assert all(found[page][0].objgen == reading.owners[page, 0] for page in range(pages))
    assert int(root.ParentTreeNextKey) == pages


def test_the_same_trees_make_the_same_bytes() -> None:
    sketch = Sketch([2, 1], [1, 0], (Element("P", (Content(0, 1), Annotation(0, 0)), alt="é"), Element("P", ())))
    assert file_of([sketch, sketch]) == file_of([sketch, sketch])


def test_the_summary_of_a_table_is_text_and_other_attributes_are_names() -> None:
    box = (("O", "Layout"), ("BBox", (1.0, 2.5, 30.25, 4.0)))
    told = (("O", "Table"), ("Summary", "Times (draft), tŷ"))
    reading = Reading(file_of([Sketch([0], [0], (Element("Table", attributes=(told, box)), Element("P")))]))
    first = reading.root.StructTreeRoot.K[0].K[0].K[0]
    summary, layout = first.A
    assert (summary.O, str(summary.Summary)) == (pikepdf.Name.Table, "Times (draft), tŷ")
    assert isinstance(summary.Summary, pikepdf.String)
    assert [float(n) for n in layout.BBox] == [1.0, 2.5, 30.25, 4.0]
