"""Draws the described cards with cairo: python draw_cairo.py DESCRIPTION OUT; --version says with which binding.

The glyphs of a term are looked up once for each square, and those of a card are shown all at once, which is the
fastest of the ways that were tried.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

try:
    import cairo
except ImportError:
    import cairocffi as cairo

_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{cache}</cachedir></fontconfig>"""


def draw(told: dict, out: str) -> None:
    """Draw the cards; cairo finds fonts by family in fontconfig, which is shown ours and no other."""
    with tempfile.NamedTemporaryFile("w", suffix=".conf", encoding="utf-8") as file:
        file.write(_FONTS.format(folder=told["folder"], cache=f"{Path(out).parent}/font-cache"))
        file.flush()
        os.environ["FONTCONFIG_FILE"] = file.name
        _draw(told, out)


def _draw(told: dict, out: str) -> None:
    width, height = told["page"]
    surface = cairo.PDFSurface(out, width, height)
    context = cairo.Context(surface)
    faces = [
        cairo.ToyFontFace(told["family"], cairo.FONT_SLANT_NORMAL, weight)
        for weight in (cairo.FONT_WEIGHT_NORMAL, cairo.FONT_WEIGHT_BOLD)
    ]
    options = cairo.FontOptions()
    options.set_hint_metrics(cairo.HINT_METRICS_OFF)
    scaled = {}

    def use(weight, size):
        """Return a weight in a size, made once."""
        if (weight, size) not in scaled:
            matrices = cairo.Matrix(xx=size, yy=size), cairo.Matrix()
            scaled[weight, size] = cairo.ScaledFont(faces[weight], *matrices, options)
        return scaled[weight, size]

    def show(weight, size, x, y, text):
        font = use(weight, size)
        context.set_scaled_font(font)
        context.show_glyphs(font.text_to_glyphs(x, height - y, text, False))

    fixed = []
    for weight, size, x, y, text in told["fixed"]:
        font = use(weight, size)
        fixed.append((font, font.text_to_glyphs(x, height - y, text, False)))
    plain = use(0, told["size"])
    known: list[dict] = [{} for _ in told["squares"]]
    place = told["spoken"]
    x, y, wide, high = told["tint"]
    for card in told["cards"]:
        context.set_source_rgb(0.96, 0.96, 0.96)
        context.rectangle(x, height - y - high, wide, high)
        context.fill()
        context.set_source_rgb(0, 0, 0)
        context.set_line_width(0.9)
        for left, bottom, right, top in told["rules"]:
            context.move_to(left, height - bottom)
            context.line_to(right, height - top)
        context.stroke()
        for font, glyphs in fixed:
            context.set_scaled_font(font)
            context.show_glyphs(glyphs)
        show(1, card["size"], place["x"], place["name_y"], card["name"])
        show(1, place["code_size"], card["code_x"], place["name_y"], card["code"])
        show(0, place["size"], place["x"], place["y"], card["number"])
        show(0, place["size"], card["said_x"], place["y"], card["said"])
        context.set_scaled_font(plain)
        every = []
        for square, term in enumerate(card["terms"]):
            glyphs = known[square].get(term)
            if glyphs is None:
                left, bottom = told["squares"][square]
                glyphs = known[square][term] = [
                    glyph
                    for line, right, up in told["terms"][term]
                    for glyph in plain.text_to_glyphs(left + right, height - bottom - up, line, False)
                ]
            every += glyphs
        context.show_glyphs(every)
        context.show_page()
    surface.finish()


if __name__ == "__main__":
    if sys.argv[1] == "--version":
        name = "pycairo" if cairo.__name__ == "cairo" else "cairocffi, since pycairo is not installed"
        print(f"cairo {cairo.cairo_version_string()} through {name}")
    else:
        draw(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), sys.argv[2])
