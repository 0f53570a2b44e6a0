"""Local words in the place of ours: whole words, the longest first, in the right number, with the right article.

A text is gone through once, so what was put in is never looked at again. Placeholders, template signs, links, e-mail
addresses and the names that are given stay as they are.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from iisam_workshop.model.own import LocalWord

__all__ = ["LocalWords", "article", "local_words", "plural"]

_SIGNS = "|".join(  # each of a length that bounds how far it is looked for
    (
        *(r"\{\{[^{}]{0,400}\}\}", r"\{%[^{}]{0,400}%\}", r"\{#[^{}]{0,400}#\}", r"\{[^{}\s]{0,60}\}", r"^:::[^\n]*$"),
        *(r"\]\([^()\s]{0,400}\)", r"\b(?:https?://|www\.)\S+", r"[^\s@]{1,64}@[^\s@]{1,200}"),
    )
)
_BEFORE = r"(?<![\w-])(?<!\w['’])"
_AFTER = r"(?![\w-])(?!['’](?!s\b)\w)"
_VOWEL = re.compile(r"[aeiou]|hour|hono|honest|heir", re.IGNORECASE)
_NOT_A_VOWEL = re.compile(r"uni(?!n|m)|use|usu|uti|eu|one\b|once\b|ubiq|uk\b", re.IGNORECASE)
_SPELT_WITH_VOWEL = "AEFHILMNORSX8"


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which a word stands in a text, and what takes its place."""

    word: str
    text: str
    article: str


@dataclass(frozen=True, slots=True)
class LocalWords:
    """Words to replace, by the ways in which they may stand in a text, white space and apostrophes made alike."""

    forms: Mapping[str, _Form] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.forms)

    def replaced(self, text: str, kept: Sequence[str] = ()) -> tuple[str, frozenset[str]]:
        """Return a text with the local words in it, and the words that they replaced; ``kept`` are names to leave."""
        if not self.forms:
            return text, frozenset()
        used: set[str] = set()

        def put(found: re.Match[str]) -> str:
            if found["word"] is None:
                return found[0]
            form = self.forms[_alike(found["word"])]
            used.add(form.word)
            return _article(found["article"], form.article) + (found["gap"] or "") + form.text

        return _pattern(tuple(self.forms), tuple(kept)).sub(put, text), frozenset(used)


def local_words(words: Mapping[str, LocalWord], plurals: Mapping[str, str]) -> LocalWords:
    """Make words ready to replace; ``plurals`` are those of our words that are not regular, by the word in small type.

    A word that is given itself goes before the plural of another one, and how it is written before a change of case.
    """
    singles = {_alike(word): _Form(word, local.one, _sound(local)) for word, local in words.items()}
    several = {
        _alike(form): _Form(word, local.many or plural(local.one), "")
        for word, local in words.items()
        for form in _plurals(word, plurals)
    }
    forms = {**several, **singles}
    cased = {other: changed for form, replaced in forms.items() for other, changed in _cases(form, replaced)}
    return LocalWords({**cased, **forms})


def plural(word: str) -> str:
    """Return the regular plural of an English word or phrase; the last word takes it."""
    small = word[-2:].lower()
    if word.isupper():
        return f"{word}s"
    if small[-1:] == "y" and small[:1] not in tuple("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}es" if small in ("ch", "sh", "ss") or small[-1:] in ("x", "z", "s") else f"{word}s"


def article(text: str) -> str:
    """Return the indefinite article that a text takes, as far as its first word tells."""
    first = re.split(r"[\s-]", text.lstrip("‘“'\""), maxsplit=1)[0]
    if len(first) > 1 and first.isupper() and not (len(first) > 3 and re.search("[AEIOU]", first)):
        return "an" if first[0] in _SPELT_WITH_VOWEL else "a"
    return "an" if _VOWEL.match(first) and not _NOT_A_VOWEL.match(first) else "a"


def _sound(local: LocalWord) -> str:
    return local.article or article(local.one)


def _plurals(word: str, known: Mapping[str, str]) -> Iterator[str]:
    """Return the ways in which the plural of a word may be written."""
    if own := known.get(word.casefold()):
        yield own
        return
    yield plural(word)
    if word.isupper() and word[-1:] in ("S", "X", "Z", "H"):
        yield f"{word}es"


def _cases(form: str, replaced: _Form) -> Iterator[tuple[str, _Form]]:
    """Return a form as it stands at the beginning of a sentence, in a heading, or in the midst of a sentence."""
    text = replaced.text
    raised = _Form(replaced.word, text[:1].upper() + text[1:], replaced.article)
    if form[:1].islower():
        yield " ".join(part[:1].upper() + part[1:] for part in form.split()), raised
        yield form[:1].upper() + form[1:], raised
    elif form[1:].islower():
        proper = any(letter.isupper() for letter in text[1:])
        lowered = text if proper else text[:1].lower() + text[1:]
        yield form[:1].lower() + form[1:], _Form(replaced.word, lowered, replaced.article)


def _alike(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _article(found: str | None, right: str) -> str:
    """Return the article that stands before a word in the form that the local word takes, as large as it was."""
    if not found or not right:
        return found or ""
    return right.capitalize() if found[0] == "A" else right


@functools.cache
def _pattern(forms: tuple[str, ...], kept: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(kept, key=len, reverse=True))
    words = "|".join(_written(form) for form in sorted(forms, key=len, reverse=True))
    leave = f"(?:{_SIGNS}{'|' if names else ''}{names})"
    word = rf"(?!{leave})(?P<word>{_BEFORE}(?:{words}){_AFTER})"
    return re.compile(
        rf"{leave}|(?:{_BEFORE}(?P<article>[Aa]n?)(?P<gap>\s+[\"'“‘*]*))?{word}", re.MULTILINE | re.DOTALL
    )


def _written(form: str) -> str:
    """Return the pattern of a form: any white space between its words, either apostrophe."""
    return re.escape(form).replace(r"\ ", r"\s+").replace("'", "['’]")
