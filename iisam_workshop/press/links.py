"""Links inside running text: where they begin and end in a text object, and the annotation of a link in the pack."""

from __future__ import annotations

from typing import Any

from iisam_workshop.press.rl import PDFTextObject, pdfdoc
from iisam_workshop.press.tags import Node, Tag

__all__ = ["TaggedText", "goto_annotation"]


class TaggedText(PDFTextObject):
    """A text object that notes its links and ends each line with a space.

    Without that space a screen reader joins the last word of a line to the first of the next.
    """

    _code: list[str]

    def __init__(self, *args: Any, **entries: Any) -> None:
        super().__init__(*args, **entries)
        self.links: list[tuple[int, Node | None]] = []

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803
        if TStar and text and text[-1] not in " -\xad":
            text += " "
        super()._textOut(text, TStar)

    def _linkRecord(self, link: Any, what: str) -> None:  # noqa: N802
        node = None
        starts = what == "start"
        if starts:
            node = Node(Tag("Link"))
            self._canvas.waiting_links.setdefault(link[1].lstrip("#"), []).append(node)
        # ReportLab calls at the start only after the link's first text went out
        self.links.append((len(self._code) - starts, node))

    def with_links(self, canvas: Any, target: Node) -> str:
        """Return the operators with marks split at the links, all inside BT and ET."""
        code, position = self._code, 1
        out = [code[0], canvas.begin(target)]
        for at, link in self.links:
            out += [*code[position:at], "EMC"]
            if link:
                target.kids.append(link)
            out.append(canvas.begin(link or target))
            position = at
        self._code = [*out, *code[position:], "EMC"]
        return str(self.getCode())


def goto_annotation(destination: str, rect: Any) -> Any:
    """Return a link annotation to a named destination, with no border."""
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Link"),
            "Rect": pdfdoc.PDFArray(rect),
            "Border": pdfdoc.PDFArray([0, 0, 0]),
            "Contents": pdfdoc.PDFString(f"Go to part {destination}"),
            "A": pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("GoTo"), "D": pdfdoc.PDFString(destination)}),
        }
    )
