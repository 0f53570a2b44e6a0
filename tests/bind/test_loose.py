"""What is drawn outside all marks costs a foreign file its claim."""

from __future__ import annotations

import pytest

from iisam_workshop.bind.content import read_marks

MARKED = b"/P <</MCID 0>> BDC BT (a S b) Tj ET EMC /Artifact BMC 0 0 9 9 re f EMC"


@pytest.mark.parametrize("drawn", [b"0 0 9 9 re f", b"0 0 m 9 9 l S", b"/Im1 Do", b"BT (x)Tj ET", b"BI /W 1 ID x EI"])
def test_something_drawn_outside_all_marks_is_noticed(drawn: bytes) -> None:
    assert not read_marks(MARKED + b" 0 0 9 9 re W n q 1 0 0 1 0 0 cm /F1 12 Tf Q").loose
    assert read_marks(MARKED + b" " + drawn).loose
    assert read_marks(b"/OC /L BDC " + drawn + b" EMC").loose
    assert not read_marks(b"/Artifact BMC " + drawn + b" EMC").loose
