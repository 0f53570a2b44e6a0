"""Papers as Word files, for people who have to change a line: real styles, real tables, the same bytes every time."""

from __future__ import annotations

import io
import re
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from iisam_workshop.export.archive import packed
from iisam_workshop.export.docx_blank import blank_file
from iisam_workshop.export.docx_body import Body
from iisam_workshop.export.docx_text import WordParagraph, run_markup
from iisam_workshop.export.imprint import Imprint
from iisam_workshop.model.document import Flow
from iisam_workshop.model.layout import flow_paper

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["docx_document"]

_SHEETS = {"A4": (11906, 16838), "A3": (16838, 23811), "A5": (8391, 11906), "Letter": (12240, 15840)}
"""The sides of sheets in twentieths of a point."""
_MM = 1440 / 25.4
_NUMBER = re.compile(r"\{(part|page|pages|roman)\}")
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES", "roman": r"PAGE \* roman"}


def docx_document(flow: Flow, imprint: Imprint) -> bytes:
    """Return a paper as a Word file. Pictures are told in words; links to other papers of the pack are plain text."""
    from docx import Document

    document = Document(io.BytesIO(blank_file(imprint.layout, flow.lang)))
    _describe(document, flow, imprint)
    _set_page(document, flow, imprint)
    _fill(document, flow, imprint)
    return packed(_parts(document))


class _Parts(dict[str, bytes]):
    """Takes the parts of a file in the place of the library's own zip file, which asks the clock."""

    def write(self, uri: Any, data: bytes) -> None:
        """Take a part."""
        self[uri.membername] = data


def _parts(document: Document) -> _Parts:
    from docx.opc.pkgwriter import PackageWriter

    writer: Any = PackageWriter
    package, parts = document.part.package, _Parts()
    assert package is not None  # noqa: S101 - every document has one
    for part in package.parts:
        part.before_marshal()
    writer._write_content_types_stream(parts, package.parts)
    writer._write_pkg_rels(parts, package.rels)
    writer._write_parts(parts, package.parts)
    return parts


def _describe(document: Document, flow: Flow, imprint: Imprint) -> None:
    """Say what the file is and whose; its dates are the session's, because nothing here knows another."""
    about = document.core_properties
    about.title, about.author, about.last_modified_by = flow.plan.title, imprint.author, imprint.author
    about.subject, about.language, about.revision = imprint.session, flow.lang, 1
    about.created = about.modified = datetime.combine(imprint.day, time())


def _sheet(flow: Flow, imprint: Imprint) -> tuple[int, int]:
    """Return width and height of the page."""
    short, long = _SHEETS[flow_paper(imprint.layout.paper, turned=flow.landscape)]
    return (long, short) if flow.landscape else (short, long)


def _set_page(document: Document, flow: Flow, imprint: Imprint) -> None:
    section, margins = document.sections[0], imprint.layout.margins
    side, top, foot = (round(each * _MM) for each in (margins.side, margins.top, margins.foot))
    wide, high = _sheet(flow, imprint)
    if flow.band:
        _fill_margin(section.header, "Header", run_markup(flow.band))
    if flow.folio:
        _fill_margin(section.footer, "Footer", _folio(flow), right=True)
    turned = ' w:orient="landscape"' if flow.landscape else ""
    size = f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
    edge = f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{foot}" w:left="{side}" w:header="480" w:footer="480" '
    for element in _parsed(f'{size}{edge}w:gutter="0"/>'):
        section._sectPr.append(element)


def _fill_margin(margin: Any, style: str, runs: str, *, right: bool = False) -> None:
    """Put one paragraph into a header or a footer in place of the one that python-docx makes."""
    margin.is_linked_to_previous = False
    for old in margin._element.xpath("./w:p"):
        margin._element.remove(old)
    margin._element.extend(_parsed(WordParagraph(style, runs, right=right).markup()))


def _folio(flow: Flow) -> str:
    """Return the page's number in the pattern of the paper, as fields that Word fills in."""
    made = []
    for place, piece in enumerate(_NUMBER.split(flow.folio)):
        if place % 2 and piece in _FIELDS:
            made.append(f'<w:fldSimple w:instr=" {_FIELDS[piece]} ">{run_markup("1")}</w:fldSimple>')
        elif piece:
            made.append(run_markup(flow.plan.part if place % 2 else piece))
    return "".join(made)


def _fill(document: Document, flow: Flow, imprint: Imprint) -> None:
    layout = imprint.layout
    width = _sheet(flow, imprint)[0] - 2 * round(layout.margins.side * _MM)
    body = Body(layout.palette, width, layout.styles["cell"].leading, _linker(document), _numberer(document))
    body.write(flow.blocks)
    section = document.element.body.sectPr
    for element in _parsed(body.markup()):
        section.addprevious(element)


def _linker(document: Document) -> Any:
    from docx.opc.constants import RELATIONSHIP_TYPE

    return lambda link: document.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def _numberer(document: Document) -> Any:
    """Return what makes a new list of numbers: Word goes on counting unless each list begins at 1 by its own rule."""
    numbering = document.part.numbering_part.element

    def begin() -> int:
        number = len(numbering.num_lst) + 1
        rule = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        numbering.extend(_parsed(f'<w:num w:numId="{number}"><w:abstractNumId w:val="3"/>{rule}</w:num>'))
        return number

    return begin


def _parsed(markup: str) -> list[Any]:
    """Return markup of ours as elements; the text in it is escaped already."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    return list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{markup}</w:body>"))
