"""Files that are zip archives are the same wherever the clock stands, also where no zip file has a date."""

from __future__ import annotations

import time

import pytest

from iisam_workshop.export.docx import docx_document
from iisam_workshop.export.workbook import workbook
from tests.export.every_block import IMPRINT
from tests.export.test_workbook import CONTENTS
from tests.papers import flow, text
from tests.thorough import THOROUGH

MADE = {
    "a Word file": lambda: docx_document(flow(text("Agree in writing.")), IMPRINT),
    "a workbook": lambda: workbook(CONTENTS),
}


@pytest.mark.parametrize("seconds", [1, 2**33, *([2**32 + 1] if THOROUGH else [])])
@pytest.mark.parametrize("made", MADE)
def test_no_clock_is_in_the_way(made, seconds, monkeypatch):
    usual = MADE[made]()
    monkeypatch.setattr(time, "time", lambda: float(seconds))
    assert MADE[made]() == usual
