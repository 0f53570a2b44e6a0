"""Part of a figure in another language: it has no element of its own, so its marked content says which it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from iisam_workshop.press.canvas import TaggedCanvas

__all__ = ["spoken"]


@contextmanager
def spoken(canvas: TaggedCanvas, lang: str) -> Iterator[None]:
    """Mark what is drawn inside as being in a language; without one nothing is marked."""
    if not lang:
        yield
        return
    canvas.mark("Tj")  # the element's own content must be open before another sequence begins within it
    list.append(canvas._code, f"/Span <</Lang ({lang})>> BDC")
    yield
    list.append(canvas._code, "EMC")
