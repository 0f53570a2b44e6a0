"""How pages look, as data: type scale, palette, margins. A layout file may start from another (``extends``)."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from iisam_workshop.model.tongues import TAGS, language_of
from iisam_workshop.model.values import Colour, FromFile, Id, Line, Name

__all__ = ["CardLayout", "Face", "Layout", "Margins", "Palette", "PaperSize", "Style", "StyleName", "flow_paper"]

PaperSize = Literal["A4", "A3", "A5", "Letter"]
"""The sheet that running text is set for; cards and posters may ask for a larger one."""

Face = Literal["regular", "bold", "italic", "bold-italic"]
Ink = Literal["ink", "quiet", "accent"]
StyleName = Literal[
    "display",
    "h1",
    "h2",
    "h3",
    "lead",
    "body",
    "small",
    "cell",
    "cell-small",
    "head",
    "folio",
    "prompt",
    "prompt-title",
]


class Style(FromFile):
    """A kind of text; sizes, leading and space in points."""

    face: Face = "regular"
    size: float = Field(gt=0, le=96)
    leading: float = Field(gt=0, le=120)
    ink: Ink = "ink"
    before: float = 0
    after: float = 0


class Margins(FromFile):
    """White at the edges of a page, in millimetres."""

    side: float = Field(ge=10, le=40)
    top: float = Field(ge=10, le=40)
    foot: float = Field(ge=10, le=40)


class Palette(FromFile):
    """The few colours of a layout; stages bring their own, unless all their marks are to have one colour."""

    ink: Colour
    quiet: Colour
    accent: Colour
    hairline: Colour
    tint: Colour
    marks: Colour | None = Field(
        None, repr=False
    )  # the documents say the colours of their marks, so no digest lacks it


class CardLayout(FromFile):
    """Type on a bingo card, in points: the sizes to try for the squares, largest first, and the least allowed."""

    sizes: tuple[float, ...] = Field(min_length=1)
    least: float = Field(ge=12)


class Layout(FromFile):
    """One look for all papers of a pack; no type of a handout falls under ``least`` points.

    ``ground`` is the colour of the page where it is printed, none for the white of the paper. ``stamp`` is a word that
    stands on top of every page, such as DRAFT, by language tag.
    """

    id: Id
    title: Name
    summary: Line
    extends: Id | None = None
    paper: PaperSize = "A4"
    ground: Colour | None = None
    least: float = Field(12, ge=12, le=24)
    margins: Margins
    palette: Palette
    styles: dict[StyleName, Style]
    card: CardLayout
    stamp: dict[str, Line] = Field(default_factory=dict, description="a word on top of every page, by language tag")

    def stamped(self, lang: str) -> str:
        """Return the word on top of every page in the language of a tag; empty where there is none."""
        return self.stamp.get(TAGS[language_of(lang)], "")

    @model_validator(mode="after")
    def _every_style(self) -> Layout:
        missing = [name for name in get_args(StyleName) if name not in self.styles]
        if missing:
            raise PydanticCustomError("styles", "styles are missing: {names}", {"names": ", ".join(missing)})
        return self


def flow_paper(paper: PaperSize, *, turned: bool) -> PaperSize:
    """Return the paper of running text: tables that need a wide page do not go on A5, so they stay on A4."""
    return "A4" if turned and paper == "A5" else paper
