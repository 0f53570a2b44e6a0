"""Placeholders of a whole content file: every text is checked, and filled from the session and its council."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from iisam_workshop.errors import Problem, refuse
from iisam_workshop.load.layers import Content, Plain
from iisam_workshop.model.council import Council, Language
from iisam_workshop.model.places import Path
from iisam_workshop.model.session import SessionFile
from iisam_workshop.model.signs import filled_in, signs
from iisam_workshop.model.text import PLACEHOLDERS, day_in_words, faults, fill, placeholders
from iisam_workshop.model.welsh import welsh_list

__all__ = ["Values", "council_values", "filled", "placeholder_faults", "session_values"]

Values = Mapping[str, str | None]

_WELSH = "@cy"
"""Stands behind the name of a value that is for texts in Welsh; no placeholder can ask for it."""

_OWN = "own"
"""What a session says in its council's place: its texts are those of the council, and filled there."""

_SCENARIO = "scenario"

_OF_COUNCIL = (
    *("council.name", "council.short", "council.organisation", "council.data_protection", "council.region"),
    "council.contact",
)
_ALLOWED: Mapping[str, Mapping[str, Sequence[str]]] = {
    "session": {"title": tuple(name for name in PLACEHOLDERS if name != "session.title")},
    "council": dict.fromkeys(("organisation", "data_protection"), ("council.name", "council.short")),
}
"""Which placeholders the texts of a source may hold, key by key; in scenarios and agendas all may stand anywhere."""


def placeholder_faults(content: Content) -> Iterator[Problem]:
    """Find every placeholder that is unknown, ill-formed or out of place (IW116).

    A scenario's texts have a grammar of their own, and are checked when the scenario is known.
    """
    if content.source == _SCENARIO:
        return
    for path, text in _texts(content):
        yield from faults(text, _allowed(content.source, path), content.place(*path))


def filled(content: Content, values: Values) -> Content:
    """Return the content with its placeholders filled; raises ContentInvalid for those without a value (IW116).

    What a scenario says of its own people and places is left for ``plan`` to fill, which draws their names.
    """
    problems = [
        Problem("IW116", f"'{{{{ {name} }}}}' has no value in this session", _remedy(name), content.place(*path))
        for path, text in _texts(content)
        for name in _wanted(content.source, text)
        if values.get(name) is None and not _changes_agenda((content.source, *path))
    ]
    if problems:
        refuse(problems)
    known = {name: value for name, value in values.items() if value is not None}
    plain = {
        key: value if key == _OWN else _fill(value, known, (content.source, key))
        for key, value in content.plain.items()
    }
    return Content(content.source, plain, content.places, content.keys)


def _wanted(source: str, text: str) -> Sequence[str]:
    """Return the names for which a text wants values now."""
    return [name for name in signs(text) if name in PLACEHOLDERS] if source == _SCENARIO else placeholders(text)


def _in_welsh(values: Mapping[str, str]) -> Mapping[str, str]:
    """Return values as a text in Welsh takes them."""
    welsh = {name.removesuffix(_WELSH): value for name, value in values.items() if name.endswith(_WELSH)}
    return {**values, **welsh}


def council_values(council: Council) -> dict[str, str | None]:
    """Return what a council says for placeholders, with what it says in Welsh; None for what it leaves out."""
    contact = council.contact.line if council.contact else None
    short = council.short or council.name
    said = (council.name, short, council.organisation, council.data_protection, council.region, contact)
    values = dict(zip(_OF_COUNCIL, said, strict=True))
    phrases = council.translation.phrases
    welsh = {f"{name}{_WELSH}": phrases[text] for name, text in values.items() if text in phrases}
    return {**values, **welsh}


def session_values(asked: SessionFile, languages: Sequence[Language] = ("en",)) -> dict[str, str | None]:
    """Return what a session file says for placeholders; None for what it leaves out.

    A date in Welsh takes a while to load, and is there only where Welsh is among the ``languages``.
    """
    *others, last = asked.facilitators
    return {
        "session.title": asked.title,
        "session.date": day_in_words(asked.date),
        f"session.date{_WELSH}": day_in_words(asked.date, "cy") if "cy" in languages else None,
        "venue.name": asked.venue.name,
        "venue.room": asked.venue.room,
        "facilitators": f"{', '.join(others)} and {last}" if others else last,
        f"facilitators{_WELSH}": welsh_list(asked.facilitators),
    }


def _texts(content: Content) -> Iterator[tuple[Path, str]]:
    """Run through the texts that may hold a placeholder, but for what a session says in its council's place."""
    for path, text in content.texts():
        if ("{" in text or "}}" in text) and path[0] != _OWN:
            yield path, text


def _allowed(source: str, path: Path) -> Sequence[str]:
    if source not in _ALLOWED or _changes_agenda((source, *path)):
        return PLACEHOLDERS
    return _ALLOWED[source].get(str(path[0]), ()) if len(path) == 1 else ()


def _changes_agenda(way: Path) -> bool:
    """Tell whether a text, by its source and path, belongs to a change of the agenda; it is filled there."""
    return way[0] in ("session", "council") and way[1:3] == ("agenda", "changes")


def _fill(plain: Plain, values: Mapping[str, str], way: Path) -> Plain:
    if isinstance(plain, str):
        if "{{" not in plain or _changes_agenda(way):
            return plain
        return filled_in(plain, values) if way[0] == _SCENARIO else fill(plain, values)
    if isinstance(plain, list):
        return [_fill(inner, values, (*way, number)) for number, inner in enumerate(plain)]
    return {
        key: _fill(inner, _in_welsh(values) if key == "welsh" else values, (*way, key)) for key, inner in plain.items()
    }


def _remedy(name: str) -> str:
    source, _, key = name.partition(".")
    where = "council file" if source == "council" else "session file"
    return f"Add '{key or name}' to the {where}, or take the placeholder out."
