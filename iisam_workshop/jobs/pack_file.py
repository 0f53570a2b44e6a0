"""A file of a pack as it goes from whoever makes it to whoever writes it, and the folder where it goes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from iisam_workshop.export.manifest import BuiltFile
from iisam_workshop.files import OutputFolder
from iisam_workshop.model.document import Audience, Copies
from iisam_workshop.model.session import Session

__all__ = ["PackFile", "fill", "folder_beside"]


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

    @property
    def listed(self) -> BuiltFile:
        """The file as the manifest lists it."""
        digest = hashlib.sha256(self.data).hexdigest()
        size, printed = len(self.data), (self.audience, self.copies, self.each)
        return BuiltFile(self.path, digest, size, self.pages, *printed, self.personal, self.document, self.holds)


def folder_beside(source: Path, session: Session, *what: str) -> Path:
    """Return where a command writes when nobody says: beside the session file; what is no build goes elsewhere."""
    return source.parent / "build" / "-".join((session.council.id, session.asked.date.isoformat(), *what))


def fill(output: OutputFolder, files: Iterable[PackFile]) -> None:
    """Write files into a folder, which still lacks its manifest then."""
    made = tuple(files)
    output.begin(file.path for file in made)
    for file in made:
        output.write(file.path, file.data)
