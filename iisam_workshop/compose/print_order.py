"""The print order: every file to print by how the printer is set, and on its back how the sheets are cut."""

from __future__ import annotations

from collections.abc import Sequence

from iisam_workshop.compose.phrases import cell, sheets
from iisam_workshop.compose.print_words import afterwards, copies, cutting, remark_lines, scale, setting
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import FACILITATORS_LEAST, Column, Row, Sheet, Table
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.printing import PrintJob, in_order_of_work
from iisam_workshop.model.wording import Wording

__all__ = ["print_order"]

_HEADS = (("file", 50), ("copies", 15), ("afterwards", 17), ("whom", 18))


def print_order(
    paper: DocumentPlan, wording: Wording, jobs: Sequence[PrintJob], remarks: Sequence[tuple[str, str]]
) -> Flow:
    """Compose the print order on one leaf: the files on its front, the cuts on its back."""
    values = {
        "scale": scale(jobs, wording),
        "remarks": remark_lines(remarks, wording),
        "cuts": list(cutting(jobs, wording)),
    }
    blocks = blocks_of(wording, "print-order", values, {"jobs": (_table(jobs, wording),)})
    pages = tuple(Sheet(each.blocks, FACILITATORS_LEAST) for each in sheets(blocks))
    return Flow(paper, pages, wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _table(jobs: Sequence[PrintJob], wording: Wording) -> Table:
    labels = wording.labels
    columns = tuple(Column(labels[f"print-order.{key}"], share) for key, share in _HEADS)
    rows: list[Row] = []
    for number, (set_up, group) in enumerate(in_order_of_work(jobs), 1):
        head = cell(f"{number}. {setting(set_up, group, wording)}", "cell-small", bold=True)
        rows += [Row((head, (), (), ()), strong=True), *(_row(job, wording) for job in group)]
    return Table(labels["print-order.summary"], columns, tuple(rows), dense=True)


def _row(job: PrintJob, wording: Wording) -> Row:
    told = (copies(job, wording), afterwards(job, wording), wording.labels[f"print.whom.{job.whom}"])
    named = cell(f"{job.file} – {job.title}", "cell-small")
    return Row((named, *(cell(text, "cell-small") if text else () for text in told)))
