"""Keys of a session file that are kept for later versions: known, and refused by name until they do something."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.errors import Problem
from iisam_workshop.load.layers import Content, Plain

__all__ = ["without_reserved"]

_RESERVED = (
    ("tables", "together"),
    ("tables", "apart"),
    ("documents", "large_print"),
    ("documents", "insert"),
)


def without_reserved(content: Content) -> tuple[Content, tuple[Problem, ...]]:
    """Take the reserved keys and languages out, and return them as problems (IW119)."""
    plain: dict[str, Plain] = {
        group: {key: value for key, value in inner.items() if (group, key) not in _RESERVED}
        if isinstance(inner, dict)
        else inner
        for group, inner in content.plain.items()
    }
    languages = tuple(_languages(content))
    if languages:
        del plain["languages"]
    return Content(content.source, plain, content.places, content.keys), (*_keys(content), *languages)


def _keys(content: Content) -> Iterator[Problem]:
    for group, key in _RESERVED:
        inner = content.plain.get(group)
        if isinstance(inner, dict) and key in inner:
            what = f"'{group}.{key}' is kept for a later version"
            yield Problem("IW119", what, "Take it out.", content.key_place(group, key))


def _languages(content: Content) -> Iterator[Problem]:
    languages = content.plain.get("languages")
    for number, language in enumerate(languages if isinstance(languages, list) else ()):
        if isinstance(language, str) and language != "en":
            what = "languages other than 'en' are kept for a later version"
            hint = "Write 'languages: [en]', or take the key out."
            yield Problem("IW119", what, hint, content.place("languages", number))
