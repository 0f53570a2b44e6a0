"""The tagging canvas: every painted thing is in one element or is an artifact, however it came to be drawn."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from iisam_workshop.errors import WorkshopError
from iisam_workshop.model.document import Document, Flow
from iisam_workshop.model.part import Content, Element, Part
from iisam_workshop.press import setting as press_setting
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.fonts import register
from iisam_workshop.press.look import Look
from iisam_workshop.press.tags import Tag
from tests.papers import FONTS, flow, pressed, text
from tests.thorough import THOROUGH

OPENING = {"BDC", "BMC"}
PAINTING = {"Tj", "TJ", "S", "f", "f*", "B", "b", "Do"}
WATCHED = " ".join(sorted({"q", "Q", "EMC", *OPENING, *PAINTING}))


@pytest.fixture
def canvas() -> TaggedCanvas:
    register(FONTS)
    return TaggedCanvas((595, 842))


def operators(canvas: TaggedCanvas) -> list[str]:
    """The operators of the first page, in order."""
    canvas.showPage()
    with pikepdf.open(io.BytesIO(canvas.finish()[0])) as pdf:
        return [str(operator) for _, operator in pikepdf.parse_content_stream(pdf.pages[0])]


def marks(canvas: TaggedCanvas) -> list[str]:
    """The marks and painting operators of the first page: ``P3`` for content 3 of a P, ``-`` for its end."""
    canvas.showPage()
    found = []
    with pikepdf.open(io.BytesIO(canvas.finish()[0])) as pdf:
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            match str(operator):
                case "BDC" | "BMC":
                    mcid = operands[1].get("/MCID", "") if len(operands) > 1 else ""
                    found.append(f"{str(operands[0])[1:]}{mcid}")
                case "EMC":
                    found.append("-")
                case painted if painted in PAINTING:
                    found.append(painted)
    return found


def test_text_belongs_to_its_tag(canvas: TaggedCanvas) -> None:
    with canvas.tag("P"):
        canvas.drawString(10, 10, "x")
    assert marks(canvas) == ["P0", "Tj", "-"]
    assert canvas.tree() == (Element("P", (Content(0, 0),)),)
    assert canvas.marks == [1]
    assert canvas.stray == []


def test_text_outside_a_tag_is_noted(canvas: TaggedCanvas) -> None:
    canvas.drawString(10, 10, "nobody's")
    with canvas.tag("Sect"):
        canvas.drawString(10, 10, "a section holds paragraphs, not text")
    assert marks(canvas) == ["Artifact", "Tj", "-", "Artifact", "Tj", "-"]
    assert [page for page, _ in canvas.stray] == [0, 0]


def test_text_in_an_artifact_is_nobodys_on_purpose(canvas: TaggedCanvas) -> None:
    with canvas.artifact("Pagination", "Footer"):
        canvas.drawString(10, 10, "folio")
    assert marks(canvas) == ["Artifact", "Tj", "-"]
    assert canvas.stray == []


def test_lines_are_artifacts_outside_a_figure_and_content_inside(canvas: TaggedCanvas) -> None:
    canvas.line(0, 0, 9, 9)
    with canvas.tag("P"):
        canvas.drawString(10, 10, "x")
        canvas.line(0, 0, 9, 9)
        canvas.drawString(10, 10, "y")
    with canvas.tag("Figure", alt="a line"):
        canvas.line(0, 0, 9, 9)
        canvas.drawString(10, 10, "z")
    assert marks(canvas) == [
        *("Artifact", "S", "-"),
        *("P0", "Tj", "-", "Artifact", "S", "-", "P1", "Tj", "-"),
        *("Figure2", "S", "Tj", "-"),
    ]
    assert canvas.tree() == (
        Element("P", (Content(0, 0), Content(0, 1))),
        Element("Figure", (Content(0, 2),), alt="a line"),
    )


def test_what_is_tagged_inside_a_figure_or_an_artifact_stays_part_of_it(canvas: TaggedCanvas) -> None:
    for context in (canvas.tag("Figure", alt="f"), canvas.artifact()):
        with context, canvas.tag("P"), canvas.tag("Link"):
            canvas.drawString(10, 10, "x")
    assert marks(canvas) == ["Figure0", "Tj", "-", "Artifact", "Tj", "-"]
    assert canvas.tree() == (Element("Figure", (Content(0, 0),), alt="f"),)


def test_marks_never_nest(canvas: TaggedCanvas) -> None:
    with canvas.tag("P"):
        canvas.drawString(10, 10, "a")
        with canvas.tag("Span"):
            canvas.drawString(10, 10, "b")
        canvas.drawString(10, 10, "c")
    assert marks(canvas) == ["P0", "Tj", "-", "Span1", "Tj", "-", "P2", "Tj", "-"]
    assert canvas.tree() == (Element("P", (Content(0, 0), Element("Span", (Content(0, 1),)), Content(0, 2))),)


def check_marks(found: list[str]) -> None:
    """Check that marks never nest, never straddle a saved state or a text object, and that all painting is marked."""
    depth, opened = 0, []
    for operator in found:
        depth += {"q": 1, "Q": -1}.get(operator, 0)
        if operator in OPENING:
            assert opened == []
            opened.append(depth)
        elif operator == "EMC":
            assert opened.pop() == depth
        elif operator == "Q":
            assert not opened or opened[0] <= depth
        assert opened or operator not in PAINTING
    assert (depth, opened) == (0, [])


def draw_in_state(canvas: TaggedCanvas) -> None:
    canvas.saveState()
    canvas.drawString(10, 10, "a")
    canvas.restoreState()
    canvas.drawString(10, 10, "b")


def draw_states_in_between(canvas: TaggedCanvas) -> None:
    canvas.drawString(10, 10, "a")
    canvas.saveState()
    canvas.translate(5, 5)
    canvas.saveState()
    canvas.drawString(10, 10, "b")
    canvas.restoreState()
    canvas.rect(0, 0, 5, 5)
    canvas.restoreState()


@pytest.mark.parametrize("draw", [draw_in_state, draw_states_in_between])
def test_marks_never_straddle_a_saved_state(canvas: TaggedCanvas, draw: Callable[[TaggedCanvas], None]) -> None:
    with canvas.tag("P"):
        draw(canvas)
    check_marks(operators(canvas))


def test_one_tag_drawn_in_two_places_is_one_element(canvas: TaggedCanvas) -> None:
    tag = Tag("P")
    with canvas.tag(tag):
        canvas.drawString(10, 10, "first half")
    canvas.showPage()
    with canvas.tag(tag):
        canvas.drawString(10, 10, "second half")
    canvas.showPage()
    assert canvas.tree() == (Element("P", (Content(0, 0), Content(1, 0))),)
    assert canvas.marks == [1, 1]


def test_a_tag_with_a_parent_makes_its_parent_too(canvas: TaggedCanvas) -> None:
    parent = Tag("L")
    for words in ("a", "b"):
        item = Tag("LI", parent=parent)
        with canvas.tag(Tag("LBody", parent=item)):
            canvas.drawString(10, 10, words)
    first, second = (Element("LI", (Element("LBody", (Content(0, n),)),)) for n in (0, 1))
    assert canvas.tree() == (Element("L", (first, second)),)


def test_groups_left_empty_are_dropped_but_cells_stay(canvas: TaggedCanvas) -> None:
    with canvas.tag("Sect"), canvas.tag("P"):
        pass
    with canvas.tag("Table"), canvas.tag("TR"), canvas.tag("TD"):
        pass
    assert canvas.tree() == (Element("Table", (Element("TR", (Element("TD"),)),)),)


def test_a_fault_while_drawing_leaves_no_mark_open(canvas: TaggedCanvas) -> None:
    def draw() -> None:
        with canvas.tag("P"):
            canvas.drawString(10, 10, "x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        draw()
    with canvas.tag("P"):
        canvas.drawString(10, 10, "y")
    assert marks(canvas) == ["P0", "Tj", "-", "P1", "Tj", "-"]


def test_a_paper_with_text_outside_its_structure_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(_: Flow, __: Look) -> Any:
        drawn = TaggedCanvas((595, 842))
        drawn.showPage()
        drawn.drawString(10, 10, "Zebedee")
        drawn.showPage()
        return drawn

    monkeypatch.setattr(press_setting, "set_flow", careless)
    with pytest.raises(WorkshopError) as failure:
        pressed(flow(text("x")))
    (problem,) = failure.value.problems
    assert (problem.code, failure.value.exit_code) == ("IW901", 1)
    assert problem.message == "text on page 2 of 'minutes' stands outside the structure"


def test_every_painting_operator_of_the_example_is_marked(
    parts: dict[str, Part], documents: dict[str, Document]
) -> None:
    """Whatever ReportLab writes that our canvas did not see would stand outside all marks."""
    of_each_kind = {type(each): name for name, each in documents.items()}
    for name in parts if THOROUGH else of_each_kind.values():
        part = parts[name]
        with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
            for page, count in zip(pdf.pages, part.marks, strict=True):
                content = page.Contents.read_bytes()
                assert len(re.findall(rb"/MCID \d+", content)) == count
                check_marks([str(operator) for _, operator in pikepdf.parse_content_stream(page, WATCHED)])
