"""Which tests meet which line, and what each costs: a plugin for a run of the tests under coverage.

``coverage run -m pytest -p tests.tools.met`` gives each test a context in coverage's data. What several tests share
(fixtures of a wider scope, functions of the tests that keep what they made) has a context of its own, and who uses it
is written down beside the data: or only the first of them would be said to meet its lines. Child processes have the
context of the test that started them; those of the process that forks for bad inputs share one.
"""

from __future__ import annotations

import functools
import json
import os
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import coverage
import pytest

from tests.tools.mutation.outcome import CHECKOUT, FOLDER

__all__ = ["LOOSE"]

LOOSE = "children of tests/bad"
"""The context of what was run for any of many tests, nobody knows which."""

_FOLLOWED = ("tests.", "iisam_workshop.load.contents")
_CONFIG = "COVERAGE_PROCESS_CONFIG"


class Met:
    """Contexts within contexts: seconds spent in each itself, and which others each used."""

    def __init__(self) -> None:
        self.within = [""]
        self.seconds: Counter[str] = Counter()
        self.uses: dict[str, set[str]] = defaultdict(set)
        self._since = _now()

    @contextmanager
    def context(self, name: str, *, children: bool = True) -> Iterator[None]:
        """Give what is run meanwhile a context; without ``children``, processes keep the one around it."""
        self.use(name)
        self._go([*self.within, name], children)
        try:
            yield
        finally:
            self._go(self.within[:-1], children)

    def use(self, name: str) -> None:
        """Write down that what runs now uses what has another context."""
        self.uses[self.within[-1]].add(name)

    def _go(self, within: list[str], children: bool) -> None:
        now = _now()
        self.seconds[self.within[-1]] += now - self._since
        self.within, self._since = within, now
        running = coverage.Coverage.current()
        if running is not None:
            running.switch_context(within[-1])
            if children:
                _of_children(running, within[-1])


def _now() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return max(time.process_time() + used.ru_utime + used.ru_stime, time.perf_counter() / 4)


def _of_children(running: coverage.Coverage, name: str) -> None:
    running.config.context = name or None
    os.environ[_CONFIG] = running.config.serialize()


MET = Met()


# -- functions that keep what they made


def _following(keep: Callable[..., Any]) -> Callable[..., Any]:
    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        if not function.__module__.startswith(_FOLLOWED):
            return keep(function)
        name = f"kept {function.__module__}.{function.__qualname__}"

        @functools.wraps(function)
        def make(*args: Any, **kwargs: Any) -> Any:
            with MET.context(name, children=False):
                return function(*args, **kwargs)

        kept = keep(make)

        @functools.wraps(function)
        def ask(*args: Any, **kwargs: Any) -> Any:
            MET.use(name)
            return kept(*args, **kwargs)

        ask.cache_clear, ask.cache_info = kept.cache_clear, kept.cache_info  # type: ignore[attr-defined]
        return ask

    return decorate


_lru_cache = functools.lru_cache


def _lru(maxsize: Any = 128, typed: bool = False) -> Any:
    if callable(maxsize):
        return _following(_lru_cache(typed=typed))(maxsize)
    return _following(_lru_cache(maxsize, typed))


functools.lru_cache = _lru  # type: ignore[assignment]
functools.cache = _following(_lru_cache(maxsize=None))  # type: ignore[assignment]


# -- what pytest runs


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[Any]:
    with MET.context(item.nodeid):
        for many in item._fixtureinfo.name2fixturedefs.values():  # type: ignore[attr-defined]
            for each in many:
                if each.scope != "function":
                    MET.use(_shared(each))
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Iterator[Any]:
    if fixturedef.scope == "function":
        return (yield)
    with MET.context(_shared(fixturedef)):
        return (yield)


def _shared(fixture: pytest.FixtureDef[Any]) -> str:
    return f"fixture {fixture.baseid}::{fixture.argname}"


def pytest_collection_finish() -> None:
    """Follow the process that forks for bad inputs, if this run has tests that ask it."""
    running = sys.modules.get("tests.bad.running")
    if running is None:
        return
    begin = running._server

    def server() -> Any:
        MET.use(LOOSE)
        if begin.cache_info().currsize:
            return begin()
        with MET.context(LOOSE):
            return begin()

    running._server = server


def pytest_sessionfinish() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = {"seconds": MET.seconds, "uses": {name: sorted(used) for name, used in MET.uses.items()}}
    name = f"{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}-{os.getpid()}"
    if MET.uses:
        _keep_source()
        (FOLDER / f"met-{name}.json").write_text(json.dumps(found), encoding="utf-8")


def _keep_source() -> None:
    """Keep what was run, so that lines can be found again when the source has changed."""
    for file in (CHECKOUT / "iisam_workshop").rglob("*.py"):
        copy = FOLDER / "source" / file.relative_to(CHECKOUT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
