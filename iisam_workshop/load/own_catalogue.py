"""The catalogue as a council has it: terms, stories and examples dropped, added and worded otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iisam_workshop.errors import Place, Problem, did_you_mean
from iisam_workshop.load.council import CHANGED, Profile, texts_of
from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode
from iisam_workshop.model.journey import OWN_SOURCE

__all__ = ["change_faults", "changed", "drops"]

_WORDS = {"terms": "term", "case_studies": "case study", "examples": "example"}


def changed(catalogue: MapNode, profile: MapNode) -> MapNode:
    """Return the catalogue's tree with a council's changes in it; entries that are added keep the council's places."""
    entries = dict(catalogue.entries)
    for key in CHANGED:
        ours, wish = entries.get(key), profile.entries.get(key)
        if isinstance(ours, ListNode) and isinstance(wish, MapNode):
            entries[key] = _changed(ours, wish, first=key == "case_studies")
    terms, sources = entries.get("terms"), entries.get("sources")
    if isinstance(terms, ListNode) and isinstance(sources, ListNode):
        entries["terms"] = ListNode([_complete(term) for term in terms.items], terms.place)
        if any(_text(term, "source") == OWN_SOURCE for term in _maps(entries["terms"])):
            entries["sources"] = ListNode([*sources.items, _source(profile)], sources.place)
    return MapNode(entries, catalogue.keys, catalogue.place)


def change_faults(catalogue: MapNode, profile: Profile) -> Iterator[Problem]:
    """Find ids that are added though they are there (IW270), replaced though they are not (IW201), dropped in vain."""
    for key in CHANGED:
        wish = profile.tree.entries.get(key)
        if isinstance(wish, MapNode):
            known = {_text(entry, "id"): _place(entry) for entry in _maps(catalogue.entries.get(key))}
            yield from _added(wish, known, _WORDS[key])
            yield from _vain(wish, known, _every_added(profile, key), _WORDS[key])


def drops(profile: MapNode) -> dict[tuple[str, ...], Place]:
    """Return what a council drops, each kind and id with the place where it says so."""
    wishes = ((key, wish) for key in CHANGED if isinstance(wish := profile.entries.get(key), MapNode))
    lists = ((key, wish.entries.get("drop")) for key, wish in wishes)
    return {
        (key, item.text): item.place
        for key, items in lists
        for item in (items.items if isinstance(items, ListNode) else ())
        if isinstance(item, TextNode)
    }


def _added(wish: MapNode, known: Mapping[str, Place], word: str) -> Iterator[Problem]:
    gone = set(texts_of(wish.entries.get("drop")))
    there = {name: place for name, place in known.items() if name not in gone}
    for entry in _maps(wish.entries.get("add")):
        name = _text(entry, "id")
        if name in there:
            what = f"the {word} {name!r} is there already, at {there[name]}"
            hint = "Say under 'replace' what is different, drop the other one first, or give this one another id."
            yield Problem("IW270", what, hint, _place(entry))
        there.setdefault(name, _place(entry))
    replaced = wish.entries.get("replace")
    for name in replaced.entries if isinstance(replaced, MapNode) else ():
        if name not in there and isinstance(replaced, MapNode):
            yield Problem("IW201", f"unknown {word} {name!r}", _hint(name, list(there), word), replaced.keys[name])


def _vain(wish: MapNode, known: Mapping[str, Place], added: set[str], word: str) -> Iterator[Problem]:
    drop = wish.entries.get("drop")
    for item in drop.items if isinstance(drop, ListNode) else ():
        if isinstance(item, TextNode) and item.text not in known and item.text not in added:
            what = f"there is no {word} {item.text!r} to drop"
            yield Problem("IW272", what, _hint(item.text, list(known), word), item.place, "warning")


def _hint(name: str, known: list[str], word: str) -> str:
    """Return the nearest known name; a list of all 120 terms would be no help."""
    hint = did_you_mean(name, known)
    return "Run 'iisam-workshop list terms' to see them all." if word == "term" and "Known" in hint else hint


def _every_added(profile: Profile, key: str) -> set[str]:
    wishes = (layer.tree.entries.get(key) for layer in profile.layers)
    lists = (wish.entries.get("add") for wish in wishes if isinstance(wish, MapNode))
    return {_text(entry, "id") for entries in lists for entry in _maps(entries)}


def _changed(ours: ListNode, wish: MapNode, *, first: bool) -> ListNode:
    """Drop, then add, then replace.

    What is added goes last; or ``first``, the latest before all, and what is replaced next, as sheets tell the first.
    """
    gone = set(texts_of(wish.entries.get("drop")))
    kept = [entry for entry in ours.items if _text(entry, "id") not in gone]
    added: list[Node] = list(_maps(wish.entries.get("add")))
    replaced = wish.entries.get("replace")
    new = replaced.entries if isinstance(replaced, MapNode) else {}
    told = sorted(kept, key=lambda entry: _text(entry, "id") not in new)
    entries = [*reversed(added), *told] if first else [*kept, *added]
    return ListNode([_replaced(entry, new.get(_text(entry, "id"))) for entry in entries], ours.place)


def _replaced(entry: Node, new: Node | None) -> Node:
    if not isinstance(entry, MapNode) or not isinstance(new, MapNode):
        return entry
    entries = {**entry.entries, **new.entries}
    if "title" in new.entries:  # another story: what ours links to, and where it also belongs, is not said of it
        entries = {key: node for key, node in entries.items() if key not in ("link", "also") or key in new.entries}
    welsh = entries.get("welsh")
    if "name" in new.entries and "welsh" not in new.entries and isinstance(welsh, MapNode):
        entries["welsh"] = _draft(welsh)
    return MapNode(entries, {**entry.keys, **new.keys}, entry.place)


def _draft(welsh: MapNode) -> MapNode:
    """Return a Welsh wording as a draft: it is that of a name which is another one now."""
    return MapNode({**welsh.entries, "standing": TextNode("draft", welsh.place)}, welsh.keys, welsh.place)


def _complete(term: Node) -> Node:
    """Return a term with the source that a council may leave out."""
    if not isinstance(term, MapNode):
        return term
    return MapNode({"source": TextNode(OWN_SOURCE, term.place), **term.entries}, term.keys, term.place)


def _source(profile: MapNode) -> MapNode:
    name = profile.entries.get("name") or TextNode(OWN_SOURCE, profile.place)  # a region has no name
    return MapNode({"id": TextNode(OWN_SOURCE, name.place), "title": name}, {}, name.place)


def _maps(node: Node | None) -> Iterator[MapNode]:
    return (item for item in node.items if isinstance(item, MapNode)) if isinstance(node, ListNode) else iter(())


def _place(entry: MapNode) -> Place:
    return entry.entries["id"].place if "id" in entry.entries else entry.place


def _text(node: Node, key: str) -> str:
    found = node.entries.get(key) if isinstance(node, MapNode) else None
    return found.text if isinstance(found, TextNode) else ""
