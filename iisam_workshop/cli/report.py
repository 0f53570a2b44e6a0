"""How problems reach people and machines, and which exit code follows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from iisam_workshop.cli.interrupts import listen, stop, was_interrupted
from iisam_workshop.cli.missing import missing_library
from iisam_workshop.cli.scarce import shortage
from iisam_workshop.cli.streams import be_quiet, is_mute
from iisam_workshop.errors import Problem, WorkshopError

__all__ = ["as_json", "exit_code", "guarded", "show_problems"]

_SHOWN = 20
_ENDLESS = re.compile(r"\S{200,}")
_HEAD = 60
_NO_REPORT = "Run the command again as 'iisam-workshop --debug …' and report what it shows, after taking names out."
_MUTE = Problem(
    "IW507",
    "what this command prints could not be written where it was sent to",
    "Free some space there, or send it elsewhere; files that it made are whole.",
)


@contextmanager
def guarded(*, as_json_too: bool = False) -> Iterator[None]:
    """Turn every failure into its message and exit code; a fault of ours never shows a traceback unless asked."""
    listen()
    try:
        yield
    except WorkshopError as failure:
        if was_interrupted():
            stop()
        short = shortage(failure)
        _end((short,) if short else failure.problems, short or failure.exit_code, as_json_too=as_json_too)
    except (KeyboardInterrupt, click.Abort):
        stop()
    except BrokenPipeError:
        be_quiet()  # whoever read our output went away
        raise SystemExit(0) from None
    except Exception as fault:
        if was_interrupted():
            stop()
        if _wants_debug() or fault in _in_full:
            _in_full.append(fault)  # the guard around the whole program has no context any more
            raise
        if isinstance(fault, OSError) and is_mute():
            be_quiet()
            _end((_MUTE,), _MUTE)
        problem = shortage(fault) or missing_library(fault) or _fault(fault)
        _end((problem,), problem, as_json_too=as_json_too)


def _end(problems: Sequence[Problem], because: Problem | int, *, as_json_too: bool = False) -> NoReturn:
    """End the program with problems, and with an exit code or that of a problem."""
    code = because if isinstance(because, int) else exit_code((because,), strict=False)
    try:
        if as_json_too:
            as_json({"problems": problems})
        else:
            show_problems(problems)
    except BrokenPipeError:
        be_quiet()
    raise SystemExit(code) from None


_in_full: list[Exception] = []


def _wants_debug() -> bool:
    context = click.get_current_context(silent=True)
    return bool(context and context.find_root().obj)


def _fault(fault: Exception) -> Problem:
    from iisam_workshop.cli.fault import keep_report

    kept = keep_report(fault)
    hint = f"Send us the report in {kept!r}; it has no text of your files." if kept else _NO_REPORT
    return Problem("IW901", "this is a fault in iisam-workshop, not in your files", hint)


def show_problems(problems: Sequence[Problem]) -> None:
    """Print problems on stderr, one a line, in the order of their places, at most twenty."""
    ordered = sorted(problems, key=lambda problem: problem.order)
    for problem in ordered[:_SHOWN]:
        click.echo(_cut(str(problem)), err=True)
    if len(ordered) > _SHOWN:
        click.echo(f"and {len(ordered) - _SHOWN} more", err=True)


def _cut(text: str) -> str:
    """Return a message with endless words cut short."""
    return _ENDLESS.sub(lambda found: f"{found[0][:_HEAD]}… ({len(found[0]):,} characters)", text)


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
