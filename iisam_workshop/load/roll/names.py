"""Names as people and programs write them: put in their right order, parted for badge and file, or seen to be none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from iisam_workshop.load.roll.cells import one_line, words_of

__all__ = ["Named", "bare", "is_blank", "nature", "read_name", "read_parts", "turns"]

_TITLES = words_of(
    "mr mrs ms miss mx dr prof professor cllr councillor cyng cynghorydd sir dame rev revd reverend rabbi imam sgt "
    "insp capt supt pc pcso rt hon ald alderman athro"
)
_POST = words_of(
    "mbe obe cbe bem kbe dbe phd dphil edd md ba bsc beng ma msc meng mba mphil mres llb llm qc kc mp ms am jp dl qpm "
    "frsa cpfa cipfa mrics frics rgn rsw dipsw pgce qts mrtpi acma fcca acca mcipd fcipd acipd mcips fcips mbcs fbcs "
    "cissp pmp hons esq jr jnr snr mcmi fcmi cmgr pgdip dip cert"
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
_BRACKETS = re.compile(r"\(([^()]*)\)|[\"“]([^\"“”]+)[\"”]")
_NOBODY = words_of(
    "n/a #n/a n.a. n.a none nil null tbc tba tbd t.b.c. unknown vacant (blank) xx xxx xxxx #ref! #value! #name? "
    "#null! undefined"
) | {"no name", "not applicable", "not known", "to be confirmed", "to follow", "i'w gadarnhau"}
_TEST = re.compile(
    r"test(?:ing)?(?:[ _.-]*(?:test(?:ing|er)?|user|person|attendee|delegate|entry|account|name|only|\d+))*|"
    r"(?:user|attendee|name|person|my|sample|this is a) test(?:ing)?\d*|dummy(?: \w+)?|asdf\w*|qwerty\w*|delete me|"
    r"(?:sample|example) (?:name|person|attendee)|prawf(?: prawf)?"
)
_ANONYMOUS = re.compile(r"anonymous(?: (?:user|respondent|attendee|guest))?|anon|dienw|di-enw")
_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[ T]\d{1,2}:\d{2}.*)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?: \d{1,2}:\d{2}.*)?|"
    r"\d{1,2}[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:[ -]\d{2,4})?|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]\d{2,4}|\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?"
)


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


def nature(text: str) -> str:
    """Say what stands where a name should: ``nobody``, ``test``, ``anonymous``, ``number``, ``date``, or empty."""
    small = text.casefold().strip(" '\"")
    if not any(sign.isalnum() for sign in text) or small in _NOBODY or text in ("NA", "nan", "NaN"):
        return "nobody"
    if _ANONYMOUS.fullmatch(small):
        return "anonymous"
    if _TEST.fullmatch(small):
        return "test"
    if _DATE.fullmatch(small):
        return "date"
    return "" if any(sign.isalpha() for sign in text) else "number"


def is_blank(text: str) -> bool:
    """Tell whether a part of a name says that there is none, as forms that ask for two parts make people write."""
    return nature(text) == "nobody" if text else True


def read_name(text: str, *, turning: bool = False) -> Named:
    """Read a whole name; ``turning`` where the list writes all names as ``Last, First``. Empty where none is left."""
    text, email, changes = one_line(text), "", []
    if found := _WITH_EMAIL.fullmatch(text):
        email = found["email"]
        text = found["name"].strip(" \"',;-")
        changes.append("address" if text else "only an address")
        text = text or _of_address(email)
    if (plainer := _ASIDE.sub("", text).strip()) and plainer != text:
        text, changes = plainer, [*changes, "aside"]
    if turned := _turned(text, turning=turning):
        return replace(turned, email=email, changes=(*changes, "turned"))
    if "," in text and not _are_letters(text.partition(",")[2]):
        changes.append("comma")
    given, family = _parted(_core(text))
    return Named(text, _called(text, given, family), _filed(given, family), email, tuple(changes))


def read_parts(first: str, last: str) -> Named:
    """Read a name that is written in two columns."""
    first, last = ("" if is_blank(part) else part for part in (one_line(first), one_line(last)))
    if not first or not last:
        return read_name(first or last)
    if bare(first).endswith(f" {bare(last)}"):
        return read_name(first)
    named = read_name(f"{_ASIDE.sub('', first).strip()} {_ASIDE.sub('', last).strip()}".replace(",", " "))
    given, family = " ".join(_core(first)), " ".join(_core(last, family=True))
    return replace(named, called=_called(first, given, family), filed=_filed(given, family))


def turns(text: str) -> bool:
    """Tell whether a name is plainly written as ``Last, First``, so that others of its list may be so too."""
    return _turned(one_line(text), turning=False) is not None


def bare(name: str) -> str:
    """Return a name as doubles are told by: no titles, no accents, no case, no signs."""
    spread = unicodedata.normalize("NFKD", " ".join(_core(name))).casefold()
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


def _core(text: str, *, family: bool = False) -> list[str]:
    """Return the words of a name without titles before it, letters behind it, and what stands in brackets."""
    words = _BRACKETS.sub(" ", text).replace(",", " , ").split()
    if "," in words:
        comma = words.index(",")
        words = words[:comma] if _are_letters(" ".join(words[comma + 1 :])) else [w for w in words if w != ","]
    while len(words) > 1 and words[0].strip(".").casefold() in _TITLES:
        words = words[1:]
    least = 1 if family else 2
    while len(words) > least and not text.isupper() and words[-1].isupper() and _are_letters(words[-1]):
        words = words[:-1]
    while len(words) > least and _are_letters(words[-1]) and words[-1].strip(".").casefold() in ("phd", "esq", "jr"):
        words = words[:-1]
    return words


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
    if between and text[between.end() :].strip() and (inside := (between[1] or between[2] or "").strip()):
        return inside
    if not family and len(text.split()) == 2 and text.split()[0].strip(".").casefold() in _TITLES and given:
        return text if text.split()[1] == given else given
    return given.split()[0] if given else text


def _filed(given: str, family: str) -> str:
    return f"{family}, {given}" if family and given else family or given


def _recased(word: str) -> str:
    """Write a word of a family name in capitals as names are written."""
    if word.casefold() in _PARTICLES and len(word) > 1:
        return word.casefold()
    parts = re.split(r"([-'’])", word)
    small = "".join(part[:1] + part[1:].lower() for part in parts)
    return f"Mc{small[2:].capitalize()}" if small.startswith("Mc") and len(small) > 4 else small


def _of_address(email: str) -> str:
    """Return the name that an address tells, so that no address is ever printed: ``ann.bell@...`` is Ann Bell."""
    local = re.sub(r"[\d+].*$", "", email.partition("@")[0])
    words = [word for word in re.split(r"[._-]+", local) if word]
    return " ".join(word[:1].upper() + word[1:] for word in words)
