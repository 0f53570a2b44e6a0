"""Draws the described cards with Typst: python draw_typst.py DESCRIPTION OUT; --version says which.

The sheet is in cards.typ beside this file. Typst reads the description itself; its output is tagged, as it is by
default.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

import typst

SHEET = Path(__file__).with_name("cards.typ")
FONTS = str(Path(__file__).parents[3] / "layouts" / "fonts")


def draw(description: Path, out: str) -> None:
    """Draw the cards with the shipped fonts and no other."""
    typst.compile(
        SHEET.read_bytes(),
        output=out,
        root=str(description.parent),
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"description": description.name},
    )


if __name__ == "__main__":
    if sys.argv[1] == "--version":
        print(f"Typst {version('typst')}")
    else:
        draw(Path(sys.argv[1]), sys.argv[2])
