"""The tagging canvas: what is drawn inside ``with canvas.tag(...)`` belongs to that element, all else is an artifact.

Marks go in lazily, when a painting operator reaches the content stream. So marked content never nests, never
straddles BT/ET or q/Q, and nothing is ever left unmarked. Lines and fills count as content in a Figure only;
elsewhere they are rules and grids, which are artifacts. Text that nobody tagged is noted in ``stray``, and
``spilled`` says that a sheet did not fit its one page. ``said`` has the texts of each page in the order of drawing.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from iisam_workshop.model.part import Annotation, Bookmark, Content, Element
from iisam_workshop.press.font_programs import font_digests
from iisam_workshop.press.fonts import FAMILY
from iisam_workshop.press.links import TaggedText, goto_annotation, parted
from iisam_workshop.press.rl import Canvas, pdfdoc
from iisam_workshop.press.tags import GROUPING, Node, Tag, freeze

__all__ = ["Artifact", "TaggedCanvas"]

_STATE = frozenset(
    {"q", "Q", "cm", "w", "J", "j", "M", "d", "ri", "i", "gs", "rg", "RG", "g", "G", "k", "K"}
    | {"cs", "CS", "sc", "SC", "scn", "SCN", "n", "W", "W*"}
)
_PATHS = frozenset(["m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"])
_SOLID = frozenset({"Figure", "Formula"})


class Artifact:
    """A run of content that assistive technology passes over, such as a footer."""

    def __init__(self, kind: str = "", subtype: str = "") -> None:
        entries = "".join(f" /{key} /{value}" for key, value in (("Type", kind), ("Subtype", subtype)) if value)
        self.begin = f"/Artifact <<{entries} >> BDC" if entries else "/Artifact BMC"


class _Operators(list[str]):
    """The canvas's list of operators; it tells the canvas of each one before it goes in."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        super().__init__()
        self.canvas = canvas

    def append(self, operator: str) -> None:
        self.canvas.mark(operator)
        super().append(operator)


class TaggedCanvas(Canvas):
    """A ReportLab canvas that keeps a structure tree beside its pages. Call ``finish`` instead of ``save``."""

    _UNTAGGED = Artifact()

    def __init__(self, pagesize: tuple[float, float], lang: str = "en-GB") -> None:
        self._stack: list[Node | Artifact] = []
        self._open: Node | Artifact | None = None
        self._open_depth = self._depth = 0
        self._solid = False
        self._nodes: dict[Tag, Node] = {}
        self._root = Node(Tag("Document"))
        self._mcids = self._links_on_page = 0
        self.lang = lang
        self.waiting_links: dict[str, list[Node]] = {}
        self.marks: list[int] = []
        self.stray: list[tuple[int, str]] = []
        self.spilled = False
        self.said: dict[int, list[str]] = {}
        self._bookmarks: list[Bookmark] = []
        self._headings: list[tuple[str, Bookmark]] = []
        super().__init__(
            io.BytesIO(), pagesize=pagesize, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=lang,
            initialFontName=FAMILY,
        )  # fmt: skip

    @property
    def page(self) -> int:
        """The number of the page being drawn, from 0."""
        return int(self._pageNumber) - 1

    @contextmanager
    def tag(self, tag: Tag | str, **entries: Any) -> Iterator[None]:
        """Give what is drawn inside to an element; inside a figure or an artifact it stays part of that."""
        if self._solid:
            yield
            return
        made = Tag(tag, **entries) if isinstance(tag, str) else tag
        with self._target(self.node(made), solid=made.role in _SOLID):
            yield

    @contextmanager
    def artifact(self, kind: str = "", subtype: str = "") -> Iterator[None]:
        """Make what is drawn inside an artifact, whatever it is."""
        with self._target(Artifact(kind, subtype), solid=True):
            yield

    def open(self, tag: Tag) -> None:
        """Give what is drawn from now on to an element that holds others, until it is closed."""
        self._close()
        self._stack.append(self.node(tag))

    def close(self) -> None:
        """Close the element that was opened last."""
        self._close()
        self._stack.pop()

    def bookmark(self, title: str, depth: int = 0, page: int | None = None) -> None:
        """Let an outline entry point to a page, by default the one being drawn."""
        self._bookmarks.append(Bookmark(title, self.page if page is None else page, depth))

    def heading_bookmark(self, title: str, role: str) -> None:
        """Note a heading of level 1 or 2 for the outline."""
        self._headings.append((role, Bookmark(title, self.page)))

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """Return the outline below the part's own entry, which stands for a lone heading of level 1.

        A part with several headings of level 1 (briefs) lists those and no others.
        """
        first = [bookmark for role, bookmark in self._headings if role == "H1"]
        below = first if len(first) > 1 else [bookmark for role, bookmark in self._headings if role != "H1"]
        return (*self._bookmarks, *below)

    def seen(self, tag: Tag) -> bool:
        """Say whether an element has been drawn before, as the first half of a split table has."""
        return tag in self._nodes

    def node(self, tag: Tag) -> Node:
        """Return the node of a tag, placed under its parent or the innermost open element when it is new."""
        if tag not in self._nodes:
            open_nodes = [target for target in self._stack if isinstance(target, Node)]
            parent = self.node(tag.parent) if tag.parent else (open_nodes or [self._root])[-1]
            self._nodes[tag] = Node(tag)
            parent.kids.append(self._nodes[tag])
        return self._nodes[tag]

    def tree(self) -> tuple[Element, ...]:
        """Return the structure tree of everything drawn so far, as records."""
        return freeze(self._root).kids  # type: ignore[return-value]  # the root holds elements only

    def finish(self) -> tuple[bytes, tuple[tuple[str, str], ...]]:
        """Close the last page and return the PDF bytes and the digests of its fonts."""
        digests = font_digests(self._doc)
        return self._doc.GetPDFData(self), digests

    def save(self) -> None:
        """Do nothing: Platypus saves when its story ends, but furniture is still to come."""

    def say(self, text: str) -> None:
        """Note a text of the page being drawn."""
        self.said.setdefault(self.page, []).append(text)

    # -- marked content

    @contextmanager
    def _target(self, target: Node | Artifact, *, solid: bool) -> Iterator[None]:
        self._close()
        self._stack.append(target)
        was, self._solid = self._solid, self._solid or solid
        try:
            yield
        finally:
            self._close()
            self._stack.pop()
            self._solid = was

    def mark(self, operator: str) -> None:
        """Open or close marked content as an operator needs it."""
        last = operator.rsplit(None, 1)[-1] if operator.strip() else "n"
        if last == "q":
            if not self._solid:
                self._close()  # within the saved state another element may begin, and marks must not straddle it
            self._depth += 1
        elif last == "Q":
            if self._open is not None and self._open_depth == self._depth:
                self._close()
            self._depth -= 1
        elif last not in _STATE and not (last == "ET" and "Tj" not in operator and "TJ" not in operator):
            self._open_for(last, operator)

    def _open_for(self, last: str, operator: str) -> None:
        target = self._stack[-1] if self._stack else self._UNTAGGED
        if isinstance(target, Node) and (target.tag.role in GROUPING or (last in _PATHS and not self._solid)):
            target = self._UNTAGGED
        if target is self._UNTAGGED and last == "ET":
            self.stray.append((self.page, operator[:80]))
        if target is not self._open:
            self._close()
            list.append(self._code, self.begin(target))
            self._open, self._open_depth = target, self._depth

    def begin(self, target: Node | Artifact) -> str:
        """Return the operator that begins a target's content, giving it the page's next mcid."""
        if isinstance(target, Artifact):
            return target.begin
        target.kids.append(Content(self.page, self._mcids))
        self._mcids += 1
        return f"/{target.tag.role} <</MCID {self._mcids - 1}>> BDC"

    def _close(self) -> None:
        if self._open is not None:
            list.append(self._code, "EMC")
            self._open = None

    # -- hooks into ReportLab

    def _restartAccumulators(self) -> None:  # noqa: N802
        super()._restartAccumulators()
        self._code = _Operators(self)
        self._mcids, self._links_on_page, self._open, self._depth = 0, 0, None, 0

    def showPage(self) -> None:  # noqa: N802
        """End the page."""
        self._close()
        self.marks.append(self._mcids)
        super().showPage()

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> Any:  # noqa: N802
        """Begin a text object that notes where its links are."""
        return TaggedText(self, x, y, direction=direction)

    def drawText(self, text: Any) -> None:  # noqa: N802
        """Draw a text object; links in it become elements of their own."""
        target = self._stack[-1] if self._stack else None
        if not text.links or not isinstance(target, Node) or target.tag.role in GROUPING or self._solid:
            super().drawText(text)
            return
        self._close()
        list.append(self._code, text.with_links(self, target))

    def linkURL(self, url: str, rect: Any, **entries: Any) -> Any:  # noqa: N802
        """Link to an address; what is only in another language goes nowhere."""
        _, address = parted(url)
        if address.startswith("#"):
            return self.linkRect("", address[1:], rect)
        return super().linkURL(address, rect, **entries) if address else None

    def linkRect(self, _: str, destination: str, rect: Any = None, **__: Any) -> Any:  # noqa: N802
        """Link to a named place that ``bind`` will know, such as a part's first page."""
        return self._addAnnotation(goto_annotation(destination, self._absRect(rect, 1)), f"#{destination}")

    def _addAnnotation(self, annotation: Any, name: Any = None, addtopage: int = 1) -> Any:  # noqa: N802
        entries = annotation.dict
        address = name or entries["A"].dict["URI"].s
        waiting = self.waiting_links.get(address.lstrip("#"))
        top = self._stack[-1] if self._stack else None
        if waiting:
            node = waiting.pop(0)
        elif isinstance(top, Node) and top.tag.role == "Link":
            node = top
        else:
            node = self.node(Tag("Link"))
        entries.setdefault("Contents", pdfdoc.PDFString(f"Link: {address}"))
        entries["F"] = 4
        node.kids.append(Annotation(self.page, self._links_on_page))
        self._links_on_page += 1
        return super()._addAnnotation(annotation, None, addtopage)
