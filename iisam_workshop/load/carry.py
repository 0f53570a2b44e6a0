"""What a next session takes from an earlier one: its text, with single values changed, and the files that it stands on.

Lists of people, session records and builds are never among the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from iisam_workshop.errors import InputUnreadable, Place, Problem, WorkshopError
from iisam_workshop.load.inputs import RECORD, Found, read_file
from iisam_workshop.load.layers import Content, Plain, content_of
from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode
from iisam_workshop.load.yaml_events import read_tree, yaml_text
from iisam_workshop.model.places import Path as Way

__all__ = ["changed_text", "companions", "session_text", "with_changes"]

_KEPT = frozenset((".yaml", ".yml", ".png", ".jpg", ".jpeg", ".ttf", ".otf", ".j2", ".pdf"))
"""What may be copied from beside a session. Lists, records and builds have other endings."""


@dataclass(frozen=True, slots=True)
class _Edit:
    line: int
    column: int
    old: str
    new: str


def session_text(path: Path) -> str:
    """Return a session file as it is written, comments and all; raises WorkshopError."""
    return yaml_text(read_file(Found(path, str(path), path.name), RECORD), str(path))


def changed_text(text: str, file: str, changes: Mapping[Way, str]) -> str:
    """Return a YAML text with values put in or changed; everything else stays as it was written, to the letter.

    A change is one value in YAML, at a way of at most two keys and a list position. Raises InputUnreadable (IW407)
    where the text is written in a form in which the change cannot be made safely.
    """
    tree = read_tree(text, file)
    wanted = with_changes(_plain(tree, file), {way: _meant(value) for way, value in changes.items()})
    try:
        result = _edited(text, tree, changes)
        if _plain(read_tree(result, file), file) == wanted:
            return result
    except (WorkshopError, LookupError):
        pass
    keys = ", ".join(".".join(map(str, way)) for way in changes)
    hint = "Write each of these on a line of its own, as 'key: value', and try again."
    what = f"these values are written in a way that cannot be changed by itself: {keys}"
    raise InputUnreadable(Problem("IW407", what, hint, Place(file)))


def with_changes(plain: Mapping[str, Plain], changes: Mapping[Way, str]) -> dict[str, Plain]:
    """Return content with texts put in at their ways."""
    result = dict(plain)
    for (key, *rest), text in changes.items():
        result[str(key)] = _put(result.get(str(key), {}), rest, text) if rest else text
    return result


def companions(folder: Path, contents: Mapping[str, Content], read: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield, by their paths from a session's folder, the files inside it that the session stands on.

    These are the files that were ``read``, and those of a harmless kind that a text in them names.
    """
    named = [name for content in contents.values() for name in _texts(content.plain) if len(name) < 300]
    seen: set[str] = set()
    for name in (*read, *named):
        for inside in _inside(folder, name):
            if inside not in seen:
                seen.add(inside)
                yield inside, read_file(Found(folder / inside, inside, inside), RECORD)


def _inside(folder: Path, name: str) -> Iterator[str]:
    """Yield the files of a kept kind that a text names, itself or as their folder, inside a session's folder."""
    try:
        path = PurePath(name)
        place = folder / path
        if path.is_absolute() or ".." in path.parts or not path.parts:
            return
        files = sorted(place.iterdir()) if place.is_dir() and path.parts[0] != "build" else [place]
        for file in files:
            if file.suffix.lower() in _KEPT and file.is_file():
                yield file.relative_to(folder).as_posix()
    except (OSError, ValueError):
        return


def _put(node: Plain, way: Sequence[str | int], text: str) -> Plain:
    if not way:
        return text
    step, *rest = way
    if isinstance(step, int):
        assert isinstance(node, list)  # noqa: S101 - a list position was found in a list; this tells mypy
        return [_put(each, rest, text) if number == step else each for number, each in enumerate(node)]
    inner = dict(node) if isinstance(node, dict) else {}
    return {**inner, step: _put(inner.get(step, {}), rest, text)}


def _edited(text: str, tree: MapNode, changes: Mapping[Way, str]) -> str:
    edits, tail = [], ""
    for way, value in changes.items():
        node = _node(tree, way)
        if isinstance(node, TextNode):
            edits.append(_Edit(node.place.line, node.place.column, node.text, value))
            continue
        parent = tree.entries.get(str(way[0])) if len(way) == 2 else None
        if isinstance(parent, MapNode):
            edits.append(_inserted(text, parent, str(way[1]), value))
        else:
            tail += "\n" + (f"{way[0]}: {value}\n" if len(way) == 1 else f"{way[0]}:\n  {way[1]}: {value}\n")
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column), reverse=True):
        lines[edit.line - 1] = _replaced(lines[edit.line - 1], edit)
    whole = "".join(lines)
    return whole + ("" if not tail or whole.endswith("\n") else "\n") + tail


def _inserted(text: str, parent: MapNode, key: str, value: str) -> _Edit:
    """Put a new key before the first of a group, on a line of its own or inside its braces."""
    place = parent.place
    line = text.splitlines()[place.line - 1]
    if line[place.column - 1 : place.column] == "{":
        return _Edit(place.line, place.column + 1, "", f"{key}: {value}, ")
    return _Edit(place.line, place.column, "", f"{key}: {value}\n{' ' * (place.column - 1)}")


def _replaced(line: str, edit: _Edit) -> str:
    before, rest = line[: edit.column - 1], line[edit.column - 1 :]
    shapes = (f'"{edit.old}"', f"'{edit.old}'", edit.old) if edit.old else ("",)
    for shape in shapes:
        if rest.startswith(shape):
            return before + edit.new + rest[len(shape) :]
    raise LookupError(edit.old)


def _node(tree: MapNode, way: Way) -> Node | None:
    node: Node | None = tree
    for step in way:
        if isinstance(node, MapNode):
            node = node.entries.get(str(step))
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def _meant(value: str) -> str:
    """Return what one value says, without its quotes."""
    node = read_tree(f"value: {value}\n", "value").entries["value"]
    return node.text if isinstance(node, TextNode) else value


def _plain(tree: MapNode, file: str) -> dict[str, Plain]:
    return content_of(tree, file).plain


def _texts(plain: Plain) -> Iterator[str]:
    if isinstance(plain, str):
        if re.search(r"[./\w]", plain):
            yield plain
        return
    for inner in plain.values() if isinstance(plain, dict) else plain:
        yield from _texts(inner)
