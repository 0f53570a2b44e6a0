"""What single cells of a list say, in English and Welsh: a language, yes or no, whether somebody comes, a rank."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from iisam_workshop.model.game import CardLanguage

__all__ = [
    "asks_for_large_print",
    "coming",
    "folded",
    "language_of",
    "one_line",
    "rank_of",
    "said_yes",
    "says_none",
    "words_of",
]


def words_of(text: str) -> frozenset[str]:
    """Return words as a set."""
    return frozenset(text.split())


_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Control characters, and the signs that turn the direction of text round without being seen."""

_LANGUAGE_WORDS: Mapping[CardLanguage, Sequence[str]] = {
    "en": ("en", "english", "saesneg"),
    "cy": ("cy", "welsh", "cymraeg"),
    "both": ("both", "bilingual", "dwyieithog"),
}
_LANGUAGES = {word: language for language, words in _LANGUAGE_WORDS.items() for word in words}
_YES = words_of("yes y true 1 x ✓ ✔ ☑ large needed required ie oes ydw cywir print please 16 18 20 24")
_NO = words_of("no n false 0 - – none n/a na nac nage oes ydw dim angen not needed required standard")
_NOTHING = words_of("no none not n/a na nil nothing false 0 - – — standard dim nac nage n normal anything don't dont")
_OF_NOTHING = words_of(
    "a i have do known any special specific particular additional extra other further dietary diet food "
    "access accessibility support requirement requirements need needs needed required restriction restrictions allergy "
    "allergies intolerances preference preferences adjustment adjustments applicable at all that am aware of currently "
    "to my for me and or thanks thank you eats everything byd oes gen gennyf angen anghenion gofynion arbennig "
    "deietegol hygyrchedd diolch"
)
"""Words beside those for nothing with which people say that they need nothing; with any other they say what."""
_LARGE_PRINT = re.compile(r"\b(?:large|larger|bigger) print\b|\bprint mawr\b")
_REFUSED = re.compile(r"\b(?:no|not|don't|without|dim)\b")
_OUT = re.compile(
    r"\bnot (?:attend|going|coming|approved|paid|confirmed)|\bno\b|\bn\b|refund|cancel|declin|denied|reject|"
    r"withdr[ae]w|"
    r"unapproved|\bpending|wait(?:ing|list| list)|delet|\btransferred|expired|\bvoid|apolog|did not|no show|invited|"
    r"charge ?back|canslo|tynnu|\bddim\b|\bnac\b|\bna\b|gwrthod|ymddiheur|false|unable|can t|cannot"
)
_IN = re.compile(
    r"\bc$|attend|checked in|confirm|approved|\bpaid|register|complet|accept|\byes|\by\b|\bgoing|coming|booked|present|"
    r"active|valid|\bwill|\bok\b|true|\bydw|yn dod|cadarnh|issued|\bin person|online|virtual|assigned|\bfree\b"
)
_RANKS = (
    (6, r"director|chief|\bceo\b|executive|leader of|cabinet|cyfarwyddwr|prif weithredwr"),
    (5, r"\bhead\b|head of|service manager|deputy|assistant director|pennaeth"),
    (4, r"manager|team leader|team lead|supervisor|principal|rheolwr|arweinydd"),
    (3, r"senior|specialist|lead|advanced|uwch"),
    (1, r"trainee|apprentice|graduate|student|junior|entry|intern|prentis|hyfforddai|myfyriwr"),
    (2, r"officer|practitioner|assistant|staff|worker|adviser|advisor|analyst|mid|middle|swyddog|gweithiwr|canol"),
)
_NUMBER = re.compile(r"\D{0,12}?(\d{1,2})\D{0,3}")


def one_line(cell: str) -> str:
    """Return a text as it is kept: composed letters, white space folded, no signs that nobody sees."""
    return " ".join(unicodedata.normalize("NFC", _CONTROLS.sub("", cell)).split())


def folded(text: str) -> str:
    """Return a text as it is compared: case and width folded."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def language_of(cell: str) -> CardLanguage | None:
    """Return the language of a card; None for none, and for one that is not known."""
    return _LANGUAGES.get(folded(cell))


def said_yes(cell: str) -> bool | None:
    """Tell yes from no; an empty cell is no, None is neither."""
    words = re.sub(r"[.,!;:()/]", " ", folded(cell)).split()
    if not words:
        return False
    if words[0] in _NO and words[0] not in ("oes", "ydw", "needed", "required", "angen"):
        return False
    return True if words[0] in _YES else False if set(words) <= _NO else None


def says_none(cell: str) -> bool:
    """Tell whether a cell about needs says that there are none: ``No, thanks`` does, ``No nuts`` does not."""
    words = set(re.sub(r"[.,!;:()/]+", " ", folded(cell).replace("’", "'").replace("n/a", "none")).split())
    return not words or (bool(words & _NOTHING) and words <= _NOTHING | _OF_NOTHING)


def asks_for_large_print(need: str) -> bool:
    """Tell whether a text about needs asks for large print, in a part of it that says no ``no``."""
    parts = re.split(r"[.,;:!?]|\b(?:and|but|a|ond)\b", need.casefold().replace("’", "'"))
    return any(_LARGE_PRINT.search(part) and not _REFUSED.search(part) for part in parts)


def coming(cell: str) -> bool | None:
    """Tell whether a status means that somebody comes; an empty one does, None is not understood."""
    text = " ".join(re.sub(r"[^\w]|_", " ", folded(cell)).split())
    if not text or _OUT.search(text):
        return not text
    return True if _IN.search(text) else None


def rank_of(cell: str) -> int:
    """Return how senior somebody is, rising from 1, by a number or by words; 0 where the cell does not say."""
    text = folded(cell)
    if number := _NUMBER.fullmatch(text):
        return int(number[1])
    return next((rank for rank, words in _RANKS if re.search(words, text)), 0)
