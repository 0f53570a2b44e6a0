"""Names as people and programs write them: put in their right order, parted for badge and file, or seen to be none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from iisam_workshop.load.roll.cells import one_line, words_of
from iisam_workshop.load.roll.nature import is_blank
from iisam_workshop.load.roll.signs import without_signs

__all__ = ["Named", "bare", "holds_address", "is_title", "read_name", "read_parts", "turns"]

_TITLES = words_of(
    "mr mrs ms miss mx dr prof professor cllr councillor cyng cynghorydd sir dame rev revd reverend rabbi imam sgt "
    "insp capt supt pc pcso rt hon ald alderman athro lord lady baroness rev'd revd fr canon det detective dci"
)
_RANKS = words_of("DC DS DI DSI DCS PS CI PI ACC DCC CC")
"""Ranks of the police, which are names too where they are not in capitals."""
_POST = words_of(
    "mbe obe cbe bem kbe dbe phd dphil edd md ba bsc beng ma msc meng mba mphil mres llb llm qc kc mp ms am jp dl qpm "
    "frsa cpfa cipfa mrics frics rgn rsw dipsw pgce qts mrtpi acma fcca acca mcipd fcipd acipd mcips fcips mbcs fbcs "
    "cissp pmp hons esq jr jnr snr mcmi fcmi cmgr pgdip dip cert ii iii iv sr"
)
_PARTICLES = words_of(
    "van von der den de del della da das do dos di du la le ter ten te zu zum el al bin bint ibn ben ap ab ferch verch "
    "st st. san santa 't op af av y e ó ní ni nic uí mac"
)
_EMAIL = r"[^\s<>()\[\]@,;]+@[^\s<>()\[\]@,;]+\.[^\s<>()\[\]@,;]+"
_WITH_EMAIL = re.compile(rf"[\"']?(?P<name>[^<>@]*?)[\"']?\s*[<(\[]?\s*(?:mailto:)?(?P<email>{_EMAIL})\s*[>)\]]?")
_ASIDE = re.compile(
    r"\s*[(\[](?:she|he|they|ze|hi|nhw|her|him|them|guest|external|unverified|presenter|organi[sz]er|attendee|"
    r"host|co-host|me|gwestai|allanol)\b[^)\]]*[)\]]",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()]*)\)|[\"“]([^\"“”]+)[\"”]|(?<!\w)['‘]([^\s'‘’]{2,})['’](?!\w)")
_JOINED = re.compile(
    r";|\s[&+/|–—-]\s|\s(?:and|a|ac)\s(?=[^\W\d_]{2,}\s)|\s\+?\s*x?\d+$|\bx ?\d+$|<|\bdelegate names?\b|^\w+:",
    re.IGNORECASE,
)
"""Signs of two names, or of a name and something else, in one cell."""
_MORE = re.compile(r"\+\d+|x\d+")
_PARTING = ("-", "–", "—", "/", "|", "&", "+")
_EASTERN = re.compile("[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7a3々]+")
"""Scripts in which the family name goes first."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in its right order, what stands large on a badge, by what it is filed, and an address that stood there.

    ``changes`` says in what it is not as it was written: ``turned`` round, an ``address`` or an ``aside`` taken off,
    made out of ``only an address``; or that it holds a ``comma`` that nobody understood.
    """

    name: str
    called: str
    filed: str
    email: str = ""
    changes: tuple[str, ...] = ()


def holds_address(text: str) -> bool:
    """Tell whether a text is an address, or a name with one."""
    return _WITH_EMAIL.fullmatch(one_line(text)) is not None


def is_title(word: str) -> bool:
    """Tell whether a word is a title such as Mrs, by itself."""
    return word.strip(" .").casefold() in _TITLES


def read_name(text: str, *, turning: bool = False, apart: bool = False) -> Named:
    """Read a whole name; empty where none is left.

    ``turning`` is said where the list writes all names as ``Last, First``, ``apart`` where first and last name stood in
    two columns, so that nothing is to be turned.
    """
    text, email, changes = one_line(text), "", []
    if found := _WITH_EMAIL.fullmatch(text):
        email = found["email"]
        text = found["name"].strip(" \"',;-")
        changes.append("address" if text else "only an address")
        text = text or _of_address(email)
    elif "@" in text:
        text = " ".join(re.sub(rf"[<(\[]?\s*{_EMAIL}\s*[>)\]]?", " ", text).split())
    text, beside = without_signs(text)
    changes.extend(["sign"] if beside else [])
    if (plainer := _ASIDE.sub("", text).strip()) and plainer != text:
        text, changes = plainer, [*changes, "aside"]
    if turned := _turned(text, turning=turning) or (None if apart else _capitals_first(text)):
        return replace(turned, email=email, changes=(*changes, "turned"))
    if _JOINED.search(text):
        changes.append("joined")
    elif len(words := text.split()) == 2 and all(map(_EASTERN.fullmatch, words)):
        return Named(text, text, f"{words[0]}, {words[1]}", email, tuple(changes))
    elif "," in text and not _are_letters(text.partition(",")[2]):
        changes.append("comma")
    given, family = _parted(_core(text))
    return Named(text, _called(text, given, family), _filed(given, family), email, tuple(changes))


def _capitals_first(text: str) -> Named | None:
    """Read ``BELL Ann``, as the French and some programs write names; None for any other."""
    words = text.split()
    upper = next((at for at, word in enumerate(words) if not word.isupper()), len(words))
    family, given = words[:upper], words[upper:]
    plainly = 0 < len(given) < 3 and upper < 5 and all(map(str.isalpha, given)) and given[0].istitle()
    if not plainly or len(max(family, key=len, default="")) < 3 or not all(map(_is_family, family)):
        return None
    last, first = " ".join(map(_recased, family)), " ".join(given)
    return Named(f"{first} {last}", _called(first, first, last), _filed(first, last))


def _is_family(word: str) -> bool:
    plain = word.casefold().strip(".")
    spelt = re.sub(r"[-'’]", "", word).isalpha()
    return spelt and not (plain in _TITLES or plain in _POST or word in _RANKS)


def read_parts(first: str, last: str) -> Named:
    """Read a name that is written in two columns."""
    first, last = ("" if is_blank(part) else part for part in (one_line(first), one_line(last)))
    if not first or not last:
        return read_name(first or last)
    if bare(first).endswith(f" {bare(last)}"):
        return read_name(first)
    named = read_name(f"{_ASIDE.sub('', first).strip()} {_ASIDE.sub('', last).strip()}".replace(",", " "), apart=True)
    given, family = " ".join(_core(first)), " ".join(_core(last, family=True))
    return replace(named, called=_called(first, given, family), filed=_filed(given, family))


def turns(text: str) -> bool:
    """Tell whether a name is plainly written as ``Last, First``, so that others of its list may be so too."""
    return _turned(one_line(text), turning=False) is not None


def bare(name: str) -> str:
    """Return a name as doubles are told by: no titles, no accents, no case, no signs."""
    spread = unicodedata.normalize("NFKD", " ".join(_core(name, whole=True))).casefold()
    kept = "".join(" " if sign in "-‐‑" else sign for sign in spread if sign.isalnum() or sign in " -‐‑")
    return " ".join(kept.split())


def _turned(text: str, *, turning: bool) -> Named | None:
    left, comma, right = (part.strip() for part in text.partition(","))
    right, _, after = (part.strip() for part in right.partition(","))
    if aside := re.search(r"\s*[(\[][^()\[\]]*[)\]]$", right):
        right, behind = right[: aside.start()], aside[0]
    else:
        behind = ""
    if not (left and right and comma) or (after and not _are_letters(after)) or _are_letters(right):
        return None
    family, given = left.split(), right.split()
    plainly = len(family) == 1 or left.isupper() or family[0].casefold() in _PARTICLES
    if not (plainly or turning) or len(family) > 4 or len(given) > 4 or any(map(str.isdigit, text)):
        return None
    last = " ".join(map(_recased, family)) if left.isupper() and len(left) > 2 and not right.isupper() else left
    whole = f"{right} {last}{behind}" + (f" {after}" if after else "")
    first = " ".join(_core(right))
    return Named(whole, _called(right, first or right, last), _filed(first, " ".join(_core(last, family=True))))


def _are_letters(text: str) -> bool:
    """Tell whether these are all letters behind a name, such as ``MBE, PhD``."""
    return all(word.strip(".()").replace(".", "").casefold() in _POST for word in re.split(r"[\s,]+", text) if word)


def _core(text: str, *, family: bool = False, whole: bool = False) -> list[str]:
    """Return the words of a name without titles before it, letters behind it, and what stands in brackets.

    All but a ``whole`` one is that of the first of two people in a cell, without numbers.
    """
    words = _BRACKETS.sub(" ", text).replace(",", " , ").split()
    if "," in words:
        comma = words.index(",")
        words = words[:comma] if _are_letters(" ".join(words[comma + 1 :])) else [w for w in words if w != ","]
    words = words if whole else _whose(words)
    while len(words) > 1 and (_is_before(words[0], text) or _is_the(words)):
        words = words[1:]
    least = 1 if family else 2
    while len(words) > least and not text.isupper() and words[-1].isupper() and _are_letters(words[-1]):
        words = words[:-1]
    while (
        len(words) > least and _are_letters(words[-1]) and words[-1].replace(".", "").casefold() in ("phd", "esq", "jr")
    ):
        words = words[:-1]
    return words


def _whose(words: Sequence[str]) -> list[str]:
    """Return the words of the first name in a cell, without numbers and signs between them."""
    cut = next((at for at, word in enumerate(words) if word in _PARTING and at > 1), len(words))
    cut = next((at for at, word in enumerate(words[:cut]) if at > 1 and _MORE.fullmatch(word)), cut)
    last = len(words[:cut]) - 1
    kept = [word for at, word in enumerate(words[:cut]) if any(map(str.isalnum if at == last else str.isalpha, word))]
    return kept or list(words)


def _is_the(words: Sequence[str]) -> bool:
    return words[0].casefold() == "the" and is_title(words[1])


def _is_before(word: str, text: str) -> bool:
    """Tell whether a word is a title, or a rank in the capitals that only ranks have here."""
    return word.strip(".").casefold() in _TITLES or (word in _RANKS and not text.isupper())


def _parted(words: Sequence[str]) -> tuple[str, str]:
    """Part given from family names: particles such as ``van der`` go with the family, one name alone is given."""
    if len(words) < 2:
        return " ".join(words), ""
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].casefold() in _PARTICLES:
        cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:])


def _called(text: str, given: str, family: str) -> str:
    """Return what somebody is called: a name in brackets, or the first of the given ones; with a title, where alone."""
    between = _BRACKETS.search(text)
    inside = next(filter(None, between.groups()), "").strip() if between else ""
    if between and inside and text[between.end() :].strip() and not _are_letters(inside):
        return inside
    words = text.split()
    if not family and given and len(words) > 1 and _is_before(words[0], text) and given in words:
        return f"{words[0]} {given}"
    return given.split()[0] if given else text


def _filed(given: str, family: str) -> str:
    return f"{family}, {given}" if family and given else family or given


def _recased(word: str) -> str:
    """Write a word of a family name in capitals as names are written."""
    if word.casefold() in _PARTICLES and len(word) > 1:
        return word.title() if word.casefold().strip(".") in ("st", "san", "santa", "mac") else word.casefold()
    parts = re.split(r"([-'’])", word)
    small = "".join(part[:1] + part[1:].lower() for part in parts)
    return f"Mc{small[2:].capitalize()}" if small.startswith("Mc") and len(small) > 4 else small


def _of_address(email: str) -> str:
    """Return the name that an address tells, so that no address is ever printed: ``ann.bell@...`` is Ann Bell."""
    local = re.sub(r"[\d+].*$", "", email.partition("@")[0])
    words = [word for word in re.split(r"[._-]+", local) if word]
    return " ".join(word[:1].upper() + word[1:] for word in words)
