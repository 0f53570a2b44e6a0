"""What several tests of binding look at: the files of the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.thorough import THOROUGH

MARGINS = "parts/T3-printer-check.pdf"


@pytest.fixture(scope="package")
def all_files(build_dir: Path) -> list[str]:
    """Every PDF of the build."""
    return sorted(str(path.relative_to(build_dir)) for path in build_dir.rglob("*.pdf"))


@pytest.fixture(scope="package")
def files(all_files: list[str]) -> list[str]:
    """The same; but for thorough tests few of the single parts, whose pages packs have too."""
    few = [MARGINS, *[name for name in all_files if name.startswith("parts/")][::6]]
    return [name for name in all_files if THOROUGH or "/" not in name or name in few]
