"""What a session pack carries inside it so that it can be made again: the wishes of the build, its files, versions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from iisam_workshop.model.values import FromFile, Id, Name

__all__ = ["RECIPE", "Ingredient", "ListOf", "Reason", "Recipe"]

Version = Annotated[str, Field(pattern=r"^[0-9A-Za-z.+!-]{1,60}$")]

RECIPE = "recipe.json"
"""The name of the attachment."""

Reason = Literal["people", "typeface", "insert", "outside", "size", "kind"]
"""Why a file is not in the recipe itself: it tells of people, is a font that may not be passed on, is a PDF of
somebody else's, lies at a place of one machine only, is too large, or of a kind that no recipe holds."""


class Ingredient(FromFile):
    """A file that the session was made from: its path from the session file's folder, and its digest.

    The bytes stand in ``text``, or as ``base64``; where they do not, ``left_out`` says why.
    """

    path: str = Field(max_length=300)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    text: str | None = None
    base64: str | None = None
    left_out: Reason | None = None


class ListOf(FromFile):
    """The attendee list that a pack was made with: its path and digest, and how many people it names."""

    path: str = Field(max_length=300)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    people: int = Field(ge=1, le=500)
    seated: bool = Field(False, description="the session said who sits with whom, which the recipe leaves out")


class Recipe(FromFile):
    """All that a session pack is made from. ``file`` is the pack's own name, ``session`` the path of its session file.

    ``program`` are versions by name. ``only``, ``lead``, ``layout``, ``paper`` and ``draft`` are what the build was
    asked for besides what the session says. ``list`` is None where nobody has a
    name, or where the list is an ingredient. ``seats`` is the digest of the session record that the build left.
    """

    format: int = Field(1, ge=1, le=1)
    file: str = Field(max_length=100, pattern=r"^[a-z][a-z.-]*\.pdf$")
    program: dict[Id, Version] = Field(max_length=40)
    seed: Name
    only: tuple[Id, ...] = Field((), max_length=200)
    lead: Name | Literal[""] = ""
    layout: Name | Literal[""] = ""
    paper: Name | Literal[""] = ""
    draft: bool = False
    session: str = Field(max_length=300)
    list: ListOf | None = None
    seats: str = Field(pattern=r"^[0-9a-f]{64}$")
    ingredients: tuple[Ingredient, ...] = Field(min_length=1, max_length=200)
