"""Content meets its model: an instance, or every problem at once, each at its line and in words for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from iisam_workshop.errors import ContentInvalid, Place, Problem, did_you_mean
from iisam_workshop.load.layers import Content, Plain
from iisam_workshop.load.tree import may_be_a_name
from iisam_workshop.load.value_words import reword_value
from iisam_workshop.model.former import former
from iisam_workshop.model.places import Path

__all__ = ["validate"]

M = TypeVar("M", bound=BaseModel)


def validate(content: Content, model: type[M]) -> M:
    """Return the content as a model; raises ContentInvalid with all problems (IW111 to IW117)."""
    try:
        return model.model_validate(content.plain)
    except ValidationError as error:
        mistakes = [mistake for mistake in error.errors(include_url=False) if not _follows(mistake, content)]
        problems = tuple(_problems(content, model, mistakes))
    raise ContentInvalid(*problems)


def _follows(mistake: ErrorDetails, content: Content) -> bool:
    """Tell whether a list is called too short only because its entries have mistakes of their own."""
    if mistake["type"] != "too_short":
        return False
    entries = _at(content.plain, mistake["loc"])
    return len(entries) >= int(mistake["ctx"]["min_length"])


def _problems(content: Content, model: type[BaseModel], mistakes: list[ErrorDetails]) -> Iterator[Problem]:
    missing = [mistake["loc"] for mistake in mistakes if mistake["type"] == "missing"]
    meant: set[Path] = set()
    for mistake in mistakes:
        if mistake["type"] == "extra_forbidden":
            absent = [str(path[-1]) for path in missing if path[:-1] == mistake["loc"][:-1]]
            near = get_close_matches(str(mistake["loc"][-1]).casefold(), absent, n=1, cutoff=0.6)
            meant.update((*mistake["loc"][:-1], name) for name in near)
            yield _unknown_key(content, model, mistake["loc"], near)
    for mistake in mistakes:
        if mistake["type"] == "missing" and mistake["loc"] not in meant:
            yield _missing_key(content, mistake["loc"])
        elif mistake["type"] not in ("missing", "extra_forbidden"):
            yield _bad_value(content, mistake)


def _unknown_key(content: Content, model: type[BaseModel], path: Path, near: Sequence[str]) -> Problem:
    if now := former(content.source, path):
        what = f"{path[-1]!r} is of an earlier version; it has become {now}"
        hint = "Run 'iisam-workshop upgrade' on this file, which rewrites it."
        return Problem("IW127", what, hint, content.key_place(*path))
    known = near or _keys_at(model, path[:-1])
    which = "" if may_be_a_name(str(path[-1]), path[:-1]) else f" {path[-1]!r}"
    return Problem("IW111", f"unknown key{which}", did_you_mean(str(path[-1]), known), content.key_place(*path))


def _missing_key(content: Content, path: Path) -> Problem:
    where = _words(path[:-1])
    what = f"{str(path[-1])!r} is missing" + (f" in {where}" if where else "")
    return Problem("IW112", what, f"Add a line '{path[-1]}: ...'.", _outer_place(content, path[:-1]))


def _outer_place(content: Content, path: Path) -> Place | None:
    return content.key_place(*path) if path and isinstance(path[-1], str) else content.place(*path)


def _bad_value(content: Content, mistake: ErrorDetails) -> Problem:
    if mistake["loc"][-1:] == ("[key]",):
        return _bad_key(content, mistake)
    path = mistake["loc"]
    code, message, hint = reword_value(mistake, _words(path), _at(content.plain, path))
    return Problem(code, message, hint, content.place(*path))


def _bad_key(content: Content, mistake: ErrorDetails) -> Problem:
    path = mistake["loc"][:-1]
    code, message, hint = reword_value(mistake, _words(path), str(path[-1]))
    if mistake["type"] == "literal_error":
        code, message = "IW111", f"unknown key {path[-1]!r}"
    return Problem(code, message, hint, content.key_place(*path))


def _at(plain: Plain, path: Path) -> Plain:
    for step in path:
        if isinstance(plain, str):  # one value that stands for a list of one
            break
        plain = plain[step]  # type: ignore[index]
    return plain


def _words(path: Path) -> str:
    """Name a path for people: its last key, and the number of the entry where it is one of a list."""
    if not path:
        return ""
    if isinstance(path[-1], int):
        return f"entry {path[-1] + 1} of {_words(path[:-1])}"
    return repr(path[-1])


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    kind: Any = model
    for step in path:
        kind = _inner(kind, step)
    return list(kind.model_fields) if _is_model(kind) else []


def _inner(kind: Any, step: str | int) -> Any:
    if _is_model(kind):
        return _bare(kind.model_fields[str(step)].annotation)
    first, *rest = get_args(kind)
    return _bare(rest[0] if get_origin(kind) is dict else first)


def _bare(kind: Any) -> Any:
    """Take ``| None`` and annotations off a type."""
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    parts = get_args(kind)
    return next(part for part in parts if part is not type(None)) if type(None) in parts else kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
