"""Addresses and numbers in a text: e-mails, telephone numbers, NHS and National Insurance numbers, postcodes.

Each is ``safe`` where nobody can have it: it lies in a range that is kept for tests or drama, or was never issued.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from iisam_workshop.vet.areas import DRAMA, POSTCODE_AREAS

__all__ = ["Found", "Kind", "emails", "nhs_numbers", "ninos", "numbers", "phones", "postcodes"]

Kind = Literal["email", "phone", "nhs", "nino", "postcode"]

_ADDRESS = re.compile(r"[\w.+%’'-]*\w@(?P<domain>\w[\w-]*(?:\.\w[\w-]*)*)")
_RESERVED_DOMAIN = re.compile(r"(?:.*\.)?(?:example\.(?:com|org|net)|example|invalid|test|localhost)")
_WEB = re.compile(r"https?://\S+|\bwww\.\S+")

_SEP = r"[\s().\-‐‑–/]{0,3}"
_PHONE = re.compile(
    rf"(?<![\w@.£$€-])(?:(?:\+|00){_SEP}44{_SEP}(?:\(?0\)?{_SEP})?(?=[1-9])|\(?0(?=[1-35789]\d))"
    rf"\d{{2,10}}(?:{_SEP}\d{{2,7}}){{0,4}}(?![\w-])"
)
_NHS = re.compile(r"(?<![\w.-])[1-9]\d{2}[\s-]?\d{3}[\s-]?\d{4}(?![\w-])")
_NINO = re.compile(r"(?<!\w)(?:([A-Z]{2})[\s-]?\d{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?[A-D]|([a-z]{2})\d{6}[a-d])(?!\w)")
_NO_NINO = re.compile(r"[DFIQUV].|.[DFIOQUV]|BG|GB|KN|NK|NT|TN|ZZ")
_POSTCODE = re.compile(
    r"(?<![\w-])(?:([A-Z]{1,2})\d[A-Z\d]?\s?\d([A-Z]{2})|([a-z]{1,2})\d[a-z\d]?\s?\d([a-z]{2}))(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Found:
    """An address or number as it stands in a text, and whether nobody can have it."""

    kind: Kind
    text: str
    safe: bool


def emails(text: str) -> Iterator[Found]:
    """Find e-mail addresses; safe are those in domains that are kept for examples."""
    if "@" in text:
        for match in _ADDRESS.finditer(text):
            yield Found("email", match[0], bool(_RESERVED_DOMAIN.fullmatch(match["domain"].lower())))


def numbers(text: str) -> Iterator[Found]:
    """Find telephone, NHS and National Insurance numbers and postcodes; those inside web addresses do not count."""
    if any(map(str.isdigit, text)):
        bare = _WEB.sub(" ", text)
        for each in (phones, nhs_numbers, ninos, postcodes):
            yield from each(bare)


def phones(text: str) -> Iterator[Found]:
    """Find British telephone numbers, written as anybody writes them; safe are those kept for drama."""
    for match in _PHONE.finditer(text):
        digits = "".join(char for char in match[0] if char.isdecimal())
        digits = re.sub(r"^(?:00)?440?", "0", digits) if match[0].lstrip("(").startswith(("+", "00")) else digits
        if len(digits) in (10, 11):
            yield Found("phone", match[0].strip("( "), bool(DRAMA.fullmatch(digits)))


def nhs_numbers(text: str) -> Iterator[Found]:
    """Find ten digits with the check digit of an NHS number; safe are those from 999 000 0000, kept for tests."""
    for match in _NHS.finditer(text):
        digits = [int(char) for char in match[0] if char.isdecimal()]
        if sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11 == -digits[9] % 11:
            yield Found("nhs", match[0], digits[:3] == [9, 9, 9])


def ninos(text: str) -> Iterator[Found]:
    """Find National Insurance numbers; safe are those with a prefix that is never given, such as QQ."""
    for match in _NINO.finditer(text):
        prefix = (match[1] or match[2]).upper()
        yield Found("nino", match[0], bool(_NO_NINO.fullmatch(prefix)))


def postcodes(text: str) -> Iterator[Found]:
    """Find whole postcodes; safe are those of areas that do not exist, or with an inward part that none has."""
    for match in _POSTCODE.finditer(text):
        area, inward = (match[1] or match[3]).upper(), (match[2] or match[4]).upper()
        yield Found("postcode", match[0], area not in POSTCODE_AREAS or bool(set(inward) & set("CIKMOV")))
