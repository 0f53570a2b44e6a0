"""How problems reach people and machines, and which exit code follows."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from iisam_workshop.cli.interrupts import wait_for_imports, was_interrupted
from iisam_workshop.cli.missing import LIBRARY, missing_library
from iisam_workshop.errors import EnvironmentUnfit, Problem, WorkshopError

__all__ = ["as_json", "exit_code", "guarded", "show_problems"]

_SHOWN = 20
_INTERRUPTED = 130
_WORKS_ON_TERMINALS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_ENDLESS = re.compile(r"\S{200,}")
_HEAD = 60
_NO_REPORT = "Run the command again as 'iisam-workshop --debug …' and report what it shows, after taking names out."


@contextmanager
def guarded(*, as_json_too: bool = False) -> Iterator[None]:
    """Turn every failure into its message and exit code; a fault of ours never shows a traceback unless asked."""
    wait_for_imports()
    try:
        yield
    except WorkshopError as failure:
        if was_interrupted():
            _stop()
        if as_json_too:
            as_json({"problems": failure.problems})
        else:
            show_problems(failure.problems)
        raise SystemExit(failure.exit_code) from None
    except (KeyboardInterrupt, click.Abort):
        _stop()
    except BrokenPipeError:
        # whoever read our output went away; keep Python from complaining when it flushes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except Exception as fault:
        if was_interrupted():
            _stop()
        if _wants_debug() or fault in _in_full:
            _in_full.append(fault)  # the guard around the whole program has no context any more
            raise
        problem = missing_library(fault) or _fault(fault)
        if as_json_too:
            as_json({"problems": (problem,)})
        else:
            show_problems((problem,))
        raise SystemExit(EnvironmentUnfit.exit_code if problem.code == LIBRARY else WorkshopError.exit_code) from None


_in_full: list[Exception] = []


def _wants_debug() -> bool:
    context = click.get_current_context(silent=True)
    return bool(context and context.find_root().obj)


def _fault(fault: Exception) -> Problem:
    from iisam_workshop.cli.fault import keep_report

    kept = keep_report(fault)
    hint = f"Send us the report in {kept!r}; it has no text of your files." if kept else _NO_REPORT
    return Problem("IW901", "this is a fault in iisam-workshop, not in your files", hint)


def _stop() -> NoReturn:
    click.echo("Stopped; nothing is half written.", err=True)
    raise SystemExit(_INTERRUPTED) from None


def show_problems(problems: Sequence[Problem]) -> None:
    """Print problems on stderr, one a line, in the order of their places, at most twenty."""
    ordered = sorted(problems, key=lambda problem: problem.order)
    for problem in ordered[:_SHOWN]:
        click.echo(_on_one_line(str(problem)), err=True)
    if len(ordered) > _SHOWN:
        click.echo(f"and {len(ordered) - _SHOWN} more", err=True)


def _on_one_line(text: str) -> str:
    """Return a message for a terminal: signs that would work on it are told by number, endless words cut short."""
    plain = _WORKS_ON_TERMINALS.sub(lambda found: f"U+{ord(found[0]):04X}", text)
    return _ENDLESS.sub(lambda found: f"{found[0][:_HEAD]}… ({len(found[0]):,} characters)", plain)


def as_json(value: dict[str, Any]) -> None:
    """Print a value on stdout for machines, in ASCII as every terminal has it; problems in it become objects."""
    from iisam_workshop.export.manifest import problem_entry

    entries = {**value, "problems": [problem_entry(problem) for problem in value.get("problems", ())]}
    click.echo(json.dumps(entries, indent=1))


def exit_code(problems: Sequence[Problem], *, strict: bool) -> int:
    """Return the exit code of a list of problems; ``strict`` counts a warning as an error."""
    from iisam_workshop.errors import refuse

    errors = [problem for problem in problems if problem.severity == "error"]
    if not errors:
        return 3 if strict and problems else 0
    try:
        refuse(errors)
    except WorkshopError as failure:
        return failure.exit_code
