"""Change the program in small ways, and see whether a test goes red.

Run as ``python -m tests.tools.mutate load plan bind`` after ``make coverage``, whose data say which tests meet which
line. Of all changes that can be made in a room, a sample follows from a seed. Each is tried with the tests that meet
its line, up to a number of them and of seconds; one in a line that no test meets survives. What was found is written
to ``build/mutate/<room>.txt``. It ends with 1 where a room's score is under 80 %.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pytest

from tests.tools.mutation.meetings import CHECKOUT, Meetings
from tests.tools.mutation.operators import Change, Source
from tests.tools.mutation.report import ENOUGH, Found, Key, Mutant, Score, kept, written
from tests.tools.mutation.trial import Outcome, Trial, Trials, find_only, functions

ROOMS = ("load", "plan", "bind")
_FILES = 6


@dataclass
class Wish:
    """What is asked for."""

    rooms: Sequence[str]
    sample: int
    seed: str
    workers: int
    most: int
    seconds: float
    module: str
    again: bool
    resume: bool
    tests: Sequence[str]


@dataclass
class Room:
    """The modules of a room and the changes that are tried."""

    name: str
    sources: dict[str, Source] = field(default_factory=dict)
    mutants: list[tuple[Mutant, int]] = field(default_factory=list)


def sampled(name: str, wish: Wish) -> Room:
    """Return a room with the changes that the seed chooses, in the order of their places."""
    room = Room(name)
    for path in sorted((CHECKOUT / "iisam_workshop" / name).rglob("*.py")):
        file = path.relative_to(CHECKOUT).as_posix()
        text = path.read_text(encoding="utf-8")
        room.sources[file] = Source(text, str(path))
        seen: Counter[Key] = Counter()
        for number, change in enumerate(room.sources[file].changes):
            mutant = _mutant(file, text, change)
            seen[mutant.key] += 1
            room.mutants.append((replace(mutant, nth=seen[mutant.key]), number))
    if wish.module:
        room.mutants = [each for each in room.mutants if wish.module in each[0].file]
    if wish.again:
        survived = {each.mutant.key for each in kept(name) if each.outcome.ended == "survived"}
        room.mutants = [each for each in room.mutants if each[0].key in survived]
    places = {each: at for at, each in enumerate(room.mutants)}
    chosen = sorted(room.mutants, key=lambda each: _lot(wish.seed, each[0], each[1]))[: wish.sample]
    room.mutants = sorted(chosen, key=places.__getitem__)
    return room


def _mutant(file: str, text: str, change: Change) -> Mutant:
    line = text.splitlines()[change.line - 1].strip()
    return Mutant(file, change.line, change.operator, change.function, line, change.before, change.after)


def _lot(seed: str, mutant: Mutant, number: int) -> bytes:
    return hashlib.sha256(f"{seed}/{mutant.file}/{number}".encode()).digest()


class Mutating:
    """The run of pytest that has everything imported, and tries changes instead of running tests."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.scores: list[Score] = []
        self._sound: dict[tuple[bool, str], bool] = {}
        self._n = 0

    def pytest_collection(self) -> None:
        find_only()

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_finish(self) -> None:
        self.there = functions()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.trials = Trials(session, self.there, self.wish.workers)
        self.meetings = Meetings(self.trials.items)
        for name in self.wish.rooms:
            found = self._room(sampled(name, self.wish))
            table, score = self._write(name, found)
            print(table, flush=True)
            self.scores.append(score)
        return True

    def _write(self, room: str, found: list[Found]) -> tuple[str, Score]:
        found.sort(key=lambda each: (each.mutant.file, each.mutant.line))
        keep = not (self.wish.module or self.wish.again)
        return written(room, found, f"{len(found)} changes, seed {self.wish.seed}", keep=keep)

    def _room(self, room: Room) -> list[Found]:
        self.trials.prepare(self.meetings.strangers(room.sources))
        tried = {each.mutant.key: each for each in kept(room.name)} if self.wish.resume else {}
        found = [tried[mutant.key] for mutant, _ in room.mutants if mutant.key in tried]
        self._waiting: dict[str, tuple[Room, Mutant, int, bool]] = {}
        left = [each for each in room.mutants if each[0].key not in tried]
        for at, (mutant, number) in enumerate(left):
            line = room.sources[mutant.file].changes[number]
            known = self.there.get((mutant.file, line.function, line.first))
            for ended in self._begin(room, mutant, number, cold=not known):
                found += self._judged(*ended)
            if at % 25 == 24:
                killed = sum(each.outcome.ended != "survived" for each in found)
                print(f"{room.name}: {len(found)} tried, {killed} noticed", flush=True)
                self._write(room.name, found)
        while self._waiting:
            for ended in self.trials.rest():
                found += self._judged(*ended)
        return found

    def _begin(self, room: Room, mutant: Mutant, number: int, *, cold: bool) -> Iterator[tuple[Trial, Outcome]]:
        source = room.sources[mutant.file]
        change = source.changes[number]
        tests = self._tests(mutant.file, change, cold=cold)
        self._n += 1
        name = f"{self._n:05d}"
        module = mutant.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        function = None if cold else (mutant.file, change.function, change.first)
        seconds = tuple(map(self.meetings.longest, tests))
        self._waiting[name] = (room, mutant, number, cold)
        trial = Trial(name, module, source.changed(number), function, tests, seconds)
        if not tests:
            yield trial, Outcome("survived")
        else:
            yield from self.trials.start(trial)

    def _tests(self, file: str, change: Change, *, cold: bool) -> tuple[str, ...]:
        lines = range(1, 10_000) if cold else change.lines
        met = {test for test in self.meetings.of_lines(file, lines) if self._sound.get((cold, test), True)}
        chosen = self.meetings.in_order(file, met, self.wish.most, self.wish.seconds)
        if not cold:
            return chosen
        files = list(dict.fromkeys(test.partition("::")[0] for test in chosen))[:_FILES]
        return tuple(test for test in chosen if test.partition("::")[0] in files)

    def _judged(self, trial: Trial, outcome: Outcome) -> Iterator[Found]:
        """Say how a change ended, or try it again: without a test that fails by itself, or with all imported anew."""
        room, mutant, number, cold = self._waiting.pop(trial.name)
        again: bool | None = None
        if outcome.ended in ("killed", "timeout") and not self._is_sound(room, mutant, trial, outcome.by, cold):
            again = cold
        lines = room.sources[mutant.file].changes[number].lines
        if outcome.ended == "survived" and not cold and trial.tests and self._at_import(mutant.file, lines):
            again = True
        if again is None:
            yield Found(mutant, outcome, len(trial.tests))
            return
        for ended in self._begin(room, mutant, number, cold=again):
            yield from self._judged(*ended)

    def _at_import(self, file: str, lines: range) -> bool:
        contexts = self.meetings.contexts(file)
        return any("" in contexts.get(line, ()) for line in lines)

    def _is_sound(self, room: Room, mutant: Mutant, trial: Trial, test: str, cold: bool) -> bool:
        """Tell whether a test passes where nothing was changed."""
        if (cold, test) not in self._sound:
            source = room.sources[mutant.file]
            tests = (test,) if test in self.trials.items else trial.tests[:1]
            seconds = tuple(map(self.meetings.longest, tests))
            code = compile(source.tree, source.file, "exec") if cold else None
            self._n += 1
            control = Trial(f"{self._n:05d}", trial.module, code, None, tests, seconds)
            self._sound[cold, test] = self.trials.alone(control).ended == "survived"
            if not self._sound[cold, test]:
                print(f"fails by itself, and is left out: {test}", flush=True)
        return self._sound[cold, test]


def main(arguments: list[str] | None = None) -> int:
    """Try changes as the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m tests.tools.mutate", description=__doc__)
    parser.add_argument("rooms", nargs="*", default=ROOMS, help="which rooms of the package; load, plan and bind")
    parser.add_argument("--sample", type=int, default=500, help="how many changes of each room; 500")
    parser.add_argument("--seed", default="1", help="what the sample follows from")
    parser.add_argument("--workers", type=int, default=2, help="how many trials at a time; 2")
    parser.add_argument("--most", type=int, default=40, help="how many tests for one change; 40")
    parser.add_argument("--seconds", type=float, default=10.0, help="how long these may have taken under coverage; 10")
    parser.add_argument("--module", default="", help="only changes in modules with this in their name")
    parser.add_argument("--again", action="store_true", help="only the survivors of the last whole run")
    parser.add_argument("--resume", action="store_true", help="keep what the last whole run found, and go on")
    parser.add_argument("--tests", nargs="*", default=["tests"], help="only tests in these folders or files")
    asked = parser.parse_args(arguments)
    mutating = Mutating(Wish(**vars(asked)))
    quiet = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-o", "addopts=--import-mode=importlib -m 'not verapdf'"]
    pytest.main([*quiet, *asked.tests], plugins=[mutating])
    return 0 if mutating.scores and all(each.plain >= ENOUGH for each in mutating.scores) else 1


if __name__ == "__main__":
    sys.exit(main())
