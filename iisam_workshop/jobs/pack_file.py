"""A file of a pack as it goes from whoever makes it to whoever writes it, and the folder where it goes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from iisam_workshop.export.manifest import BuiltFile
from iisam_workshop.files import OutputFolder
from iisam_workshop.model.document import Audience, Copies
from iisam_workshop.model.session import Session

__all__ = ["Lying", "PackFile", "Unmade", "fill", "folder_beside"]


@dataclass(frozen=True, slots=True)
class Unmade:
    """The bytes of a file that may lie in the folder already: the key of what they are made from, and how."""

    key: str
    make: Callable[[], bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Lying:
    """The bytes of a file as they lie in the folder, which stay: their SHA-256 and their number."""

    key: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file before it is written: its path, bytes and pages, and how it is to be printed.

    ``personal`` files hold what concerns people of the list; ``document`` is the id of a paper that is a file alone.
    ``holds`` are the files in which the papers of a pack stand alone, ``front`` is the digest of its cover and
    contents, with their number of pages. ``key`` is the digest of all that the bytes were made from, where somebody
    asked for it. A ``private`` file may be read by its owner alone.
    """

    path: str
    data: bytes | Unmade | Lying = field(repr=False)
    pages: int
    audience: Audience | str
    copies: int
    each: Copies | str
    personal: bool = False
    document: str = ""
    holds: tuple[str, ...] = ()
    key: str = ""
    front: tuple[str, int] = ("", 0)
    private: bool = False

    @property
    def listed(self) -> BuiltFile:
        """The file as the manifest lists it; only of what is made."""
        lies = self.data if isinstance(self.data, Lying) else None
        made = b"" if lies else self.made
        return BuiltFile(
            path=self.path,
            sha256=lies.sha256 if lies else hashlib.sha256(made).hexdigest(),
            size=lies.size if lies else len(made),
            pages=self.pages,
            audience=self.audience,
            copies=self.copies,
            each=self.each,
            personal=self.personal,
            document=self.document,
            holds=self.holds,
            key=lies.key if lies else self.key,
            front=self.front,
        )

    @property
    def made(self) -> bytes:
        """The bytes, which are made where they are not yet; raises LookupError where they only lie in the folder."""
        if isinstance(self.data, Lying):
            raise LookupError(f"{self.path} lies in the folder and was not made")
        return self.data.make() if isinstance(self.data, Unmade) else self.data


def folder_beside(source: Path, session: Session, *what: str) -> Path:
    """Return where a command writes when nobody says: beside the session file; what is no build goes elsewhere."""
    return source.parent / "build" / "-".join((session.council.id, session.asked.date.isoformat(), *what))


def fill(output: OutputFolder, files: Iterable[PackFile]) -> None:
    """Write files into a folder, which still lacks its manifest then; what lies there stays."""
    made = tuple(files)
    output.begin({file.path: 0 if isinstance(file.data, Lying) else len(file.made) for file in made})
    for file in made:
        if not isinstance(file.data, Lying):
            output.write(file.path, file.made, private=file.private)
