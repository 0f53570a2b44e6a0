"""Changes of an agenda, made on its tree before anything has a type, so that every value keeps the line that wrote it.

An agenda file's own changes are made when it is laid over the one that it extends; then come those of the council,
then those of the session, each list in its order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from iisam_workshop.errors import ContentInvalid, Place, Problem, did_you_mean, refuse
from iisam_workshop.load.layers import content_of, merge
from iisam_workshop.load.slot_edits import LengthRefused, beside, new_length, replaced, text_of
from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode
from iisam_workshop.load.validate import validate
from iisam_workshop.model.changes import AgendaChanges, Change

__all__ = ["changed", "lay_agenda", "wished_changes"]


def lay_agenda(base: MapNode, over: MapNode) -> MapNode:
    """Lay one agenda file over another as ``merge`` does, then make its changes; raises as ``changed`` does."""
    changes = over.entries.get("changes")
    merged = merge(base, _without(over, "changes"))
    return changed(merged, [changes] if changes else [])


def wished_changes(tree: MapNode) -> Iterator[Node]:
    """Return what stands under ``agenda.changes`` of a session or council, if anything does."""
    agenda = tree.entries.get("agenda")
    changes = agenda.entries.get("changes") if isinstance(agenda, MapNode) else None
    if changes:
        yield changes


def changed(agenda: MapNode, lists: Sequence[Node]) -> MapNode:
    """Return an agenda with all changes made, list after list.

    Raises ContentInvalid with all problems: ill-formed changes (IW111 to IW117, IW204, IW205), slots that do not exist
    (IW201) or no longer (IW206), ids used twice (IW118), lengths that go the wrong way (IW207), a slot moved beside
    itself (IW208), and an agenda without any slot left (IW209).
    """
    slots = agenda.entries.get("slots")
    day = _Day([*slots.items] if isinstance(slots, ListNode) else [])
    for changes in lists:
        for change in _sound(changes, day.problems):
            day.make(change)
    if isinstance(slots, ListNode) and slots.items and not day.slots:
        what, hint = "these changes take every slot out of the agenda", "Keep one slot, or add one."
        day.problems.append(Problem("IW209", what, hint, lists[-1].place))
    if day.problems:
        refuse(day.problems)
    if not isinstance(slots, ListNode):
        return agenda
    return MapNode({**agenda.entries, "slots": ListNode(day.slots, slots.place)}, agenda.keys, agenda.place)


def _sound(changes: Node, problems: list[Problem]) -> list[MapNode]:
    """Return the changes that are well formed; what is wrong with the others is added to the problems."""
    content = content_of(MapNode({"changes": changes}, {"changes": changes.place}, changes.place), "changes")
    try:
        validate(content, AgendaChanges)
    except ContentInvalid as refusal:
        problems.extend(refusal.problems)
    plain = content.plain["changes"]
    if not isinstance(changes, ListNode) or not isinstance(plain, list):
        return []
    pairs = zip(changes.items, plain, strict=True)
    return [item for item, value in pairs if isinstance(item, MapNode) and _is_sound(value)]


def _is_sound(value: object) -> bool:
    try:
        Change.model_validate(value)
    except ValidationError:
        return False
    return True


@dataclass(slots=True)
class _Day:
    """The slots as the changes made so far leave them; ``gone`` are the ids that were taken out, and where."""

    slots: list[Node]
    gone: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def make(self, change: MapNode) -> None:
        ((verb, wish),) = change.entries.items()
        if verb == "remove":
            self._remove(wish)
        elif verb == "add" and isinstance(wish, MapNode):
            self._add(wish)
        elif isinstance(wish, MapNode):
            number = self._find(wish.entries["slot"])
            if verb == "move":
                self._move(number, wish)
            elif number is not None and verb == "replace":
                self._replace(number, wish)
            elif number is not None:
                self._resize(number, verb, wish)

    def _remove(self, wish: Node) -> None:
        number = self._find(wish)
        if number is not None:
            self.gone[text_of(self.slots.pop(number), "id")] = wish.place

    def _add(self, wish: MapNode) -> None:
        number, near = self._landing(wish)
        if self._is_free(wish) and number is not None:
            slot = beside(_without(wish, "after", "before"), self.slots, number, near)
            self.slots.insert(number, slot)

    def _move(self, number: int | None, wish: MapNode) -> None:
        anchor = wish.entries.get("after") or wish.entries["before"]
        if _said(anchor) == text_of(wish, "slot"):
            what, hint = f"{_said(anchor)!r} is to be moved beside itself", "Name another slot."
            self.problems.append(Problem("IW208", what, hint, anchor.place))
            return
        target, near = self._landing(wish)
        if number is None or target is None:
            return
        slot = self.slots.pop(number)
        target -= number < target
        near -= number < near
        assert isinstance(slot, MapNode)  # noqa: S101 - for the type checker: it has an id
        self.slots.insert(target, beside(_without(slot, "day"), self.slots, target, near))

    def _replace(self, number: int, wish: MapNode) -> None:
        slot = self.slots[number]
        assert isinstance(slot, MapNode)  # noqa: S101 - for the type checker: it has an id
        name = wish.entries.get("id")
        if name is None or _said(name) == text_of(slot, "id") or self._is_free(wish):
            self.slots[number] = replaced(slot, _without(wish, "slot"))

    def _resize(self, number: int, verb: str, wish: MapNode) -> None:
        slot = self.slots[number]
        assert isinstance(slot, MapNode)  # noqa: S101 - for the type checker: it has an id
        try:
            minutes = new_length(slot, verb, wish)
        except LengthRefused as refusal:
            self.problems.append(refusal.problem)
            return
        self.slots[number] = MapNode({**slot.entries, "minutes": minutes}, slot.keys, slot.place)

    def _landing(self, wish: MapNode) -> tuple[int | None, int]:
        """Return where a slot goes, None where its neighbour does not exist, and where that neighbour stands."""
        anchor = wish.entries.get("after") or wish.entries.get("before")
        if anchor is None:
            return len(self.slots), len(self.slots) - 1
        number = self._find(anchor)
        if number is None:
            return None, 0
        return number + ("after" in wish.entries), number

    def _is_free(self, wish: MapNode) -> bool:
        node = wish.entries["id"]
        for slot in self.slots:
            if text_of(slot, "id") == _said(node) and isinstance(slot, MapNode):
                first = slot.entries["id"].place
                what = f"the id {_said(node)!r} stands here for the second time; the first is at {first}"
                self.problems.append(Problem("IW118", what, "Give one of them another id.", node.place))
                return False
        return True

    def _find(self, node: Node) -> int | None:
        name, known = _said(node), [text_of(slot, "id") for slot in self.slots]
        if name in known:
            return known.index(name)
        if name in self.gone:
            what = f"an earlier change takes the slot {name!r} out, at {self.gone[name]}"
            problem = Problem("IW206", what, "Take one of the two changes out, or put them the other way round.")
        else:
            problem = Problem("IW201", f"unknown slot {name!r}", did_you_mean(name, [*filter(None, known)]))
        self.problems.append(Problem(problem.code, problem.message, problem.hint, node.place))
        return None


def _said(node: Node) -> str:
    return node.text.strip() if isinstance(node, TextNode) else ""


def _without(node: MapNode, *keys: str) -> MapNode:
    entries = {key: entry for key, entry in node.entries.items() if key not in keys}
    places = {key: place for key, place in node.keys.items() if key not in keys}
    return MapNode(entries, places, node.place)
