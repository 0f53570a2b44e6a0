"""A change put into a process that has everything imported, and the tests that meet it, one after the other.

Each trial is a forked child, so that nothing it keeps is there for the next. A change in a function goes into the code
of the function that is there already; one of what is run at import has the package and the tests imported again.
"""

from __future__ import annotations

import contextlib
import gc
import importlib.abc
import importlib.util
import json
import os
import resource
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from hypothesis import Phase, settings

from tests.tools.mutation.outcome import CHECKOUT, FOLDER, Outcome

__all__ = ["Outcome", "Trial", "Trials", "find_only", "functions"]

_OF_PYTEST = {"request", "tmp_path_factory"}
Function = tuple[str, str, int]
"""File, qualified name and first line."""


@dataclass(frozen=True)
class Trial:
    """Code to try and the tests to try it with; without a ``function``, all is imported anew."""

    name: str
    module: str
    code: CodeType | None
    function: Function | None
    tests: tuple[str, ...]
    seconds: tuple[float, ...]


@dataclass
class _Running:
    trial: Trial
    folder: Path
    until: float
    since: float = field(default_factory=time.perf_counter)


def functions() -> dict[Function, list[FunctionType]]:
    """Return every function of the package that there is; to be called before anything is frozen."""
    found: dict[Function, list[FunctionType]] = {}
    package = str(CHECKOUT / "iisam_workshop")
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename.startswith(package):
            code = each.__code__
            file = os.path.relpath(code.co_filename, CHECKOUT)
            found.setdefault((file, code.co_qualname, code.co_firstlineno), []).append(each)
    return found


class Trials:
    """Trials in forked children, a few at a time."""

    def __init__(self, session: pytest.Session, there: dict[Function, list[FunctionType]], workers: int) -> None:
        self.session, self.there, self.workers = session, there, workers
        self.items = {item.nodeid: item for item in session.items}
        self._running: dict[int, _Running] = {}
        self._ended: list[tuple[Trial, Outcome]] = []
        self._place = FOLDER / "trials"
        shutil.rmtree(self._place, ignore_errors=True)
        (self._place / "base" / "pressed").mkdir(parents=True)
        session.config._tmp_path_factory._basetemp = self._place / "base"  # type: ignore[attr-defined]

    def prepare(self, fixtures: Sequence[str]) -> None:
        """Make, for all trials that follow, what has nothing to do with the changes that they try."""
        needs = {name: set(each.argnames) - _OF_PYTEST for name in fixtures for each in self._fixtures(name)}
        free = set(needs)
        for _ in fixtures:  # none that needs one which is not free
            free = {name for name in free if free.issuperset(needs[name])}
        names = ", ".join(sorted(free))
        made: dict[str, Any] = {}
        exec(f"def all_that_is_shared({names}): pass", made)
        first = self.session.items[0]
        item = pytest.Function.from_parent(first.parent, name="all_that_is_shared", callobj=made["all_that_is_shared"])
        self.session.config.hook.pytest_runtest_protocol(item=item, nextitem=first)

    def _fixtures(self, name: str) -> Sequence[Any]:
        return self.session._fixturemanager.getfixturedefs(name, self.session.items[0]) or ()

    def start(self, trial: Trial) -> list[tuple[Trial, Outcome]]:
        """Begin a trial when there is room for it; return those that have ended meanwhile."""
        while len(self._running) >= self.workers:
            self._look()
        self._go(trial)
        return self._taken()

    def alone(self, trial: Trial) -> Outcome:
        """Return how a trial ends that is begun at once."""
        self._go(trial)
        while True:
            for ended in self._ended:
                if ended[0] is trial:
                    self._ended.remove(ended)
                    return ended[1]
            self._look()

    def _go(self, trial: Trial) -> None:
        folder = self._place / trial.name
        folder.mkdir()
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            self._become(trial, folder)
        self._running[child] = _Running(trial, folder, time.perf_counter() + 60 + 8 * sum(trial.seconds))

    def rest(self) -> list[tuple[Trial, Outcome]]:
        """Wait for what is still running."""
        while self._running:
            self._look()
        return self._taken()

    def _taken(self) -> list[tuple[Trial, Outcome]]:
        ended, self._ended = self._ended, []
        return ended

    def _look(self) -> None:
        for child, running in list(self._running.items()):
            done, status = os.waitpid(child, os.WNOHANG)
            if not done and time.perf_counter() < running.until:
                continue
            _end(child)
            if not done:
                _, status = os.waitpid(child, 0)
            del self._running[child]
            self._ended.append((running.trial, _outcome(running.folder, status)))
            shutil.rmtree(running.folder, ignore_errors=True)
        time.sleep(0.01)

    # -- in the child

    def _become(self, trial: Trial, folder: Path) -> None:
        """Try, and never return."""
        try:
            os.setpgid(0, 0)
            null = os.open(os.devnull, os.O_RDWR)
            for stream in range(3):
                os.dup2(null, stream)
            self._try(trial, folder)
        except BaseException as problem:  # noqa: BLE001 - whatever it is, the trial has ended by it
            _tell(folder, "broken", repr(problem))
        finally:
            os._exit(0)

    def _try(self, trial: Trial, folder: Path) -> None:
        (folder / "base").mkdir()
        (folder / "base" / "pressed").symlink_to(self._place / "base" / "pressed")
        watch = Watch(folder, dict(zip(trial.tests, trial.seconds, strict=True)))
        if trial.code is None or (trial.function and self._swapped(trial.code, trial.function)):
            self._warm(trial, folder, watch)
        else:
            _cold(trial, folder, watch)
        _tell(folder, "survived", "")

    def _swapped(self, code: CodeType, function: Function) -> bool:
        new = _code_of(code, function)
        old = self.there.get(function, [])
        if new is None or any(each.__code__.co_freevars != new.co_freevars for each in old):
            return False
        for each in old:
            each.__code__ = new
        return bool(old)

    def _warm(self, trial: Trial, folder: Path, watch: Watch) -> None:
        self.session.config._tmp_path_factory._basetemp = folder / "base"  # type: ignore[attr-defined]
        for fixture in self._fixtures("shared"):
            if fixture.cached_result:  # no trial has what another has built
                fixture.cached_result = (folder / "base", *fixture.cached_result[1:])
        self.session.config.pluginmanager.register(watch)
        _fork_here()
        chosen = [self.items[test] for test in trial.tests]
        self.session._setupstate.teardown_exact(chosen[0])
        for item, after in zip(chosen, [*chosen[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)


def find_only() -> None:
    """Let Hypothesis be content with the first example that fails, for tests that are imported from here on."""
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile("trial", settings.get_profile("house"), phases=phases)
    settings.load_profile("trial")


class Watch:
    """Ends the child at the first test that fails, and gives each its share of the processor's time."""

    def __init__(self, folder: Path, seconds: dict[str, float]) -> None:
        self.folder, self.seconds = folder, seconds

    def pytest_collection(self) -> None:
        find_only()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logstart(self, nodeid: str) -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + 3 * self.seconds.get(nodeid, 10.0) + 5)
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
        with (self.folder / "met").open("a", encoding="utf-8") as met:
            met.write(f"{nodeid}\n")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            _tell(self.folder, "killed", report.nodeid)
            os._exit(0)


def _fork_here() -> None:
    """Let bad inputs be run by children of this process, which has the change, and not of one that is begun anew."""
    running: Any = sys.modules.get("tests.bad.running")
    if running is None:
        return
    sys.path.insert(0, str(running.GUARD))

    def forked(words: Any, at: Path, environment: Any, limits: Any, place: Path) -> Any:
        from tests.bad import forks

        wish = {"words": words, "at": str(at), "environment": environment, "place": str(place)}
        child = os.fork()
        if child == 0:
            forks._child(wish | {"limits": vars(limits) | {"memory": limits.memory * 2, "seconds": None}})
        return running.wait(child, limits.seconds * 3)._replace(peak=0)

    running._forked = forked


# -- all imported again


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, module: str, code: CodeType) -> None:
        self.module, self.code = module, code

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name != self.module:
            return None
        return importlib.util.spec_from_file_location(name, self.code.co_filename, loader=self)

    def exec_module(self, module: Any) -> None:
        exec(self.code, module.__dict__)


def _cold(trial: Trial, folder: Path, watch: Watch) -> None:
    assert trial.code is not None
    for name in [name for name, module in sys.modules.items() if _is_ours(name, module)]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Finder(trial.module, trial.code))
    ended = pytest.main(
        [
            *("-x", "-q", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib", "-p", "no:xdist"),
            *(f"--basetemp={folder / 'cold'}", *trial.tests),
        ],
        plugins=[watch],
    )
    if ended not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        _tell(folder, "killed", "what is imported")
        os._exit(0)


def _is_ours(name: str, module: Any) -> bool:
    """Tell whether a module is of the package or the tests; pytest calls ``tests/plan/test_fit.py`` plan.test_fit."""
    if name == "tests" or name.startswith("tests.tools"):
        return False
    file = getattr(module, "__file__", None) or ""
    return name.partition(".")[0] in ("iisam_workshop", "tests") or file.startswith(str(CHECKOUT / "tests"))


def _code_of(code: CodeType, function: Function) -> CodeType | None:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            if (each.co_qualname, each.co_firstlineno) == function[1:]:
                return each
            found = _code_of(each, function)
            if found is not None:
                return found
    return None


# -- how it ended


def _tell(folder: Path, ended: str, by: str) -> None:
    (folder / "ended").write_text(json.dumps([ended, by]), encoding="utf-8")


def _outcome(folder: Path, status: int) -> Outcome:
    met = (folder / "met").read_text(encoding="utf-8").splitlines() if (folder / "met").exists() else []
    if (folder / "ended").exists():
        ended, by = json.loads((folder / "ended").read_text(encoding="utf-8"))
        return Outcome(ended, by, len(met))
    late = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
    return Outcome("timeout" if late else "killed", met[-1] if met else "", len(met))


def _end(child: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
