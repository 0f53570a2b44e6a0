"""Fonts for letters of names that the typeface lacks: single TrueType files, or the first font of a collection."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from iisam_workshop.errors import Place, Problem, refuse
from iisam_workshop.load.inputs import Found, Intake, Limit
from iisam_workshop.load.truetype import Damaged, Survey, first_of_collection, foreign, is_font, survey
from iisam_workshop.model.brand import FontFile

__all__ = ["read_name_fonts"]

_FONT = Limit("IW424", 30, "Use a font of fewer letters, such as one for a single country.")
_HINT = "Use a TrueType file (.ttf, or .ttc with TrueType outlines) of one weight."
_STATIC = "Many fonts come with files of single weights as well, in a folder 'static'; name one of these."


def read_name_fonts(wishes: Sequence[tuple[Found, Place | None]], intake: Intake) -> tuple[FontFile, ...]:
    """Survey fonts in the order in which they are tried; ``wishes`` are files with the lines that name them.

    Raises WorkshopError with all that is wrong: IW202 for no such file, IW293 where embedding is not allowed, IW424
    for what cannot be used, IW425 for damaged files, IW445 for one that is named twice.
    """
    found: list[FontFile] = []
    problems: list[Problem] = []
    names: list[str] = []
    for file, wished in wishes:
        font = intake.attempt(_surveyed, file, wished, intake)
        if font is None:
            continue
        faults = list(_unusable(file, font))
        if font.name in names:
            what = f"the font {font.name!r} is named twice"
            faults.append(Problem("IW445", what, "Name each font once.", wished))
        names.append(font.name)
        problems += faults
        found.append(FontFile(font.face, intake.files[file.noted].sha256, str(file.path.absolute())))
    if problems:
        refuse(problems)
    return tuple(found)


def _surveyed(file: Found, wished: Place | None, intake: Intake) -> Survey:
    if not os.path.lexists(file.path):
        hint = "Check the name; a font is looked for beside the file that names it."
        refuse([Problem("IW202", f"there is no file {file.noted!r}", hint, wished)])
    data = intake.read(file, _FONT)
    try:
        start = first_of_collection(data)
        kind = foreign(data[start : start + 4]) if is_font(data[start : start + 4]) else "no font"
        if kind:
            refuse([Problem("IW424", f"this is {kind}, which cannot be used", _HINT, Place(file.shown))])
        return survey(data, start)
    except Damaged as damage:
        what = f"this font file is damaged: {damage}"
        refuse([Problem("IW425", what, "Copy it again from where it came.", Place(file.shown))])


def _unusable(file: Found, font: Survey) -> Iterator[Problem]:
    if font.variable:
        what = "this is a variable font, which has no weight of its own"
        yield Problem("IW424", what, _STATIC, Place(file.shown))
    if font.embedding:
        hint = "Use another font; the Noto fonts, for one, may be embedded."
        yield Problem("IW293", f"this font cannot be used: {font.embedding}", hint, Place(file.shown))
