"""YAML read as events: every scalar stays text, every node has its place, and nothing can blow up.

PyYAML's own composer turns ``9:30`` into 570 and, with the C parser, dies on deep nesting; its events do neither.
Aliases, anchors and tags are refused, so a small file stays a small tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from iisam_workshop.errors import ContentInvalid, Place, Problem, refuse
from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode, may_be_a_name
from iisam_workshop.load.yaml_words import reword

__all__ = ["read_tree", "yaml_text"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 40
_NODES = 50_000
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""What no editor shows, or what YAML takes for a line break and editors do not."""
_WIDE = re.compile(rb"(?:[^\0]\0){2}|(?:\0[^\0]){2}")
"""Letters of two bytes each, as UTF-16 writes them where no mark tells of it."""


def yaml_text(data: bytes, file: str) -> str:
    """Decode a file as UTF-8, with or without its mark; raises ContentInvalid for other letters (IW108, IW109)."""
    if _WIDE.match(data):
        _not_utf8(file, 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        _not_utf8(file, before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1)
    found = _CONTROLS.search(text)
    if found:
        refuse([_control(found[0], _place_of(text, found.start(), file))])
    return text


def _control(sign: str, place: Place) -> Problem:
    what = f"this text holds the control character U+{ord(sign):04X}"
    return Problem("IW109", what, "Delete it, or type the line again.", place)


def _not_utf8(file: str, line: int) -> NoReturn:
    raise ContentInvalid(Problem("IW108", "this file is not UTF-8", "Save it as UTF-8.", Place(file, line)))


def read_tree(text: str, file: str) -> MapNode:
    """Read a YAML text whose top level has keys; raises ContentInvalid (IW101 to IW107, IW110)."""
    growth = _Growth(file, text)
    last: yaml.ScalarEvent | None = None
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            growth.take(event)
            if isinstance(event, yaml.ScalarEvent):
                last = event
    except yaml.YAMLError as error:
        refuse([*growth.problems, reword(error, text, last, file)])
    if growth.problems or growth.empty:
        refuse([*growth.problems, *growth.empty])
    return _keyed(growth.root, file)


def _keyed(root: Node | None, file: str) -> MapNode:
    if isinstance(root, MapNode):
        return root
    if root is None or (isinstance(root, TextNode) and not root.text):
        raise ContentInvalid(Problem("IW101", "this file is empty", "Start from a file that 'new' wrote.", Place(file)))
    what = "a list" if isinstance(root, ListNode) else "one text"
    hint = "Begin its lines with a key, such as 'title: ...'."
    raise ContentInvalid(Problem("IW110", f"this file holds {what} where keys with values belong", hint, root.place))


def _place_of(text: str, position: int, file: str) -> Place:
    before = text[:position].replace("\r\n", "\n").replace("\r", "\n")
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


@dataclass(slots=True)
class _Growth:
    """A tree while it grows: the collections that are open, and for each the key that waits for its value.

    ``above`` are the keys whose values these collections are.
    """

    file: str
    text: str
    root: Node | None = None
    started: bool = False
    nodes: int = 0
    stack: list[MapNode | ListNode] = field(default_factory=list)
    waiting: list[str | None] = field(default_factory=list)
    above: list[str | None] = field(default_factory=list)
    braces: list[bool] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    empty: list[Problem] = field(default_factory=list)

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._one_document(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
            self.waiting.pop()
            self.above.pop()
            self.braces.pop()
        elif isinstance(event, yaml.NodeEvent):
            self._node(event)

    def _one_document(self, event: yaml.DocumentStartEvent) -> None:
        if self.started:
            hint = "Keep one, and take the line '---' between them out."
            refuse([*self.problems, Problem("IW105", "this file holds several documents", hint, self._at(event))])
        self.started = True

    def _node(self, event: yaml.NodeEvent) -> None:
        place = self._at(event)
        self.problems += _foreign(event, place)
        if found := _CONTROLS.search(
            getattr(event, "value", "")
        ):  # written as \x07, which the file itself does not hold
            self.problems.append(_control(found[0], place))
        self.nodes += 1
        if self.nodes > _NODES:
            self._too_much(f"this file has more than {_NODES:,} entries", place)
        is_key = bool(self.stack) and isinstance(self.stack[-1], MapNode) and self.waiting[-1] is None
        if isinstance(event, yaml.CollectionStartEvent):
            self._open(event, place, is_key)
        elif is_key:
            self._key(getattr(event, "value", ""), place)
        else:
            absent = isinstance(event, yaml.ScalarEvent) and not event.value and event.implicit[0]
            if absent and self.braces and self.braces[-1] and isinstance(self.stack[-1], MapNode):
                key = str(self.waiting[-1])
                what = (
                    f"{'this' if may_be_a_name(key, self.above) else repr(key)} stands between braces without a value"
                )
                hint = 'Put a text that has a comma into "double quotes".'
                self.empty.append(Problem("IW102", what, hint, self.stack[-1].keys.get(key, place)))
            self._hang(TextNode(getattr(event, "value", ""), place, tuple(self._signs(event))), absent)

    def _open(self, event: yaml.CollectionStartEvent, place: Place, is_key: bool) -> None:
        if is_key:
            hint = 'Put quotes round text that starts with { or [, such as "{{ council.name }}".'
            refuse([*self.problems, Problem("IW102", "brackets stand where a key belongs", hint, place)])
        if len(self.stack) >= _DEPTH:
            self._too_much(f"this file is nested more than {_DEPTH} levels deep", place)
        is_map = isinstance(event, yaml.MappingStartEvent)
        node: MapNode | ListNode = MapNode({}, {}, place) if is_map else ListNode([], place)
        self.above.append(self.waiting[-1] if self.waiting else None)
        self._hang(node)
        self.stack.append(node)
        self.waiting.append(None)
        self.braces.append(bool(event.flow_style))

    def _key(self, key: str, place: Place) -> None:
        parent = self.stack[-1]
        assert isinstance(parent, MapNode)  # noqa: S101 - the caller asked; this tells mypy
        if not key:
            hint = "Write a key before the colon."
            refuse([*self.problems, Problem("IW102", "a value stands here without a key", hint, place)])
        if key in parent.keys:
            first = parent.keys[key]
            which = "this key" if may_be_a_name(key, self.above) else f"the key {key!r}"
            what = f"{which} stands here for the second time; the first is on line {first.line}"
            self.problems.append(Problem("IW106", what, "Keep one of them.", place))
        parent.keys.setdefault(key, place)
        self.waiting[-1] = key

    def _hang(self, node: Node, absent: bool = False) -> None:
        if not self.stack:
            self.root = node
            return
        parent, key = self.stack[-1], self.waiting[-1]
        if isinstance(parent, ListNode):
            parent.items.append(node)
        elif key is not None:
            self.waiting[-1] = None
            if not absent:
                parent.entries[key] = node

    def _too_much(self, what: str, place: Place) -> None:
        refuse([*self.problems, Problem("IW107", what, "Make the file smaller.", place)])

    def _signs(self, event: yaml.NodeEvent) -> Iterator[Place]:
        """Find where the double braces of a text stand in the file, which folded lines no longer tell."""
        if "{{" not in getattr(event, "value", ""):
            return
        start: Any = event.start_mark
        end: Any = event.end_mark
        source, at = self.text[start.index : end.index], -2
        if getattr(event, "style", "") in ("|", ">"):
            at = source.find("\n")  # a comment may stand behind the sign of such a text, and is none of it
        while (at := source.find("{{", at + 2)) >= 0:
            before = source[:at]
            lines = before.count("\n")
            column = len(before) - before.rfind("\n") if lines else start.column + at + 1
            yield Place(self.file, start.line + 1 + lines, column)

    def _at(self, event: yaml.Event) -> Place:
        mark: Any = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)


def _foreign(event: yaml.NodeEvent, place: Place) -> Iterator[Problem]:
    if event.anchor is not None:
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        hint = f"Write the text out; put quotes round text that starts with {sign}."
        yield Problem("IW103", "anchors and aliases (& and *) are not supported", hint, place)
    if getattr(event, "tag", None) is not None:
        yield Problem("IW104", "tags (!) are not supported", "Put quotes round text that starts with !.", place)
