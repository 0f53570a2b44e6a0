"""What a file may claim to be, and which parts stand in the way: known before it is bound."""

from __future__ import annotations

from dataclasses import dataclass

from iisam_workshop.bind.pages import Shelf
from iisam_workshop.model.part import Binding

__all__ = ["Claims", "claims"]


@dataclass(frozen=True, slots=True)
class Claims:
    """Whether a file claims to be PDF/UA-1 (``ua``) and PDF/A-2a (``archive``).

    ``inaccessible`` are the ids of the parts for which the first is not claimed, in their order.
    """

    ua: bool
    archive: bool
    inaccessible: tuple[str, ...]


def claims(binding: Binding, shelf: Shelf | None = None) -> Claims:
    """Return what the file of a binding claims.

    A foreign part that says it is accessible is not taken at its word: its tree must be there and must own all that is
    marked on its pages. No file with a foreign part claims to be PDF/A, because nobody has looked whether that part is.
    """
    shelf = shelf or Shelf()
    barred = tuple(
        part.id for part in binding.parts if not (shelf.foreign(part).accessible if part.foreign else part.accessible)
    )
    strange = any(part.foreign for part in binding.parts)
    return Claims(not barred, binding.archive and not barred and not strange, barred)
