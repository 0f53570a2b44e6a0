"""Stretches of running text that are elements of their own: links, what is in another language, lines to write on.

All go through ReportLab as links, since it notes where those begin and end; a target says which of them it is.
"""

from __future__ import annotations

from typing import Any

from iisam_workshop.press.rl import PDFTextObject, pdfdoc
from iisam_workshop.press.tags import Node, Tag

__all__ = ["TaggedText", "element_of", "goto_annotation", "line_to_write_on", "parted", "target"]

_LANGUAGE, _LINE = "lang:", "line:"


def target(lang: str, link: str = "") -> str:
    """Return what ReportLab takes for the target of a link: an address, a language, or both."""
    return f"{_LANGUAGE}{lang} {link}" if lang else link


def line_to_write_on(said: str) -> str:
    """Return the target of a line that is read as what is said of it."""
    return f"{_LINE}{said}"


def parted(target: str) -> tuple[str, str]:
    """Return language and address of a target, each empty where it has none."""
    if target.startswith(_LINE):
        return "", ""
    if not target.startswith(_LANGUAGE):
        return "", target
    lang, _, link = target.removeprefix(_LANGUAGE).partition(" ")
    return lang, link


def element_of(target: str) -> Tag:
    """Return the element that a stretch with this target is."""
    if target.startswith(_LINE):
        return Tag("Span", actual=target.removeprefix(_LINE))
    lang, link = parted(target)
    return Tag("Link" if link else "Span", lang=lang)


class TaggedText(PDFTextObject):
    """A text object that notes its links and languages, and ends each line with a space.

    Without that space a screen reader joins the last word of a line to the first of the next.
    """

    _code: list[str]

    def __init__(self, *args: Any, **entries: Any) -> None:
        super().__init__(*args, **entries)
        self.links: list[tuple[int, Node | None]] = []
        self.spans: dict[int, Node] = {}

    def _formatText(self, text: str) -> str:  # noqa: N802
        self._canvas.say(text)
        return str(super()._formatText(text))

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803
        if TStar and text and text[-1] not in " -\xad":
            text += " "
        super()._textOut(text, TStar)

    def _linkRecord(self, link: Any, what: str) -> None:  # noqa: N802
        node = None
        starts = what == "start"
        if starts:
            address = parted(link[1])[1]
            # a link has a rectangle on each line; what is in another language goes on as one
            node = Node(element_of(link[1])) if address else self.spans.setdefault(link[0], Node(element_of(link[1])))
            if address:
                self._canvas.waiting_links.setdefault(address.lstrip("#"), []).append(node)
        # ReportLab calls at the start only after the link's first text went out
        self.links.append((len(self._code) - starts, node))

    def with_links(self, canvas: Any, target: Node) -> str:
        """Return the operators with marks split at the links, all inside BT and ET."""
        code, position = self._code, 1
        out = [code[0], canvas.begin(target)]
        for at, link in self.links:
            out += [*code[position:at], "EMC"]
            if link and link not in target.kids:
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
