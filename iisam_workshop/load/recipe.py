"""A recipe out of a session pack, which anybody may have made: checked before a single byte of it is written.

Nothing in it is run. Its paths stay inside the folder where it is unpacked, whatever the system; its files are few,
small and of kinds that the program reads.
"""

from __future__ import annotations

import base64
import binascii
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NoReturn

from pydantic import ValidationError

from iisam_workshop.errors import InputUnreadable, Place, Problem, WorkshopError
from iisam_workshop.load.ingredients import UPWARDS, of_ours
from iisam_workshop.load.inputs import LIST, Found, Limit, read_file
from iisam_workshop.model.recipe import Ingredient, Recipe
from iisam_workshop.model.session import InputFile

__all__ = ["Unpacked", "found_again", "list_bytes", "read_recipe", "strangers"]

_MOST_BYTES = 8 << 20
_MOST_TEXT = 16 << 20
_FROM = Limit("IW461", 25)
_KINDS = (".yaml", ".yml", ".png", ".jpg", ".jpeg", ".txt", ".j2", ".json", ".csv", ".tsv", ".xlsx", ".xlsm")
_ELSEWHERE = (".ttf", ".otf", ".ttc", ".woff", ".woff2", ".pdf")
"""Kinds of files that no recipe holds, but that it may name."""
_SESSIONS = (".yaml", ".yml", ".xlsx", ".xlsm")
_STEP = re.compile(r"[^\x00-\x1f\x7f-\x9f<>:\"/\\|?*\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]{1,120}")
_TAKEN = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A recipe that was checked: the bytes of the files in it, and the files that must come from elsewhere."""

    recipe: Recipe
    files: Mapping[str, bytes]
    missing: tuple[Ingredient, ...]

    @property
    def depth(self) -> int:
        """How many folders below the top the session must lie, so that no path leads out."""
        return max([_ups(each.path) for each in self.recipe.ingredients], default=0)


def read_recipe(data: bytes, file: str) -> Unpacked:
    """Read a recipe; ``file`` is how messages name the PDF. Raises InputUnreadable (IW461) for any that is not ours."""
    if len(data) > _MOST_TEXT:
        _broken(file, "it is larger than any that we make")
    try:
        recipe = Recipe.model_validate(json.loads(data.decode("utf-8")))
    except (ValueError, ValidationError, RecursionError):
        _broken(file, "it does not read as one")
    for path in _paths(recipe):
        if fault := _fault(path):
            _broken(file, fault)
    _together(recipe, file)
    files = dict(_files(recipe, file))
    return Unpacked(recipe, files, tuple(each for each in recipe.ingredients if each.path not in files))


def found_again(missing: Ingredient, folder: Path) -> bytes | None:
    """Return the bytes of a missing file from a folder in which it lies as it did; None where it is not the same."""
    for place in (folder / missing.path, folder / PurePosixPath(missing.path).name):
        try:
            data = read_file(Found(place, missing.path, missing.path), _FROM)
        except WorkshopError:
            continue
        if sha256(data).hexdigest() == missing.sha256:
            return data
    return None


def list_bytes(path: Path) -> bytes:
    """Return an attendee list as it is; raises InputUnreadable as any reading does."""
    return read_file(Found(path, str(path), path.name), LIST)


def strangers(inputs: tuple[InputFile, ...], known: set[str]) -> list[str]:
    """Return the files that a session reads which are neither the program's nor of its recipe."""
    return [each.path for each in inputs if not of_ours(each.path) and posixpath.normpath(each.path) not in known]


def _paths(recipe: Recipe) -> list[str]:
    listed = [recipe.list.path] if recipe.list else []
    return [recipe.session, *listed, *(each.path for each in recipe.ingredients)]


def _fault(path: str) -> str:
    """Say what is wrong with a path; nothing where it is one that we would write."""
    pure = PurePosixPath(path)
    steps = pure.parts[_ups(path) :]
    bad = [step for step in steps if not _STEP.fullmatch(step) or _TAKEN.fullmatch(step) or step[0] == "."]
    ends = [step for step in steps if step[-1] in ". "]
    if not steps or pure.is_absolute() or bad or ends or posixpath.normpath(path) != path or _ups(path) > UPWARDS:
        return "a path in it leads elsewhere, or no disk could have it"
    return "" if pure.suffix.lower() in (*_KINDS, *_ELSEWHERE) or path[:8] == "outside/" else "a file in it is strange"


def _ups(path: str) -> int:
    parts = PurePosixPath(path).parts
    return next((number for number, part in enumerate(parts) if part != ".."), len(parts))


def _together(recipe: Recipe, file: str) -> None:
    """See to it that the files do not lie in one another's way, and that the session is one of them."""
    listed = [recipe.list.path] if recipe.list else []
    every = [*(each.path.casefold() for each in recipe.ingredients), *(path.casefold() for path in listed)]
    inner = {parent.as_posix() for path in every for parent in PurePosixPath(path).parents}
    if len(set(every)) < len(every) or inner.intersection(every):
        _broken(file, "two files in it would lie at one place")
    session = PurePosixPath(recipe.session)
    here = recipe.session in {each.path for each in recipe.ingredients}
    if not here or len(session.parts) != 1 or session.suffix.lower() not in _SESSIONS:
        _broken(file, "it has no session file")


def _files(recipe: Recipe, file: str) -> Iterator[tuple[str, bytes]]:
    room = _MOST_BYTES
    for each in recipe.ingredients:
        data = _bytes(each, file)
        if data is None:
            continue
        room -= len(data)
        if room < 0:
            _broken(file, f"its files have more than {_MOST_BYTES >> 20} MiB")
        if PurePosixPath(each.path).suffix.lower() not in _KINDS:
            _broken(file, "a file in it is of a kind that no recipe holds")
        if sha256(data).hexdigest() != each.sha256:
            _broken(file, f"its file {each.path!r} is not what its digest says")
        yield each.path, data


def _bytes(each: Ingredient, file: str) -> bytes | None:
    if (each.text is None) + (each.base64 is None) + (each.left_out is None) != 2:
        _broken(file, "it does not say of each file what it holds")
    try:
        if each.text is not None:
            return each.text.encode()
        return base64.b64decode(each.base64, validate=True) if each.base64 is not None else None
    except (ValueError, binascii.Error):
        _broken(file, "the bytes of a file in it cannot be read")


def _broken(file: str, why: str) -> NoReturn:
    hint = "Ask for the pack as it was made; one that somebody has changed is not unpacked."
    raise InputUnreadable(Problem("IW461", f"the recipe in this PDF is broken: {why}", hint, Place(file))) from None
