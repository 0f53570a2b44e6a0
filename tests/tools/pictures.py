"""Make the README's pictures from real pages: ``pictures.py BUILD-FOLDER OUT-FOLDER``."""

import sys
from pathlib import Path

import pypdfium2
from PIL import ImageOps

PAGES = {
    "agenda": ("parts/A-agenda.pdf", 0),
    "stage-sheet": ("parts/C2-stage-scoping.pdf", 0),
    "brief": ("parts/F-briefs.pdf", 0),
    "bingo-card": ("bingo-cards.pdf", 0),
    "injects": ("parts/G-injects.pdf", 0),
    "running-order": ("parts/H-running-order.pdf", 0),
}
WIDTH = 520


def main(build, out):
    """Render each page at one width, framed by a hairline, as a small grey-free PNG of few colours."""
    out.mkdir(parents=True, exist_ok=True)
    for name, (file, number) in PAGES.items():
        page = pypdfium2.PdfDocument(build / file)[number]
        image = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
        framed = ImageOps.expand(image, border=1, fill="#c9cfd6")
        framed.quantize(colors=64).save(out / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
