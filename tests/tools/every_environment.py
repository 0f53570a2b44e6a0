"""Build both examples in 26 environments and compare every byte of every file with those of the first.

What differs: time zone, locale, hash seed, UTF-8 mode, umask, home, folder, number of worker processes, width of the
terminal, clock. Prints a table; a file that differs or is missing is named, and ends it with exit status 1. Modes of
files are not compared. The clock is faked by the program ``faketime``; where it is not installed, those are left out
and named.

    python tests/tools/every_environment.py [--example NAME]... [--where WORD]... [--jobs N]
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
BY_HANDS = """
import sys
from pathlib import Path

import iisam_workshop
from iisam_workshop.executors import executor
from iisam_workshop.jobs.build import Run

if __name__ == "__main__":
    with executor("processes", int(sys.argv[3])) as pool:
        iisam_workshop.build(Path(sys.argv[1]), Path(sys.argv[2]), run=Run(executor=pool))
"""
LIMIT = 900
"""Seconds after which a build is given up."""


@dataclass(frozen=True)
class Environment:
    """Where a build runs: variables, those that are missing, and what is not a variable.

    ``hands`` is how many worker processes press the papers, 0 for the command line, which presses them itself.
    """

    name: str
    variables: dict[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    umask: int = 0o022
    hands: int = 0
    elsewhere: bool = False
    clock: str = ""


def _of(name: str, **variables: str) -> Environment:
    return Environment(name, variables)


ENVIRONMENTS = (
    _of("as usual: UTC, C.UTF-8, hash seed 0", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0"),
    _of("hash seed 1", PYTHONHASHSEED="1"),
    _of("hash seed 4294967295", PYTHONHASHSEED="4294967295"),
    _of("hash seed by chance", PYTHONHASHSEED="random"),
    _of("Apia, a day ahead", TZ="Pacific/Apia", PYTHONHASHSEED="random"),
    _of("Pago Pago, a day behind", TZ="Pacific/Pago_Pago", PYTHONHASHSEED="2"),
    _of("St John's, half an hour off", TZ="America/St_Johns", PYTHONHASHSEED="3"),
    _of("London, with summer time", TZ="Europe/London", PYTHONHASHSEED="4"),
    _of("a time zone that there is not", TZ="Nowhere/None", PYTHONHASHSEED="5"),
    _of("C locale, no UTF-8 mode", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"),
    _of("POSIX locale, UTF-8 mode", LC_ALL="POSIX", PYTHONUTF8="1"),
    _of("Turkish letters", LC_ALL="tr_TR.UTF-8", LANG="tr_TR.UTF-8"),
    _of("Welsh locale", LC_ALL="cy_GB.UTF-8", LANG="cy_GB.UTF-8", LANGUAGE="cy:en"),
    _of("German numbers", LC_NUMERIC="de_DE.UTF-8", LC_TIME="de_DE.UTF-8", LANG="de_DE.UTF-8"),
    _of("Latin-1 for what is said", PYTHONIOENCODING="latin-1", LC_ALL="en_GB.ISO-8859-1", PYTHONUTF8="0"),
    _of("a terminal of 20 columns", COLUMNS="20", LINES="5", TERM="dumb", NO_COLOR="1"),
    Environment("umask 077", umask=0o077),
    Environment("umask 000", umask=0),
    Environment("no home", without=("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "USER", "LOGNAME")),
    Environment("another folder, with é and a space", elsewhere=True),
    Environment("one worker process", hands=1),
    Environment("two worker processes", hands=2),
    Environment("four worker processes, Apia, hash seed by chance",
                {"TZ": "Pacific/Apia", "PYTHONHASHSEED": "random"}, hands=4),
    _of("optimised, developer's mode", PYTHONOPTIMIZE="2", PYTHONDEVMODE="1"),
    Environment("the clock in 1970", clock="1970-01-01 00:00:01"),
    Environment("the clock in 2038", {"SOURCE_DATE_EPOCH": "86400"}, clock="2038-01-19 03:14:05"),
    Environment("the clock in 2106", clock="2106-02-07 06:28:13"),
)  # fmt: skip


def built(where: Environment, example: str, root: Path) -> dict[str, str] | str:
    """Build an example in an environment; return the digests of its files, or what went wrong."""
    folder = root / f"{example}-{ENVIRONMENTS.index(where):02}"
    day, out, home = folder / "day", folder / "out", folder / "home"
    away = folder / ("elsewhere é x" if where.elsewhere else "here")
    for each in (home, away):
        each.mkdir(parents=True)
    shutil.copytree(CHECKOUT / "examples" / example, day, ignore=shutil.ignore_patterns("build", "*.record.json"))
    (folder / "by_hands.py").write_text(BY_HANDS, encoding="utf-8")
    program = [str(folder / "by_hands.py")] if where.hands else ["-m", "iisam_workshop", "build"]
    workers = [str(where.hands)] if where.hands else []
    paths = [str(day / "session.yaml"), *([] if workers else ["--out"]), str(out), *workers]
    usual = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(CHECKOUT), "TZ": "UTC"}
    variables = {key: each for key, each in (usual | where.variables).items() if key not in where.without}
    faked = ["faketime", where.clock] if where.clock else []
    done = subprocess.run(
        [*faked, sys.executable, *program, *paths],
        cwd=away,
        env=variables,
        umask=where.umask,
        capture_output=True,
        timeout=LIMIT,
        check=False,
    )
    if done.returncode:
        return f"ended with {done.returncode}: {done.stderr.decode(errors='replace').strip()[-300:]}"
    found = {path.relative_to(out).as_posix(): path for path in sorted(out.rglob("*")) if path.is_file()}
    found["(record)"] = day / "session.record.json"
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items()}


def judge(example: str, root: Path, jobs: int, words: Sequence[str]) -> bool:
    """Build an example as usual and in every environment whose name has one of the words; tell whether all is the same.

    What came of each is printed.
    """
    print(f"{example}\n{'':4}{'environment':<50}{'files':>7}  same", flush=True)
    with ThreadPoolExecutor(jobs) as pool:
        wished = [each for each in ENVIRONMENTS if each is ENVIRONMENTS[0] or any(word in each.name for word in words)]
        here = [where for where in wished if not where.clock or shutil.which("faketime")]
        results = pool.map(lambda where: built(where, example, root), here)
        first, good = None, True
        for where, result in zip(here, results, strict=True):
            number = ENVIRONMENTS.index(where)
            if isinstance(result, str):
                print(f"{number + 1:>3} {where.name:<50}{'-':>7}  {result}", flush=True)
                good = False
                continue
            first = result if first is None else first
            differ = sorted(name for name in first.keys() | result.keys() if first.get(name) != result.get(name))
            said = f"no: {', '.join(differ[:8])}" if differ else "yes"
            print(f"{number + 1:>3} {where.name:<50}{len(result):>7}  {said}", flush=True)
            good = good and not differ
            shutil.rmtree(root / f"{example}-{number:02}")
        for where in wished:
            if where not in here:
                print(f"{'':4}{where.name:<50}{'-':>7}  left out: faketime is not installed", flush=True)
    return good and first is not None


def main() -> int:
    """Read the command line and judge."""
    reader = argparse.ArgumentParser(description="The same bytes everywhere.")
    reader.add_argument(
        "--example", action="append", choices=("leicestershire", "welsh"), help="all where none is named"
    )
    reader.add_argument("--jobs", type=int, default=1, help="builds at a time")
    reader.add_argument("--where", action="append", default=[], help="only environments with this word in their name")
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        good = [
            judge(each, Path(folder), asked.jobs, asked.where or [""])
            for each in asked.example or ("leicestershire", "welsh")
        ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
