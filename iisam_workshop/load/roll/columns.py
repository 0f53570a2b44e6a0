"""Which column of a list holds what. Two that may hold the same are a question, never a guess; the rest is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from iisam_workshop.errors import Place, Problem, did_you_mean
from iisam_workshop.load.csv_rows import Row
from iisam_workshop.load.roll.cells import called_off, coming, folded, words_of
from iisam_workshop.load.roll.headings import Heading, heading_of, is_safe, plain, squeezed
from iisam_workshop.load.roll.names import is_title
from iisam_workshop.load.roll.source import MEANT, ORDER_ONLY, UNWANTED, source_of

if TYPE_CHECKING:
    from iisam_workshop.model.roll import ColumnPart

__all__ = ["Columns", "columns_of", "nameless"]

_MANY = ("status", "diet", "access")
"""What several columns may tell of together."""
_NEEDS: tuple[ColumnPart, ...] = ("diet", "access")
_NAMES: tuple[ColumnPart, ...] = ("name", "first", "last")
_FAMILY_FIRST = re.compile(r"(?:surname|last name|family name|cyfenw)\b.*\b(?:first|fore|given|enw)")
_IN_MEETING = words_of(
    "attendee participant delegate host co-host cohost panelist panellist presenter organiser organizer guest member "
    "student registrant moderator viewer coorganizer"
) | {""}
"""What programs call the role of somebody in a meeting, which is no job."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions of the columns that are kept, from 0, the surest of a kind first.

    ``first_leads`` is set where first and last name go before the whole name, ``family_first`` where its heading says
    that the family name stands first. ``unread`` counts the columns about
    needs that nobody asked for; ``off`` are the columns of a status that tell who does not come.
    """

    width: int
    of: Mapping[ColumnPart, tuple[int, ...]]
    source: str = ""
    first_leads: bool = False
    headed: int = 0
    unread: int = 0
    off: frozenset[int] = frozenset()
    family_first: bool = False

    def cell(self, row: Row, part: ColumnPart) -> str:
        """Return the first cell that holds something, without white space at its ends."""
        return next((cell for cell in self.cells(row, part) if cell), "")

    def cells(self, row: Row, part: ColumnPart) -> Iterator[str]:
        """Yield all cells that tell of something."""
        for column in self.of.get(part, ()):
            yield row.cells[column].strip() if column < len(row.cells) else ""

    def comes(self, row: Row) -> bool | None:
        """Tell whether somebody comes, by all that the list says of it; None where one of it is not understood."""
        said: set[bool | None] = set()
        for column, cell in zip(self.of.get("status", ()), self.cells(row, "status"), strict=True):
            said.add(not called_off(cell) if column in self.off else coming(cell))
        return False if False in said else None if None in said else True

    def name(self, row: Row) -> str:
        """Return the cell of the full name, or first and last name joined."""
        return self.cell(row, "name") or f"{self.cell(row, 'first')} {self.cell(row, 'last')}".strip()

    @property
    def used(self) -> set[int]:
        """The positions of all columns that are kept."""
        return {column for columns in self.of.values() for column in columns}


@dataclass(frozen=True, slots=True)
class _Head:
    """A heading with its position, and the rows of its column that hold anything."""

    column: int
    plain: str
    meant: Heading | None
    filled: Set[int]


def columns_of(
    header: Row,
    rows: Sequence[Row],
    wished: Mapping[ColumnPart, str],
    place: Place,
    *,
    needs: bool = False,
) -> tuple[Columns, tuple[Problem, ...]]:
    """Find the columns by their headings, ``wished`` ones first.

    What is wrong comes back as problems: IW220 where no column, or two, may hold the names, IW350 for two of another
    kind, IW351 for a column that was wished and is not there.
    """
    heads, source = _heads(header, rows)
    problems: list[Problem] = []
    of = _wished(heads, wished, place, problems)
    taken = {column for columns in of.values() for column in columns}
    kept = [head for head in heads if head.meant and head.column not in taken]
    kinds = dict.fromkeys(head.meant.part for head in kept if head.meant)
    names_wished = any(name in wished for name in _NAMES)
    for part in kinds:
        if part not in wished and not (part in _NAMES and names_wished):
            found = [head for head in kept if head.meant and head.meant.part == part]
            of[part] = _chosen(part, found, place, problems)
    if "called" in of and not names_wished and not any(name in of for name in _NAMES):
        of["name"] = of.pop("called")
    unread = 0 if needs else sum(len(of.pop(part, ())) for part in _NEEDS)
    if not any(of.get(part) for part in _NAMES) and not problems:
        problems.append(nameless(header, place))
    leads = "name" not in wished and bool(of.get("name") and _leading(of, heads))
    width = max((number + 1 for number, cell in enumerate(header.cells) if cell.strip()), default=0)
    headed = sum(1 for cell in header.cells if cell.strip())
    off = frozenset(head.column for head in heads if head.meant and head.meant.off)
    kept_of = {part: at for part, at in of.items() if at}
    turned = any(_FAMILY_FIRST.match(heads[column].plain) for column in of.get("name", ()) if column < len(heads))
    return Columns(width, kept_of, source, leads, headed, unread, off, turned), tuple(problems)


def _heads(header: Row, rows: Sequence[Row]) -> tuple[list[_Head], str]:
    texts = [plain(cell) for cell in header.cells]
    source = source_of(texts)
    heads = []
    for column, (cell, text) in enumerate(zip(header.cells, texts, strict=True)):
        meant = None if text in UNWANTED.get(source, ()) else heading_of(_unnumbered(cell, texts, source))
        if meant is None and (part := MEANT.get(source, {}).get(text)):
            meant = Heading(part)
        if meant and ORDER_ONLY.get(source, {}).get(text) == meant.part:
            meant = Heading(meant.part, 9)
        cells = {folded(row.cells[column]) for row in rows if column < len(row.cells)} - {""}
        filled = {at for at, row in enumerate(rows) if column < len(row.cells) and row.cells[column].strip()}
        heads.append(_Head(column, text, _of_content(text, meant, cells), filled))
    return heads, source


def _of_content(text: str, meant: Heading | None, cells: Set[str]) -> Heading | None:
    """Look what stands below: a title may be one of jobs or of courtesy, and a role one that programs give."""
    if text in ("title", "teitl") and cells and sum(map(is_title, cells)) * 3 < len(cells):
        meant = Heading("role", 2)
    return None if meant and meant.part == "role" and cells and cells <= _IN_MEETING else meant


def _unnumbered(cell: str, texts: Sequence[str], source: str) -> str:
    """Take off the number that Microsoft Forms gives to a second column of one name: ``Name2``."""
    stem = cell.rstrip("23456789")
    return stem if source == "Microsoft Forms" and stem != cell and plain(stem) in texts else cell


def _wished(
    heads: Sequence[_Head], wished: Mapping[ColumnPart, str], place: Place, problems: list[Problem]
) -> dict[ColumnPart, tuple[int, ...]]:
    of: dict[ColumnPart, tuple[int, ...]] = {}
    for part, name in wished.items():
        wish = squeezed(plain(name))
        found = [head.column for head in heads if wish and squeezed(head.plain) == wish]
        if not found and wish.isdecimal() and 1 <= int(wish) <= len(heads):
            found = [int(wish) - 1]
        if found:
            of[part] = (found[0],)
        else:
            known = [head.plain for head in heads if head.plain and is_safe(head.plain)]
            hint = did_you_mean(name, known) or "Write its heading as it stands in the list, or its number."
            what = f"no column of the list has the heading that is given for the {part!r}"
            problems.append(Problem("IW351", what, hint, place))
    return of


def _chosen(part: ColumnPart, found: Sequence[_Head], place: Place, problems: list[Problem]) -> tuple[int, ...]:
    """Return the columns of a part: the surest, then those that a program fills in; two of one rank are a question."""
    if part in _MANY:
        return tuple(head.column for head in found)
    filled = [head for head in found if head.filled] or list(found)
    best = min(_tier(head) for head in filled)
    same = [head for head in filled if _tier(head) == best]
    spare = [head for head in found if _tier(head) == 9 and head not in same]
    distinct = {head.plain for head in same}
    if len(distinct) > 1:
        problems.append(_question(part, same, place))
    elif len(same) > 1 and not any(one.filled & other.filled for one, other in combinations(same, 2)):
        return tuple(head.column for head in (*same, *spare))
    elif len(same) > 1:
        which = " and ".join(str(head.column + 1) for head in same)
        what = f"columns {which} have the same heading, so only the first of them was read"
        problems.append(Problem("IW350", what, "Delete the one that is not needed.", place, "warning"))
    return tuple(head.column for head in (same[0], *spare))


def _question(part: ColumnPart, same: Sequence[_Head], place: Place) -> Problem:
    named = [f"{head.column + 1} ({head.plain!r})" if is_safe(head.plain) else str(head.column + 1) for head in same]
    first = next((head.plain for head in same if is_safe(head.plain)), str(same[0].column + 1))
    holds = "the names" if part == "name" else f"the {part!r}"
    what = f"columns {', '.join(named[:-1])} and {named[-1]} may both hold {holds}"
    hint = f"Say which with --map {part}=\"{first}\", or in the session file under 'list: columns:'."
    return Problem("IW220" if part in _NAMES else "IW350", what, hint, place)


def nameless(header: Row, place: Place) -> Problem:
    """Return the problem of a list whose headings name no column of names (IW220)."""
    shown = [plain(cell) for cell in header.cells if is_safe(cell)]
    unknown = sum(1 for cell in header.cells if cell.strip()) - len(shown)
    listed = [repr(head) for head in shown] + ([f"{unknown} with words that no heading has"] if unknown else [])
    what = f"no column holds names; the columns of the first row are: {', '.join(listed)}"
    hint = "Head the column with the names 'Name', or say which it is under 'list: columns:' (--map name=\"…\")."
    return Problem("IW220", what, hint, place)


def _leading(of: Mapping[ColumnPart, tuple[int, ...]], heads: Sequence[_Head]) -> bool:
    """Tell whether first and last name are what people answered, and the whole name only who was signed in."""
    return bool(of.get("first")) and _tier(heads[of["name"][0]]) == 9


def _tier(head: _Head) -> int:
    return head.meant.tier if head.meant else 10
