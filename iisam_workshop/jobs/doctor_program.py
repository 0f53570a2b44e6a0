"""The program itself: its version, the Python that it runs on, and whether its files are as they were installed."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata

from iisam_workshop import resources
from iisam_workshop._version import VERSION
from iisam_workshop.model.fitness import Finding, found, joined

__all__ = ["own_files", "program", "python"]


def program() -> Iterator[Finding]:
    """Say which program this is."""
    yield found("program", f"iisam-workshop {VERSION}")


def python() -> Iterator[Finding]:
    """Compare the version of Python with what the package asks for."""
    from iisam_workshop.jobs.doctor_libraries import below

    there = platform.python_version()
    said = f"{there} on {platform.system()} {platform.machine()}"
    try:
        floor = re.sub(r"[^0-9.]", "", metadata("iisam-workshop")["Requires-Python"]) or "0"
    except PackageNotFoundError:
        floor = "0"
    if below(there, floor):
        hint = f"Install Python {floor} or later, then install iisam-workshop with it."
        yield Finding("Python", "missing", f"{said} is too old; {floor} or later is needed", hint, "IW817")
    else:
        yield found("Python", said)
    if sys.flags.optimize:
        yield Finding("Python", "told", "it runs with -O, as nobody needs to", "Leave PYTHONOPTIMIZE out.")


def own_files() -> Iterator[Finding]:
    """Compare the installed files with what was installed, where the installation has a list of them."""
    changed, count = resources.changed_files()
    if changed:
        said = f"{len(changed)} of {count} are missing or have changed: {joined(changed)}"
        yield Finding("files of the program", "missing", said, "Install iisam-workshop again.", "IW812")
    elif count:
        yield found("files of the program", f"all {count} are as they were installed")
    else:
        said = "this runs from a checkout, so there is no list to compare them with"
        yield Finding("files of the program", "told", said, "There is nothing to do.")
