"""Where work runs must never change what comes out."""

from __future__ import annotations

import os

import pytest

from iisam_workshop.errors import ContentInvalid, Place, Problem
from iisam_workshop.executors import SerialExecutor, executor

PROBLEM = Problem("IW230", "a heading stands alone", "Shorten the text.", Place("session.yaml", 3))


def double(number: int) -> int:
    return number * 2


def where(_: int) -> int:
    return os.getpid()


def fail(_: int) -> None:
    raise ContentInvalid(PROBLEM)


def interrupt() -> None:
    raise KeyboardInterrupt


@pytest.fixture(scope="module", params=["serial", "processes"])
def workers(request):
    with executor(request.param, 2) as pool:
        yield pool


def test_results_come_back_in_the_order_of_the_calls(workers):
    assert list(workers.map(double, range(50))) == [2 * number for number in range(50)]


def test_a_failure_arrives_whole_and_only_when_its_result_is_asked_for(workers):
    futures = [workers.submit(fail, 1), workers.submit(double, 4)]
    with pytest.raises(ContentInvalid) as caught:
        futures[0].result()
    assert caught.value.problems == (PROBLEM,)
    assert futures[1].result() == 8


def test_the_serial_executor_works_here_and_the_processes_elsewhere(workers):
    here = set(workers.map(where, range(4))) == {os.getpid()}
    assert here == isinstance(workers, SerialExecutor)


def test_ctrl_c_stops_serial_work_at_once():
    with pytest.raises(KeyboardInterrupt):
        SerialExecutor().submit(interrupt)


def test_an_executor_that_we_do_not_have_is_an_error():
    with pytest.raises(LookupError, match="'threads'"):
        executor("threads")
