"""Where units of work run: anything of ``concurrent.futures`` shape, by name.

A process costs about a third of a second of imports, so a pack of a hundred pages is made serially.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any, ParamSpec, TypeVar

__all__ = ["SerialExecutor", "executor"]

P = ParamSpec("P")
T = TypeVar("T")


class SerialExecutor(Executor):
    """Runs each call at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run a call and return it as done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as problem:  # noqa: BLE001 - whoever asks for the result gets it
            future.set_exception(problem)
        return future


def executor(name: str = "serial", workers: int | None = None) -> Executor:
    """Return an executor: ``serial``, or ``processes`` with that many workers."""
    if name == "serial":
        return SerialExecutor()
    if name == "processes":
        return ProcessPoolExecutor(workers)
    raise LookupError(f"no executor is called {name!r}")
