"""Texts of people on their way to paper, to a web page and into YAML.

In goes a text. What goes in is what a reader finds: after Markdown and back, after ReportLab's mini-HTML and back, in
the page as a browser reads it, in the YAML that we write. Nothing in it makes a link, a picture or a tag. For one text
in a hundred a page is set, and read by pikepdf.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser

from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.errors import WorkshopError
from iisam_workshop.export.html import html_document
from iisam_workshop.export.imprint import Imprint
from iisam_workshop.export.yaml_text import Block, yaml_text
from iisam_workshop.load.yaml_events import read_tree
from iisam_workshop.load.yaml_events import yaml_text as decoded
from iisam_workshop.model.blocks import ItemList, Paragraph, Runs, Span
from iisam_workshop.model.wording import Wording
from iisam_workshop.press import rl
from iisam_workshop.press.text import markup
from tests.fuzz.target import Target, one_in, refusal
from tests.papers import LAYOUT, flow, read
from tests.press.test_text import PAYLOADS

__all__ = ["TARGET"]

_NEVER = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff\u2028\u2029]")
"""What no text of a session holds: the readers refuse or drop it."""
_KEY = 150  # YAML has keys of up to 1,024 characters, as they are written
_WORDING = Wording("en-GB", {"t": "{{ x }}\n\nA {{ x }} b **{{ x }}**\n\n- {{ x }}\n- [ ] {{ x }}\n\n1. {{ x }}\n"}, {})


def attempt(data: bytes) -> str:
    text = _NEVER.sub("", data.decode("utf-8", "replace"))
    said = " ".join(text.split())
    if not said:
        return "empty"
    _in_markdown(text, said)
    _in_markup(text)
    _in_yaml(text)
    _on_a_page(said)
    if not one_in(100, data):
        return _kind(text)
    return _on_paper(said, data)


def _kind(text: str) -> str:
    return "text with " + "".join(sign for sign in "<&*_`[!#>-\\{|" if sign in text)


def _in_markdown(text: str, said: str) -> None:
    """A value that is filled into a template prints exactly its characters, wherever it stands."""
    first, second, items, numbered = blocks_of(_WORDING, "t", {"x": text}, {})
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert isinstance(items, ItemList)
    assert isinstance(numbered, ItemList)
    assert _plain(first.runs) == said, _plain(first.runs)
    assert second.runs == (Span(f"A {said} b "), Span(said, bold=True)), second.runs
    assert [_plain(each) for each in (*items.items, *numbered.items)] == [said, f"[ ] {said}", said], items


def _plain(runs: Runs) -> str:
    assert all(not (span.bold or span.italic or span.link) for span in runs), runs
    return "".join(span.text for span in runs)


def _in_markup(text: str) -> None:
    """Our spans come out of ReportLab's parser as fragments with the same characters, and no picture or link."""
    runs = (Span(text), Span(text, bold=True), Span(text, italic=True), Span(text, link="https://example.org/"))
    found = rl.Paragraph(markup(runs, "#123456"), _style(), caseSensitive=1).frags
    assert not any(hasattr(each, "cbDefn") for each in found), "a picture"
    assert "".join(each.text for each in found).split() == (text * 4).split(), [each.text for each in found]
    links = {link for each in found for _, link in getattr(each, "link", None) or ()}
    assert links <= {"https://example.org/"} | _ways(links), links


def _ways(links: set[str]) -> set[str]:
    return {link for link in links if link.endswith("https://example.org/")}


def _in_yaml(text: str) -> None:
    """A text that we write as YAML is read as it was."""
    told = {"plain": text, "list": [text, {"key": text}], "block": Block(" ".join(text.split()))}
    written = yaml_text({"a": "b", text: "as a key", **told} if text not in ("a", *told) and len(text) < _KEY else told)
    tree = read_tree(decoded(written.encode(), "f"), "f").entries
    assert getattr(tree["plain"], "text", None) == text, written
    assert [getattr(each, "text", None) for each in getattr(tree["list"], "items", ())][:1] == [text], written
    assert getattr(tree["block"], "text", "").split() == text.split(), written


def _on_a_page(said: str) -> None:
    """A browser finds the text where it stands, and no tag or attribute that is not ours."""
    told = _Found()
    imprint = Imprint(said, said, date(2027, 3, 4), LAYOUT, {})
    told.feed(html_document(flow(Paragraph((Span(said),)), ItemList(((Span(said, bold=True),),))), imprint).decode())
    assert told.tags == _usual_tags(), told.tags
    assert sum(" ".join(text.split()) == said for text in told.texts) >= 2, said


@cache
def _usual_tags() -> tuple[tuple[str, ...], ...]:
    told, imprint = _Found(), Imprint("x", "x", date(2027, 3, 4), LAYOUT, {})
    told.feed(html_document(flow(Paragraph((Span("x"),)), ItemList(((Span("x", bold=True),),))), imprint).decode())
    return told.tags


class _Found(HTMLParser):
    """The tags of a page, with the names of their attributes, and its texts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: tuple[tuple[str, ...], ...] = ()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += ((tag, *(name for name, _ in attrs)),)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@cache
def _style() -> object:
    return rl.ParagraphStyle("fuzz")


def _on_paper(said: str, data: bytes) -> str:
    try:
        reading = read(flow(Paragraph((Span(said),))))
    except WorkshopError as error:
        return refusal(error, data)
    assert reading.links() == [], "a link"
    assert reading.xobjects() == [], "a picture"
    assert reading.problems() == [], reading.problems()
    assert "".join(said.split()) in "".join(reading.text().replace("\u00ad", "").split()), reading.text()
    return f"on paper {_kind(said)}"


def seeds() -> Iterator[bytes]:
    yield from (payload.encode() for payload in PAYLOADS)
    yield "Siân O’Neill-Ŵyn, 王小明; “quoted” – dash\u00a0x".encode()
    yield b"1. one\n- two\n* three\n# four\n> five\n---\n::: timetable\n[ ] six\n[x](y) ![z](w) `c` ~~~ \\* &amp; &#65; <https://example.org>"
    yield b"a: b # c\n'x' \"y\" |\n  >-\n - ? : ! % @ ` {a: b} [c] *d &e\ttab\\n"
    yield b"**bold** __x__ _i_ ~s~ | a | b |\n|---|\nline  \nbreak\\\n[ref]: http://x\nHead\n===="


TARGET = Target(
    "text_escape",
    attempt,
    seeds,
    words=(
        *(
            b"<",
            b">",
            b"&",
            b"&lt;",
            b"&#60;",
            b"&amp;",
            b"&nbsp;",
            b"<b>",
            b"</para>",
            b"<img src='x'/>",
            b"<a href='x'>",
            b"<br/>",
            b"<![CDATA[",
            b"<!--",
        ),
        *(
            b"*",
            b"**",
            b"_",
            b"`",
            b"```",
            b"~~~",
            b"[",
            b"](x)",
            b"![",
            b"#",
            b"> ",
            b"- ",
            b"1. ",
            b"::: x",
            b"---",
            b"\\",
            b"\n\n",
            b"    ",
            b"[ ] ",
            b"|",
        ),
        *(
            b"{{",
            b"}}",
            b"{%",
            b"\xc2\xad",
            b"\xc2\xa0",
            b"\xe2\x80\x8b",
            b"\xe2\x80\xae",
            b"\xcc\x81",
            b"\xf0\x9f\x98\x80",
            b"'",
            b'"',
            b"\t",
            b": ",
            b" #",
            b"javascript:",
        ),
    ),
    longest=1_500,
)
