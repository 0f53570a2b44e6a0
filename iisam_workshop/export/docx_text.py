"""Word's paragraphs and runs as markup. Lengths are in twentieths of a point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from iisam_workshop.export.docx_blank import style_id

__all__ = ["WordParagraph", "run_markup", "writable"]

_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_APART = 160
"""White between a table and what follows it: Word lets a table have none of its own."""


@dataclass
class WordParagraph:
    """A paragraph on its way: its style, its runs as markup, and what stands about it."""

    style: str
    runs: str
    keep: bool = False
    turn: bool = False
    number: int = 0
    right: bool = False
    box: str = ""
    apart: bool = False

    def markup(self) -> str:
        """Return the paragraph; the order of its properties is Word's."""
        properties = (
            f'<w:pStyle w:val="{style_id(self.style)}"/>',
            "<w:keepNext/>" if self.keep else "",
            "<w:pageBreakBefore/>" if self.turn else "",
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.number}"/></w:numPr>' if self.number else "",
            self.box,
            f'<w:spacing w:before="{_APART}"/>' if self.apart else "",
            '<w:jc w:val="right"/>' if self.right else "",
        )
        return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{self.runs}</w:p>"


def run_markup(text: str, properties: str = "") -> str:
    """Return text in one format as a run."""
    before = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{before}<w:t xml:space="preserve">{escape(writable(text))}</w:t></w:r>'


def writable(text: str) -> str:
    """Return text without what XML cannot hold."""
    return _UNWRITABLE.sub("", text)
