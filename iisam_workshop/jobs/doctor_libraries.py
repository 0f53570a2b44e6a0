"""The libraries: whether each that the installed package asks for is there, is new enough, and can be loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import PackageNotFoundError, packages_distributions, requires, version

from iisam_workshop.model.fitness import Finding, found

__all__ = ["below", "libraries"]

_WANTED = re.compile(r"([A-Za-z0-9._-]+)\s*>=\s*([0-9][^\s;,]*)")
_REINSTALL = "Install iisam-workshop again, with its libraries."


def libraries() -> Iterator[Finding]:
    """Yield one finding for each library, by what the package's own metadata ask for."""
    try:
        wanted = [fit for each in requires("iisam-workshop") or () if (fit := _WANTED.match(each))]
    except PackageNotFoundError:
        hint = "Install it with pip, so that its libraries come with it in versions that do."
        yield Finding("libraries", "told", "the program is not installed, so their versions cannot be compared", hint)
        return
    _shut_side_doors()
    modules = _modules()
    for each in wanted:
        yield _library(each[1], each[2], modules.get(_plain(each[1]), ()))


def _library(name: str, floor: str, modules: tuple[str, ...]) -> Finding:
    what = f"library {name}"
    try:
        there = version(name)
    except PackageNotFoundError:
        return Finding(what, "missing", "is not installed", _REINSTALL, "IW810")
    if below(there, floor):
        return Finding(what, "missing", f"{there} is too old; {floor} or later is needed", _REINSTALL, "IW810")
    if not all(map(_loads, modules)):
        return Finding(what, "missing", f"{there} is there, but cannot be loaded", _REINSTALL, "IW810")
    return found(what, f"{there} ({floor} or later is needed)")


def below(there: str, floor: str) -> bool:
    """Tell whether a version comes before another; a trial version comes before the one that it tries."""
    return _order(there) < _order(floor)


def _order(text: str) -> tuple[tuple[int, ...], bool]:
    numbers = re.match(r"\d+(?:\.\d+)*", text)
    if not numbers:
        return (), False
    parts = [int(part) for part in numbers[0].split(".")]
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts), not re.match(r"[._-]?(?:a|b|c|rc|alpha|beta|pre|dev)", text[numbers.end() :])


def _modules() -> dict[str, tuple[str, ...]]:
    """Return the modules of each installed distribution."""
    found: dict[str, tuple[str, ...]] = {}
    for module, names in packages_distributions().items():
        for name in names:
            if module.isidentifier() and not module.startswith("_"):
                found[_plain(name)] = (*found.get(_plain(name), ()), module)
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _loads(module: str) -> bool:
    try:
        import_module(module)
    except Exception:  # noqa: BLE001 - a library that is broken may raise anything
        return False
    return True


def _shut_side_doors() -> None:
    """Let ReportLab come in by our door, or it would run what lies in the folder that somebody stands in."""
    _loads("iisam_workshop.press.rl")
