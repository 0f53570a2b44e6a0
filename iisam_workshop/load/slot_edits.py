"""One slot of an agenda's tree made shorter or longer, written anew, or fitted in beside another."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import TypeAdapter, ValidationError

from iisam_workshop.errors import Problem
from iisam_workshop.load.layers import merge
from iisam_workshop.load.tree import MapNode, Node, TextNode
from iisam_workshop.model.values import FlexibleMinutes, Length

__all__ = ["LengthRefused", "beside", "new_length", "replaced", "text_of"]

_LENGTH: TypeAdapter[Length] = TypeAdapter(FlexibleMinutes)


class LengthRefused(Exception):
    """A new length that goes the wrong way."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


def text_of(node: Node, key: str) -> str:
    """Return the text under a key; empty where there is none."""
    inner = node.entries.get(key) if isinstance(node, MapNode) else None
    return inner.text.strip() if isinstance(inner, TextNode) else ""


def new_length(slot: MapNode, verb: str, wish: MapNode) -> TextNode:
    """Return the minutes of a slot to ``shorten`` or ``lengthen``, placed where the change says how much.

    The least that the slot may become stays where it was, if the new length is not below it; the most becomes the new
    length when it is shortened, and stays if it is larger when it is lengthened. A length written as least, wished and
    most is taken as it is. Raises LengthRefused (IW207).
    """
    key = "to" if "to" in wish.entries else "by"
    node = wish.entries[key]
    assert isinstance(node, TextNode)  # noqa: S101 - for the type checker: the change was checked
    new, old = _length(node.text), _length(text_of(slot, "minutes"))
    if new is None or old is None:
        return node  # the agenda's own minutes are wrong, and are told as such
    if key == "by":
        new = Length(old - new if verb == "shorten" else old + new)
    if not 1 <= new <= 720 or (new > old if verb == "shorten" else new < old):
        what = f"{verb!r} would change {text_of(slot, 'id')!r} from {int(old)} to {int(new)} minutes"
        hint = "Write a length from 1 to 720 minutes, and 'lengthen' where the slot becomes longer."
        if 1 <= new < old:
            hint = "Write 'shorten', or a longer length."
        raise LengthRefused(Problem("IW207", what, hint, node.place))
    if new.least == new.most:
        most = new if verb == "shorten" else max(int(new), old.most)
        return TextNode(f"{min(old.least, int(new))}-{int(new)}-{int(most)}", node.place)
    return node


def replaced(slot: MapNode, over: MapNode) -> MapNode:
    """Return a slot with the values of ``over``; the Welsh of an English text that is new is gone with the old one."""
    welsh = slot.entries.get("welsh")
    if isinstance(welsh, MapNode):
        kept = {key: entry for key, entry in welsh.entries.items() if key not in over.entries}
        slot = MapNode({**slot.entries, "welsh": MapNode(kept, welsh.keys, welsh.place)}, slot.keys, slot.place)
    merged = merge(slot, over)
    return MapNode(merged.entries, merged.keys, slot.place)


def beside(slot: MapNode, slots: Sequence[Node], number: int, near: int) -> MapNode:
    """Return a slot that goes in at ``number``, on the day of the slot at ``near`` unless it says which.

    Between two slots that have tracks, one without takes the track of the slot at ``near``.
    """
    if not slots:
        return slot
    entries, keys, neighbour = dict(slot.entries), dict(slot.keys), slots[near]
    tracks = [text_of(each, "track") for each in slots[max(number - 1, 0) : number + 1]]
    wanted = ["day", *(["track"] if len(tracks) == 2 and all(tracks) else [])]
    for key in wanted:
        if isinstance(neighbour, MapNode) and key in neighbour.entries and key not in entries:
            entries[key], keys[key] = neighbour.entries[key], neighbour.keys[key]
    return MapNode(entries, keys, slot.place)


def _length(text: str) -> Length | None:
    try:
        return _LENGTH.validate_python(text)
    except ValidationError:
        return None
