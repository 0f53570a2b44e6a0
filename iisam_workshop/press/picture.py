"""A picture on the page: one image object for a file, however often it stands there, tagged as a figure."""

from __future__ import annotations

import io
from typing import Any

from iisam_workshop.model.blocks import Picture
from iisam_workshop.model.brand import logo_size
from iisam_workshop.press.look import Look
from iisam_workshop.press.rl import Flowable, ImageReader
from iisam_workshop.press.tags import Tag

__all__ = ["PictureFigure"]


class PictureFigure(Flowable):
    """A logo, no higher than a line of the title."""

    def __init__(self, block: Picture, look: Look) -> None:
        super().__init__()
        self.block, self.look = block, look
        self.tag = Tag("Figure", alt=block.alt)
        self.spaceAfter = 12

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Take the size that pixels and title allow."""
        self.width, self.height = logo_size((self.block.width, self.block.height), self.look.leading("display"), width)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the picture as one figure."""
        left, bottom = self.canv.absolutePosition(0, 0)
        self.tag.bbox = (left, bottom, left + self.width, bottom + self.height)
        with self.canv.tag(self.tag):
            # ReportLab names an image by the digest of its pixels, which makes it one object
            self.canv.drawImage(_pixels(self.block.png), 0, 0, self.width, self.height)


def _pixels(png: bytes) -> Any:
    return ImageReader(io.BytesIO(png))
