"""Addresses and numbers of real people in a text of others: they make way for signs that are filled with invented ones.

What only looks like a name is left as it stands; somebody has to look.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from iisam_workshop.errors import Place, Problem
from iisam_workshop.model.fiction import NumberKind

__all__ = ["Cleaner"]

_KINDS: tuple[tuple[NumberKind, re.Pattern[str]], ...] = (
    ("email", re.compile(r"(?:mailto:)?[\w.+%'-]{1,64}@\w[\w-]{0,62}(?:\.\w[\w-]{0,62}){1,5}")),
    ("nino", re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)")),
    ("postcode", re.compile(r"(?<![\w-])[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?![\w-])")),
    (
        "phone",
        re.compile(
            r"(?<![\w.@/£$€:-])(?:(?:\+|00)[1-9]\d{0,2}[ ().-]{0,3}(?:\d[ ().-]{0,2}){6,12}\d"
            r"|\(?0\d{2,5}\)?[ -]?\d{3,4}[ -]?\d{3,4}"
            r"|\(?[2-9]\d{2}\)?[ .-]\d{3}[.-]\d{4})(?![\w:/-])"
        ),
    ),
    ("nhs", re.compile(r"(?<![\w.-])\d{3} \d{3} \d{4}(?![\w-])")),
)
_WHAT = {
    "email": "an e-mail address",
    "phone": "a telephone number",
    "nhs": "an NHS number",
    "nino": "a National Insurance number",
    "postcode": "a postcode",
}
_NAMED = re.compile(
    r"(?<!\w)(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Dame|Sir)\.?\s+(?:[A-Z]\.?\s*)?[A-Z][a-z’'-]+"
    r"|[A-Z]\.\s?(?:[A-Z]\.\s?)?[A-Z][a-z’'-]{2,})(?!\w)"
)
_BLANK = re.compile(
    r"\{(?-i:[A-Z][A-Z_]{2,40})\}"
    r"|\[(?=[^\]]{0,40}\b(?:names?|dates?|company|organi[sz]ation|client|location|city|town|number|times?|department|"
    r"your|tbc|tba|x{2,})\b)(?!\s*insert)[A-Za-z][\w/ ’'-]{1,60}\](?![(:\[])",
    re.IGNORECASE,
)
"""What other people leave to be filled in: {CLIENT_NAME}, [Company name]."""

_LINK = re.compile(r"https?://\S+|\bwww\.\S+")


def _marked(found: re.Match[str]) -> str:
    words = " ".join(found[0][1:-1].replace("_", " ").split())
    return f"[Insert: {words.lower() if words.isupper() else words}]"


@dataclass(slots=True)
class Cleaner:
    """Takes addresses and numbers out of texts, line by line, and remembers which sign stands for which."""

    problems: list[Problem] = field(default_factory=list)
    _signs: dict[tuple[str, str], str] = field(default_factory=dict)

    def clean(self, text: str, place: Place) -> str:
        """Return a text with signs for addresses and numbers, and no signs of its own; tells each (IW434, IW432)."""
        for ours in ("{{", "}}", "{%", "%}", "{#"):
            text = text.replace(ours, f"{ours[0]} {ours[1]}")
        for kind, pattern in _KINDS:
            if (kind != "email" or "@" in text) and pattern.search(text):
                text = self._without(kind, pattern, text, place)
        if _BLANK.search(text):
            text = _BLANK.sub(_marked, text)
            what = "what the other file leaves to be filled in is marked [Insert …]"
            self._tell(what, "Write it there.", place, "IW432")
        if _NAMED.search(text):
            hint = "Look at this line, and put an invented person in their place: {{ person.… }}."
            self._tell("this line seems to name somebody", hint, place)
        return text

    def _without(self, kind: NumberKind, pattern: re.Pattern[str], text: str, place: Place) -> str:
        links = [found.span() for found in _LINK.finditer(text)]

        def sign(found: re.Match[str]) -> str:
            if kind != "email" and any(start <= found.start() < end for start, end in links):
                return found[0]
            hint = "Nothing has to be done: an invented one is printed."
            self._tell(f"{_WHAT[kind]} stood here; the sign {{{{ {kind}.… }}}} stands in its place", hint, place)
            return self._sign(kind, found[0])

        return pattern.sub(sign, text)

    def _sign(self, kind: str, text: str) -> str:
        key = kind, re.sub(r"[\s().-]", "", text.casefold()) if kind == "phone" else text.casefold()
        count = sum(known == kind for known, _ in self._signs)
        return self._signs.setdefault(key, f"{{{{ {kind}.contact-{count + 1} }}}}")

    def _tell(self, what: str, hint: str, place: Place, code: str = "IW434") -> None:
        problem = Problem(code, what, hint, place, "warning")
        if problem not in self.problems:
            self.problems.append(problem)
