"""What `make mutate` changes, counts and calls equivalent."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache

import pytest

from tests.conftest import CHECKOUT
from tests.thorough import rows
from tests.tools.mutation.operators import Source
from tests.tools.mutation.report import Found, Mutant, Score, reasons
from tests.tools.mutation.trial import Outcome

MODULE = '''
"""About it."""
__all__ = ["price"]
LIMIT = 3

def price(count: int, names: list[str]) -> int:
    """Say what it costs."""
    if count > LIMIT and names:
        refuse(Problem("IW101", "there are too many", "Take fewer."))
    return min(count * 2, len([name for name in names if name]))
'''


def made(source: Source) -> list[tuple[str, str, str]]:
    return [(change.operator, change.before, change.after) for change in source.changes]


def test_what_the_program_does_is_changed_and_what_it_says_is_not() -> None:
    changes = made(Source(MODULE, "price.py"))
    for change in (
        ("number", "3", "4"),
        ("boundary", "count > LIMIT", "count >= LIMIT"),
        ("comparison", "count > LIMIT", "count <= LIMIT"),
        ("and/or", "count > LIMIT and names", "count > LIMIT or names"),
        ("code", "'IW101'", "'IW000'"),
        ("arithmetic", "count * 2", "count / 2"),
        ("filter", "for name in names if name", "for name in names"),
    ):
        assert changes.count(change) == 1, change
    assert {operator for operator, *_ in changes} >= {"condition", "return", "statement", "twin"}
    assert not [before for _, before, _ in changes if "too many" in before and before.startswith("'")]
    assert not [before for _, before, _ in changes if "price" in before or "About" in before]


def test_each_change_is_alone_in_the_module_and_gone_after_it() -> None:
    source = Source(MODULE, "price.py")
    seen = [ast.unparse(source.tree)]
    for change in source.changes:
        change.put()
        seen.append(ast.unparse(source.tree))
        change.undo()
    assert ast.unparse(source.tree) == seen[0]
    assert len(set(seen)) == len(seen)


def test_a_change_does_what_it_says() -> None:
    source = Source(MODULE, "price.py")
    place: dict[str, object] = {}
    exec(source.changed(made(source).index(("arithmetic", "count * 2", "count / 2"))), place)
    price = place["price"]
    assert callable(price)
    assert price(2, ["a", "", "b"]) == 1.0


@cache
def lines_of(file: str) -> list[str]:
    return [line.strip() for line in (CHECKOUT / file).read_text(encoding="utf-8").splitlines()]


@cache
def changes_in(file: str) -> Counter[tuple[str, ...]]:
    """Every change of a file by function, line as it stands, operator, before and after."""
    text = (CHECKOUT / file).read_text(encoding="utf-8")
    lines = lines_of(file)
    return Counter(
        (each.function, lines[each.line - 1], each.operator, each.before, each.after)
        for each in Source(text, file).changes
    )


def test_the_lines_in_which_a_change_is_called_equivalent_still_stand() -> None:
    gone = [key for key in reasons() if key[2] not in lines_of(key[0])]
    assert gone == [], "the line has changed: look at its survivor again, or take the entry away"


@pytest.mark.parametrize("key", rows(reasons()), ids=lambda key: f"{key[0].removeprefix('iisam_workshop/')} {key[5]}")
def test_what_is_called_equivalent_is_still_there(key: tuple[str, ...]) -> None:
    file, function, text, operator, before, after, nth = key
    assert changes_in(file)[(function, text, operator, before, after)] >= int(nth), (
        "the line has changed: look at its survivor again, or take the entry away"
    )


def test_scores_are_given_with_and_without_what_changes_nothing() -> None:
    ends = ("killed", "killed", "killed", "broken", "timeout", "survived", "survived")
    found = [
        Found(Mutant("a.py", number, "number", "f", "x = 1", "1", str(number)), Outcome(end), 3)
        for number, end in enumerate(ends)
    ]
    score = Score.of(found, {found[-1].mutant.key: "Nobody sees it."})
    assert (score.killed, score.timeout, score.survived, score.equivalent) == (4, 1, 2, 1)
    assert (round(score.plain, 1), round(score.without, 1)) == (71.4, 83.3)
