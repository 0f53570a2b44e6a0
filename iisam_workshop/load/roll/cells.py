"""What single cells of a list say, in English and Welsh: a language, yes or no, whether somebody comes, a rank."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping, Sequence

from iisam_workshop.model.game import CardLanguage
from iisam_workshop.model.unseen import seen

__all__ = [
    "asks_for_large_print",
    "called_off",
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


_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
"""A letter as web pages write it, which forms put into their exports."""
_AS_TEXT = re.compile(r'="([^"]*)"')
"""A text that a program dressed up as a formula, lest a spreadsheet makes a number or a date of it."""
_WIDE = {number: number - 0xFEE0 for number in range(0xFF01, 0xFF5F)}
"""Latin letters as wide as Chinese ones, and what they are."""

_LANGUAGE_WORDS: Mapping[CardLanguage, Sequence[str]] = {
    "en": ("en", "english", "saesneg"),
    "cy": ("cy", "welsh", "cymraeg"),
    "both": ("both", "bilingual", "dwyieithog"),
}
_LANGUAGES = {word: language for language, words in _LANGUAGE_WORDS.items() for word in words}
_INITIALS: Mapping[str, CardLanguage] = {"w": "cy", "c": "cy", "e": "en", "s": "en", "b": "both", "d": "both"}
_BESIDE_LANGUAGES = words_of(
    "please and a ac card language languages only speaking speaker gb os gwelwch yn dda iaith in preferred"
)
"""Words beside a language that do not change which one it is."""
_YES = words_of("yes y true 1 x ✓ ✔ ☑ ☒ large needed required ie oes ydw cywir print please 16 18 20 24")
_NO = words_of("no n false 0 ✗ ✘ ☐ - – none n/a na nac nage oes ydw dim angen not needed required standard")
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
    r"charge ?back|inactive|deactiv|suspend|\binvalid|incomplete|disapprov|deregist|unregist|\babsent|\bregrets?\b|"
    r"\bremoved|\blapsed|\bawaiting|\breserves?$|reserve list|(?:annual|sick|maternity) leave|^0$|"
    r"canslo|tynnu|\bddim\b|\bnac\b|\bna\b|gwrthod|ymddiheur|false|unable|can t|cannot"
)
_IN = re.compile(
    r"\bc$|^x$|^1$|attend|checked in|confirm|approved|\bpaid|register|complet|accept|\byes|\by\b|"
    r"\bgoing|coming|booked|present|"
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
    if "&" in cell:
        cell = _unescaped(_unescaped(cell))
    if cell.startswith('="') and (found := _AS_TEXT.fullmatch(cell)):
        cell = found[1]
    if cell.isascii() and cell.isprintable():
        return " ".join(cell.split())
    return " ".join(unicodedata.normalize("NFC", seen(_CONTROLS.sub("", cell)).translate(_WIDE)).split())


def _unescaped(text: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def folded(text: str) -> str:
    """Return a text as it is compared: case and width folded."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def language_of(cell: str) -> CardLanguage | None:
    """Return the language of a card; None for none, and for one that is not known."""
    words = re.findall(r"[^\W\d_]+", folded(cell))
    if len(words) == 1 and words[0] in _INITIALS:
        return _INITIALS[words[0]]
    said = {_LANGUAGES[word] for word in words if word in _LANGUAGES}
    if not said or not set(words) <= {*_LANGUAGES, *_BESIDE_LANGUAGES}:
        return None
    return "both" if len(said) > 1 else said.pop()


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
    if not text:
        return True if not cell.strip(" -–—./") else said_yes(cell)
    if _OUT.search(text):
        return False
    return True if _IN.search(text) else None


def called_off(cell: str) -> bool:
    """Tell whether a column of those who do not come, such as ``Cancelled``, says so of somebody: anything but no."""
    text = folded(cell)
    return not (said_yes(text) is False or re.fullmatch(r"[£$€]?0*[.,]?0+|[-–—.]+", text))


def rank_of(cell: str) -> int:
    """Return how senior somebody is, rising from 1, by a number or by words; 0 where the cell does not say."""
    text = folded(cell)
    if number := _NUMBER.fullmatch(text):
        return int(number[1])
    return next((rank for rank, words in _RANKS if re.search(words, text)), 0)
