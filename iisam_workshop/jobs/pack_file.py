"""A file of a pack as it goes from whoever makes it to whoever writes it."""

from __future__ import annotations

from dataclasses import dataclass

from iisam_workshop.model.document import Audience, Copies

__all__ = ["PackFile"]


@dataclass(frozen=True, slots=True)
class PackFile:
    """A bound file before it is written: its path, bytes and pages, and how it is to be printed.

    ``personal`` files hold what concerns people of the list; ``document`` is the id of a paper that is a file alone.
    ``holds`` are the files in which the papers of a pack stand alone.
    """

    path: str
    data: bytes
    pages: int
    audience: Audience | str
    copies: int
    each: Copies | str
    personal: bool = False
    document: str = ""
    holds: tuple[str, ...] = ()
