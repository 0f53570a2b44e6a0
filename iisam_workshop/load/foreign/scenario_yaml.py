"""Scenarios in YAML, as kits for tabletop exercises have them: keys become heads, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iisam_workshop.errors import Place
from iisam_workshop.load.foreign.personal import Cleaner
from iisam_workshop.load.foreign.telling import Said, Section
from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode
from iisam_workshop.load.yaml_events import read_tree, yaml_text

__all__ = ["read_yaml_sections", "sections_of"]

_FOLDED, _LIST_FOLDED = re.compile(r" - (?=\w)"), re.compile(r": - \w.* - \w")
_ENDS = (".", "?", "!", ":", '"', "”")
_ENTRY = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+")


def read_yaml_sections(data: bytes, file: str, cleaner: Cleaner) -> Section:
    """Read a YAML file, or one of JSON, as sections; raises ContentInvalid (IW101 to IW110)."""
    tree = read_tree(yaml_text(data, file), file)
    return Section("", tree.place, [], list(sections_of(tree, cleaner)))


def sections_of(tree: MapNode, cleaner: Cleaner) -> Iterator[Section]:
    """Turn keys and their values into sections, in their order."""
    for key, node in tree.entries.items():
        place = tree.keys.get(key, node.place)
        section = _section(node, cleaner)
        section.head, section.place = cleaner.clean(key, place), place
        yield section


def _section(node: Node, cleaner: Cleaner) -> Section:
    if isinstance(node, TextNode):
        return Section("", node.place, list(_paragraphs(node, cleaner)))
    if isinstance(node, ListNode):
        return Section("", node.place, [_section(item, cleaner) for item in node.items])
    return Section("", node.place, [], list(sections_of(node, cleaner)))


def _paragraphs(node: TextNode, cleaner: Cleaner) -> Iterator[Said]:
    """Part a text into paragraphs; an entry of a list that stands inside it is one of its own."""
    gathered: list[str] = []
    text = cleaner.clean(node.text, node.place)
    for line in (
        (*_FOLDED.sub("\n- ", text).splitlines(), "") if _LIST_FOLDED.search(text) else (*text.splitlines(), "")
    ):
        entry = _ENTRY.match(line)
        if gathered and (entry or not line.strip() or gathered[-1].rstrip().endswith(_ENDS)):
            yield _said(gathered, node.place)
            gathered = []
        if line.strip():
            gathered.append(line[entry.end() :] if entry else line)


def _said(lines: list[str], place: Place) -> Said:
    return Said(" ".join(" ".join(lines).split()), place)
