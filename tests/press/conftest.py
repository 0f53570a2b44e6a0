"""What several tests of the press look at: parts of the example, bound alone and read."""

from __future__ import annotations

import pytest

from iisam_workshop.model.document import Document
from iisam_workshop.model.part import Part
from tests.papers import bound
from tests.reading import Reading
from tests.thorough import THOROUGH


@pytest.fixture(scope="package")
def readings(parts: dict[str, Part], documents: dict[str, Document]) -> dict[str, Reading]:
    """Every part of the example, bound alone and read; but for thorough tests two of each kind."""
    kinds = {(type(each), each.plan.audience == "facilitator"): name for name, each in documents.items()}
    return {name: Reading(bound(parts[name])) for name in (parts if THOROUGH else kinds.values())}
