"""Running the program as a whole process, several times, and telling wall time and peak memory beside a promise."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
EXAMPLE = CHECKOUT / "examples" / "leicestershire"


@dataclass(frozen=True)
class Measured:
    """Wall seconds of each run, and the largest resident memory of any of them in megabytes."""

    seconds: tuple[float, ...]
    peak: float

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def program() -> list[str]:
    """The program as it is installed beside this Python, as a user starts it."""
    installed = Path(sys.executable).with_name("iisam-workshop")
    return [str(installed)] if installed.exists() else [sys.executable, "-m", "iisam_workshop"]


def measure(
    command: Sequence[str],
    runs: int,
    cwd: Path | None = None,
    *,
    warm: bool = True,
    before: Callable[[], object] = lambda: None,
) -> Measured:
    """Run a command once to ``warm`` the disk, then ``runs`` times, ``before`` each untimed; stop when it fails."""
    # installed programs have their bytecode written; a shell that forbids it would measure the compiler
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    seconds, peak = [], 0.0
    for number in range(0 if warm else 1, runs + 1):
        before()
        begun = time.perf_counter()
        with subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL) as child:
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{command} ended with {child.returncode}")
        if number:
            seconds.append(time.perf_counter() - begun)
            peak = max(peak, used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2))
    return Measured(tuple(seconds), peak)


def tell(what: str, found: float, promised: float, unit: str) -> bool:
    """Print a figure beside its promise; return whether the promise is kept."""
    kept = found <= promised
    print(f"{what:<44} {found:8.1f} {unit:<3} promised {promised:6.0f} {unit:<3} {'kept' if kept else 'NOT KEPT'}")
    return kept


def machine() -> str:
    """Say on what machine this was measured, and how busy it was."""
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"Python {sys.version.split()[0]}, {os.cpu_count()} processors{busy}"
