"""Every input that once found a fault is tried again; and each target for a moment, so that none of them rots.

A file of ``found/<target>/`` says by its name what was wrong when it was found.
"""

from __future__ import annotations

import random
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.fuzz.mutation import mutant
from tests.fuzz.target import Target
from tests.fuzz.targets import NAMES, target
from tests.fuzz.trying import Fault, TooLong, smaller, tried
from tests.thorough import often

FOUND = Path(__file__).parent / "found"
CASES = sorted(path.relative_to(FOUND).as_posix() for path in FOUND.glob("*/*"))
MOMENT = 0.05
"""Seconds of the processor for each target, beyond its first inputs."""


@pytest.mark.parametrize("case", CASES)
def test_what_was_once_found_finds_nothing_any_more(case: str) -> None:
    assert not_found(target(case.partition("/")[0]), (FOUND / case).read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_a_target_stands_its_first_inputs_and_some_out_of_them(name: str) -> None:
    mine, dice = target(name), random.Random(name)
    pool = [data[: mine.longest] for data in mine.seeds()]
    said = {not_found(mine, data) for data in pool[: often(99, 2)]}
    end = time.process_time() + often(20, 1) * MOMENT
    while time.process_time() < end:
        said.add(not_found(mine, mutant(pool, dice, mine.words, mine.longest)))
    assert "" not in said


def not_found(mine: Target, data: bytes) -> str:
    """Try an input, which must find nothing; return what became of it."""
    found = tried(mine, data)
    assert not isinstance(found, Fault), f"{found.key}\n{found.said}"
    return found


def test_a_fault_is_found_told_and_made_small() -> None:
    def attempt(data: bytes) -> str:
        if b"x" in data and b"y" in data:
            raise KeyError(data)
        return "well"

    broken = Target("broken", attempt, lambda: [b"title: y\n" * 40])
    dice, pool = random.Random(1), list(broken.seeds())
    tries = (mutant(pool, dice, (b"x", b"q")) for _ in range(500))
    data = next(data for data in tries if isinstance(tried(broken, data), Fault))
    fault = tried(broken, data)
    assert isinstance(fault, Fault)
    assert fault.key.startswith("KeyError test_found.py:")
    assert sorted(smaller(broken, data, fault)) == sorted(b"xy")


def test_an_input_that_takes_too_long_is_a_fault_even_for_those_who_catch_all() -> None:
    def attempt(data: bytes) -> str:
        while True:
            with suppress(Exception):
                sum(range(10_000))

    fault = tried(Target("slow", attempt, lambda: [b""], seconds=0.05), b"")
    assert isinstance(fault, Fault)
    assert fault.key.startswith(TooLong.__name__)
