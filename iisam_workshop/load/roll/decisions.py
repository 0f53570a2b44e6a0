"""What was decided of rows, as problems that name rows and never people; many of one kind are told together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from iisam_workshop.errors import Place, Problem
from iisam_workshop.model.roll import Decision, Outcome

__all__ = ["decided", "listed", "told"]

_FEW = 3
"""So many decisions of a kind are told one by one."""

_HINTS = {
    "IW221": "Fill the name in, or delete the row.",
    "IW223": "Delete one of them if they are the same person; if not, see that address or role tells them apart.",
    "IW243": "Write English, Welsh or both.",
    "IW352": "If they are two people, give both an address, or write 'keep_duplicates: true' under 'list'.",
    "IW353": "Give each something that tells them apart, or delete one of them if they are the same person.",
    "IW354": "Change the status in the list if they do come.",
    "IW355": "If somebody's name stands there, put it into the column of names.",
    "IW356": "Write the name of the person who comes, or delete the row.",
    "IW357": "Write the name in its place.",
    "IW358": "Look whether the names are right on the table plan.",
    "IW360": "Write it in one of the words that the guide to attendee lists names.",
    "IW365": "Delete the rows from the workbook if these people do not come.",
}


def decided(row: int, place: Place, outcome: Outcome, code: str, what: str) -> Decision:
    """Return a decision; ``what`` goes on from ``row 14``."""
    return Decision(row, outcome, Problem(code, f"row {row} {what}", _HINTS[code], place, "warning"))


def told(decisions: Iterable[Decision]) -> Iterator[Problem]:
    """Yield what was decided for people to read: one by one where few were decided alike, else all rows in one."""
    alike: dict[tuple[str, str], list[Decision]] = {}
    for decision in decisions:
        alike.setdefault((decision.problem.code, _generic(decision)), []).append(decision)
    for (code, what), found in alike.items():
        if len(found) <= _FEW:
            yield from (decision.problem for decision in found)
        else:
            rows = listed([decision.row for decision in found])
            yield Problem(code, f"rows {rows}: each {what}", _HINTS[code], found[0].problem.place, "warning")


def listed(rows: Iterable[int]) -> str:
    """Return row numbers as people list them: ``2, 4 to 9 and 12``."""
    spans: list[list[int]] = []
    for row in sorted(set(rows)):
        if spans and row == spans[-1][-1] + 1:
            spans[-1].append(row)
        else:
            spans.append([row])
    words: list[str] = []
    for span in spans:
        words.extend([f"{span[0]} to {span[-1]}"] if len(span) > 2 else map(str, span))
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _generic(decision: Decision) -> str:
    """Return what was decided, without the numbers of this row and of others."""
    what = decision.problem.message.removeprefix(f"row {decision.row} ")
    return re.sub(r"\brow \d+\b", "an earlier row", what)
