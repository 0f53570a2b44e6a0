"""Marks in the content of pages that others made: which mcids there are, and what is left open at the end.

Content is looked through, not understood: only marks and the saving of the graphics state matter here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

__all__ = ["Marks", "read_marks", "without_marks"]

_MOST = 65_535
"""No honest page has a higher mcid, and the parent tree has a place for each up to the highest."""
_SPACE = rb"\x00\t\n\f\r "
_STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\))*+\)"
_HEX = rb"<[0-9A-Fa-f%b]*+>" % _SPACE
_NAME = rb"/[^%b()<>\[\]{}/%%]*+" % _SPACE
_FLAT = rb"<<(?:[^<>()]|%b|%b)*+>>" % (_STRING, _HEX)
_NESTED = rb"<<(?:[^<>()]|%b|%b|%b)*+>>" % (_STRING, _HEX, _FLAT)
_TOKEN = re.compile(
    rb"""(?P<tag>%(name)b)[%(space)b]*+(?P<entries>%(nested)b|%(name)b)[%(space)b]*+BDC(?=[%(space)b/\[(<%%]|$)
    |(?P<plain>%(name)b)[%(space)b]*+BMC(?=[%(space)b/\[(<%%]|$)
    |%(string)b|%(hex)b|%(name)b|%%[^\r\n]*+
    |(?<![^%(space)b\])>}])(?P<word>q|Q|EMC|BDC|BMC|BI)(?=[%(space)b/\[(<%%]|$)
    |(?<![^%(space)b\])>}])(?P<paint>[fBb]\*?|[FSs'"]|T[jJ]|Do|sh)(?=[%(space)b/\[(<%%]|$)
    |(?P<torn>\()"""
    % {b"name": _NAME, b"space": _SPACE.replace(b" ", rb"\x20"), b"nested": _NESTED, b"string": _STRING, b"hex": _HEX},
    re.DOTALL | re.VERBOSE,
)
_PICTURE = re.compile(rb"[%b]EI(?=[%b]|$)" % (_SPACE, _SPACE))
_MCID = re.compile(rb"%b|%b|%b|/MCID[%b]++(?P<mcid>\d{1,7})(?!\d)" % (_STRING, _HEX, _FLAT, _SPACE))


@dataclass(slots=True)
class Marks:
    """What was found in content: ``mcids`` in order, and how far saved states and marks are out of balance.

    ``lowest`` is how many states more than were saved are restored at the worst, ``left`` how many are saved at the
    end; ``sound`` says that marks are closed as often as opened, and that all of it could be followed.
    ``places`` are the stretches that open or close marks, but for those of layers. ``open`` says of each mark that is
    open whether it is one of these. ``loose`` says that something is drawn outside all of them.
    """

    mcids: list[int] = field(default_factory=list)
    lowest: int = 0
    left: int = 0
    sound: bool = True
    places: list[tuple[int, int]] = field(default_factory=list)
    open: list[bool] = field(default_factory=list)
    loose: bool = False


def read_marks(data: bytes, named: Callable[[str], int | None] = lambda _: None) -> Marks:
    """Look through content; ``named`` gives the mcid of a property list that stands in the resources, by its name."""
    marks, at = Marks(), 0
    while found := _TOKEN.search(data, at):
        at = found.end()
        if found["paint"] or found["word"] == b"BI":
            marks.loose = marks.loose or not any(marks.open)
        if found["word"] == b"BI":  # what lies in a picture may look like anything
            picture = _PICTURE.search(data, at)
            marks.sound, at = marks.sound and picture is not None, picture.end() if picture else len(data)
        elif found["tag"]:
            _open(marks, found, named)
        elif found["plain"]:
            marks.open.append(True)
            marks.places.append(found.span())
        elif found["word"]:
            _follow(marks, found)
        elif found["torn"]:
            marks.sound = False
    marks.sound = marks.sound and not marks.open
    marks.left -= marks.lowest
    return marks


def without_marks(data: bytes, marks: Marks) -> bytes:
    """Return content without its marks; those of layers are kept, and closed as often as they are opened."""
    out, at = [], 0
    for start, end in marks.places:
        out.append(data[at:start])
        at = end
    return b" ".join([*out, data[at:]]) + b"\nEMC" * marks.open.count(False)


def _open(marks: Marks, found: re.Match[bytes], named: Callable[[str], int | None]) -> None:
    layer = found["tag"] == b"/OC"
    marks.open.append(not layer)
    marks.places += [] if layer else [found.span()]
    entries = found["entries"]
    if entries.startswith(b"/"):
        mcid = named(_plain(entries))
    else:
        inner = (each["mcid"] for each in _MCID.finditer(entries.removeprefix(b"<<")))
        mcid = next((int(each) for each in inner if each), None)
    if mcid is None:
        return
    marks.sound = marks.sound and mcid <= _MOST
    if found["tag"] != b"/Artifact":
        marks.mcids.append(mcid)


def _follow(marks: Marks, found: re.Match[bytes]) -> None:
    match found["word"]:
        case b"q":
            marks.left += 1
        case b"Q":
            marks.left -= 1
            marks.lowest = min(marks.lowest, marks.left)
        case b"EMC":
            marks.sound = marks.sound and bool(marks.open)
            if not marks.open or marks.open.pop():
                marks.places.append(found.span())
        case _:
            marks.sound = False


def _plain(name: bytes) -> str:
    """Return a name as pypdf has it: with its slash, and what is written as a number put back."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda each: bytes([int(each[1], 16)]), name).decode("utf-8", "replace")
