"""PDFs as others make them: tagged files of ours, changed by another program until they are as we write none."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from iisam_workshop.model.blocks import Heading, ItemList, Paragraph, Span, runs
from iisam_workshop.model.part import Part
from tests.papers import bound, flow, pressed, table, text

LINK = Paragraph((Span("See "), Span("the guide", link="https://example.org/"), Span(" first.")))
LONG = (text("Opening words."), LINK, Heading(2, runs("List")), ItemList((runs("one"), runs("two"))), table(17))


def made(*changes: Callable[[Any], Any], blocks: Any = LONG) -> bytes:
    """A tagged file of several pages, changed."""
    return changed(_tagged(tuple(blocks)), *changes)


@cache
def _tagged(blocks: tuple[Any, ...]) -> bytes:
    return bound(pressed(flow(*blocks)))


def changed(data: bytes, *changes: Callable[[Any], Any]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for change in changes:
            change(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def stranger(data: bytes, name: str = "z", **changes: Any) -> Part:
    """A foreign part of a file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = len(pdf.pages)
    folios = tuple(f"Z1-{page} of {pages}" for page in range(1, pages + 1))
    known = {"letter": "Z1", "title": f"Guide {name}", "lang": "en-GB", "digest": "abcdef"}
    empty: dict[str, Any] = {"marks": (), "tree": (), "bookmarks": (), "fonts": ()}
    return Part(id=name, pdf=data, folios=folios, foreign=True, **{**empty, **known, **changes})


def elements(pdf: Any, *roles: str) -> list[Any]:
    """The elements of some roles, in reading order; all of them where no role is named."""
    found: list[Any] = []

    def walk(element: Any) -> None:
        if not isinstance(element, Dictionary) or "/S" not in element or element.get("/Type") == Name.OBJR:
            return
        if not roles or str(element.S)[1:] in roles:
            found.append(element)
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, Array) else [kids]:
            walk(kid)

    for top in pdf.Root.StructTreeRoot.K:
        walk(top)
    return found


def role(old: str, new: str, *steps: str) -> Callable[[Any], None]:
    """Call a role by another name, which the role map leads back in some steps."""

    def change(pdf: Any) -> None:
        for each in elements(pdf, old):
            each.S = Name(f"/{new}")
        chain = [new, *steps, old]
        root = pdf.Root.StructTreeRoot
        known = root.get("/RoleMap", Dictionary())
        for one, other in pairwise(chain):
            known[f"/{one}"] = Name(f"/{other}")
        root.RoleMap = known

    return change


def identified(pdf: Any) -> None:
    """Give heads an ID each, and let the cells of their column name them."""
    for n, head in enumerate(elements(pdf, "TR")[0].K):
        head.ID = String(f"head{n}")
    for row in elements(pdf, "TR")[1:]:
        for n, cell in enumerate(row.K):
            cell.A = Array([Dictionary(O=Name.Table, Headers=Array([String(f"head{n}")]))])


def classed(height: int) -> Callable[[Any], None]:
    """Give paragraphs a class that says something in this file."""

    def change(pdf: Any) -> None:
        pdf.Root.StructTreeRoot.ClassMap = Dictionary(Body=Dictionary(O=Name.Layout, SpaceAfter=height))
        for each in elements(pdf, "P"):
            each.C = Name.Body

    return change


def nested_numbers(pdf: Any) -> None:
    """Write the parent tree as a tree of many small nodes, three deep."""
    root = pdf.Root.StructTreeRoot
    flat = [each for kid in root.ParentTree.Kids for each in kid.Nums]
    pairs = list(zip(flat[::2], flat[1::2], strict=True))

    def node(some: list[Any]) -> Any:
        limits = Array([some[0][0], some[-1][0]])
        if len(some) == 1:
            return pdf.make_indirect(Dictionary(Limits=limits, Nums=Array([*some[0]])))
        half = len(some) // 2
        return pdf.make_indirect(Dictionary(Limits=limits, Kids=Array([node(some[:half]), node(some[half:])])))

    root.ParentTree = node(pairs)


def pages_of(*kept: int) -> Callable[[Any], None]:
    """Keep some pages; the tree still speaks of all of them."""

    def change(pdf: Any) -> None:
        for number in reversed(range(len(pdf.pages))):
            if number not in kept:
                del pdf.pages[number]

    return change


def untagged(pdf: Any) -> None:
    del pdf.Root.StructTreeRoot
    del pdf.Root.MarkInfo


def prefixed(before: bytes, after: bytes = b"") -> Callable[[Any], None]:
    """Put operators before and behind the content of the first page."""

    def change(pdf: Any) -> None:
        first = pdf.pages[0]
        first.Contents = Array([pdf.make_stream(before), first.Contents, pdf.make_stream(after)])

    return change
