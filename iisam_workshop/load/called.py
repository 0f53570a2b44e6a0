"""What was called, from the command line or a list that somebody kept: ticks, numbers and notes are let pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.load.inputs import Found, Limit, guess, read_file

__all__ = ["Said", "read_called", "said_of"]

_LIMIT = Limit("IW403", 1)
_OPEN = re.compile(r"(?:[-*•]\s+)?(?:\d{1,3}[.):]?\s+)?(?:\[\s*\]|[☐□])")
_TICK = re.compile(r"(?:[-*•]\s+|\[\s*[xX✓✔]\s*\]|[✓✔☑☒])\s*")
_NUMBER = re.compile(r"(\d{1,3})(?:[.):](?=\s|$)|(?=\s|$))\s*")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was called: as it is written, and read without tick and number.

    ``number`` is 0 without one. ``place`` is the line of the file, None on the command line.
    """

    written: str
    name: str
    number: int
    place: Place | None = None


def read_called(words: Sequence[str], known: Callable[[Said], bool]) -> Iterator[Said]:
    """Yield what was called, in order; a word that is not ``known`` and names a file stands for its lines.

    Raises InputUnreadable (IW401 to IW404) for files that cannot be read.
    """
    for word in words:
        said = said_of(word)
        if known(said) or not _is_file(word):
            yield said
        else:
            yield from _lines(Path(word))


def said_of(text: str, place: Place | None = None) -> Said:
    """Take tick and number off a text."""
    written = name = " ".join(text.split())
    number, before = 0, ""
    while name != before:
        before = name
        if found := _TICK.match(name):
            name = name[found.end() :]
        elif not number and (found := _NUMBER.match(name)):
            number, name = int(found[1]), name[found.end() :]
    return Said(written, name, number, place)


def _is_file(word: str) -> bool:
    """Tell a file from a term: there is one of that name, or the word looks like nothing else."""
    named = PurePath(word).suffix.lower() in (".txt", ".md", ".csv") or "/" in word or "\\" in word
    try:
        return Path(word).exists() or (named and " " not in word)
    except (OSError, ValueError):
        return False


def _lines(path: Path) -> Iterator[Said]:
    """Yield the lines of a file that say something; a box without a tick was not called."""
    file = str(path)
    for number, line in enumerate(_text(path).splitlines(), 1):
        bare = line.strip()
        if bare and not bare.startswith("#") and not _OPEN.match(bare):
            yield said_of(bare, Place(file, number))


def _text(path: Path) -> str:
    data = read_file(Found(path, str(path), path.name), _LIMIT)
    coding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = "\0" if guess(data) else data.decode(coding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")  # terms are compared without accents, so little can go wrong
    if "\0" in text:
        hint = "Write the terms that were called one a line, in a plain text file."
        raise InputUnreadable(Problem("IW404", "this is not a plain text file", hint, Place(str(path))))
    return text
