"""What several tests of the press look at: every part of the example, bound alone and read."""

from __future__ import annotations

import pytest

from iisam_workshop.model.part import Part
from tests.papers import bound
from tests.reading import Reading


@pytest.fixture(scope="package")
def readings(parts: dict[str, Part]) -> dict[str, Reading]:
    """Every part of the example, bound alone and read."""
    return {name: Reading(bound(part)) for name, part in parts.items()}
