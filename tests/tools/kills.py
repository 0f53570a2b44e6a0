"""Cut off builds in every way that a machine knows, and look at what is left: kills, signals, two at once, full disks.

    python -m tests.tools.kills [--kills N] [--full N] [--rounds N] [--seed N] [--jobs N]

Each build is the real program in a process of its own, begun in a copy of a session's folder. Half of the kills fall
anywhere in it, half while it writes. Then ``torn`` looks at each file, asks ``verify``, and builds again. Prints a
table and the faults, and ends with 1 where there is one. When to cut follows from a seed; what it meets, from the
machine.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bad.running import CHECKOUT, Limits, _server
from tests.jobs.builds import edit, fresh, leave_only
from tests.tools.torn import MARK, Way, digests, faults, finished, mended, program, way

OUT = "build/leicestershire-2027-03-04"
SMALL = ("agenda", "running-order", "table-plan", "bingo-cards")
STOPPED = "Stopped; nothing is half written.\n"
CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}


@dataclass(frozen=True)
class Cut:
    """When a build is cut off: so many seconds after it listens to signals, or after it has begun to write."""

    way: Way
    number: int
    after: float
    writing: bool
    by: signal.Signals = signal.SIGKILL


@dataclass(frozen=True)
class End:
    """What came of it: where the build was met, and what is wrong."""

    met: str
    wrong: tuple[str, ...] = ()


# -- the builds


def small(home: Path) -> list[Way]:
    """Four papers and a text of each: a first build, one with a change, one of a single paper."""
    home.mkdir()
    source = fresh(home / "a", forms=True)
    edit(source, "  # forms: [html, docx]", "  forms: [text]")
    leave_only(source, *SMALL)
    return _ways(home / "a", ("--only", "agenda"))


def full(home: Path) -> list[Way]:
    """The example as it is."""
    home.mkdir()
    fresh(home / "a", forms=True)
    return _ways(home / "a", ())


def _ways(begun: Path, only: tuple[str, ...]) -> list[Way]:
    words = ("build", "session.yaml")
    first = way("first", begun, words, OUT)
    changed = shutil.copytree(finished(first), begun.with_name("changed"))
    edit(changed / "session.yaml", "  room: Training room 2", "  room: Training room 4")
    found = [first, way("change", changed, words, OUT)]
    if only:
        found.append(way("only", finished(first), (*words, *only), f"{OUT}-only"))
    return found


def begin(each: Way, folder: Path, told: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    with told.open("wb") as err:
        return subprocess.Popen(
            [sys.executable, "-m", "iisam_workshop", *each.words],
            cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=err,
            start_new_session=True, preexec_fn=_heed,
        )  # fmt: skip


def _heed() -> None:
    """Heed Ctrl-C, which what is begun in the background ignores."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_until(child: subprocess.Popen[bytes], holds: Callable[[], bool]) -> float:
    """Return how many seconds it took, or until the child ended."""
    begun = time.perf_counter()
    while child.poll() is None and not holds():
        time.sleep(0.0005)
    return time.perf_counter() - begun


def listens(child: subprocess.Popen[bytes]) -> bool:
    """Say whether a process has taken over SIGTERM: what comes before is its interpreter's."""
    try:
        caught = Path(f"/proc/{child.pid}/status").read_text().partition("SigCgt:")[2].split()[0]
    except (OSError, IndexError):
        return False
    return bool(int(caught, 16) >> (signal.SIGTERM - 1) & 1)


def times(each: Way, place: Path) -> tuple[float, float]:
    """Return how many seconds a build takes until it ends, and how many of these it writes."""
    folder = each.copied(place / "timed")
    child = begin(each, folder, place / "said")
    wait_until(child, lambda: listens(child))
    begun = time.perf_counter()
    mark = folder / each.out / MARK
    wait_until(child, mark.exists)
    writing = wait_until(child, lambda: not mark.exists())
    child.wait()
    whole = time.perf_counter() - begun
    shutil.rmtree(folder)
    return whole, writing


# -- kills and signals


def cut(each: Cut) -> End:
    """Cut one build off and look."""
    with tempfile.TemporaryDirectory(prefix="iisam-kills-") as place:
        folder = each.way.copied(Path(place) / "session")
        child = begin(each.way, folder, Path(place) / "said")
        mark = folder / each.way.out / MARK
        wait_until(child, lambda: mark.exists() if each.writing else listens(child))
        time.sleep(each.after)
        child.send_signal(each.by)
        code = child.wait()
        whole = digests(folder) in (each.way.after, each.way.again)
        met = "after writing" if whole else "while writing" if mark.exists() else "before writing"
        wrong = faults(each.way, folder) + ([] if whole else _signal_faults(each, code, Path(place)))
        return End(met, tuple(wrong + mended(each.way, folder)))


def _signal_faults(each: Cut, code: int, place: Path) -> list[str]:
    if each.by == signal.SIGKILL:
        return []
    said = (place / "said").read_text()
    left = [name for name in digests(place) if name.endswith((".part", ".iisam.lock"))]
    wanted = CODES[each.by]
    return [
        *([f"{each.by.name} ends it with {code}, not {wanted}"] if code != wanted else []),
        *([f"it said {said!r}"] if said != STOPPED else []),
        *(f"{name} is left" for name in left),
    ]


def kills(ways: list[Way], number: int, seed: str) -> list[Cut]:
    chance, found = random.Random(seed), []
    with tempfile.TemporaryDirectory() as place:
        lasting = [times(each, Path(place)) for each in ways]
    for n in range(number):
        each, (whole, writing) = ways[n % len(ways)], lasting[n % len(ways)]
        late = n // len(ways) % 2 == 1
        found.append(Cut(each, n, chance.random() * (writing if late else whole), late))
    return found


def signals(ways: list[Way], points: int, kind: signal.Signals) -> list[Cut]:
    found = []
    with tempfile.TemporaryDirectory() as place:
        lasting = [times(each, Path(place)) for each in ways]
    for n in range(points):
        each, (whole, writing) = ways[n % len(ways)], lasting[n % len(ways)]
        late = n % 2 == 1
        found.append(Cut(each, n, (n + 0.1) / points * (writing if late else whole), late, kind))
    return found


# -- two at once


def twice(ways: list[Way], number: int) -> End:
    """Begin two builds in one folder at once, of the same session or of two; each waits or says so."""
    first, change = ways[:2]
    with tempfile.TemporaryDirectory(prefix="iisam-kills-") as place:
        folder = first.copied(Path(place) / "session")
        other = "session.yaml" if number % 2 else "other.yaml"
        if other == "other.yaml":
            shutil.copy(change.folder / "session.yaml", folder / other)
        runs = []
        for name in ("session.yaml", other):
            each = Way(name, folder, ("build", name, "--out", OUT), OUT, {}, {}, {})
            runs.append((begin(each, folder, Path(place) / f"said-{len(runs)}"), Path(place) / f"said-{len(runs)}"))
            time.sleep(random.Random(f"two {number}").random() * 0.1)
        ends = [(child.wait(), said.read_text()) for child, said in runs]
        wrong = [f"it ends with {code}: {said}" for code, said in ends if code and not (code == 5 and "IW504" in said)]
        wrong += [] if any(code == 0 for code, _ in ends) else ["neither has built"]
        found = digests(folder / OUT)
        wanted = [_alone(first, "session.yaml"), _alone(change, other)]
        wrong += [] if found in wanted else ["the folder is not that of one run alone"]
        return End("both built" if not any(code for code, _ in ends) else "one waited in vain", tuple(wrong))


_built: dict[tuple[str, str], dict[str, str]] = {}


def _alone(each: Way, name: str) -> dict[str, str]:
    """The files of a build that has the folder to itself, under the session file's name."""
    if (each.name, name) not in _built:
        with tempfile.TemporaryDirectory(prefix="iisam-kills-") as place:
            folder = Path(place) / "session"
            folder.mkdir()
            shutil.copy(each.folder / "attendees.csv", folder)
            shutil.copy(each.folder / "session.yaml", folder / name)
            done = program("build", name, "--out", OUT, at=folder)
            assert done.code == 0, done.said
            _built[each.name, name] = digests(folder / OUT)
    return _built[each.name, name]


# -- full disks


@contextmanager
def disk(place: Path, options: str) -> Iterator[bool]:
    """Mount a small disk; False where this user may not, or the system has none."""
    place.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    if sys.platform != "linux" or subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def on_disk(each: Way, options: str, words: str) -> End:
    """Build on a disk that is too small, give it room, and build again."""
    with tempfile.TemporaryDirectory(prefix="iisam-kills-") as place:
        folder = Path(place) / "session"
        with disk(folder, options) as may:
            if not may:
                return End("this user may not mount a disk")
            shutil.copytree(each.folder, folder, dirs_exist_ok=True)
            before = digests(folder)
            done = program(*each.words, at=folder)
            wrong = _full_faults(done.code, done.err, words) + faults(each, folder)
            if words == "it needs about" and digests(folder) != before:
                wrong.append("something changed, although there was no room from the start")
            subprocess.run(["mount", "-o", "remount,size=64m,nr_inodes=10000", str(folder)], check=True)
            return End("exit 5", tuple(wrong + mended(each, folder)))


def within_size(each: Way, most: int) -> End:
    """Build where no file may be larger than so many bytes."""
    with tempfile.TemporaryDirectory(prefix="iisam-kills-") as place:
        folder = each.copied(Path(place) / "session")
        done = program(*each.words, at=folder, limits=Limits(seconds=60, file_size=most))
        wrong = _full_faults(done.code, done.err, "no room left to write") + faults(each, folder)
        return End("exit 5", tuple(wrong + mended(each, folder)))


def _full_faults(code: int, said: str, words: str) -> list[str]:
    fits = code == 5 and "IW503" in said and words in said
    return [] if fits else [f"it ends with {code}: {said}"]


def disks(ways: list[Way]) -> Iterator[tuple[str, End]]:
    for each in ways[:2]:
        size = sum(path.stat().st_size for path in each.folder.rglob("*") if path.is_file())
        names = sum(1 for _ in each.folder.rglob("*"))
        yield f"disk of too few bytes, {each.name}", on_disk(each, f"size={size // 1024 + 200}k", "it needs about")
        room = 12 if each.name == "first" else 2  # what lies there is replaced, one by one
        yield f"disk of too few names, {each.name}", on_disk(each, f"nr_inodes={names + room}", "no room left to write")
        yield f"files of 60 kB at most, {each.name}", within_size(each, 60_000)


# -- all of it


def workers(number: int) -> ProcessPoolExecutor:
    """Processes that have each a program of their own to fork from: two cannot talk to one."""
    return ProcessPoolExecutor(number, initializer=_server.cache_clear)


def main() -> None:
    """Do all of it, print the table, end with 1 on any fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("kills", 200), ("full", 20), ("rounds", 20), ("points", 10), ("seed", 8), ("jobs", 2)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    wish = parser.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory(prefix="iisam-kills-") as home, workers(wish.jobs) as pool:
        some = small(Path(home) / "small")
        bad += told("kill -9, four papers", pool.map(cut, kills(some, wish.kills, f"{wish.seed}")))
        for kind in CODES:
            bad += told(kind.name, pool.map(cut, signals(some, wish.points, kind)))
        bad += told("two at once", pool.map(partial(twice, some), range(wish.rounds)))
        for name, end in disks(some):
            bad += told(name, [end])
        if wish.full:
            whole = full(Path(home) / "full")
            bad += told("kill -9, the whole example", pool.map(cut, kills(whole, wish.full, f"{wish.seed} full")))
    sys.exit(int(bad > 0))


def told(name: str, ends: Iterable[End]) -> int:
    """Print faults as they are met, and then a line of the table; return how many runs had any."""
    met: Counter[str] = Counter()
    bad = 0
    for number, end in enumerate(ends):
        met[end.met] += 1
        bad += bool(end.wrong)
        for wrong in end.wrong[:5]:
            print(f"    {number}: {wrong}", flush=True)
    found = ", ".join(f"{many} {kind}" for kind, many in sorted(met.items()))
    print(f"{name:34} {met.total():4} runs: {found}; {bad} with faults", flush=True)
    return bad


if __name__ == "__main__":
    main()
