"""Our program and the peers by turns on the same cards: wall time of whole processes, and how they compare."""

from __future__ import annotations

import csv
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from measure import CHECKOUT

__all__ = ["NATIVE", "Compared", "Description", "Racer", "compare", "described", "found_peers"]

HERE = Path(__file__).parent
PYTHON = CHECKOUT / ".venv-bench" / "bin" / "python"
SCRIPTS = {"Typst": "draw_typst.py", "oxidize-pdf": "draw_oxidize.py", "cairo": "draw_cairo.py"}
NATIVE = ("oxidize-pdf", "cairo")
"""The peers that are libraries of compiled code; Typst is a program that typesets."""


@dataclass(frozen=True)
class Description:
    """The file to draw from, how many cards it has, and the words of some of them: name, code and terms."""

    path: Path
    count: int
    words: dict[int, set[str]]


@dataclass
class Racer:
    """Who draws the cards with which command, in what times, and for how long the processors worked."""

    name: str
    command: Sequence[str]
    out: Path
    what: str = ""
    seconds: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    peak: float = 0.0

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def least(self) -> float:
        return min(self.seconds)


@dataclass(frozen=True)
class Compared:
    """How many times faster we are than a peer, by medians, and in the closest and the widest of the pairs."""

    name: str
    times: float
    closest: float
    widest: float


def described(listing: Path, listed: Path, path: Path) -> Description:
    """Describe the cards of a list and a list of names; in a process of its own, to keep this one small.

    What a process holds counts as the peak of all that it starts.
    """
    subprocess.run([sys.executable, str(HERE / "describe.py"), str(listing), str(listed), str(path)], check=True)
    names = listed.read_text(encoding="utf-8").splitlines()
    with listing.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    words = {card: set(" ".join([names[card], *rows[card][1:]]).split()) for card in (0, len(rows) // 2, len(rows) - 1)}
    return Description(path, len(rows), words)


def found_peers(description: Path, folder: Path) -> tuple[list[Racer], list[str]]:
    """Return the peers that can be run, and of each of the others why it cannot."""
    found, missing = [], []
    for name, script in SCRIPTS.items():
        command = [str(PYTHON), str(HERE / script)]
        try:
            told = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
        except OSError:
            missing.append(f"{name}: there is no {PYTHON.relative_to(CHECKOUT)}; make bench makes it")
            continue
        if told.returncode:
            missing.append(f"{name}: {(told.stderr.strip().splitlines() or ['it does not start'])[-1]}")
            continue
        out = folder / f"{name}.pdf"
        found.append(Racer(name, [*command, str(description), str(out)], out, told.stdout.strip()))
    return found, missing


def compare(ours: Racer, peers: Sequence[Racer], runs: int, description: Description) -> list[Compared]:
    """Run all by turns, so that a busy minute is everybody's; a word that a peer left out ends it all."""
    for _ in range(runs):
        for racer in (ours, *peers):
            _run(racer)
    for racer in (ours, *peers):
        _look_at(racer, description)
    return [_compared(ours, peer) for peer in peers]


def _run(racer: Racer) -> None:
    begun = time.perf_counter()
    with subprocess.Popen(racer.command, stdout=subprocess.DEVNULL) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{racer.command} ended with {child.returncode}")
    racer.seconds.append(time.perf_counter() - begun)
    racer.worked.append(used.ru_utime + used.ru_stime)
    racer.peak = max(racer.peak, used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2))


def _compared(ours: Racer, peer: Racer) -> Compared:
    pairs = [theirs / mine for mine, theirs in zip(ours.seconds, peer.seconds, strict=True)]
    return Compared(peer.name, peer.median / ours.median, min(pairs), max(pairs))


def _look_at(racer: Racer, description: Description) -> None:
    """Make sure that there is a page to each card, and that some pages have all words of their cards."""
    import pypdfium2  # late, to keep this process small while others are measured

    document = pypdfium2.PdfDocument(racer.out)
    if len(document) != description.count:
        raise SystemExit(f"{racer.name} made {len(document)} pages for {description.count} cards")
    for card, words in description.words.items():
        found = document[card].get_textpage().get_text_range().split()
        if missing := words.difference(found):
            raise SystemExit(f"{racer.name} left out {sorted(missing)} on page {card + 1}")
    document.close()
