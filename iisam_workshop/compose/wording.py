"""Wording to blocks: a Jinja2 template yields Markdown, markdown-it-py reads it, named slots take typed blocks.

In a template, ``::: name`` alone on a line is a slot; ``> text`` is a quiet box; ``- [ ] text`` a box to tick;
``---`` a new page; ``*text*`` the title of a work. Everything that is filled in is escaped for Markdown first, once.
"""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from iisam_workshop.compose.template_limits import (
    COUNTED,
    counted,
    joined,
    measured,
    with_counted_loops,
    with_meter,
)
from iisam_workshop.compose.template_problems import unfilled
from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.blocks import Block, Callout, Heading, ItemList, PageBreak, Paragraph, Runs, Span
from iisam_workshop.model.wording import Wording

__all__ = ["FILTERS", "blocks_of", "escape_markdown", "parsed", "render_plain", "slots_of"]

Slots = Mapping[str, tuple[Block, ...]]

_PUNCTUATION = re.compile(f"([{re.escape(string.punctuation)}])")
_SLOT = re.compile(r"^::: ([a-z-]+)$")
_TICK = "[ ] "

FILTERS = frozenset(("stopped", "first", "last", "length", "lower", "capitalize"))
"""What a template of a council may do with a value; ``stopped`` is ours."""


def blocks_of(wording: Wording, template: str, values: Mapping[str, Any], slots: Slots) -> tuple[Block, ...]:
    """Return the blocks of a template; every slot given must be used, and every slot used must be given.

    Raises ContentInvalid where a council's own template asks for what is not there (IW278) or makes too much (IW318).
    """
    if file := wording.files.get(template):
        try:
            tokens = measured(_markdown().parse(source := _filled_in_own(wording.templates[template], values)))
            return _blocks(source, tokens, template, slots)
        except (LookupError, TemplateError, TypeError, ValueError, AttributeError) as error:
            raise ContentInvalid(unfilled(error, file)) from None
    source = _template(wording.templates[template]).render(values)
    return _blocks(source, _markdown().parse(source), template, slots)


def _blocks(source: str, tokens: list[Token], name: str, slots: Slots) -> tuple[Block, ...]:
    found = _Reader(slots).blocks(tokens)
    if unused := set(slots) - _named(source):
        raise LookupError(f"the template {name!r} has no slot for {', '.join(sorted(unused))}")
    return found


def _filled_in_own(text: str, values: Mapping[str, Any]) -> str:
    """Return a council's template with its values filled in; raises TooMuch where it makes more than any paper has."""
    return joined(_own_template(text).generate(with_meter(values)))


def parsed(source: str) -> nodes.Template:
    """Return a template as the tree of its parts; raises TemplateSyntaxError."""
    return _environment().parse(source)


def slots_of(source: str) -> dict[str, int]:
    """Return the slots that a template names, in order, each with the line where it first stands."""
    lines = enumerate(source.splitlines(), start=1)
    found: dict[str, int] = {}
    for number, line in lines:
        if slot := _SLOT.match(line):
            found.setdefault(slot[1], number)
    return found


def _stopped(text: Any) -> Any:
    """Return a text with a full stop, unless it ends as a sentence does."""
    return text if str(text).endswith((".", "?", "!", "…")) else f"{text}."


def render_plain(template: str, values: Mapping[str, Any]) -> str:
    """Return a template of ours that is not Markdown, such as a new session file, with its values filled in."""
    environment = SandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(template).render(values)


def escape_markdown(value: Any) -> Markup:
    """Return a value as Markdown that prints exactly its characters; what is markup already passes."""
    if hasattr(value, "__html__"):
        return Markup(value)  # noqa: S704 - ours already, from a template or an earlier escape
    return Markup(_PUNCTUATION.sub(r"\\\1", " ".join(str(value).split())))  # noqa: S704 - just escaped


class _Reader:
    """Turns Markdown tokens into blocks."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots

    def blocks(self, tokens: list[Token]) -> tuple[Block, ...]:
        """Return the blocks of a run of tokens."""
        found: list[Block] = []
        at = 0
        while at < len(tokens):
            end = _closing(tokens, at)
            found += self._block(tokens[at : end + 1])
            at = end + 1
        return tuple(found)

    def _block(self, tokens: list[Token]) -> tuple[Block, ...]:
        first = tokens[0]
        match first.type:
            case "heading_open":
                return (Heading(int(first.tag[1:]), _runs(tokens[1])),)
            case "paragraph_open":
                return self._paragraph(tokens[1])
            case "bullet_list_open" | "ordered_list_open":
                return (_list(tokens),)
            case "blockquote_open":
                inside = self.blocks(tokens[1:-1])
                return (Callout(tuple(b for b in inside if isinstance(b, Heading | Paragraph | ItemList))),)
            case "hr":
                return (PageBreak(),)
        raise LookupError(f"templates have no use for {first.type!r}")

    def _paragraph(self, inline: Token) -> tuple[Block, ...]:
        slot = _SLOT.match(inline.content)
        if not slot:
            return (Paragraph(_runs(inline)),)
        if slot[1] not in self.slots:
            raise LookupError(f"nothing is given for the slot {slot[1]!r}")
        return self.slots[slot[1]]


def _list(tokens: list[Token]) -> ItemList:
    lines = [token for token in tokens if token.type == "inline"]
    items = tuple(map(_runs, lines))
    if all(line.content.startswith(_TICK) for line in lines):  # as it was written: a value that says so is escaped
        cut = tuple(_joined([Span(item[0].text.removeprefix(_TICK)), *item[1:]]) for item in items)
        return ItemList(cut, "tick")
    return ItemList(items, "bullet" if tokens[0].type == "bullet_list_open" else "number")


def _runs(inline: Token) -> Runs:
    spans: list[Span] = []
    bold, italic, link = False, False, ""
    for token in inline.children or ():
        match token.type:
            case "strong_open" | "strong_close":
                bold = token.type == "strong_open"
            case "em_open" | "em_close":
                italic = token.type == "em_open"
            case "link_open":
                link = str(token.attrs["href"])
            case "link_close":
                link = ""
            case "softbreak" | "hardbreak":
                spans.append(Span(" ", bold, italic, link))
            case "text" | "text_special":
                spans.append(Span(token.content, bold, italic, link))
            case _:
                raise LookupError(f"templates have no use for {token.type!r}")
    return _joined(spans)


def _joined(spans: list[Span]) -> Runs:
    """Join neighbours of one kind, which Markdown's escapes have parted, and drop what is empty."""
    out: list[Span] = []
    for span in (each for each in spans if each.text):
        kind = (span.bold, span.italic, span.link)
        if out and (out[-1].bold, out[-1].italic, out[-1].link) == kind:
            out[-1] = Span(out[-1].text + span.text, *kind)
        else:
            out.append(span)
    return tuple(out)


def _closing(tokens: list[Token], at: int) -> int:
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    raise LookupError("Markdown ended inside a block")


def _named(source: str) -> set[str]:
    return {slot[1] for line in source.splitlines() if (slot := _SLOT.match(line))}


@functools.cache
def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        autoescape=True, finalize=escape_markdown, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["stopped"] = _stopped
    environment.filters[COUNTED] = counted
    return environment


@functools.cache
def _template(source: str) -> Template:
    return _environment().from_string(source)


@functools.cache
def _own_template(source: str) -> Template:
    return _environment().from_string(with_counted_loops(parsed(source)))


@functools.cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(["code", "fence", "backticks", "html_block", "image"])
