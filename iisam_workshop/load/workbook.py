"""A session that was written in a workbook: its sheets as the trees that a session file and an agenda would give.

Every value keeps its cell, so that whatever is wrong with it is told as ``day.xlsx:Slots!C7``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from iisam_workshop.errors import Place, Problem, did_you_mean, refuse
from iisam_workshop.load.csv_rows import Row
from iisam_workshop.load.doubts import hidden_signs
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.sheets import WORKBOOK, Cell, Sheet, read_sheets
from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode
from iisam_workshop.load.workbook_cells import node_of, session_form, troubles, way_of
from iisam_workshop.load.workbook_people import one_list, people_rows
from iisam_workshop.model.spelling import slug
from iisam_workshop.model.workbook import (
    AIM_COLUMNS,
    AIMS,
    DAY,
    PEOPLE,
    SLOT_COLUMNS,
    SLOTS,
    TASK_COLUMNS,
    TASKS,
    Column,
)

__all__ = ["Book", "read_book"]

_NOTE_HEADS = ("key", "value", "what it means")
_OF_DAY = ("id", "title", "summary")


@dataclass(frozen=True, slots=True)
class Book:
    """What a session file holds: the session, and in a workbook the agenda and the people too.

    ``agenda`` is None where a template is named instead, ``people`` empty where a list or a number is.
    """

    session: MapNode
    agenda: MapNode | None = None
    people: tuple[Row, ...] = ()


def read_book(found: Found, intake: Intake) -> Book:
    """Read a workbook; raises WorkshopError (IW413 to IW418) with everything that is wrong with its sheets."""
    file = found.shown
    sheets = {sheet.name.strip().casefold(): sheet for sheet in read_sheets(intake.read(found, WORKBOOK), file)}
    problems = [*_sheet_faults(list(sheets.values()), file), *troubles(sheets.values())]
    if problems:
        refuse(problems)
    session, of_day = _session(sheets[DAY.casefold()], problems)
    agenda = _agenda(sheets, session, of_day, problems) if SLOTS.casefold() in sheets else None
    if agenda is None and not _names_a_template(session):
        what = f"this workbook has no sheet {SLOTS!r}, and names no day template either"
        hint = f"Bring the sheet {SLOTS!r} back, or write a template as the value of 'agenda.preset'."
        problems.append(Problem("IW417", what, hint, Place(file)))
    people = people_rows(sheets.get(PEOPLE.casefold()))
    one_list(session, people, file, problems)
    if problems:
        refuse(problems)
    for tree in (session, agenda) if agenda else (session,):
        intake.problems.extend(hidden_signs(tree))
    return Book(session, agenda, people)


def _sheet_faults(sheets: Sequence[Sheet], file: str) -> Iterator[Problem]:
    known = (DAY, SLOTS, AIMS, TASKS, PEOPLE)
    names = [sheet.name.strip().casefold() for sheet in sheets]
    for sheet in sheets:
        near = get_close_matches(sheet.name.strip().casefold(), [name.casefold() for name in known], n=1, cutoff=0.75)
        if near and near[0] not in names:
            what = f"the sheet {sheet.name!r} is not one that is read"
            yield Problem("IW417", what, did_you_mean(sheet.name, known), sheet.place)
    if DAY.casefold() not in names:
        hint = "Start from a workbook that 'iisam-workshop workbook' wrote; 'import agenda' reads other tables."
        yield Problem("IW417", f"this workbook has no sheet {DAY!r}", hint, Place(file))


def _session(sheet: Sheet, problems: list[Problem]) -> tuple[MapNode, MapNode]:
    """Return the session's tree, and what the sheet says of the day itself: id, title and summary."""
    session, of_day = MapNode({}, {}, sheet.place), MapNode({}, {}, sheet.place)
    for row in sheet.rows:
        key, value = _at(row, 1), _at(row, 2)
        way = way_of(key.text) if key else ()
        if key is None and value:
            problems.append(Problem("IW417", "this value has no key", "Write its key in column A.", value.place))
        if key is None or value is None or way == _NOTE_HEADS[:1]:
            continue
        if way[:1] == ("day",) and len(way) == 2 and way[1] in _OF_DAY:
            _hang(of_day, way[1:], TextNode(value.text, value.place), key.place, problems)
        else:
            node = node_of(value, session_form(way), problems)
            _hang(session, way, node, key.place, problems)
    return session, of_day


def _names_a_template(session: MapNode) -> bool:
    wishes = session.entries.get("agenda")
    return isinstance(wishes, MapNode) and "preset" in wishes.entries


def _hang(tree: MapNode, way: Sequence[str], node: Node, place: Place, problems: list[Problem]) -> None:
    for step in way[:-1]:
        tree.keys.setdefault(step, place)
        inner = tree.entries.setdefault(step, MapNode({}, {}, place))
        if not isinstance(inner, MapNode):
            return
        tree = inner
    last = way[-1] if way else ""
    if last in tree.keys:
        what = f"the key {'.'.join(way)!r} stands here for the second time; the first is at {tree.keys[last]}"
        problems.append(Problem("IW417", what, "Keep one of them.", place))
    tree.keys[last] = place
    tree.entries[last] = node


def _agenda(sheets: dict[str, Sheet], session: MapNode, of_day: MapNode, problems: list[Problem]) -> MapNode:
    slots = _table(sheets[SLOTS.casefold()], SLOT_COLUMNS, "columns", problems)
    place = sheets[SLOTS.casefold()].place
    agenda = MapNode(dict(of_day.entries), dict(of_day.keys), place)
    day = sheets[DAY.casefold()].place
    for key, text in (("id", "workbook"), ("title", "Day"), ("summary", "Day of this workbook.")):
        agenda.entries.setdefault(key, TextNode(text, day))
    wishes = session.entries.get("agenda")
    start = wishes.entries.get("start") if isinstance(wishes, MapNode) else None
    if start is None:
        hint = "Write a time, such as 9:15, as the value of 'agenda.start'."
        problems.append(Problem("IW417", "the day has no start", hint, day))
    else:
        agenda.entries["start"] = start
    if slots.items:
        agenda.entries["slots"] = slots
    elif not problems:
        problems.append(Problem("IW417", f"the sheet {SLOTS!r} has no slot", "Write one in each row.", place))
    aims = _table(sheets[AIMS.casefold()], AIM_COLUMNS, "", problems) if AIMS.casefold() in sheets else None
    if aims and aims.items:
        agenda.entries["aims"] = aims
    else:
        hint = f"Write at least one aim in a sheet {AIMS!r}, under the heads 'id' and 'aim'."
        problems.append(Problem("IW417", "the day has no aims", hint, aims.place if aims else day))
    if TASKS.casefold() in sheets:
        agenda.entries.update(_tasks(sheets[TASKS.casefold()], problems))
    return agenda


def _tasks(sheet: Sheet, problems: list[Problem]) -> Iterator[tuple[str, ListNode]]:
    """Yield the tasks before and those after the session."""
    sorted_by: dict[str, ListNode] = {"before": ListNode([], sheet.place), "after": ListNode([], sheet.place)}
    for task in _table(sheet, TASK_COLUMNS, "", problems).items:
        assert isinstance(task, MapNode)  # noqa: S101 - rows are maps; this tells mypy
        when = task.entries.pop("when")
        text = when.text.strip().casefold() if isinstance(when, TextNode) else ""
        if text in sorted_by:
            sorted_by[text].items.append(task)
        else:
            problems.append(
                Problem("IW417", "'when' is neither before nor after", "Write before or after.", when.place)
            )
    yield from ((when, tasks) for when, tasks in sorted_by.items() if tasks.items)


def _table(sheet: Sheet, columns: Sequence[Column], own: str, problems: list[Problem]) -> ListNode:
    """Return the rows below the heads; heads that are not ours become keys of ``own``, where that is given."""
    result = ListNode([], sheet.place)
    if not sheet.rows:
        return result
    before = len(problems)
    heads = _heads(sheet.rows[0], columns, own, problems)
    missing = [column.head for column in columns if column.needed and column not in heads.values()]
    for head in missing if len(problems) == before else ():  # a head with a slip in it is told of already
        what = f"the sheet {sheet.name!r} has no column {head!r}"
        problems.append(Problem("IW417", what, "Write the head into the first row.", sheet.rows[0][0].place))
    if missing:
        return result
    taken: set[str] = set()
    for row in sheet.rows[1:]:
        result.items.append(_row(row, heads, taken, problems))
    return result


def _heads(row: Sequence[Cell], columns: Sequence[Column], own: str, problems: list[Problem]) -> dict[int, Column]:
    known = {column.head.casefold(): column for column in columns}
    heads: dict[int, Column] = {}
    for cell in row:
        head = " ".join(cell.text.replace("_", " ").split())
        column = known.get(head.casefold())
        near = get_close_matches(head.casefold(), list(known), n=1, cutoff=0.8)
        if column is None and (near or not own):
            hint = did_you_mean(head, [each.head for each in columns])
            problems.append(Problem("IW417", f"the column {head!r} is not known", hint, cell.place))
            continue
        column = column or Column(head, (own, head))
        if column in heads.values():  # equal by head, so a repeated own column is found too
            what = f"two columns are headed {head!r}"
            problems.append(Problem("IW417", what, "Keep one of them.", cell.place))
        heads[cell.place.column] = column
    return heads


def _row(row: Sequence[Cell], heads: dict[int, Column], taken: set[str], problems: list[Problem]) -> MapNode:
    first = row[0].place
    entry = MapNode({}, {}, replace(first, column=1))
    for number, column in heads.items():
        cell = _at(row, number)
        place = replace(first, column=number)
        if cell is not None:
            _hang(entry, column.way, node_of(cell, column.form, problems), place, problems)
        elif column.needed:
            _hang(entry, column.way, TextNode("", place), place, problems)
    stray = [cell for cell in row if cell.place.column not in heads]
    hint = "Head its column, or empty it."
    problems.extend(Problem("IW417", "this cell has no head above it", hint, cell.place) for cell in stray)
    _give_id(entry, taken)
    return entry


def _give_id(entry: MapNode, taken: set[str]) -> None:
    """Make an id out of the title where the row has none; ids that were written are left to be checked."""
    written = entry.entries.get("id")
    if isinstance(written, TextNode):
        taken.add(written.text)
        return
    title = entry.entries.get("title") or entry.entries.get("text")
    if not isinstance(title, TextNode):
        return
    stem = slug(title.text, 50) or "row"
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    taken.add(name)
    entry.entries["id"] = TextNode(name, title.place)
    entry.keys["id"] = title.place


def _at(row: Sequence[Cell], column: int) -> Cell | None:
    return next((cell for cell in row if cell.place.column == column), None)
