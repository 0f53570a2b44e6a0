"""Draws the described cards with oxidize-pdf (Rust): python draw_oxidize.py DESCRIPTION OUT; --version says which."""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path

import oxidize_pdf


def draw(told: dict, out: str) -> None:
    document = oxidize_pdf.Document()
    for name, file in zip("RB", told["fonts"], strict=True):
        document.add_font(name, file)
    weights = [oxidize_pdf.Font.custom("R"), oxidize_pdf.Font.custom("B")]
    grey, ink = oxidize_pdf.Color.gray(0.96), oxidize_pdf.Color.gray(0)
    place, terms, squares, size = told["spoken"], told["terms"], told["squares"], told["size"]
    for card in told["cards"]:
        page = oxidize_pdf.Page(*told["page"])
        page.set_fill_color(grey)
        page.draw_rect(*told["tint"])
        page.fill()
        page.set_fill_color(ink)
        page.set_line_width(0.9)
        for x, y, to_x, to_y in told["rules"]:
            page.move_to(x, y)
            page.line_to(to_x, to_y)
        page.stroke()
        for weight, points, x, y, text in told["fixed"]:
            page.set_font(weights[weight], points)
            page.text_at(x, y, text)
        page.set_font(weights[1], card["size"])
        page.text_at(place["x"], place["name_y"], card["name"])
        page.set_font(weights[1], place["code_size"])
        page.text_at(card["code_x"], place["name_y"], card["code"])
        page.set_font(weights[0], place["size"])
        page.text_at(place["x"], place["y"], card["number"])
        page.text_at(card["said_x"], place["y"], card["said"])
        page.set_font(weights[0], size)
        for (x, y), term in zip(squares, card["terms"], strict=True):
            for line, right, up in terms[term]:
                page.text_at(x + right, y + up, line)
        document.add_page(page)
    document.save(out)


if __name__ == "__main__":
    if sys.argv[1] == "--version":
        print(f"oxidize-pdf {version('oxidize-pdf')}")
    else:
        draw(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), sys.argv[2])
