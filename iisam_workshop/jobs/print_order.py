"""The print order as files of the build, made when all pages are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from iisam_workshop.compose.print_order import print_order
from iisam_workshop.export.print_order import print_order_csv
from iisam_workshop.jobs.bench import Bench
from iisam_workshop.jobs.keys import file_key
from iisam_workshop.jobs.make import Pressed
from iisam_workshop.jobs.pack_file import PackFile, Unmade
from iisam_workshop.jobs.packs import binding_of, press_matter
from iisam_workshop.jobs.printing import print_jobs, remarks
from iisam_workshop.model.document import DocumentPlan
from iisam_workshop.model.printing import PrintJob
from iisam_workshop.model.tongues import bare

__all__ = ["counted_jobs", "print_order_files"]

_NAME = "print-order"
_LETTER = "T5"


def counted_jobs(pressed: Pressed, files: Iterable[PackFile]) -> tuple[PrintJob, ...]:
    """Return what is to be printed with the pages of each file; what was not made is not printed either."""
    pages = {file.path: file.pages for file in files}
    return tuple(replace(job, pages=pages[job.file]) for job in print_jobs(pressed) if job.file in pages)


def print_order_files(pressed: Pressed, jobs: tuple[PrintJob, ...]) -> Iterator[PackFile]:
    """Return the print order as a page and as a table; nothing where nothing is to be printed."""
    if not jobs:
        return
    edition = pressed.editions[0]
    labels = edition.leading.wording.labels
    paper = DocumentPlan(_NAME, _LETTER, bare(labels["file.print-order"]), "facilitator", "once", 1)
    said = remarks(pressed, edition)
    part = press_matter(pressed, edition, paper, lambda _, own, words: print_order(own, words, jobs, said))
    title = f"{part.title}: {bare(edition.leading.plan.session.asked.title)}"
    binding = binding_of(edition, title, (part,), part.lang, "long")
    data = Unmade(file_key(binding), partial(Bench().bind, binding))
    yield PackFile(f"{_NAME}.pdf", data, part.pages, "facilitator", 1, "once")
    whom = {key.rpartition(".")[2]: bare(text) for key, text in labels.items() if key.startswith("print.whom.")}
    yield PackFile(f"{_NAME}.csv", print_order_csv(jobs, whom), 0, "facilitator", 0, "once")
