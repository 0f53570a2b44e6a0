"""What is to be printed: sheets, tools and the order of work follow from the values of a job."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iisam_workshop.model.printing import PrintJob, in_order_of_work
from iisam_workshop.model.stacks import Cuts

JOB = PrintJob("attendee", "pack.pdf", "Pack", 3, "person", pages=5)


@pytest.mark.parametrize(("sides", "sheets"), [("one", 15), ("long", 9), ("short", 9)])
def test_each_copy_begins_a_new_sheet(sides: str, sheets: int) -> None:
    assert replace(JOB, sides=sides).sheets == sheets


def test_a_guillotine_is_for_cuts_through_the_whole_stack() -> None:
    assert JOB.tool == ""
    assert replace(JOB, after="cut").tool == "scissors"
    assert replace(JOB, after="cut", cuts=Cuts((148.5,))).tool == "guillotine"


def test_the_check_comes_first_and_the_printer_is_set_as_seldom_as_can_be() -> None:
    jobs = [
        replace(JOB, file="poster.pdf", paper="A3"),
        replace(JOB, file="cards.pdf", card=True, sides="one"),
        replace(JOB, file="pack.pdf"),
        replace(JOB, file="desk.pdf", sides="one"),
        replace(JOB, file="badges.pdf", card=True, sides="one"),
        replace(JOB, file="check.pdf", kind="check"),
    ]
    groups = in_order_of_work(jobs)
    assert [[job.file for job in group] for _, group in groups] == [
        ["check.pdf", "pack.pdf"],
        ["desk.pdf"],
        ["cards.pdf", "badges.pdf"],
        ["poster.pdf"],
    ]
    assert len({set_up for set_up, _ in groups}) == len(groups)
