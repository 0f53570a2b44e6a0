"""What a machine runs short of is told as that, whatever a library made of it."""

from __future__ import annotations

import errno

import pytest

from iisam_workshop.cli.scarce import shortage


def behind(cause: BaseException) -> RuntimeError:
    failure = RuntimeError("a library gave up")
    failure.__cause__ = cause
    return failure


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (MemoryError(), "IW802"),
        (behind(MemoryError()), "IW802"),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), "IW802"),
        (ImportError("libx.so: failed to map segment from shared object"), "IW802"),
        (OSError(errno.EMFILE, "Too many open files"), "IW803"),
        (OSError(errno.ENFILE, "File table overflow"), "IW803"),
        (behind(ImportError("libx.so: Too many open files")), "IW803"),
    ],
)
def test_memory_and_files_that_are_used_up_are_told_as_what_they_are(failure: BaseException, code: str) -> None:
    problem = shortage(failure)
    assert problem is not None
    assert (problem.code, problem.hint.endswith(".")) == (code, True)


@pytest.mark.parametrize("failure", [OSError(errno.ENOENT, "x"), ImportError("x"), behind(ValueError("memory"))])
def test_other_failures_are_no_shortage(failure: BaseException) -> None:
    assert shortage(failure) is None
