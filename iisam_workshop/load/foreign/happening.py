"""What every foreign agenda comes down to: things that happen, and remarks on what was not understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NoReturn

from iisam_workshop.errors import InputUnreadable, Place, Problem

__all__ = ["Foreign", "Happening", "broken", "left_over", "one_line"]

_LONGEST_TITLE, _LONGEST_TEXT = 200, 600


@dataclass(frozen=True, slots=True)
class Happening:
    """Something with a title that takes ``minutes``; ``start`` counts them after midnight, in local time.

    ``day`` and ``start`` are None where the file does not say them. ``room`` and ``track`` may be empty. ``kind`` is
    the word of the file for what it is, and ``lead`` names people.
    """

    title: str
    place: Place
    minutes: int
    day: date | int | None = None
    start: int | None = None
    about: str = ""
    room: str = ""
    track: str = ""
    kind: str = ""
    lead: tuple[str, ...] = ()
    kit: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Foreign:
    """What a file gave: its title, what happens in the order of the file, and remarks on the rest (IW408)."""

    form: str
    title: str = ""
    venue: str = ""
    happenings: list[Happening] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def remark(self, what: str, place: Place | None, hint: str = "Add it by hand if it matters.") -> None:
        """Note something that was not taken over."""
        self.remarks.append(left_over(what, place, hint))


def left_over(what: str, place: Place | None, hint: str) -> Problem:
    """Return a remark on something that was not understood, or not taken over."""
    return Problem("IW408", what, hint, place, "warning")


def broken(what: str, place: Place, hint: str = "Export it again, or ask whoever sent it.") -> NoReturn:
    """Refuse a file that is not in the form that it claims to have (IW409)."""
    raise InputUnreadable(Problem("IW409", what, hint, place)) from None


def one_line(text: str, *, long: bool = False) -> str:
    """Fold a text into one line that an agenda can hold; what is too long is cut at a word, with an ellipsis."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    plain = " ".join(plain.replace("{{", "{ {").replace("}}", "} }").replace("{%", "{ %").replace("{#", "{ #").split())
    most = _LONGEST_TEXT if long else _LONGEST_TITLE
    if len(plain) <= most:
        return plain
    return plain[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
