"""Look after what the program stands on: is the table of floors fresh, and is anything known against what is locked?

The table (``tests/rules/floors.toml``) is read by the tests, which must not depend on the calendar; this tool does.
It ends with 1 where the last review is more than 90 days ago, or where pip-audit found something. Where pip-audit could
look nothing up, which by itself would read as "nothing known", that is said in so many words; with ``--online`` it is a
fault as well.

    python -m tests.tools.audit [--online]
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Literal

from tests.rules.locks import CHECKOUT, pins

__all__ = ["DAYS", "Answer", "main", "overdue", "verdict"]

DAYS = 90
LOCKS = ("run.lock", "dev.lock", "proofs.lock")
Answer = tuple[int, str]
"""The exit status of pip-audit, and all that it said."""
Verdict = Literal["clean", "known", "blind"]


def overdue(today: date) -> int:
    """Return by how many days the review of the floors is overdue; 0 while it is fresh."""
    table = tomllib.loads((CHECKOUT / "tests" / "rules" / "floors.toml").read_text(encoding="utf-8"))
    return max((today - table["reviewed"]).days - DAYS, 0)


def verdict(answer: Answer) -> Verdict:
    """Say what an answer of ``pip-audit --strict`` means: nothing known, something known, or nothing looked up.

    "No known vulnerabilities" beside a package that was skipped is no answer.
    """
    status, said = answer
    if re.search(r"Found \d+ known vulnerabilit", said):
        return "known"
    skipped = re.search(r"could not be audited|not found on PyPI|Skip reason", said, re.IGNORECASE)
    return "clean" if status == 0 and "No known vulnerabilities found" in said and not skipped else "blind"


def ask(lock: str) -> Answer:
    """Put a lock file through pip-audit, which asks the registry of Python packages."""
    command = [sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes"]
    command += ["--progress-spinner", "off", "-r", str(CHECKOUT / "requirements" / lock)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    except subprocess.TimeoutExpired:
        return 124, "no answer within five minutes"
    return done.returncode, done.stdout + done.stderr


def main(today: date, asked: Callable[[str], Answer], *, online: bool) -> int:
    """Print what was found; return the exit status."""
    late = overdue(today)
    print(f"floors: {f'the review is {late} days overdue; read tests/rules/floors.toml again' if late else 'reviewed'}")
    found = []
    for lock in LOCKS:
        answer = asked(lock)
        found.append(verdict(answer))
        print(f"{lock}: {_SAID[found[-1]].format(count=len(pins(lock)))}")
        if found[-1] != "clean":
            print("".join(f"    {line}\n" for line in answer[1].strip().splitlines()[-20:]), end="")
    if "blind" in found:
        print("NOT AUDITED: nothing here says that nothing is known. Only the floors were looked at.")
    return int(bool(late) or "known" in found or (online and "blind" in found))


_SAID = {
    "clean": "nothing is known against its {count} packages",
    "known": "something is known:",
    "blind": "could not be looked up, which needs a network and the registry's own answers:",
}

if __name__ == "__main__":
    sys.exit(main(datetime.now(UTC).date(), ask, online="--online" in sys.argv[1:]))
