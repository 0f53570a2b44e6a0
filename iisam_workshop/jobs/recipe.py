"""The recipe that a session pack carries inside it: all it was made from, as bytes that are the same every time.

The session stands in it as the program understands it, without comments: they are the author's own, and may name
anybody. Without people it also lacks their list, who sits with whom, and the session record.
"""

from __future__ import annotations

import base64
import json
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

from iisam_workshop._version import versions
from iisam_workshop.export.manifest import json_bytes
from iisam_workshop.export.yaml_text import Bare, Written, yaml_text
from iisam_workshop.load.ingredients import kept_bytes, reachable
from iisam_workshop.load.layers import Plain
from iisam_workshop.load.rewriting import said_in
from iisam_workshop.model.part import Attachment
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.recipe import RECIPE, Ingredient, ListOf, Reason, Recipe
from iisam_workshop.model.record import record_name

__all__ = ["Brew", "attachment_for", "session_text"]

_MOST = 2 << 20
"""How many bytes of files a recipe holds; the smallest go first."""
_LISTS = (".csv", ".tsv", ".xlsx", ".xlsm")
_FONTS = (".ttf", ".otf", ".ttc", ".woff", ".woff2")
_KEPT = (".yaml", ".yml", ".png", ".jpg", ".jpeg", ".txt", ".j2", ".json", *_LISTS)
_ABOUT = "What this pack was made from, for the command 'rebuild'."
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_ .-]*\.(yaml|yml|xlsx|xlsm)")
_WISHES = ("together", "apart")


@dataclass(frozen=True, slots=True)
class Brew:
    """What a recipe is made of: the session file, the plan made of it, the session record that the build leaves.

    ``only`` are the documents that were asked for, none for all; ``layout``, ``paper`` and ``draft`` what else was
    asked for that does not stand in the session.
    """

    source: Path
    plan: Plan
    record: bytes
    only: Collection[str] = ()
    layout: str = ""
    paper: str = ""
    draft: bool = False

    @property
    def with_people(self) -> bool:
        """Whether the recipe tells of people, which it does only where it is asked to and where there are any."""
        return self.plan.session.asked.documents.recipe == "with-people" and self.plan.session.people.named

    @property
    def listed(self) -> str:
        """The path of the attendee list as the session says it; empty where there is a number, or a workbook has it."""
        said, people = self.plan.session.asked.attendees, self.plan.session.people
        there = {each.path for each in self.plan.session.inputs}
        noted = PurePosixPath(said).as_posix()
        return noted if people.named and noted in there else ""


@dataclass(frozen=True, slots=True)
class _Stock:
    """A file on its way into a recipe; without ``data`` there is a reason why it stays out."""

    path: str
    sha256: str
    data: bytes | None = None
    reason: Reason | None = None

    @property
    def ingredient(self) -> Ingredient:
        if self.data is None:
            return Ingredient(path=self.path, sha256=self.sha256, left_out=self.reason)
        try:
            return Ingredient(path=self.path, sha256=self.sha256, text=self.data.decode())
        except UnicodeDecodeError:
            return Ingredient(path=self.path, sha256=self.sha256, base64=base64.b64encode(self.data).decode())


def attachment_for(brew: Brew, file: str) -> tuple[Attachment, ...]:
    """Return what is attached to a session pack of that name: its recipe, or nothing where the session has none.

    A file for the archive may hold no file of this kind.
    """
    wish = brew.plan.session.asked.documents
    if wish.recipe == "off" or wish.archive:
        return ()
    recipe = _recipe_of(brew, file)
    told = recipe.model_dump(mode="json", exclude_none=True, exclude_defaults=True) | {"format": recipe.format}
    return (Attachment(RECIPE, _ABOUT, "application/json", json_bytes(dict(sorted(told.items())))),)


def _recipe_of(brew: Brew, file: str) -> Recipe:
    """Return the recipe of a session pack of that name; the same session gives the same one on any machine."""
    session, listed = brew.plan.session, brew.listed
    stock = _within(_stock(brew))
    missing = next((each for each in session.inputs if each.path == listed), None) if not brew.with_people else None
    wishes = session.asked.tables
    return Recipe(
        file=file,
        program=versions(),
        seed=session.seed,
        only=tuple(paper.id for paper in brew.plan.documents) if brew.only else (),
        lead=brew.plan.lead,
        layout=brew.layout,
        paper=brew.paper,
        draft=brew.draft,
        session=_session_path(brew.source.name),
        list=ListOf(
            path=_list_path(listed),
            sha256=missing.sha256,
            people=len(session.people),
            seated=bool(wishes.together or wishes.apart),
        )
        if missing
        else None,
        seats=sha256(brew.record).hexdigest(),
        ingredients=tuple(each.ingredient for each in stock),
    )


def session_text(plain: Mapping[str, Plain], *, wishes: bool, attendees: str = "") -> str:
    """Return what a session says as YAML, which reads the same, without comments.

    Only with ``wishes`` does it say who sits with whom. ``attendees`` goes before what the session says.
    """
    told = dict(plain)
    tables = told.get("tables")
    if isinstance(tables, dict) and not wishes:
        told["tables"] = {key: value for key, value in tables.items() if key not in _WISHES}
    if attendees:
        told["attendees"] = attendees
    return yaml_text({key: _written(value) for key, value in told.items() if value != {}})


def _written(value: Plain) -> Written:
    if isinstance(value, str):
        return value or Bare('""')
    if isinstance(value, list):
        return [_written(each) for each in value] or Bare("[]")
    return {key: _written(each) for key, each in value.items()} or Bare("{}")


def _stock(brew: Brew) -> Iterator[_Stock]:
    """Yield every file of the session but the program's own, and the session record where people are told of."""
    record = record_name(brew.source.name)
    for file, data in kept_bytes(brew.source.parent, brew.plan.session.inputs):
        if file.path == brew.source.name:
            yield _session(brew, file.sha256, data)
        elif file.path == brew.listed:
            if brew.with_people:
                yield _sorted(_list_path(file.path), data, file.sha256)
        elif file.path != record:
            yield _sorted(file.path, _cards_only(data) if file.path.endswith(".json") else data, file.sha256)
    if brew.with_people:
        yield _Stock(record_name(_session_path(brew.source.name)), sha256(brew.record).hexdigest(), brew.record)


def _session(brew: Brew, digest: str, data: bytes | None) -> _Stock:
    """Return the session file; a workbook, which may hold people and anything else, only where people are told of."""
    name = brew.source.name
    if data is None:
        return _Stock(name, digest, None, "size")
    if data.startswith(b"PK"):
        return _Stock(name, digest, data) if brew.with_people else _Stock(name, digest, None, "people")
    at = _list_path(brew.listed) if brew.listed else ""
    text = session_text(said_in(data, name), wishes=brew.with_people, attendees=at).encode()
    return _Stock(_session_path(name), sha256(text).hexdigest(), text)


def _sorted(noted: str, data: bytes | None, digest: str) -> _Stock:
    """Return a file as it is kept, or why it is not."""
    path, suffix = posixpath.normpath(noted), PurePosixPath(noted).suffix.lower()
    digest = digest if data is None else sha256(data).hexdigest()
    if suffix in _FONTS or suffix == ".pdf":
        return _Stock(_somewhere(path, digest), digest, None, "typeface" if suffix in _FONTS else "insert")
    if not reachable(path):
        return _Stock(_somewhere(path, digest), digest, None, "outside")
    if data is None or suffix not in _KEPT:
        return _Stock(path, digest, None, "size" if data is None else "kind")
    return _Stock(path, digest, data)


def _cards_only(data: bytes | None) -> bytes | None:
    """Return of a manifest what is read of an earlier day, its cards: the rest has digests of papers with names."""
    try:
        told = json.loads((data or b"").decode("utf-8-sig"))
        return json_bytes({"program": told["program"], "bingo": told["bingo"]})
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def _within(stock: Iterable[_Stock]) -> list[_Stock]:
    """Leave out the data of the largest files where all together are too many bytes; in the order of their paths."""
    room, kept = _MOST, []
    for each in sorted(stock, key=lambda each: (len(each.data or b""), each.path)):
        room -= len(each.data or b"")
        kept.append(each if room >= 0 else replace(each, data=None, reason="size"))
    return sorted(kept, key=lambda each: each.path)


def _session_path(name: str) -> str:
    """Return the name of a session file in a recipe: its own where every system takes it."""
    return name if _PLAIN.fullmatch(name) else f"session{PurePosixPath(name).suffix or '.yaml'}"


def _list_path(noted: str) -> str:
    """Return where an attendee list lies in a recipe: beside the session where its own place is another machine's."""
    path = posixpath.normpath(noted)
    return path if reachable(path) and not path.startswith("..") else PurePosixPath(path).name


def _somewhere(path: str, digest: str) -> str:
    """Return a path that tells nothing of the machine; the digest parts files of one name."""
    return path if reachable(path) else f"outside/{digest[:8]}-{PurePosixPath(path.replace(chr(92), '/')).name}"
