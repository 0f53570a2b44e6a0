"""How the printing of a file is said, in sentences and in cells; the values are those of ``model/printing.py``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from iisam_workshop.compose.wording import escape_markdown
from iisam_workshop.model.printing import PrintJob, SetUp, usual_paper
from iisam_workshop.model.stacks import Cuts
from iisam_workshop.model.wording import Wording

__all__ = ["advice", "afterwards", "copies", "cutting", "remark_lines", "scale", "setting"]


def advice(jobs: Sequence[PrintJob], wording: Wording) -> list[Markup]:
    """Return a line of Markdown for each file to print: how, and what it is for."""
    return [_line(f"print.{job.kind}", job.file, wording, how=_how(job, wording)) for job in jobs]


def remark_lines(remarks: Iterable[tuple[str, str]], wording: Wording) -> list[Markup]:
    """Return a line of Markdown for each remark, a key and a file that it may be about."""
    return [
        _line(f"print.{key}", file, wording) if file else escape_markdown(wording.labels[f"print.{key}"])
        for key, file in remarks
    ]


def scale(jobs: Sequence[PrintJob], wording: Wording) -> Markup:
    """Return on which paper everything is printed, and that nothing is scaled."""
    papers = [job.paper for job in jobs]
    usual = usual_paper(papers)
    others = [paper for paper in dict.fromkeys(papers) if paper != usual]
    if not others:
        return escape_markdown(wording.label("print.scale", paper=usual))
    return escape_markdown(wording.label("print.scale-other", paper=usual, others=", ".join(others)))


def copies(job: PrintJob, wording: Wording) -> str:
    """Return how many of a file are printed."""
    if job.some:
        return wording.labels["print.some"]
    return wording.labels["print.once"] if job.copies == 1 else wording.count("copies", job.copies)


def setting(set_up: SetUp, jobs: Sequence[PrintJob], wording: Wording) -> str:
    """Return how the printer is set: paper, weight, sides; and how many sheets go in, where they are counted."""
    least, most = jobs[0].weight
    sides = wording.labels[f"print.set.{set_up.sides}"]
    told = wording.label("print.set", paper=set_up.paper, least=least, most=most, sides=sides)
    sheets = sum(job.sheets for job in jobs)
    return f"{told} – {wording.count('sheets', sheets)}" if sheets else told


def afterwards(job: PrintJob, wording: Wording) -> str:
    """Return what is done with the sheets of a job, empty where nothing is."""
    if job.after == "cut" and job.tool == "guillotine" and job.cuts:
        return wording.count("cuts", job.cuts.number)
    return wording.labels[f"print.after.{job.after}"] if job.after else ""


def cutting(jobs: Iterable[PrintJob], wording: Wording) -> Iterator[Markup]:
    """Return how the sheets of each job are cut through at once, and how the piles are laid on one another."""
    for job in jobs:
        if job.cuts and job.cuts.number:
            values = {"at": _at(job.cuts, wording), "lay": _laid(job.cuts, wording)}
            key = f"print.plan.{job.kind}"
            yield _line(key if key in wording.labels else "print.plan", job.file, wording, **values)


def _how(job: PrintJob, wording: Wording) -> str:
    """Return how a file is printed, as a part of a sentence."""
    labels = wording.labels
    paper = labels["print.thick"] if job.card else ""
    if job.paper != "A4":
        paper = wording.label("print.thick-on", paper=job.paper) if job.card else job.paper
    values = {"copies": copies(job, wording), "sides": labels[f"print.sides.{job.sides}"]}
    said = wording.label("print.how-on", paper=paper, **values) if paper else wording.label("print.how", **values)
    return wording.label(f"print.how-{job.after}", how=said) if job.after in ("cut", "fold") else said


def _at(cuts: Cuts, wording: Wording) -> str:
    """Return where to cut, in millimetres from the top and from the left."""
    edges = (("print.from-top", cuts.level), ("print.from-left", cuts.upright))
    told = [
        wording.label(key, at=", ".join(f"{at:.1f}".removesuffix(".0") for at in found))
        for key, found in edges
        if found
    ]
    return f" {wording.labels['and']} ".join(told)


def _laid(cuts: Cuts, wording: Wording) -> str:
    if len(cuts.piles) < 2:
        return ""
    last = chr(ord("A") + len(cuts.piles) - 1)
    return wording.label("print.lay-two") if last == "B" else wording.label("print.lay", last=last)


def _line(key: str, file: str, wording: Wording, **values: str) -> Markup:
    """Return a label as Markdown of ours, with the name of the file and all values escaped."""
    told = {name: escape_markdown(value) for name, value in {"file": file, **values}.items()}
    return Markup(" ".join(wording.label(key, **told).split()))  # noqa: S704 - all that went in is escaped
