"""What a build made, read back from its manifest: which papers in which files, how many copies, what holds names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iisam_workshop.errors import WorkshopError
from iisam_workshop.files import MANIFEST
from iisam_workshop.load.inputs import Found, read_file
from iisam_workshop.load.manifest import MANIFEST as LIMIT

__all__ = ["Made", "MadeFile", "MadePaper", "made", "made_in"]


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file by its path below the output folder; ``personal`` is None where an earlier version did not say it.

    ``holds`` are the files in which the papers of a pack stand alone, ``front`` is the digest of its cover and
    contents, with their number of pages. ``size`` is in bytes; ``key`` is the digest of
    all that the file was made from, empty where it was not said.
    """

    path: str
    audience: str
    copies: int
    each: str
    personal: bool | None
    holds: tuple[str, ...] = ()
    sha256: str = ""
    size: int = -1
    key: str = ""
    front: tuple[str, int] = ("", 0)


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper: the file in which it stands alone, its pages and digest; ``own_pages`` are as in ``Part``."""

    id: str
    file: str
    pages: int
    digest: str
    own_pages: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Made:
    """All that a build made; ``files`` are by their paths, ``cards`` the codes of all cards."""

    files: Mapping[str, MadeFile]
    papers: tuple[MadePaper, ...]
    cards: tuple[str, ...]


def made_in(folder: Path) -> Made | None:
    """Return what the build in a folder made; None where there is none, or none that can be read."""
    try:
        return made(read_file(Found(folder / MANIFEST, MANIFEST, MANIFEST), LIMIT))
    except WorkshopError:
        return None


def made(manifest: bytes) -> Made | None:
    """Return what the bytes of a manifest tell; None for anything else than a manifest of ours."""
    try:
        told = json.loads(manifest.decode("utf-8-sig"))
        if "iisam-workshop" not in told["program"]:
            return None
        files = [_file(each) for each in told["files"]]
        papers = tuple(_paper(each) for each in told.get("documents", ()))
        cards = tuple(str(card["code"]) for card in told.get("bingo", {}).get("cards", ()))
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None
    return Made({file.path: file for file in files}, papers, cards)


def _file(told: dict[str, Any]) -> MadeFile:
    personal = told.get("personal")
    known = personal if isinstance(personal, bool) else None
    holds = tuple(map(str, told.get("holds", ())))
    printing = str(told.get("audience", "")), int(told.get("copies", 1)), str(told.get("each", ""))
    kept = str(told.get("sha256", "")), int(told.get("bytes", -1)), str(told.get("key", ""))
    front = told.get("front", {})
    fronted = str(front.get("digest", "")), int(front.get("pages", 0))
    return MadeFile(str(told["path"]), *printing, known, holds, *kept, fronted)


def _paper(told: dict[str, Any]) -> MadePaper:
    own = tuple(tuple(map(str, digests)) for digests in told.get("own_pages", ()))
    return MadePaper(str(told["id"]), str(told.get("file", "")), int(told["pages"]), str(told["digest"]), own)
