"""Which tests to run for a line, quickest first, by what a run of all tests under coverage has found."""

from __future__ import annotations

import difflib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import coverage

from tests.tools.met import FOLDER, LOOSE

__all__ = ["CHECKOUT", "Meetings", "mirror"]

CHECKOUT = Path(__file__).parents[3]
_UNKNOWN = 1.0
_FOR_ALL = "fixture tests::"
DATA = CHECKOUT / "build" / "coverage" / "data"


class Meetings:
    """What each test meets, itself or by something that several tests share, and what it costs in seconds."""

    def __init__(self, tests: Iterable[str]) -> None:
        self.tests = tuple(tests)
        self._known = set(self.tests)
        self._seconds: Counter[str] = Counter()
        self._uses: dict[str, set[str]] = defaultdict(set)
        self._rooms: dict[str, dict[int, set[str]]] = {}
        for file in sorted(FOLDER.glob("met-*.json")):
            found = json.loads(file.read_text(encoding="utf-8"))
            for name, seconds in found["seconds"].items():
                self._seconds[name] = max(self._seconds[name], seconds)
            for name, used in found["uses"].items():
                self._uses[name] |= set(used)

    @cached_property
    def _shared(self) -> dict[str, frozenset[str]]:
        """What each test uses that it does not do itself."""
        return {test: frozenset(self._reached(test)) - {test} for test in self.tests}

    @cached_property
    def _users(self) -> dict[str, list[str]]:
        users = defaultdict(list)
        for test in self.tests:
            for each in self._shared[test]:
                users[each].append(test)
        return users

    def _reached(self, name: str) -> set[str]:
        found, todo = {name}, [name]
        while todo:
            new = self._uses.get(todo.pop(), set()) - found - self._known
            found |= new
            todo += new
        return found

    @cached_property
    def _data(self) -> coverage.CoverageData:
        data = coverage.CoverageData(str(DATA))
        data.read()
        return data

    def contexts(self, file: str) -> dict[int, set[str]]:
        """Return the contexts of each line of a module, by its name in the checkout."""
        if file not in self._rooms:
            measured = [each for each in self._data.measured_files() if each.endswith(f"/{file}")]
            found = self._data.contexts_by_lineno(measured[0]) if measured else {}
            self._rooms[file] = {new: set(found.get(old, ())) for new, old in _moved(file).items()}
        return self._rooms[file]

    def strangers(self, files: Iterable[str]) -> list[str]:
        """Return the fixtures for all tests whose making meets none of these modules."""
        met = set().union(*(names for file in files for names in self.contexts(file).values()))
        known = [name for name in self._seconds if name.startswith(_FOR_ALL)]
        return sorted(name.removeprefix(_FOR_ALL) for name in known if not self._reached(name) & met)

    def of_lines(self, file: str, lines: Iterable[int]) -> set[str]:
        """Return the tests that meet one of some lines, and those beside the module that the run did not know yet."""
        names = set().union(*(self.contexts(file).get(line, set()) for line in lines))
        return self._new(file) | (names & self._known).union(*(self._users.get(name, ()) for name in names))

    def _new(self, file: str) -> set[str]:
        own = mirror(file)
        return {test for test in self.tests if test not in self._seconds and test.startswith(f"{own}::")}

    def in_order(self, file: str, tests: Iterable[str], most: int, seconds: float) -> tuple[str, ...]:
        """Return tests in the order to run them, as many as are allowed.

        First those that stand where the module's own tests stand, then of every file the quickest, the second and so
        on. What tests share costs once.
        """
        own, place = mirror(file), defaultdict(list)
        for test in sorted(tests, key=lambda test: (self._cost(test, set()), test)):
            place[test.partition("::")[0]].append(test)
        ranked = [(name != own, rank, self._cost(test, set()), test) for name, found in place.items()
                  for rank, test in enumerate(found)]  # fmt: skip
        chosen, paid, used = [], 0.0, set[str]()
        for _, _, _, test in sorted(ranked):
            cost = self._cost(test, used)
            if chosen and (paid + cost > seconds or len(chosen) == most):
                continue
            chosen.append(test)
            paid += cost
            used |= self._shared[test]
        return tuple(chosen)

    def _cost(self, test: str, paid: set[str]) -> float:
        own = self._seconds.get(test, _UNKNOWN)
        return own + sum(self._seconds[each] for each in self._shared[test] - paid - {LOOSE})

    def longest(self, test: str) -> float:
        """Return what a test costs if nothing that it uses is there yet."""
        return self._cost(test, set())


def mirror(file: str) -> str:
    """Return where the tests of a module stand."""
    path = Path(file)
    return (Path("tests", *path.parts[1:-1]) / f"test_{path.name}").as_posix()


def _moved(file: str) -> dict[int, int]:
    """Return where each line of a module stood when the tests were run; a new line has those of the one before."""
    now = (CHECKOUT / file).read_text(encoding="utf-8").splitlines()
    kept = FOLDER / "source" / file
    before = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else now
    moved = {0: 1}
    for old, new, size in difflib.SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks():
        moved.update({new + n + 1: old + n + 1 for n in range(size)})
    for line in range(1, len(now) + 1):
        moved.setdefault(line, moved[line - 1])
    return moved
