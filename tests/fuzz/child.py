"""The process in which a target is fuzzed: it has limits, it takes note of each input before it is tried, and it tells.

Run as ``python -m tests.fuzz.child TARGET SECONDS SEED FOLDER``. In the folder stands ``now``, the input that is being
tried, so that one that kills the process is not lost; each fault, as a file; and at the end ``told.json``.
With atheris inputs are led by new paths in the program; without it by outcomes that were not met before.
"""

from __future__ import annotations

import json
import mmap
import os
import random
import resource
import sys
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

from tests.fuzz.mutation import mutant
from tests.fuzz.target import Target
from tests.fuzz.trying import Fault, smaller, tried

__all__ = ["Session", "main"]

MEMORY = 3 << 29
_MOST_KEPT = 2_000


class Session:
    """What came of a run so far: how many inputs, how often each outcome, and each fault with its input."""

    def __init__(self, target: Target, folder: Path, seconds: float) -> None:
        self.target, self.folder = target, folder
        self.end = time.monotonic() + seconds
        self.count = 0
        self.outcomes: Counter[str] = Counter()
        self.faults: dict[str, dict[str, Any]] = {}
        self.begun = time.monotonic()
        (folder / "now").write_bytes(bytes(4 + target.longest * 4))
        with (folder / "now").open("r+b") as file:
            self.now = mmap.mmap(file.fileno(), 0)

    @property
    def over(self) -> bool:
        return time.monotonic() > self.end

    def take(self, data: bytes) -> bool:
        """Try an input; say whether its outcome is new."""
        data = data[: self.target.longest]
        self.now[:4] = len(data).to_bytes(4, "big")
        self.now[4 : 4 + len(data)] = data
        self.count += 1
        found = tried(self.target, data)
        if isinstance(found, Fault):
            self._found(data, found)
            return False
        self.outcomes[found] += 1
        return self.outcomes[found] == 1

    def _found(self, data: bytes, fault: Fault) -> None:
        if fault.key in self.faults:
            self.faults[fault.key]["times"] += 1
            return
        data = smaller(self.target, data, fault)
        name = sha256(data).hexdigest()[:12]
        (self.folder / name).write_bytes(data)
        self.faults[fault.key] = {"file": name, "times": 1, "said": fault.said}

    def tell(self) -> None:
        """Write what came of it."""
        told = {
            "count": self.count,
            "seconds": time.monotonic() - self.begun,
            "outcomes": len(self.outcomes),
            "faults": self.faults,
        }
        (self.folder / "told.json").write_text(json.dumps(told))
        self.now[:4] = bytes(4)


def _confine() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def by_seed(session: Session, seed: str) -> None:
    """Lead the inputs by outcomes alone."""
    dice, pool = random.Random(seed), list(session.target.seeds())
    for data in pool:
        session.take(data)
    while not session.over:
        data = mutant(pool, dice, session.target.words, session.target.longest)
        if session.take(data) and len(pool) < _MOST_KEPT:
            pool.append(data)


def by_paths(session: Session, seed: str) -> NoReturn:
    """Lead the inputs by atheris, which goes on with those that reached code that no other had reached."""
    import atheris

    target = session.target
    corpus, words = session.folder / "corpus", session.folder / "words"
    corpus.mkdir()
    seeds = [data[: target.longest] for data in target.seeds()]
    for number, data in enumerate(seeds):
        (corpus / f"seed-{number:03}").write_bytes(data)
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words if 0 < len(word) < 100))

    def take(data: bytes) -> None:
        if session.over:
            session.tell()
            os._exit(0)
        session.take(data)

    def mutate(data: bytes, most: int, number: int) -> bytes:
        dice = random.Random(number)
        if dice.random() < 0.5:
            return bytes(atheris.Mutate(data, most))
        return mutant([bytes(data), bytes(data), bytes(data), dice.choice(seeds)], dice, target.words, most)

    number = int.from_bytes(sha256(seed.encode()).digest()[:3], "big") + 1
    wishes = [f"-seed={number}", f"-max_len={target.longest}", f"-dict={words}", "-timeout=1000"]
    wishes += ["-rss_limit_mb=0", "-malloc_limit_mb=0", "-print_final_stats=1", "-len_control=0"]
    atheris.Setup([sys.argv[0], *wishes, str(corpus)], take, custom_mutator=mutate)
    atheris.Fuzz()
    raise SystemExit("atheris came back")


def _escaped(word: bytes) -> str:
    return "".join(chr(each) if 32 < each < 127 and each not in b'"\\' else f"\\x{each:02x}" for each in word)


def main() -> None:
    """Fuzz a target until its time is over."""
    name, seconds, seed, folder = sys.argv[1], float(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
    from tests.fuzz.targets import target

    os.fsync = lambda descriptor: None  # type: ignore[assignment]  # no plug is pulled here
    led = _atheris()
    if led:
        with led.instrument_imports(include=["iisam_workshop", *_watched(name)], enable_loader_override=False):
            found = target(name)
    else:
        found = target(name)
    _confine()
    session = Session(found, folder, seconds)
    if led:
        by_paths(session, seed)
    by_seed(session, seed)
    session.tell()


def _atheris() -> Any:
    if os.environ.get("IISAM_FUZZ") == "seeded":
        return None
    try:
        import atheris
    except ImportError:
        return None
    return atheris


_WATCHED = {
    "yaml_reader": "yaml",
    "workbook": "openpyxl",
    "agenda_import": "icalendar",
    "text_escape": "markdown_it",
    "pdf_insert": "pypdf",
}


def _watched(name: str) -> list[str]:
    """Return the libraries in which new paths count too; they must be known before the target is imported."""
    return [_WATCHED[name]] if name in _WATCHED else []


if __name__ == "__main__":
    main()
