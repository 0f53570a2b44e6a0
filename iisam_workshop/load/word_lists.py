"""Word lists for cards without a session: terms of one's own, the catalogue's, and lists of names.

Cards by the hundred should be there at once, so nothing here waits for the models of a session.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from iisam_workshop import resources
from iisam_workshop.errors import ContentInvalid, Place, Problem, refuse
from iisam_workshop.load.csv_rows import Row, csv_rows, csv_text
from iisam_workshop.load.inputs import LIST, Found, read_file
from iisam_workshop.load.roll.columns import columns_of
from iisam_workshop.model.unseen import seen

__all__ = ["Words", "catalogue_entries", "plain_layout", "read_names", "read_words"]

_HEADS = ("term", "terms", "word", "words", "name", "square", "squares")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Words:
    """Texts of a list in their order, each with its place in the file."""

    texts: tuple[str, ...]
    places: tuple[Place, ...]


def read_words(path: Path) -> tuple[Words, tuple[Problem, ...]]:
    """Read terms: one a line, or the first column of a CSV file, whose heading is left out; with warnings.

    White space counts as one space, line breaks in quotes too. Raises WorkshopError for files that cannot be read
    (IW40x), ContentInvalid for entries of over 200 characters (IW226).
    """
    file = str(path)
    text, doubts = csv_text(read_file(Found(path, file, path.name), LIST), file)
    if path.suffix.lower() == ".csv":
        rows = [(row.line, row.cells[0]) for row in csv_rows(text, file)]
    else:
        rows = list(_lines(text))
    found = [(line, cleaned(cell)) for line, cell in rows]
    found = [(line, cell) for line, cell in found if cell]
    if found and found[0][1].casefold() in _HEADS:
        del found[0]
    _refuse_long(found, file)
    return Words(tuple(cell for _, cell in found), tuple(Place(file, line) for line, _ in found)), doubts


def read_names(path: Path) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Read names in the order of the list, with warnings: an attendee list, or a file with one name a line.

    Rows without a name are left out. Raises WorkshopError as ``read_words`` does, and ContentInvalid for a list with
    several columns none of which is headed as names (IW220).
    """
    file = str(path)
    text, doubts = csv_text(read_file(Found(path, file, path.name), LIST), file)
    found = [(line, cleaned(cell)) for line, cell in _names(text, file)]
    _refuse_long(found, file)
    return tuple(name for _, name in found if name), doubts


def cleaned(text: str) -> str:
    """Return a text in composed letters, without control characters, white space made single spaces."""
    text = seen(text)
    if text.isprintable():
        return " ".join(unicodedata.normalize("NFC", text).split())
    kept = "".join(" " if char.isspace() else char for char in text if char.isspace() or _is_shown(char))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def catalogue_entries(name: str) -> list[dict[str, str]]:
    """Return the entries of a packaged catalogue file (``terms``, ``stages``), less the keys that hold no plain text.

    They are read by their lines: to load YAML takes as long as to print a few dozen cards. The files are our own, and
    a test reads them both ways.
    """
    found: list[dict[str, str]] = []
    for mark, key, text in _ENTRY.findall(resources.read_text("catalogue", f"{name}.yaml")):
        if mark == _NEW:
            found.append({})
        found[-1][key] = _unquoted(text)
    return found


def plain_layout(name: str) -> tuple[dict[str, str], tuple[float, ...], float]:
    """Return what cards take from a packaged layout: colours by name, the sizes to try, the least size in points.

    It is read as the catalogue is.
    """
    groups: dict[str, dict[str, str]] = {}
    for group, key, text in _SETTING.findall(resources.read_text("layouts", f"{name}.yaml")):
        if group:
            groups[group] = {}
        elif groups:
            list(groups.values())[-1][key] = _unquoted(text)
    card = groups["card"]
    return groups["palette"], tuple(map(float, card["sizes"].strip("[]").split(","))), float(card["least"])


_QUOTED = re.compile(r'"((?:[^"]|"")*)"[ \t]*(?=\n|\Z)')
_NEW = "  - "
_ENTRY = re.compile(r"^(  - |    )([a-z_]+): (\S.*)$", re.MULTILINE)
_SETTING = re.compile(r"^(?:([a-z_]+):$|  ([a-z_]+): (\S.*)$)", re.MULTILINE)


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Return the lines of a plain list; one wholly in quotes, as spreadsheets copy it, may hold line breaks."""
    text, at, line = text.replace("\r\n", "\n").replace("\r", "\n"), 0, 1
    while at < len(text):
        quoted = _QUOTED.match(text, at)
        end = quoted.end() if quoted else text.find("\n", at)
        end = len(text) if end < 0 else end
        yield line, quoted[1].replace('""', '"') if quoted else text[at:end]
        line += text.count("\n", at, end) + 1
        at = end + 1


def _names(text: str, file: str) -> Iterator[tuple[int, str]]:
    if not any(sign in text for sign in ',;\t|"'):
        lines = text.splitlines()
        headed = bool(lines) and _is_heading(Row(1, 1, (lines[0],)), file)
        yield from ((number, line) for number, line in enumerate(lines, 1) if number > headed)
        return
    header, *rows = list(csv_rows(text, file)) or [Row(1, 1, ())]
    if len(header.cells) == 1 and not _is_heading(header, file):
        rows = [header, *rows]
        yield from ((row.line, row.cells[0]) for row in rows)
        return
    columns, faults = columns_of(header, rows, {}, Place(file, header.line))
    if errors := [fault for fault in faults if fault.severity == "error"]:
        refuse(errors)
    yield from ((row.line, columns.name(row)) for row in rows)


def _is_heading(row: Row, file: str) -> bool:
    return not columns_of(row, (), {}, Place(file, row.line))[1]


def _is_shown(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cf") or char in "\u200c\u200d"


def _refuse_long(found: Sequence[tuple[int, str]], file: str) -> None:
    long = [line for line, text in found if len(text) > _LONGEST]
    if long:
        raise ContentInvalid(
            *(
                Problem("IW226", f"an entry has more than {_LONGEST} characters", "Shorten it.", Place(file, line))
                for line in long
            )
        )
