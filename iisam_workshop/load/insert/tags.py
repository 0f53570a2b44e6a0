"""The structure tree of a foreign PDF, written anew for the pages that stay.

Elements keep their roles, texts and attributes. What belongs to pages that go, goes, with the words that describe it.
Which element a piece of a page belongs to is worked out from the elements, whatever the file's own lists say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from iisam_workshop.load.insert.copier import Copier, written
from iisam_workshop.load.insert.outcome import Refused

__all__ = ["Anchors", "write_tree"]

_KEPT = ("A", "C", "T", "Lang", "Alt", "E", "ActualText", "NS", "R", "ID", "Phoneme", "PhoneticAlphabet")
_CELLS = frozenset(["/TD", "/TH"])
_MOST, _DEEPEST, _HIGHEST = 100_000, 150, 50_000
"""How many elements there may be, how deep, and what number the last piece of a page may have."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What elements can hold on to: new numbers by old ones. ``whole`` says that no page of the file was left out."""

    pages: Mapping[int, int]
    links: Mapping[int, int]
    whole: bool


@dataclass(slots=True)
class _Node:
    """An element that may stay. ``alive`` ones hold something that stays, ``bereft`` ones only something that went."""

    thing: DictionaryObject
    number: int
    kids: list[_Node | tuple[int, int, int] | int] = field(default_factory=list)
    alive: bool = False
    bereft: bool = False


@dataclass(slots=True)
class _Planter:
    """Reads the elements, and notes whose the pieces of each page are."""

    copier: Copier
    anchors: Anchors
    owners: dict[int, dict[int, int]] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    ids: dict[bytes, int] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    count: int = 0

    def element(self, thing: DictionaryObject, page: int, depth: int) -> _Node:
        """Read an element; ``page`` is the old number of the page that holds it where it names none."""
        self.count += 1
        if self.count > _MOST or depth > _DEEPEST:
            raise Refused("heavy")
        node, own = _Node(thing, self.copier.new()), thing.get("/Pg")
        page = own.idnum if isinstance(own, IndirectObject) else page
        for kid in _kids(thing):
            self._kid(node, kid, page, depth)
        return node

    def _kid(self, node: _Node, kid: Any, page: int, depth: int) -> None:
        target = kid.get_object()
        if isinstance(target, int):
            self._piece(node, page, int(target), 0)
        elif isinstance(target, DictionaryObject):
            kind, own = str(target.get("/Type")), target.get("/Pg")
            if kind == "/MCR" or (kind != "/StructElem" and "/MCID" in target):
                page = own.idnum if isinstance(own, IndirectObject) else page
                mcid, stream = target.get("/MCID"), target.get("/Stm")
                inside = self._stream(stream) if isinstance(stream, IndirectObject) else 0
                self._piece(node, page, int(mcid.get_object()) if mcid is not None else -1, inside)
            elif kind == "/OBJR":
                self._end(node, target)
            elif "/S" in target and self._is_new(kid):
                below = self.element(target, page, depth + 1)
                node.alive, node.bereft = node.alive or below.alive, node.bereft or below.bereft
                node.kids.append(below)

    def _is_new(self, kid: Any) -> bool:
        number = kid.idnum if isinstance(kid, IndirectObject) else 0
        if number and number in self.seen:
            return False
        self.seen.add(number)
        return True

    def _piece(self, node: _Node, page: int, mcid: int, stream: int) -> None:
        """Give a piece of a page, or of a drawing on it, to an element; it has one owner alone."""
        new = self.anchors.pages.get(page)
        if new is None:
            node.bereft = True
            return
        owned = self.owners.setdefault(stream or new, {})
        if 0 <= mcid < _HIGHEST and mcid not in owned:
            owned[mcid] = node.number
            node.kids.append((new, mcid, stream))
            node.alive = True

    def _end(self, node: _Node, target: DictionaryObject) -> None:
        """Let an element hold a link; what else it held is no longer there."""
        thing = target.get("/Obj")
        number = self.anchors.links.get(thing.idnum) if isinstance(thing, IndirectObject) else None
        if number is None or number in self.ends:
            node.bereft = True
            return
        self.ends[number] = node.number
        node.kids.append(number)
        node.alive = True

    def _stream(self, thing: IndirectObject) -> int:
        return self.copier.number_of(thing) if isinstance(thing.get_object(), StreamObject) else 0

    # -- writing

    def write(self, node: _Node, above: int) -> None:
        """Write an element that stays, and those below it."""
        kids = [kid for kid in node.kids if not isinstance(kid, _Node) or self._stays(kid)]
        entries = {"Type": b"/StructElem", "S": written(_role(node.thing)), "P": b"%d 0 R" % above}
        for key in _KEPT if node.alive or self.anchors.whole else ():
            value = node.thing.get(f"/{key}")
            if value is not None:
                entries[key] = self.copier.value(value, key)
        if "ID" in entries:
            self._name(node, entries)
        first = next((kid[0] for kid in kids if isinstance(kid, tuple)), 0)
        if first:
            entries["Pg"] = b"%d 0 R" % first
        if kids:
            entries["K"] = b"[%b]" % b" ".join(self._written(kid, first) for kid in kids)
        self.copier.put(node.number, b"<<%b>>" % b"".join(written(key) + b" " + each for key, each in entries.items()))
        for kid in kids:
            if isinstance(kid, _Node):
                self.write(kid, node.number)

    def _name(self, node: _Node, entries: dict[str, bytes]) -> None:
        """Note by what name other elements call this one; of two with the same name only the first has it."""
        name = written(_resolved(node.thing, "/ID"))
        entries["ID"] = name
        if name in self.ids or not name.startswith(b"("):
            del entries["ID"]
        else:
            self.ids[name] = node.number

    def _stays(self, node: _Node) -> bool:
        """Say whether an element stays; a cell stays when it is empty, or its table would have a hole."""
        if node.alive or (self.anchors.whole and not node.bereft):
            return True
        return str(_role(node.thing)) in _CELLS

    def _written(self, kid: _Node | tuple[int, int, int] | int, page: int) -> bytes:
        match kid:
            case _Node():
                return b"%d 0 R" % kid.number
            case (new, mcid, stream):
                if new == page and not stream:
                    return b"%d" % mcid
                inside = b"/Stm %d 0 R" % stream if stream else b""
                return b"<</Type/MCR/Pg %d 0 R%b/MCID %d>>" % (new, inside, mcid)
            case _:
                return b"<</Type/OBJR/Obj %d 0 R>>" % kid


def write_tree(root: Any, anchors: Anchors, copier: Copier) -> tuple[int, dict[int, int], set[int]]:
    """Write the structure tree and return its number, the key of every page, drawing and link in it, and the links.

    The number is 0 where nothing of the tree is left. The links are those that belong to an element.
    """
    if not isinstance(root, DictionaryObject):
        return 0, {}, set()
    planter = _Planter(copier, anchors)
    top = _Node(root, copier.new())
    for kid in _kids(root):
        target = kid.get_object()
        if isinstance(target, DictionaryObject) and "/S" in target and planter._is_new(kid):
            top.kids.append(planter.element(target, 0, 0))
    kids = [kid for kid in top.kids if isinstance(kid, _Node) and kid.alive]
    if not kids:
        copier.put(top.number, b"null")
        return 0, {}, set()
    for kid in kids:
        planter.write(kid, top.number)
    copier.settle()
    keys = {number: key for key, number in enumerate((*sorted(planter.owners), *sorted(planter.ends)))}
    entries = {
        "Type": b"/StructTreeRoot",
        "K": b"[%b]" % b" ".join(b"%d 0 R" % kid.number for kid in kids),
        "ParentTree": b"%d 0 R" % _parents(planter, keys),
        "ParentTreeNextKey": b"%d" % len(keys),
    }
    for key in ("RoleMap", "ClassMap", "Namespaces"):
        value = root.get(f"/{key}")
        if value is not None:
            entries[key] = copier.value(value, key)
    if planter.ids:
        named = b" ".join(b"%b %d 0 R" % each for each in sorted(planter.ids.items()))
        entries["IDTree"] = b"<</Names[%b]>>" % named
    copier.put(top.number, b"<<%b>>" % b"".join(written(key) + b" " + each for key, each in entries.items()))
    for number in planter.owners:
        copier.mark(number, StructParents=b"%d" % keys[number])
    return top.number, keys, set(planter.ends)


def _parents(planter: _Planter, keys: Mapping[int, int]) -> int:
    """Write the list that leads from the pieces of pages, and from links, to their elements."""
    lines = []
    for number, key in keys.items():
        if number in planter.ends:
            lines.append(b"%d %d 0 R" % (key, planter.ends[number]))
            continue
        owned, row = planter.owners[number], planter.copier.new()
        last = max(owned, default=-1)
        cells = (b"%d 0 R" % owned[mcid] if mcid in owned else b"null" for mcid in range(last + 1))
        planter.copier.put(row, b"[%b]" % b" ".join(cells))
        lines.append(b"%d %d 0 R" % (key, row))
    number = planter.copier.new()
    planter.copier.put(number, b"<</Nums[%b]>>" % b" ".join(lines))
    return number


def _kids(thing: DictionaryObject) -> Iterator[Any]:
    kids = thing.get("/K")
    if kids is None:
        return
    inner = kids.get_object()
    yield from inner if isinstance(inner, ArrayObject) else (kids,)


def _resolved(thing: DictionaryObject, key: str) -> Any:
    value = thing.get(key)
    return value.get_object() if value is not None else None


def _role(thing: DictionaryObject) -> NameObject:
    role = _resolved(thing, "/S")
    return role if isinstance(role, NameObject) else NameObject("/NonStruct")
