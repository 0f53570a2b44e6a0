"""Tables for spreadsheets: CSV that Excel reads as it is, and in which nothing is worked out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from iisam_workshop.model.cells import defused

__all__ = ["csv_table"]

_BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of Windows, and ŵ for two other letters."""


def csv_table(rows: Iterable[Iterable[object]]) -> bytes:
    """Return rows as CSV for spreadsheets; a text that would be taken for a formula begins with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow("" if value is None else defused(str(value)) for value in row)
    return (_BOM + out.getvalue()).encode()
