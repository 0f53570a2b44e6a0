"""How long a person waits for ``--version`` and ``--help``: python tests/bench/startup.py [RUNS]."""

from __future__ import annotations

import sys

from measure import machine, measure, program, tell

PROMISES = {"--version": 40.0, "--help": 60.0}
"""Milliseconds, the start of Python included."""


def main() -> int:
    """Measure both, and end with 1 when a promise is broken."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    print(f"{machine()}; median of {runs} runs, whole processes")
    bare = measure([sys.executable, "-c", ""], runs).median * 1000
    print(f"{'python alone, for comparison':<44} {bare:8.1f} ms")
    kept = [
        tell(f"iisam-workshop {option}", measure([*program(), option], runs).median * 1000, promise, "ms")
        for option, promise in PROMISES.items()
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
