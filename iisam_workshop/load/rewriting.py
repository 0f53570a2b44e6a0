"""Changes in a text of YAML that leave everything else as it was written: keys put in, keys and their values taken out.

Lines and columns are those of the text as it was; all changes are made at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.load.inputs import YAML, Found, guess, read_file
from iisam_workshop.load.layers import Plain, content_of
from iisam_workshop.load.tree import MapNode
from iisam_workshop.load.yaml_events import read_tree, yaml_text

__all__ = ["Rewriting", "content_file", "end_of_value", "said", "said_in"]


@dataclass(slots=True)
class Rewriting:
    """A text while it is rewritten; ``file`` is how messages name it, ``data`` its bytes as they are."""

    data: bytes
    text: str
    file: str
    tree: MapNode
    _put: list[tuple[Place, str]] = field(default_factory=list)
    _gone: list[tuple[Place, bool]] = field(default_factory=list)
    _renamed: list[tuple[Place, str, str, str]] = field(default_factory=list)

    def put(self, group: MapNode, key: str, value: str) -> None:
        """Put a key with one value, as YAML, before the first key of a group."""
        self._put.append((group.place, f"{key}: {value}"))

    def take_out(self, key: Place, *, as_comment: bool = False) -> None:
        """Take a key and its value out, with the lines they fill; or let them stand as a comment."""
        self._gone.append((key, as_comment))

    def reword(self, key: Place, old: str, new: str, value: str) -> None:
        """Give a key on one line another name and value; what it said stands behind it as a comment."""
        self._renamed.append((key, old, new, value))

    def result(self, tail: str = "") -> str:
        """Return the text with all changes, and more keys at its end."""
        lines = self.text.splitlines(keepends=True)
        edits = [
            *((place.line, place.column, "put", what) for place, what in self._put),
            *((place.line, place.column, "comment" if as_comment else "cut", "") for place, as_comment in self._gone),
            *((place.line, place.column, old, f"{new}: {value}") for place, old, new, value in self._renamed),
        ]
        for line, column, kind, what in sorted(edits, reverse=True):
            if kind == "put":
                _insert(lines, line - 1, column - 1, what)
            elif kind in ("cut", "comment"):
                _take(lines, line - 1, column - 1, as_comment=kind == "comment")
            else:
                _rename(lines, line - 1, column - 1, kind, what)
        whole = "".join(lines)
        return whole + ("" if not tail or whole.endswith("\n") else "\n") + tail


def content_file(path: Path) -> Rewriting:
    """Read a content file to be rewritten; raises WorkshopError."""
    shown = str(path)
    data = read_file(Found(path, shown, path.name), YAML)
    if guess(data):
        hint = "Name a session, council, scenario, agenda or layout that was written as a text."
        raise InputUnreadable(Problem("IW404", f"this is {guess(data)}, not a YAML file", hint, Place(shown)))
    text = yaml_text(data, shown)
    return Rewriting(data, text, shown, read_tree(text, shown))


def said(text: str, file: str) -> dict[str, Plain]:
    """Return what a YAML text says, without its places; raises WorkshopError."""
    return content_of(read_tree(text, file), "file").plain


def said_in(data: bytes, file: str) -> dict[str, Plain]:
    """Return what the bytes of a YAML file say, without its places; raises WorkshopError."""
    return said(yaml_text(data, file), file)


def _insert(lines: list[str], at: int, column: int, what: str) -> None:
    line = lines[at]
    if line[column : column + 1] == "{":
        lines[at] = f"{line[: column + 1]}{what}, {line[column + 1 :]}"
    else:
        lines[at] = f"{line[:column]}{what}\n{' ' * column}{line[column:]}"


def end_of_value(lines: Sequence[str], start: int, column: int) -> int:
    """Return the number of the line behind a key's value; the value stands further in than the key, or is its dashes.

    Lines count from 0; ``start`` is that of the key, ``column`` how far in it stands. Empty lines behind it are left.
    """
    end = last = start + 1
    while end < len(lines):
        words = lines[end].lstrip()
        inner = len(lines[end]) - len(words)
        if words and not (inner > column or (inner == column and words.startswith("-"))):
            break
        end += 1
        last = end if words else last
    return last


def _take(lines: list[str], start: int, column: int, *, as_comment: bool) -> None:
    if lines[start][:column].strip():
        _cannot(lines, start)
    last = end_of_value(lines, start, column)
    block = lines[start:last]
    if as_comment:
        lines[start:last] = [f"{line[:column]}# {line[column:]}" if line.strip() else line for line in block]
    else:
        lines[start:last] = [line for line in block if line.lstrip().startswith("#")]


def _rename(lines: list[str], at: int, column: int, old: str, what: str) -> None:
    line, rest = lines[at][:column], lines[at][column:].rstrip("\r\n")
    if not rest.startswith(f"{old}:") or line.strip() not in ("", "-"):
        _cannot(lines, at)
    lines[at] = f"{line}{what}  # {rest}\n"


def _cannot(lines: list[str], at: int) -> NoReturn:
    raise LookupError(lines[at])
