"""Runs of text: what a paragraph, a heading, an item or a cell is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["ByHand", "Runs", "Span", "runs"]

_ADDRESSES = ("https://", "http://", "mailto:")


@dataclass(frozen=True, slots=True)
class ByHand:
    """What stands where a name is to be written by hand.

    ``whose`` says whose it is (``Seat 7``, or nothing), ``said`` is the line for those who cannot see it.
    """

    whose: str
    said: str


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one kind. ``link`` is an address, or ``#`` and the part letter to go to in this pack.

    ``personal`` text is somebody's name: where it cannot be set, there is a line to write it on, and ``by_hand``.
    ``lang`` is the language tag of text in another language than the paper's, else empty.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    personal: bool = False
    lang: str = ""
    by_hand: ByHand | None = field(default=None, repr=False)

    @property
    def leads_out(self) -> bool:
        """Whether the link leads to an address that a reader may follow, and not to a place in this pack."""
        return self.link.lower().startswith(_ADDRESSES)


Runs = tuple[Span, ...]


def runs(text: str, *, bold: bool = False, link: str = "", lang: str = "") -> Runs:
    """Make plain text into runs."""
    return (Span(text, bold=bold, link=link, lang=lang),)
