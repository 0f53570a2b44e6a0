"""What a catalogue says of a file as a whole, whoever writes it: language, marks, how a viewer shows and prints it."""

from __future__ import annotations

from iisam_workshop.model.part import Sides
from iisam_workshop.pdf.objects import Name, Value

__all__ = ["spoken", "viewing"]

_DUPLEX: dict[Sides, str] = {"one": "Simplex", "long": "DuplexFlipLongEdge", "short": "DuplexFlipShortEdge"}


def spoken(lang: str) -> dict[str, Value]:
    """Return the entries for a file that is tagged throughout, in a language."""
    return {"Lang": lang, "MarkInfo": {"Marked": True}}


def viewing(sides: Sides | None = None, *, mixed: bool = False) -> dict[str, Value]:
    """Return the viewer preferences: the title in the title bar, nothing scaled in print, sides as proposed.

    The printer takes the tray by the size of each page where a file is ``mixed`` of several sizes of paper.
    """
    shown: dict[str, Value] = {"DisplayDocTitle": True, "PrintScaling": Name("None")}
    if sides:
        shown["Duplex"] = Name(_DUPLEX[sides])
    if mixed:
        shown["PickTrayByPDFSize"] = True
    return shown
