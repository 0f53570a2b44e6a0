"""The arithmetic of colours: contrast, the nearest darker shade that can be read, and how far apart two colours are.

Contrast is the ratio of WCAG 2.2 ("relative luminance", "contrast ratio"), from 1 to 21. Shades are sought in OKLCH,
the polar form of OKLab (Björn Ottosson, "A perceptual color space for image processing", 2020), with its matrices:
there, lightness can fall while the hue stays, which is not so in HSL.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["contrast", "difference", "readable"]

_Three = tuple[float, float, float]
_STEPS = 40
_DIGITS = 255


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (``#46307A``), from 1 to 21; their order does not matter."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def difference(one: str, other: str) -> float:
    """Return the distance of two colours in OKLab: 0 for the same, 1 for black and white, 0.02 just to be seen."""
    return math.dist(_oklab(_linear(one)), _oklab(_linear(other)))


def readable(colour: str, backgrounds: Sequence[str], ratio: float) -> str | None:
    """Return a colour itself or the lightest shade of its hue that has a ratio on all backgrounds; None where none has.

    Chroma is kept as far as the darker shade can have it.
    """
    if _passes(colour, backgrounds, ratio):
        return colour
    if not _passes("#000000", backgrounds, ratio):
        return None
    lightness, a, b = _oklab(_linear(colour))
    low, high, best = 0.0, lightness, "#000000"
    for _ in range(_STEPS):
        middle = (low + high) / 2
        shade = _shade(middle, a, b)
        if _passes(shade, backgrounds, ratio):
            low, best = middle, shade
        else:
            high = middle
    return best


def _passes(colour: str, backgrounds: Sequence[str], ratio: float) -> bool:
    return all(contrast(colour, background) >= ratio for background in backgrounds)


def _shade(lightness: float, a: float, b: float) -> str:
    """Return a colour of that lightness and hue, with as much of its chroma as a screen can show there."""
    low, high = 0.0, 1.0
    if _shown(_rgb(lightness, a, b)):
        low = 1.0
    for _ in range(_STEPS if low < 1 else 0):
        middle = (low + high) / 2
        low, high = (middle, high) if _shown(_rgb(lightness, a * middle, b * middle)) else (low, middle)
    return _written(_rgb(lightness, a * low, b * low))


def _shown(rgb: _Three) -> bool:
    return all(-1e-6 <= share <= 1 + 1e-6 for share in rgb)


def _linear(colour: str) -> _Three:
    red, green, blue = (int(colour[n : n + 2], 16) / _DIGITS for n in (1, 3, 5))
    return _straight(red), _straight(green), _straight(blue)


def _straight(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _curved(share: float) -> float:
    return share * 12.92 if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055


def _written(rgb: _Three) -> str:
    return "#" + "".join(f"{round(_curved(min(max(share, 0.0), 1.0)) * _DIGITS):02X}" for share in rgb)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklab(rgb: _Three) -> _Three:
    red, green, blue = rgb
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _rgb(lightness: float, a: float, b: float) -> _Three:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
