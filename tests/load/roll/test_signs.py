"""What stands beside names in lists."""

from __future__ import annotations

import pytest

from iisam_workshop.load.roll.signs import without_signs


@pytest.mark.parametrize(
    ("written", "name", "told"),
    [
        ("1. Ann Bell-Carr", "Ann Bell-Carr", True),
        ("• Ann Bell-Carr *", "Ann Bell-Carr", True),
        ("1) - Ann Bell", "Ann Bell", True),
        ("Ann Bell ☕", "Ann Bell", True),
        ('"Ann Bell"', "Ann Bell", False),
        ("Ann Bell,", "Ann Bell", False),
        ("'t Hooft", "'t Hooft", False),
        ("***", "***", False),
        ("Ann Bell", "Ann Bell", False),
    ],
)
def test_numbers_bullets_and_stars_are_taken_off(written: str, name: str, told: bool) -> None:
    assert without_signs(written) == (name, told)
