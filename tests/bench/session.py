"""The whole Leicestershire session from the command line: python tests/bench/session.py [RUNS]."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

from measure import EXAMPLE, machine, measure, program, tell

SECONDS, MEGABYTES = 1.5, 150.0


def main() -> int:
    """Measure the build; end with 1 when a promise is broken."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{machine()}; median of {runs} runs, whole processes")
    with tempfile.TemporaryDirectory() as place:
        day = Path(place) / "day"
        shutil.copytree(EXAMPLE, day, ignore=shutil.ignore_patterns("build", "*.record.json"))
        # a folder that holds the same build already would be left alone
        anew = partial(shutil.rmtree, f"{place}/out", ignore_errors=True)
        built = measure([*program(), "build", str(day / "session.yaml"), "--out", f"{place}/out"], runs, before=anew)
        checked = measure([*program(), "check", str(day / "session.yaml")], runs)
        files = json.loads((Path(place) / "out" / "manifest.json").read_text())["files"]
    pages = sum(file["pages"] for file in files)
    whole = next(file["pages"] for file in files if file["path"] == "session-pack.pdf")
    files = [file for file in files if file["path"].endswith(".pdf")]
    print(f"{len(files)} PDFs with {pages} pages, {whole} of them in the session pack")
    print(f"{'check, for comparison':<44} {checked.median * 1000:8.1f} ms")
    kept = [
        tell("build, wall", built.median * 1000, SECONDS * 1000, "ms"),
        tell("build, peak memory", built.peak, MEGABYTES, "MB"),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
