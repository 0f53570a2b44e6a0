"""The print order as a table for spreadsheets and for the people at the print room: one row for each file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from iisam_workshop.export.cells import csv_table
from iisam_workshop.model.printing import PrintJob, in_order_of_work

__all__ = ["print_order_csv"]

_HEAD = ("order", "set_up", "file", "what", "copies", "pages", "sheets", "sides", "ink", "paper", "weight_gsm")
_MORE = ("cuts", "cuts_from_top_mm", "cuts_from_left_mm", "tool", "afterwards", "for")
_SIDES = {"one": "one side", "long": "both, long edge", "short": "both, short edge"}


def print_order_csv(jobs: Iterable[PrintJob], whom: Mapping[str, str]) -> bytes:
    """Return the jobs as CSV in the order of work; ``whom`` are the words for those who get them."""
    groups = in_order_of_work(jobs)
    ordered = [(number, job) for number, (_, group) in enumerate(groups, 1) for job in group]
    return csv_table(((*_HEAD, *_MORE), *(_row(place, *each, whom) for place, each in enumerate(ordered, 1))))


def _row(place: int, set_up: int, job: PrintJob, whom: Mapping[str, str]) -> tuple[object, ...]:
    cuts = job.cuts
    level, upright = (cuts.level, cuts.upright) if cuts else ((), ())
    return (
        place,
        set_up,
        job.file,
        job.title,
        job.copies,
        job.pages,
        job.sheets,
        _SIDES[job.sides],
        "grey",
        job.paper,
        "{}-{}".format(*job.weight),
        cuts.number if cuts else 0,
        "; ".join(f"{at:.1f}" for at in level),
        "; ".join(f"{at:.1f}" for at in upright),
        job.tool,
        job.after,
        whom[job.whom],
    )
