"""What ``doctor`` says, as text and exit status; needs no library, as click may be the one that is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from iisam_workshop.errors import EnvironmentUnfit
from iisam_workshop.jobs.doctor import examine
from iisam_workshop.model.fitness import Finding, Fitness

__all__ = ["told"]

_LIBRARY = "library "


def told(*, json_: bool) -> tuple[int, str]:
    """Look the machine over; return the exit status, 0 where it is fit, and what to print."""
    fitness = examine(Path())
    if json_:
        text = json.dumps({"fit": fitness.fit, "findings": [asdict(each) for each in fitness.findings]}, indent=1)
    else:
        text = "\n".join(_lines(fitness))
    return 0 if fitness.fit else EnvironmentUnfit.exit_code, text


def _lines(fitness: Fitness) -> Iterator[str]:
    sound = [each.what.removeprefix(_LIBRARY) for each in fitness.findings if _is_sound_library(each)]
    for each in fitness.findings:
        if not _is_sound_library(each):
            yield _line(each)
        elif each.what == f"{_LIBRARY}{sound[0]}":  # a line for each of them would hide the one that is not
            yield f"{each.state:<8}libraries: {len(sound)} there and new enough ({', '.join(sound)})"
    yield ""
    wrong = len(fitness.missing)
    if not wrong:
        yield "This machine is fit to make papers."
    else:
        things = "1 thing is" if wrong == 1 else f"{wrong} things are"
        yield f"This machine is not fit yet: {things} missing. Send all of these lines to whoever looks after it."


def _is_sound_library(finding: Finding) -> bool:
    return finding.state == "ok" and finding.what.startswith(_LIBRARY)


def _line(finding: Finding) -> str:
    code = f" [{finding.code}]" if finding.code else ""
    hint = f". {finding.hint}" if finding.hint else ""
    return f"{finding.state:<8}{finding.what}: {finding.said}{code}{hint}"
