"""The numbers behind the summary of answers, for programs and spreadsheets, and an empty list to type answers into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from iisam_workshop.export.cells import csv_table
from iisam_workshop.export.manifest import json_bytes
from iisam_workshop.model.evaluation import SCALE
from iisam_workshop.model.feedback import Summary, Tally

__all__ = ["blank_answers", "feedback_csv", "feedback_json"]


def blank_answers(heads: Sequence[str], forms: int) -> bytes:
    """Return an empty list as CSV: a column for each answer below its head, and a numbered row for each form."""
    return csv_table((("Form", *heads), *((number,) for number in range(1, forms + 1))))


def feedback_json(summary: Summary) -> bytes:
    """Return all counts, and what follows from them, as JSON; what people wrote is only counted."""
    findings = [
        {
            "question": each.question.id,
            "aim": each.question.aim or None,
            "asked_for": each.question.asked_for,
            "answers": [_entry(tally) for tally in each.tallies],
            **({"rose": each.rose, "stayed": each.stayed, "fell": each.fell} if len(each.tallies) > 1 else {}),
            **({"written": len(each.words)} if each.question.kind == "text" else {}),
        }
        for each in summary.findings
    ]
    value = {"forms": summary.forms, "people": summary.people, "questions": findings}
    return json_bytes(value)


def feedback_csv(summary: Summary) -> bytes:
    """Return how many chose each number, a row for each answer of the form, as CSV for spreadsheets."""
    heads = ("Answer", "Answered", *(f"Chose {number}" for number in SCALE), "Median", "Mean")
    return csv_table((heads, *_rows(summary)))


def _rows(summary: Summary) -> Iterator[tuple[object, ...]]:
    for each in summary.findings:
        for tally in each.tallies:
            entry = _entry(tally)
            yield tally.code, tally.number, *tally.counts, entry["median"], entry["mean"]


def _entry(tally: Tally) -> dict[str, Any]:
    """Return a tally; of too few answers it has no middle."""
    low, high = tally.quartiles
    told = not tally.few
    return {
        "code": tally.code,
        "answered": tally.number,
        "counts": {str(number): count for number, count in enumerate(tally.counts, 1)},
        "median": float(tally.median) if told else None,
        "quartiles": [float(low), float(high)] if told else None,
        "mean": round(float(tally.mean), 3) if told else None,
        "most_often": list(tally.most) if told else None,
    }
