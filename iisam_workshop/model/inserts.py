"""PDFs of the council's own that go into the packs: what a session asks for, and what was read of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import PurePosixPath
from typing import Literal

from pydantic import Field

from iisam_workshop.model.council import Language
from iisam_workshop.model.deck import Audience
from iisam_workshop.model.spelling import slug
from iisam_workshop.model.values import FromFile, Id, Line, Name

__all__ = ["InsertWish", "InsertedFile", "insert_ids"]

_LONGEST = 40


class InsertWish(FromFile):
    """A PDF of the council's own that goes into the packs: which file, what it is called, and behind which paper.

    Without an audience it is for whom the paper before it is, in as many copies. ``size: fitted`` puts its pages on the
    paper of the pack with our footer below; ``as-is`` leaves them as they are.
    """

    file: Name = Field(description="a PDF beside this file")
    title: Name
    after: Id | None = Field(None, description="the paper that it follows; left out, it is the last")
    audience: Audience | None = None
    pages: Line | None = Field(None, description="which of its pages, such as 1-3,5; left out, all")
    size: Literal["fitted", "as-is"] = "fitted"
    language: Language | None = Field(None, description="where the file itself does not say it rightly")

    @property
    def fitted(self) -> bool:
        """Whether its pages go on the paper of the pack."""
        return self.size == "fitted"


@dataclass(frozen=True, slots=True)
class InsertedFile:
    """A PDF of the council's own, read and cleaned: no scripts, forms or attachments are left in it.

    ``pages`` are those asked for, in order. ``tagged`` says that it has a structure tree, ``accessible`` that it
    claims to be PDF/UA-1 as well; ``lang`` is its language, and ``sha256`` the digest of the file as it was. ``sizes``
    are width and height of each page as it is seen, in points.
    """

    wish: InsertWish
    pdf: bytes = field(repr=False)
    pages: int
    lang: str
    sha256: str
    tagged: bool = False
    accessible: bool = False
    sizes: tuple[tuple[float, float], ...] = ()


def insert_ids(wishes: Sequence[InsertWish]) -> tuple[str, ...]:
    """Return the document id of each insert, such as ``insert-our-map``: by the name of its file, each its own."""
    found: list[str] = []
    for number, wish in enumerate(wishes, 1):
        stem = PurePosixPath(wish.file.replace("\\", "/")).stem
        name = f"insert-{slug(stem, _LONGEST) or number}"
        others = (f"{name}-{further}" for further in count(number))
        found.append(next(each for each in chain([name], others) if each not in found))
    return tuple(found)
