"""A council's words put into the trees of content files, text by text, before anything is filled in.

What is no running text stays: ids, kinds, links, Welsh, signs, the names of places, the titles of tools and of laws.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode
from iisam_workshop.model.own import LocalWord
from iisam_workshop.model.values import Name
from iisam_workshop.model.words import LocalWords, local_words

__all__ = ["Rewording", "partner_words", "wished_words", "with_partners"]

_NO_TEXT = frozenset(
    (
        *("id", "stage", "stages", "also", "source", "sources", "link", "kind", "mark", "colour", "standing", "welsh"),
        *("aims", "nations", "minutes", "minute", "fixed", "start", "number", "name_is", "papers", "paper", "per"),
        *(
            "owner",
            "basis",
            "shown_by",
            "sharing",
            "only",
            "instead_of",
            "leave_out",
            "merge",
            "into",
            "given",
            "family",
        ),
        *(
            "language",
            "count",
            "day",
            "days",
            "lead",
            "extends",
            "core",
            "optional",
            "required",
            "reused",
            "audience",
            "age",
        ),
    )
)
_NAMES = {("legal", "title"), ("tools", "name"), ("props", "facts"), ("places", "names")}
_SIGN = re.compile(r"\{\{[^{}]*\}\}")
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\"")
_WORDS: TypeAdapter[tuple[str, LocalWord]] = TypeAdapter(tuple[Name, LocalWord])


@dataclass(frozen=True, slots=True)
class Rewording:
    """Local words on their way through the trees; ``used`` gathers those of our words that were met."""

    words: LocalWords
    used: set[str] = field(default_factory=set)

    def tree(self, tree: MapNode, also: LocalWords | None = None) -> MapNode:
        """Return a tree in local words; ``also`` are words of this tree alone."""
        both = Rewording(LocalWords({**self.words.forms, **also.forms}), self.used) if also else self
        return _walk(tree, both) if both.words else tree

    def text(self, text: str, kept: Sequence[str] = ()) -> str:
        """Return one text in local words."""
        new, used = self.words.replaced(text, kept)
        self.used.update(used)
        return new


def wished_words(profile: MapNode, catalogue: MapNode) -> LocalWords:
    """Return the sound ones among the local words of a council's file; the others are told when it is checked."""
    wished = profile.entries.get("words")
    sound = dict(_sound(wished.entries)) if isinstance(wished, MapNode) else {}
    return local_words(sound, dict(_plurals(catalogue))) if sound else LocalWords()


def partner_words(scenario: MapNode, profile: MapNode) -> LocalWords:
    """Return words that put the council's names for partner agencies into the texts of a scenario.

    Only names of two capital letters or more are looked for, whole and up to their first comma.
    """
    words: dict[str, LocalWord] = {}
    for _, (old, new) in _renamed(scenario, profile):
        for name in (old.text, old.text.partition(",")[0]):
            if name != new.text and len(re.findall(r"\b[A-Z]", name)) > 1:
                words[" ".join(name.split())] = LocalWord(one=new.text)
    return local_words(words, {})


def with_partners(scenario: MapNode, profile: MapNode) -> MapNode:
    """Return a scenario with the council's names for partner agencies."""
    partners = scenario.entries.get("partners")
    if not isinstance(partners, ListNode):
        return scenario
    new = {place: name for place, (_, name) in _renamed(scenario, profile)}
    items = [_with(item, "name", new[at]) if at in new else item for at, item in enumerate(partners.items)]
    return _with(scenario, "partners", ListNode(items, partners.place))


def _renamed(scenario: MapNode, profile: MapNode) -> Iterator[tuple[int, tuple[TextNode, TextNode]]]:
    """Return the positions of partners that have another name in the council's file, with the old and the new one."""
    wished, partners = profile.entries.get("partners"), scenario.entries.get("partners")
    if not isinstance(wished, MapNode) or not isinstance(partners, ListNode):
        return
    for at, partner in enumerate(partners.items):
        called, name = (partner.entries.get(key) for key in ("id", "name")) if isinstance(partner, MapNode) else (0, 0)
        new = wished.entries.get(called.text) if isinstance(called, TextNode) else None
        if isinstance(name, TextNode) and isinstance(new, TextNode):
            yield at, (name, new)


def _with(node: Node, key: str, value: Node) -> MapNode:
    assert isinstance(node, MapNode)  # noqa: S101 - tells mypy what has been looked at
    return MapNode({**node.entries, key: value}, node.keys, node.place)


def _sound(entries: dict[str, Node]) -> Iterator[tuple[str, LocalWord]]:
    for word, node in entries.items():
        plain: object = node.text if isinstance(node, TextNode) else None
        if isinstance(node, MapNode):
            plain = {key: inner.text for key, inner in node.entries.items() if isinstance(inner, TextNode)}
        try:
            yield _WORDS.validate_python((word, {"one": plain} if isinstance(plain, str) else plain))
        except ValidationError:
            continue


def _plurals(catalogue: MapNode) -> Iterator[tuple[str, str]]:
    terms = catalogue.entries.get("terms")
    for term in terms.items if isinstance(terms, ListNode) else ():
        if isinstance(term, MapNode):
            name, several = term.entries.get("name"), term.entries.get("plural")
            if isinstance(name, TextNode) and isinstance(several, TextNode):
                yield name.text.casefold(), several.text


def _walk(tree: MapNode, words: Rewording, above: str = "") -> MapNode:
    entries = {
        key: node if key in _NO_TEXT or (above, key) in _NAMES else _reworded(node, words, key, above)
        for key, node in tree.entries.items()
    }
    return _with_draft(tree, MapNode(entries, tree.keys, tree.place))


def _reworded(node: Node, words: Rewording, key: str, above: str) -> Node:
    if isinstance(node, MapNode):
        return _walk(node, words, key)
    if isinstance(node, ListNode):
        return ListNode([_reworded(item, words, key, above) for item in node.items], node.place)
    kept = (*(_QUOTED.findall(node.text) if above == "legal" else ()), *_SIGN.findall(node.text))
    return TextNode(words.text(node.text, kept), node.place, node.signs)


def _with_draft(old: MapNode, new: MapNode) -> MapNode:
    """Return an entry whose Welsh counts as a draft where its words have changed: nobody has checked them together."""
    welsh = new.entries.get("welsh")
    if not isinstance(welsh, MapNode) or all(new.entries.get(key) == old.entries.get(key) for key in _in_welsh(welsh)):
        return new
    standing = welsh.entries.get("standing")
    return _with(new, "welsh", _with(welsh, "standing", TextNode("draft", standing.place if standing else welsh.place)))


def _in_welsh(welsh: MapNode) -> tuple[str, ...]:
    """Return the keys of the texts that a Welsh wording stands for: a name alone, or title and text of an entry."""
    return ("name",) if "text" in welsh.entries else ("title", "text", "about")
