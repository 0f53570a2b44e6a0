"""A fault of ours as a report that can be sent to us: where it happened, and nothing of what was worked on.

It has names of modules and functions with line numbers, kinds of errors, versions, and the command with its options.
It never has the text of an error, a value, an argument, a path of the machine or a name, for any of them may quote a
text or a person.
"""

from __future__ import annotations

import hashlib
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePath
from traceback import walk_tb

import click
from click.core import ParameterSource

from iisam_workshop._version import VERSION
from iisam_workshop.errors import WorkshopError
from iisam_workshop.files import write_file

__all__ = ["fault_report", "keep_report"]

_DEPTH = 200
_OWN = "iisam_workshop"


def keep_report(fault: BaseException) -> str:
    """Write the report of a fault into the current folder, else into the one for temporary files; return its path.

    Its name is made from where the fault happened, so the same fault has the same file. Empty where nothing can be
    written.
    """
    name = f"iisam-workshop-fault-{hashlib.sha256(_where(fault).encode()).hexdigest()[:8]}.txt"
    report = fault_report(fault).encode()
    for folder in (Path(), Path(tempfile.gettempdir())):
        try:
            write_file(folder / name, report, 0o600)
        except WorkshopError:
            continue
        return str(folder / name)
    return ""


def fault_report(fault: BaseException) -> str:
    """Return the text of the report of a fault that the command of the current context met."""
    return (
        f"iisam-workshop {VERSION}, Python {platform.python_version()}, {platform.system()} {platform.machine()}\n"
        f"{_libraries()}\n"
        f"command: {_command()}\n\n"
        f"{_where(fault)}"
    )


def _libraries() -> str:
    """Name the libraries that were in use, with versions."""
    from importlib.metadata import packages_distributions, version

    homes = packages_distributions()
    used = {home for module in sys.modules if "." not in module for home in homes.get(module, ())}
    return ", ".join(f"{name} {version(name)}" for name in sorted(used, key=str.casefold))


def _command() -> str:
    """Return the command with the options and arguments that were given, none of their values."""
    context = click.get_current_context(silent=True)
    if context is None:
        return "not reached"
    given = [each for each in context.command.params if each.name and _given(context, each.name)]
    names = (each.opts[-1] if isinstance(each, click.Option) else each.make_metavar(context) for each in given)
    return " ".join((context.command_path, *names))


def _given(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is ParameterSource.COMMANDLINE


def _where(fault: BaseException) -> str:
    """Return the fault and what led to it, outermost call first."""
    return "".join(
        f"{type(each).__name__}\n" + "".join(f"  {frame}\n" for frame in _frames(each)) for each in _chain(fault)
    )


def _chain(fault: BaseException | None) -> Iterator[BaseException]:
    met: set[int] = set()
    while fault and id(fault) not in met:
        met.add(id(fault))
        yield fault
        fault = fault.__cause__ or fault.__context__


def _frames(fault: BaseException) -> list[str]:
    frames = [
        f"{_module(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(fault.__traceback__)
    ]
    return frames if len(frames) <= _DEPTH else [*frames[: _DEPTH // 2], "…", *frames[-_DEPTH // 2 :]]


def _module(file: str) -> str:
    """Return where a module lies inside its package; anything outside one by its last name alone, or not at all."""
    parts = PurePath(file).parts
    for home in (_OWN, "site-packages", f"python{sys.version_info.major}.{sys.version_info.minor}"):
        if home in parts:
            inner = parts[len(parts) - parts[::-1].index(home) - (home == _OWN) :]
            return PurePath(*inner).as_posix()
    return "…"
