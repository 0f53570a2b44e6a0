"""The levels of headings in a paper that is read as one page: one heading on top, and no level left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["Outline"]


class Outline:
    """Gives each heading its level in order.

    A second heading of level 1, as in papers that say everything in two languages, goes one level down with all that
    follows it.
    """

    def __init__(self) -> None:
        self._titled, self._down, self._last = False, 0, 0

    def level(self, wished: int) -> int:
        """Return the level of the next heading."""
        if wished == 1 and self._titled:
            self._down = 1
        self._titled = True
        self._last = min(wished + self._down, self._last + 1)
        return self._last

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let a second title inside something send down only what stands in there with it."""
        down = self._down
        yield
        self._down = down
