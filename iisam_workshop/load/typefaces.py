"""A council's own typeface: a folder of four TrueType files, told apart by what they say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import NoReturn, get_args

from iisam_workshop.errors import InputUnreadable, Place, Problem, refuse
from iisam_workshop.load.inputs import Found, Intake, Limit, read_file
from iisam_workshop.load.truetype import Damaged, Survey, foreign, is_font, survey
from iisam_workshop.model.brand import FontFile, Typeface
from iisam_workshop.model.layout import Face

__all__ = ["read_typeface"]

FONT = Limit("IW424", 10, "Use a font file with fewer letters.")
_MOST_FILES = 40
_FACES: tuple[Face, ...] = get_args(Face)
_ENGLISH = "".join(chr(code) for code in range(33, 127)) + "£€‘’“”–—…•·×½°é"
_WELSH = "ÂÊÎÔÛŴŶâêîôûŵŷÁÉÍÓÚÝáéíóúýÀÈÌÒÙàèìòùÄËÏÖÜŸäëïöüÿẀẂẄỲẁẃẅỳ"

_Surveyed = tuple[Found, Survey, str]
"""A font file: where it is, what it says, its SHA-256."""


def read_typeface(folder: Found, wished: Place | None, intake: Intake, *, welsh: bool) -> Typeface:
    """Survey a folder of four font files; ``welsh`` says that papers will be in Welsh.

    Letters that only names may need, and Welsh ones where no Welsh is printed, are left with the intake as a warning
    (IW292). Raises WorkshopError: IW202 for no such folder, IW290 for styles that are missing or there twice, IW291
    for letters that every paper needs, IW293 where embedding is not allowed, IW424 for other kinds of fonts, IW425
    for damaged files.
    """
    surveyed = list(_surveyed(folder, wished, intake))
    refused = [problem for found, font, _ in surveyed for problem in _unusable(found, font)]
    if refused:
        refuse(refused)
    by_face = _one_of_each([(found, font, digest) for found, font, digest in surveyed], folder, wished)
    intake.problems.extend(_letters_missing(by_face, wished, welsh=welsh))
    return Typeface(tuple(FontFile(font.face, digest, str(found.path.absolute())) for found, font, digest in by_face))


def _surveyed(folder: Found, wished: Place | None, intake: Intake) -> Iterator[_Surveyed]:
    """Read every font of a folder; what is no font, such as its licence, is passed over."""
    problems: list[Problem] = []
    for found in _files(folder, wished):
        if not is_font(read_file(found, FONT)):
            continue
        data = intake.read(found, FONT)
        kind = foreign(data)
        if kind:
            problems.append(_of_file("IW424", f"this is {kind}, which cannot be used", found))
            continue
        try:
            yield found, survey(data), intake.files[found.noted].sha256
        except Damaged as damage:
            what = f"this font file is damaged: {damage}"
            problems.append(Problem("IW425", what, "Copy it again from where it came.", Place(found.shown)))
    if problems:
        refuse(problems)


def _files(folder: Found, wished: Place | None) -> Iterable[Found]:
    try:
        names = sorted(entry.name for entry in folder.path.iterdir() if entry.is_file() and entry.name[0] != ".")
    except OSError:
        hint = "Name a folder with four TrueType files; it is looked for beside the file that names it."
        refuse([Problem("IW202", f"there is no folder {folder.noted!r}", hint, wished)])
    if len(names) > _MOST_FILES:
        what = f"the folder {folder.noted!r} has {len(names)} files, and a typeface has four"
        raise InputUnreadable(Problem("IW424", what, "Put the four font files into a folder of their own.", wished))
    for name in names:
        noted = (PurePath(folder.noted) / name).as_posix()
        yield Found(folder.path / name, str(PurePath(folder.shown) / name), noted)


def _unusable(found: Found, font: Survey) -> Iterator[Problem]:
    if font.variable:
        yield _of_file("IW424", "this is a variable font, which has no styles of its own", found)
    if font.embedding:
        hint = "Ask its maker for a licence for printed and PDF documents, or use another typeface."
        yield Problem("IW293", f"this font cannot be used: {font.embedding}", hint, Place(found.shown))


def _of_file(code: str, what: str, found: Found) -> Problem:
    hint = "Use TrueType files (.ttf), one for each of the four styles."
    return Problem(code, what, hint, Place(found.shown))


def _one_of_each(surveyed: Sequence[_Surveyed], folder: Found, wished: Place | None) -> list[_Surveyed]:
    """Return the fonts in the order of their styles; there must be one of each."""
    found: dict[str, list[_Surveyed]] = {face: [] for face in _FACES}
    for entry in surveyed:
        found[entry[1].face].append(entry)
    wrong = [f"no file is {_words(face)}" for face, entries in found.items() if not entries]
    for face, entries in found.items():
        if len(entries) > 1:
            wrong.append(f"{_listed([entry[0].path.name for entry in entries])} are all {_words(face)}")
    names = [font.name for _, font, _ in surveyed]
    twice = sorted({name for name in names if names.count(name) > 1})
    wrong += [f"two files call themselves {name}" for name in twice]
    if wrong:
        _styles(f"in the folder {folder.noted!r}, {'; '.join(wrong)}", wished)
    return [found[face][0] for face in _FACES]


def _styles(what: str, wished: Place | None) -> NoReturn:
    hint = "Put four files there, and no more: regular, bold, italic and bold italic of one family."
    refuse([Problem("IW290", what, hint, wished)])


def _letters_missing(fonts: Sequence[_Surveyed], wished: Place | None, *, welsh: bool) -> Iterator[Problem]:
    letters = frozenset.intersection(*(font.letters for _, font, _ in fonts))
    needed, wanted = (_ENGLISH + _WELSH, "") if welsh else (_ENGLISH, _WELSH)
    family = fonts[0][1].family
    gone = _gone(needed, letters)
    if gone:
        hint = "Use a typeface that has them in all four styles."
        refuse([Problem("IW291", f"the typeface {family!r} lacks letters that the papers need: {gone}", hint, wished)])
    rare = _gone(wanted, letters)
    if rare:
        what = f"the typeface {family!r} lacks Welsh letters: {rare}"
        hint = "A name with one of them gets a line to write on, and nothing can be printed in Welsh."
        yield Problem("IW292", what, hint, wished, "warning")


def _gone(text: str, letters: frozenset[int]) -> str:
    return " ".join(sign for sign in text if ord(sign) not in letters)


def _words(face: str) -> str:
    return face.replace("-", " ")


def _listed(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
