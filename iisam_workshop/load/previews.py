"""Pictures of pages that ``preview`` made, which show people's names as the pages do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from iisam_workshop.load.inputs import Found, read_start
from iisam_workshop.model.preview import PREVIEW

__all__ = ["is_preview", "previews"]

_HEAD = 200
"""How many bytes at the start of a picture say which program made it."""


def is_preview(path: Path) -> bool:
    """Say whether a file is a picture of ours."""
    start = read_start(Found(path, path.name, path.name), _HEAD)
    return start.startswith(b"\x89PNG") and PREVIEW.encode() in start


def previews(folders: Sequence[Path]) -> Iterator[Path]:
    """Yield the pictures of ours that lie in folders; links are not followed."""
    for folder in folders:
        for path in sorted(folder.glob("*.png")):
            if not path.is_symlink() and is_preview(path):
                yield path
