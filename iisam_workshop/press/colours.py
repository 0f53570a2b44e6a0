"""Colours as data have them, made ready for drawing."""

from __future__ import annotations

__all__ = ["Colour", "rgb"]

Colour = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""


def rgb(colour: str) -> Colour:
    """Return ``#46307A`` as three shares from 0 to 1."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue
