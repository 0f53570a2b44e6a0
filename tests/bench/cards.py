"""Thousands of cards from the command line, and the same cards drawn by others: python tests/bench/cards.py [RUNS].

Every figure is of a whole process. The program is measured as it is when installed, with its bytecode written, which
is kept in a temporary folder here. Jobs of more than 10,000 cards run a third as often.

*Linear* is worked out so, from the best time of each job, since other programs only ever add: a straight line through
the times of 3,000 and of 100,000 cards says what a card costs and, where it begins, what any job costs however few its
cards. Between the two, what is left of a job's time without that start, divided by its cards, may differ by 15 % from
what a card costs. Up to 10,000 cards every pair is compared, beyond that none is; so 10,000 is the dearest.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from measure import Measured, machine, measure, program, tell
from peers.compare import NATIVE, Compared, Racer, compare, described, found_peers

COUNTS = (30, 1_000, 3_000, 10_000, 30_000, 100_000)
COMPARED = 10_000

WALL = {30: 0.2, 10_000: 0.8, 100_000: 8.0}
PEAK = {10_000: 100.0, 100_000: 200.0}
SIZE = {10_000: 15.0}
"""Promised seconds, megabytes of memory and megabytes of file, by the number of cards."""

LINEAR, FROM = 15.0, 3_000
TYPST, LIBRARY = 10.0, 3.0
"""How many times faster than Typst, and than the fastest library of compiled code."""

GIVEN = (
    *("Siân", "Gwenllian", "Llŷr", "Owain", "Angharad", "Rhys", "Máire", "Dafydd", "Zoë", "Amélie", "Priya", "Tomás"),
    *("Håkon", "Łucja", "Jürgen", "Şebnem", "Ağça", "Bronwen", "Hŵel"),
)
FAMILY = (
    *("Llwyd", "ap Gwŷn", "Morgan-Davies", "O’Brien", "Müller", "Bevan", "Nuñez", "Kovářová", "Wójcik", "Çelik"),
    *("Sørensen", "D’Souza", "Ellis", "Thomas", "Vaughan", "Brontë", "Pritchard"),
)


@dataclass(frozen=True)
class Job:
    """Some cards from the command line: what was measured, and the file that was made, in megabytes."""

    count: int
    measured: Measured
    size: float


def main() -> int:
    """Measure our cards and the peers' and end with 1 when a promise is broken."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _as_installed(folder)
        print(f"{machine()}; median of {runs} runs, whole processes")
        names = _names(max(COUNTS))
        jobs = {count: _job(folder, names, count, runs) for count in COUNTS}
        kept = [*_told(jobs), _linear(jobs), *_compared(folder, names, runs)]
    print(machine())
    return 0 if all(kept) else 1


def _as_installed(folder: Path) -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")


def _names(count: int) -> list[str]:
    """Return invented names, of which the first few hundred differ."""
    return [f"{GIVEN[n % len(GIVEN)]} {FAMILY[n * 5 % len(FAMILY)]}" for n in range(count)]


def _command(folder: Path, names: list[str], count: int, *more: str) -> list[str]:
    listed = folder / f"names-{count}.txt"
    listed.write_text("".join(f"{name}\n" for name in names[:count]), encoding="utf-8")
    out = str(folder / f"cards-{count}.pdf")
    return [*program(), "bingo", "cards", "--count", str(count), "--names", str(listed), "--out", out, *more]


def _job(folder: Path, names: list[str], count: int, runs: int) -> Job:
    measured = measure(_command(folder, names, count), max(runs // 3, 2) if count > COMPARED else runs)
    out = folder / f"cards-{count}.pdf"
    size = out.stat().st_size / 1e6
    out.unlink()
    wall = f"{measured.median:7.3f} s, at best {min(measured.seconds):7.3f}"
    print(f"{count:>7,} cards: {wall}; peak {measured.peak:4.0f} MB; file {size:6.2f} MB")
    return Job(count, measured, size)


def _told(jobs: dict[int, Job]) -> list[bool]:
    found: list[tuple[str, dict[int, float], Callable[[Job], float], str, float]] = [
        ("wall", WALL, lambda job: job.measured.median, "ms", 1000),
        ("peak memory", PEAK, lambda job: job.measured.peak, "MB", 1),
        ("file", SIZE, lambda job: job.size, "MB", 1),
    ]
    return [
        tell(f"{count:,} cards, {what}", figure(jobs[count]) * scale, promise * scale, unit)
        for what, promises, figure, unit, scale in found
        for count, promise in promises.items()
    ]


def _linear(jobs: dict[int, Job]) -> bool:
    """Tell what a card costs besides the start, at each number of cards."""
    times = {count: min(job.measured.seconds) for count, job in jobs.items() if count >= FROM}
    most = max(times)
    usual = (times[most] - times[FROM]) / (most - FROM)
    start = times[FROM] - usual * FROM
    each = {count: (seconds - start) / count for count, seconds in times.items()}
    told = ", ".join(f"{seconds * 1e6:.1f} at {count:,}" for count, seconds in each.items())
    print(f"start {start * 1000:.0f} ms; microseconds a card besides: {told}")
    worst = max(abs(seconds / usual - 1) for seconds in each.values())
    return tell(f"linear from {FROM:,} cards on, within", worst * 100, LINEAR, "%")


def _compared(folder: Path, names: list[str], runs: int) -> list[bool]:
    listing = folder / "listing.csv"
    command = _command(folder, names, COMPARED)
    measure([*command, "--list", str(listing)], 0)
    description = described(listing, folder / f"names-{COMPARED}.txt", folder / "described.json")
    peers, missing = found_peers(description.path, folder)
    for reason in missing:
        print(f"LEFT OUT {reason}")
    ours = Racer("iisam-workshop", command, folder / f"cards-{COMPARED}.pdf", "ours: tagged, with QR codes")
    print(f"{COMPARED:,} cards by turns, {runs} times; peers draw the same cards without QR codes, lines ready broken")
    found = compare(ours, peers, runs, description)
    for racer in (ours, *peers):
        wall = f"{racer.median:7.3f} s, at best {racer.least:7.3f}, of processors {min(racer.worked):7.3f}"
        size = racer.out.stat().st_size / 1e6
        print(f"{racer.name:<15}{wall}; peak {racer.peak:5.0f} MB; file {size:5.1f} MB; {racer.what}")
    native = min((each for each in found if each.name in NATIVE), key=lambda each: each.times, default=None)
    typst = next((each for each in found if each.name == "Typst"), None)
    return [_faster("Typst", typst, TYPST), _faster("the fastest library", native, LIBRARY)]


def _faster(than: str, found: Compared | None, promised: float) -> bool:
    """Tell a ratio beside its promise; one that could not be measured breaks none."""
    if found is None:
        print(f"times faster than {than}: NOT MEASURED, promised {promised:g}")
        return True
    kept = found.times >= promised
    pairs = f"pair by pair {found.closest:.1f} to {found.widest:.1f}"
    what = f"times faster than {than}" + ("" if than == found.name else f" ({found.name})")
    print(f"{what:<44} {found.times:8.1f} ({pairs}) promised {promised:g} {'kept' if kept else 'NOT KEPT'}")
    return kept


if __name__ == "__main__":
    raise SystemExit(main())
