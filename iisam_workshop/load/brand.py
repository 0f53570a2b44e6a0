"""What a council looks like, laid over layout and catalogue: its colours made readable, its logo, its typeface."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path, PurePath

from iisam_workshop import resources
from iisam_workshop.errors import ContentInvalid, Place, Problem, refuse
from iisam_workshop.load.contrast import contrast, difference, readable
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.load.layers import Content
from iisam_workshop.load.name_fonts import read_name_fonts
from iisam_workshop.load.names import Home
from iisam_workshop.load.pictures import read_picture
from iisam_workshop.load.references import unknown
from iisam_workshop.load.typefaces import read_typeface
from iisam_workshop.model.blocks import Picture
from iisam_workshop.model.brand import FontFile, Logo, NameType, OwnLayout, logo_size
from iisam_workshop.model.council import Council
from iisam_workshop.model.journey import Catalogue
from iisam_workshop.model.layout import Layout, Palette
from iisam_workshop.model.named import printed_of
from iisam_workshop.model.people import People

__all__ = ["Brand", "branded"]

_WHITE = "#FFFFFF"
_READABLE = 4.5
"""The least contrast of text, as WCAG 2.2 asks for at level AA."""
_APART = 0.06
"""The distance in OKLab under which two small marks are taken for one another; ours are all over 0.1 apart."""
_TEXT_WIDTH = 210 / 25.4 * 72
_PACKAGED = "iisam_workshop:councils"


@dataclass(frozen=True, slots=True)
class Brand:
    """Layout and catalogue in the council's colours and typeface, its logo, and its fonts for names."""

    layout: Layout
    catalogue: Catalogue
    logo: Picture | None
    name_fonts: tuple[FontFile, ...] = ()

    def name_type(self, people: People) -> NameType:
        """Return the fonts for names with all that they may have to set."""
        return NameType(self.name_fonts, printed_of(people))


@dataclass(frozen=True, slots=True)
class _Shade:
    """A colour of text: what it colours, in words, and where it is written."""

    words: str
    colour: str
    place: Place | None


def branded(
    council: Council,
    base: tuple[Layout, Catalogue],
    contents: Mapping[str, Content],
    home: Home,
    intake: Intake,
    *,
    welsh: bool,
) -> Brand:
    """Return how a council's papers look; ``welsh`` says that some of them will be in Welsh.

    Colours that were made darker (IW285), stages whose colours are alike (IW287) and a logo of few pixels (IW289) are
    left with the intake as warnings. Raises WorkshopError: IW201 for an unknown stage, IW286 for a ground on which
    nothing can be read, and what ``read_picture``, ``read_typeface`` and ``read_name_fonts`` raise.
    """
    layout, catalogue = base
    place = contents["council"].key_place
    stages = [stage.id for stage in catalogue.stages]
    faults = [
        fault
        for name in council.colours.stages
        for fault in unknown("stage", name, stages, place("colours", "stages", name))
    ]
    if faults:
        refuse(faults)
    grounds = _grounds(layout, contents["layout"])
    layout = layout.model_copy(update={"palette": _palette(council, layout.palette, grounds, contents, intake)})
    catalogue = _coloured(council, catalogue, layout, grounds, contents, intake)
    logo = intake.attempt(_logo, council.logo, contents["council"], home, intake) if council.logo else None
    if council.logo and logo:
        intake.problems.extend(_small(logo, council.logo, layout, contents["council"]))
    if council.fonts:
        wished = contents["council"].place("fonts")
        folder = _beside(council.fonts, wished, home)
        typeface = intake.attempt(read_typeface, folder, wished, intake, welsh=welsh)
        layout = OwnLayout.of(layout, typeface) if typeface else layout
    content = contents["council"]
    wishes = [content.place("name_fonts", n) for n in range(len(council.name_fonts))]
    beside = [_beside(name, wished, home) for name, wished in zip(council.name_fonts, wishes, strict=True)]
    name_fonts = intake.attempt(read_name_fonts, tuple(zip(beside, wishes, strict=True)), intake)
    return Brand(layout, catalogue, logo, name_fonts or ())


@dataclass(frozen=True, slots=True)
class _Grounds:
    """What text stands on, by colour, each with what it is called."""

    called: Mapping[str, str]

    def worst(self, colour: str) -> str:
        """Return the one on which a colour has the least contrast."""
        return min(self.called, key=lambda ground: contrast(colour, ground))


def _grounds(layout: Layout, content: Content) -> _Grounds:
    """Return page and tint of a layout; raises ContentInvalid (IW286) where not even black can be read on one."""
    found = {"tint": (layout.palette.tint, ("palette", "tint")), "ground": (layout.ground, ("ground",))}
    for name, (colour, path) in found.items():
        if colour and readable("#000000", (colour,), _READABLE) is None:
            what = f"the layout's {name} {colour} is too dark: even black on it has {_ratio('#000000', colour)}"
            hint = f"Choose a {name} near white, such as #F4F6F8."
            raise ContentInvalid(Problem("IW286", what, hint, content.place(*path)))
    page = {layout.ground: f"the ground {layout.ground}"} if layout.ground else {_WHITE: "white"}
    return _Grounds({layout.palette.tint: f"the tint {layout.palette.tint}", **page})


def _palette(
    council: Council, palette: Palette, grounds: _Grounds, contents: Mapping[str, Content], intake: Intake
) -> Palette:
    """Return a palette with the council's colours in it, in which all text can be read on page and tint."""
    layout, own = contents["layout"], contents["council"]
    colours = {"ink": council.colours.ink, "accent": council.colours.accent, "quiet": None}
    if palette.marks:
        colours = dict.fromkeys(colours)  # a look in one colour leaves no room for a council's own
    shades = {
        name: _Shade(f"the {name} colour", colour, own.place("colours", name))
        if colour
        else _Shade(f"the layout's {name} colour", str(getattr(palette, name)), layout.place("palette", name))
        for name, colour in colours.items()
    }
    return palette.model_copy(update={name: _read_on(shade, grounds, intake) for name, shade in shades.items()})


def _coloured(
    council: Council,
    catalogue: Catalogue,
    layout: Layout,
    grounds: _Grounds,
    contents: Mapping[str, Content],
    intake: Intake,
) -> Catalogue:
    """Return the catalogue with the council's colours for stages, or all in the layout's; number and mark stay."""
    content, marks = contents["council"], layout.palette.marks
    if marks:
        shade = _Shade("the layout's colour of marks", marks, contents["layout"].place("palette", "marks"))
        marks = _read_on(shade, grounds, intake)
        stages = tuple(stage.model_copy(update={"colour": marks}) for stage in catalogue.stages)
        return catalogue.model_copy(update={"stages": stages})
    own = {name: (colour, content.place("colours", "stages", name)) for name, colour in council.colours.stages.items()}
    if layout.ground:
        below = contents["layout"].place("ground")
        own = {**{stage.id: (stage.colour, below) for stage in catalogue.stages}, **own}
    read = {
        name: _read_on(_Shade(f"the colour of the stage {name!r}", colour, place), grounds, intake)
        for name, (colour, place) in own.items()
    }
    stages = tuple(stage.model_copy(update={"colour": read.get(stage.id, stage.colour)}) for stage in catalogue.stages)
    intake.problems.extend(_alike({stage.id: stage.colour for stage in stages}, council.colours.stages, content))
    return catalogue.model_copy(update={"stages": stages})


def _read_on(shade: _Shade, grounds: _Grounds, intake: Intake) -> str:
    """Return a colour in which text can be read on page and tint; where it is another one, say so (IW285)."""
    found = readable(shade.colour, tuple(grounds.called), _READABLE)
    if found is None:
        raise AssertionError("black can be read on every ground that was let in")
    if found != shade.colour:
        worst = grounds.worst(shade.colour)
        what = (
            f"{shade.words}, {shade.colour}, has a contrast of {_ratio(shade.colour, worst)} on "
            f"{grounds.called[worst]}, and text needs {_READABLE}:1; it is printed as {found}, which has "
            f"{_ratio(found, worst)}"
        )
        hint = f"Write {found}, or a darker colour, to choose the shade yourself."
        intake.problems.append(Problem("IW285", what, hint, shade.place, "warning"))
    return found


def _ratio(colour: str, background: str) -> str:
    """Write a contrast with two digits, cut off and not rounded, so that 4.499 is not told as enough."""
    return f"{int(contrast(colour, background) * 100) / 100:.2f}:1"


def _alike(colours: Mapping[str, str], own: Container[str], content: Content) -> Iterator[Problem]:
    for one, other in combinations(colours, 2):
        named = next((name for name in (other, one) if name in own), "")
        if named and difference(colours[one], colours[other]) < _APART:
            what = (
                f"the colours of the stages {one!r} ({colours[one]}) and {other!r} ({colours[other]}) can hardly be "
                "told apart"
            )
            hint = "Number and mark still tell them apart; choose colours that differ more if you can."
            yield Problem("IW287", what, hint, content.place("colours", "stages", named), "warning")


def _logo(logo: Logo, content: Content, home: Home, intake: Intake) -> Picture:
    wished = content.place("logo", "file")
    found = _beside(logo.file, wished, home)
    if not os.path.lexists(found.path):
        hint = "Check the name; a logo is looked for beside the file that names it."
        refuse([Problem("IW202", f"there is no file {found.noted!r}", hint, wished)])
    return read_picture(found, logo.alt, intake)


def _small(logo: Picture, wish: Logo, layout: Layout, content: Content) -> Iterator[Problem]:
    """Warn (IW289) where a logo is printed smaller than it might be, because it has too few pixels."""
    leading, width = layout.styles["display"].leading, _TEXT_WIDTH - 2 * layout.margins.side / 25.4 * 72
    printed = logo_size((logo.width, logo.height), leading, width)
    room = logo_size((logo.width * 100, logo.height * 100), leading, width)
    if printed[1] < room[1] * 0.99:
        need = round(room[0] / 72 * 300)
        what = (
            f"the logo {wish.file!r} has {logo.width} × {logo.height} pixels, so it is printed "
            f"{printed[0] / 72 * 25.4:.0f} × {printed[1] / 72 * 25.4:.0f} mm and not "
            f"{room[0] / 72 * 25.4:.0f} × {room[1] / 72 * 25.4:.0f} mm"
        )
        yield Problem("IW289", what, f"Use a file of {need} pixels across.", content.place("logo", "file"), "warning")


def _beside(name: str, wished: Place | None, home: Home) -> Found:
    """Name a file or a folder by its path from the file that names it."""
    said = wished.file if wished else str(home.session)
    if said.startswith(_PACKAGED):
        noted = f"{_PACKAGED}/{name}"
        return Found(resources.folder("councils") / name, noted, noted)
    path = Path(said).parent / name
    top = home.session.parent
    inside = path.relative_to(top) if path.is_relative_to(top) else PurePath(name)
    return Found(path, str(path), inside.as_posix())
