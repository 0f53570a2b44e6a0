"""The small world as a fixture."""

from __future__ import annotations

from pathlib import Path

import pytest

from .builders import World, build


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A small, complete world in a folder of its own."""
    return build(tmp_path, monkeypatch)
