"""What a run does to the disk, one step after the other, and something that happens at one of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class Step:
    """Counts steps, and does something at one of them: raise, or die."""

    def __init__(self, at: int, act: Callable[[], object]) -> None:
        self.at, self.act, self.count = at, act, 0

    def __call__(self) -> None:
        self.count += 1
        if self.count == self.at:
            self.act()


class Handle:
    """An open file that writes half of what it is given before the step."""

    def __init__(self, file, step) -> None:
        self.file, self.step = file, step

    def write(self, data: bytes) -> None:
        self.file.write(data[: len(data) // 2])
        self.file.flush()
        self.step()
        self.file.write(data[len(data) // 2 :])

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()


@contextmanager
def stepped(at: int, act: Callable[[], object], *, removals: bool = True) -> Iterator[Step]:
    """Count every opening, writing, syncing, renaming and, if wished, removing; act at one of them."""
    step = Step(at, act)
    opened, replaced, synced, unlinked = Path.open, Path.replace, os.fsync, Path.unlink

    def before(real):
        def call(*arguments, **options):
            step()
            return real(*arguments, **options)

        return call

    def removing(path, *arguments, **options):
        if removals and not path.name.endswith(".part"):  # what tidies up after a fault is no step of the run
            step()
        return unlinked(path, *arguments, **options)

    def opening(path, mode="r", *arguments, **options):
        if "x" not in mode:
            return opened(path, mode, *arguments, **options)
        step()
        return Handle(opened(path, mode, *arguments, **options), step)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "open", opening)
        patch.setattr(Path, "replace", before(replaced))
        patch.setattr(Path, "unlink", removing)
        patch.setattr(os, "fsync", before(synced))
        yield step


def disk_fault(number: int) -> Callable[[], object]:
    """Return what refuses a step as the machine does."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail
