"""Public lists of councils: mySociety's table and the names and codes of the ONS, told by the heads of their columns.

mySociety's table has ``local-authority-code, official-name, nice-name, gss-code, start-date, end-date, replaced-by,
nation, …``. Files of the ONS have ``LAD23CD, LAD23NM, LAD23NMW, …`` for districts of all nations and ``CTY23CD,
CTY23NM, …`` for counties, with the year in the head. Welsh names come from the ONS alone: in mySociety's ``alt-names``
some letters are broken. Codes are known by their pattern: boundaries change, and a list of yesterday must not refuse
what is new.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from pydantic import ValidationError

from iisam_workshop.errors import ContentInvalid, InputUnreadable, Place, Problem
from iisam_workshop.load.csv_rows import Row, csv_rows, csv_text
from iisam_workshop.load.inputs import Found, Limit, read_file
from iisam_workshop.model.council import Nation
from iisam_workshop.model.official import OfficialCouncil, OfficialList
from iisam_workshop.model.values import read_day

__all__ = ["FOLDER_VARIABLE", "LIST", "STORE", "PublicList", "merged", "read_public_list", "store", "stored"]

STORE = "councils.json"
LIST = Limit("IW403", 5, "Import the file of names and codes, without boundaries.")
_STORED = Limit("IW403", 5, "Import the list again.")
FOLDER_VARIABLE = "IISAM_WORKSHOP_DATA"
_CODE = re.compile(r"(?:E0[6-9]|E10|E47|W06|S12|N09)\d{6}")
_ONS_CODE = re.compile(r"([A-Z]{2,6}\d{2})CD")
_OURS = re.compile(r"(LAD|CTY)\d{2}")
_MYSOCIETY = ("local-authority-code", "official-name", "gss-code")
_NATIONS: Mapping[str, Nation] = {"E": "england", "W": "wales", "S": "scotland", "N": "northern-ireland"}
_BY_NAME: Mapping[str, Nation] = {
    "England": "england", "Wales": "wales", "Scotland": "scotland", "Northern Ireland": "northern-ireland",
}  # fmt: skip
_OF_MYSOCIETY = ("key", "official", "short", "kind", "start", "end", "successors")
_OF_ONS = ("area", "welsh")

Cell = Callable[[str], str]
"""What a row has under a head; empty where there is no such column."""


@dataclass(frozen=True, slots=True)
class PublicList:
    """A list as it was read: ``kind`` is mysociety, lad or cty; ``left_out`` counts rows that are no councils."""

    kind: str
    councils: tuple[OfficialCouncil, ...]
    left_out: int
    problems: tuple[Problem, ...]


def store() -> Path:
    """Return where imported lists are kept: the user's own data folder, or what IISAM_WORKSHOP_DATA names."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named) / STORE
    from platformdirs import user_data_path

    return user_data_path("iisam-workshop", appauthor=False) / STORE


def stored() -> tuple[OfficialList, bytes]:
    """Return what was imported, with the bytes it was read from; empty when nothing was (IW429 when it is broken)."""
    path = store()
    if not path.is_file():
        return OfficialList(), b""
    data = read_file(Found(path, str(path), STORE), _STORED)
    try:
        return OfficialList.model_validate_json(data), data
    except ValidationError:
        hint = "Delete this file, and import the lists again with 'iisam-workshop councils import'."
        broken = Problem("IW429", "the imported list of councils is broken", hint, Place(str(path)))
    raise InputUnreadable(broken)


def read_public_list(data: bytes, file: str) -> PublicList:
    """Read a list that somebody downloaded; ``file`` is its name for messages.

    Raises InputUnreadable: IW404, IW427 for columns that are of no list we know, IW428 for a broken list.
    """
    try:
        text, doubts = csv_text(data, file)
        header, *rows = csv_rows(text, file) if text.strip() else [Row(1, 1, ())]
    except ContentInvalid as broken:
        _refuse("IW428", f"this list is broken: {broken.problems[0].message}", file)
    heads = [cell.strip() for cell in header.cells]
    kind, read = _reader(heads, file)
    councils = [read(_cell(heads, row)) for row in rows]
    good = tuple(council for council in councils if council)
    if not good:
        _refuse("IW428", "no row of this list is a council with a name and a code", file)
    return PublicList(kind, good, len(councils) - len(good), doubts)


def merged(known: OfficialList, read: PublicList, source: tuple[str, str]) -> OfficialList:
    """Return what is known with a list in it; it takes the place of an earlier list of its kind.

    ``source`` is the list's name and SHA-256. In which order lists come makes no difference.
    """
    fields = _OF_MYSOCIETY if read.kind == "mysociety" else _OF_ONS
    empty = OfficialCouncil()
    by_code: dict[str, OfficialCouncil] = {}
    for council in known.councils:
        ours = read.kind == "mysociety" or (read.kind == "cty") == council.code.startswith("E10")
        cleared = {name: getattr(empty, name) for name in fields} if ours else {}
        kept = council.model_copy(update=cleared)
        if kept.name:
            by_code[kept.code or kept.key] = kept
    for council in read.councils:
        name = council.code or council.key
        new = {field: getattr(council, field) for field in (*fields, "nation")}
        by_code[name] = by_code.get(name, council).model_copy(update=new)
    sources = {**known.sources, read.kind: ", ".join(source)}
    councils = tuple(by_code[name] for name in sorted(by_code))
    return OfficialList(councils=councils, sources=dict(sorted(sources.items())))


def _reader(heads: Sequence[str], file: str) -> tuple[str, Callable[[Cell], OfficialCouncil | None]]:
    """Return the kind of a list and what reads a row of it."""
    if all(head in heads for head in _MYSOCIETY):
        return "mysociety", _of_mysociety
    levels = [match[1] for head in heads if (match := _ONS_CODE.fullmatch(head))]
    ours = [level for level in levels if _OURS.fullmatch(level) and f"{level}NM" in heads]
    if not ours:
        # the first row may hold somebody's data, so it is not repeated
        many = f"none of the {len(heads)} heads of this file is that of a list of councils"
        _refuse("IW427", many if any(heads) else "this file is empty", file)
    if len(levels) > 1:
        _refuse("IW427", f"this list looks up one kind of area in another ({', '.join(levels)})", file)
    return ours[0][:3].lower(), lambda cell: _of_ons(cell, ours[0])


def _cell(heads: Sequence[str], row: Row) -> Cell:
    cells = dict(zip(heads, row.cells, strict=False))
    return lambda head: _clean(cells.get(head, ""))


def _of_mysociety(cell: Cell) -> OfficialCouncil | None:
    code, key, official = cell("gss-code"), cell("local-authority-code"), cell("official-name")
    if not official or not key or not (_CODE.fullmatch(code) or (not code and cell("end-date"))):
        return None  # closed councils of Northern Ireland have no code; the Greater London Authority is no council
    return OfficialCouncil(
        code=code,
        key=key,
        official=official,
        short=cell("nice-name"),
        kind=cell("local-authority-type-name"),
        nation=_BY_NAME.get(cell("nation")) or _NATIONS.get(code[:1]),
        start=read_day(cell("start-date")),
        end=read_day(cell("end-date")),
        successors=tuple(_parted(cell("replaced-by"))),
    )


def _of_ons(cell: Cell, level: str) -> OfficialCouncil | None:
    code, area = cell(f"{level}CD"), cell(f"{level}NM")
    if not area or not _CODE.fullmatch(code):
        return None
    return OfficialCouncil(code=code, area=area, welsh=cell(f"{level}NMW"), nation=_NATIONS[code[0]])


def _parted(keys: str) -> Iterator[str]:
    return (key.strip() for key in keys.split(",") if key.strip())


def _clean(text: str) -> str:
    """Return a cell on one line, in composed letters; empty where its letters are broken beyond repair."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return "" if "\ufffd" in plain or "ï¿½" in plain or not plain.isprintable() else plain


def _refuse(code: str, what: str, file: str) -> NoReturn:
    hint = (
        "Import mySociety's uk_local_authorities.csv, or the ONS's 'Local Authority Districts: Names and Codes' or "
        "'Counties: Names and Codes' as CSV."
    )
    raise InputUnreadable(Problem(code, what, hint, Place(file))) from None
