"""Fuzz the program: ``python -m tests.fuzz.run [--seconds 60] [--seed N] [TARGET...]``, which is ``make fuzz``.

Each target runs in a process of its own, with limits (``child``). It prints how many inputs were tried, how many
outcomes or paths they found, and each fault with the file that finds it; it ends with 1 where there was a fault. A file
worth keeping goes to ``tests/fuzz/found/<target>/``, where every run of the tests tries it again.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.fuzz.target import CHECKOUT
from tests.fuzz.targets import NAMES

__all__ = ["main"]

_FOUND = CHECKOUT / "build" / "fuzz"
_FAST = Path("/dev/shm")  # where there is one, files cost no disk
_PATHS = re.compile(r"\bcov: (\d+) ft: \d+ corp: (\d+)")
_PATIENCE = 300
"""Seconds that a process has beyond its time, to import and to make faults small on a busy machine."""


@dataclass
class Told:
    """What a target's run came to, over all processes that it took."""

    count: int = 0
    seconds: float = 0.0
    paths: str = ""
    faults: dict[str, dict[str, Any]] = field(default_factory=dict)


def main() -> int:
    """Fuzz the targets that are named, or all; 1 where one found a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="*", choices=[*NAMES, []], help="one or more of: " + ", ".join(NAMES))
    parser.add_argument("--seconds", type=float, default=60, help="for each target")
    parser.add_argument("--seed", default="1", help="another number looks elsewhere")
    parser.add_argument("--keep", type=Path, default=_FOUND, help="a folder for what was found")
    asked = parser.parse_args()
    led = "outcomes" if os.environ.get("IISAM_FUZZ") == "seeded" or not find_spec("atheris") else "paths"
    print(f"{'target':<16}{'inputs':>10}{'seconds':>9}  {'found':<28}faults", flush=True)
    wrong = 0
    for name in asked.target or NAMES:
        told = fuzzed(name, asked.seconds, asked.seed, asked.keep)
        print(f"{name:<16}{told.count:>10,}{told.seconds:>9.0f}  {told.paths or led:<28}{len(told.faults)}", flush=True)
        for key, fault in told.faults.items():
            print(f"\n  {key}  ({fault['times']} times), {fault['file']}\n{fault['said']}", flush=True)
        wrong += len(told.faults)
    return 1 if wrong else 0


def fuzzed(name: str, seconds: float, seed: str, keep: Path) -> Told:
    """Fuzz one target for some seconds; a process that dies is a fault, and another goes on."""
    told = Told()
    for number in range(20):
        left = seconds - told.seconds
        if left < 1 and number:
            break
        with tempfile.TemporaryDirectory(prefix="iisam-fuzz-", dir=_FAST if _FAST.is_dir() else None) as folder:
            _one_process(name, left, f"{seed}-{number}", Path(folder), told)
            _keep(Path(folder), told, keep / name)
    return told


def _one_process(name: str, seconds: float, seed: str, folder: Path, told: Told) -> None:
    command = [sys.executable, "-m", "tests.fuzz.child", name, str(seconds), seed, str(folder)]
    environment = {**os.environ, "TMPDIR": str(folder), "PYTHONPATH": str(CHECKOUT), "PYTHONHASHSEED": "0"}
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, timeout=seconds + _PATIENCE, check=False
        )
        ended, said = f"its process ended with {done.returncode}", done.stderr
    except subprocess.TimeoutExpired as late:
        ended, said = "its process hung", late.stderr or b""
    text = said.decode("utf-8", "replace")
    if not (folder / "told.json").exists():
        data = _last(folder)
        file = sha256(data).hexdigest()[:12]
        (folder / file).write_bytes(data)
        told.faults[f"{ended}"] = {"file": file, "times": 1, "said": text[-1500:]}
        told.seconds += seconds
        return
    found = json.loads((folder / "told.json").read_text())
    told.count += found["count"]
    told.seconds += found["seconds"]
    told.faults |= found["faults"]
    paths = _PATHS.findall(text)
    told.paths = f"{paths[-1][0]} paths, {found['outcomes']} outcomes" if paths else f"{found['outcomes']} outcomes"


def _last(folder: Path) -> bytes:
    """Return the input that a dead process was trying."""
    try:
        noted = (folder / "now").read_bytes()
    except FileNotFoundError:
        return b""
    return noted[4 : 4 + int.from_bytes(noted[:4], "big")]


def _keep(folder: Path, told: Told, keep: Path) -> None:
    for fault in told.faults.values():
        if (folder / fault["file"]).is_file():
            keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder / fault["file"], keep / fault["file"])
            fault["file"] = os.path.relpath(keep / fault["file"], CHECKOUT)


if __name__ == "__main__":
    sys.exit(main())
