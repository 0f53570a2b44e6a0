"""Blocks in another language: an element around them says which, across as many pages as they take."""

from __future__ import annotations

from iisam_workshop.press.rl import Flowable
from iisam_workshop.press.tags import Tag

__all__ = ["Beginning", "End"]


class _Nothing(Flowable):
    """Takes no room on the page, and so always fits the one that it comes to."""

    _ZEROSIZE = 1

    def wrap(self, *_: float) -> tuple[float, float]:
        """Take no room."""
        return 0.0, 0.0


class Beginning(_Nothing):
    """Where an element begins that holds all that is drawn up to its end."""

    def __init__(self, tag: Tag) -> None:
        super().__init__()
        self.tag = tag

    def draw(self) -> None:
        """Open the element."""
        self.canv.open(self.tag)


class End(_Nothing):
    """Where the element ends that was begun last."""

    def draw(self) -> None:
        """Close the element."""
        self.canv.close()
