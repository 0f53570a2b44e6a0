"""What stands where a name should."""

from __future__ import annotations

import pytest

from iisam_workshop.load.roll.nature import is_blank, nature


@pytest.mark.parametrize(
    ("what", "texts"),
    [
        ("nobody", ("", "-", "--", "N/A", "n/a", "#N/A", "?", "TBC", "none", "NA", "nan", ".", "()", "Place 3")),
        ("test", ("TEST", "test", "Test User", "test test", "Testing 123", "dummy", "asdf", "prawf")),
        ("number", ("1042", "07700 900123", "12.5", "+44")),
        ("date", ("2026-11-02", "02/11/2026", "3-Mar", "Mar-27", "9:30", "2026-11-02 09:30")),
        ("anonymous", ("anonymous", "Anonymous user", "Dienw")),
        ("device", ("iPhone", "Ann’s iPad (2)")),
        ("", ("Nan", "Test Smith", "Tester", "May March", "Null Island", "Ann 2", "A", "Numan X")),
    ],
)
def test_what_is_no_name_is_seen(what: str, texts: tuple[str, ...]) -> None:
    assert {text: nature(text) for text in texts} == dict.fromkeys(texts, what)


def test_a_part_of_a_name_that_says_there_is_none_is_blank() -> None:
    assert [is_blank(part) for part in ("", "-", "N/A", "Bell")] == [True, True, True, False]
