"""What became of the changes, as text: scores by room and module, and each survivor for somebody to look at.

``tests/tools/equivalent.toml`` names survivors that change nothing that anybody could see, each with its reason. They
are shown apart, and scores are given with and without them.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.tools.mutation.outcome import FOLDER, Outcome

__all__ = ["ENOUGH", "Found", "Mutant", "Score", "kept", "written"]

ENOUGH = 80.0
"""The score in per cent that a room is to have."""
_EQUIVALENT = Path(__file__).parents[1] / "equivalent.toml"


Key = tuple[str, str, str, str, str, str, int]


@dataclass(frozen=True)
class Mutant:
    """A change with what it is known by when the source has moved: ``line`` is where, ``text`` what stands there."""

    file: str
    line: int
    operator: str
    function: str
    text: str
    before: str
    after: str
    nth: int = 1

    @property
    def key(self) -> Key:
        """What stays when lines above come and go; ``nth`` tells changes apart that read alike."""
        return (self.file, self.function, self.text, self.operator, self.before, self.after, self.nth)


@dataclass(frozen=True)
class Found:
    """A change, what became of it, and how many tests were there to notice."""

    mutant: Mutant
    outcome: Outcome
    tests: int


@dataclass(frozen=True)
class Score:
    """How many changes were killed, ran out of time, or survived, and how many of the last change nothing."""

    killed: int
    timeout: int
    survived: int
    equivalent: int

    @classmethod
    def of(cls, found: Sequence[Found], reasons: dict[Key, str]) -> Score:
        """Count."""
        ended = Counter(each.outcome.ended for each in found)
        known = sum(each.outcome.ended == "survived" and each.mutant.key in reasons for each in found)
        return cls(ended["killed"] + ended["broken"], ended["timeout"], ended["survived"], known)

    @property
    def plain(self) -> float:
        """Per cent noticed, of all."""
        return 100 * (self.killed + self.timeout) / max(self.killed + self.timeout + self.survived, 1)

    @property
    def without(self) -> float:
        """Per cent noticed, of those that change something."""
        return 100 * (self.killed + self.timeout) / max(self.killed + self.timeout + self.survived - self.equivalent, 1)

    def __str__(self) -> str:
        """Return a row of the table."""
        return (
            f"{self.plain:5.1f} {self.without:5.1f} {self.killed + self.timeout + self.survived:5}"
            f" {self.killed:6} {self.timeout:7} {self.survived:8} {self.equivalent:10}"
        )


_HEAD = "score  less tried killed timeout survived equivalent"


def reasons() -> dict[Key, str]:
    """Return why some survivors change nothing, by their keys."""
    if not _EQUIVALENT.exists():
        return {}
    said = tomllib.loads(_EQUIVALENT.read_text(encoding="utf-8")).get("equivalent", [])
    return {Mutant(line=0, **{k: v for k, v in each.items() if k != "reason"}).key: each["reason"] for each in said}


def kept(room: str) -> list[Found]:
    """Return what the last whole run found in a room, as far as it came."""
    path = FOLDER / f"{room}.json"
    said = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return [Found(Mutant(**each["mutant"]), Outcome(**each["outcome"]), each["tests"]) for each in said]


def written(room: str, found: Sequence[Found], about: str, *, keep: bool) -> tuple[str, Score]:
    """Write what was found to ``build/mutate``; return its table and the score of the room."""
    known = reasons()
    head = f"{room}: {about}"
    table = "\n".join([head, *_table(room, found, known)])
    survivors = "\n\n".join(_survivor(each, known) for each in found if each.outcome.ended == "survived")
    name = room if keep else f"{room}-again"
    (FOLDER / f"{name}.txt").write_text(f"{table}\n\n{survivors}\n", encoding="utf-8")
    (FOLDER / f"{name}.json").write_text(json.dumps([asdict(each) for each in found], indent=1), encoding="utf-8")
    return table, Score.of(found, known)


def _table(room: str, found: Sequence[Found], known: dict[Key, str]) -> Iterator[str]:
    yield _HEAD
    yield f"{Score.of(found, known)}  {room}"
    for file in sorted({each.mutant.file for each in found}):
        yield f"{Score.of([each for each in found if each.mutant.file == file], known)}  {file}"


def _survivor(found: Found, known: dict[Key, str]) -> str:
    mutant = found.mutant
    nth = f" (the {mutant.nth}th that reads so)" if mutant.nth > 1 else ""
    where = f"{mutant.file}:{mutant.line} {mutant.operator}{nth} in {mutant.function or 'the module'}"
    lines = [
        f"{where}, met by {found.tests} tests",
        f"  line   {mutant.text}",
        f"  before {mutant.before}",
        f"  after  {mutant.after}",
    ]
    if mutant.key in known:
        lines.append(f"  changes nothing: {known[mutant.key]}")
    return "\n".join(lines)
