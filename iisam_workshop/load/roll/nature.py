"""What stands where a name should: a name, or a sign that there is none, a test, a number, a date, a device."""

from __future__ import annotations

import re

from iisam_workshop.load.roll.cells import words_of

__all__ = ["is_blank", "nature"]

_NOBODY = words_of(
    "n/a #n/a n.a. n.a none nil null tbc tba tbd t.b.c. unknown vacant (blank) xx xxx xxxx #ref! #value! #name? "
    "#null! undefined"
) | {"no name", "not applicable", "not known", "to be confirmed", "to follow", "i'w gadarnhau"}
_PLACE = re.compile(
    r"(?:\d+ ?x? )?"
    r"(?:names?|rep(?:resentative)?s?|delegates?|attendees?|places?|officers?|someone|person|staff)?[ :(-]*"
    r"(?:tbc|tba|tbd|to be confirmed|to be advised|to follow|i'w gadarnhau)\b(?:[ )(,-].*)?|\d+ ?x\b.*|"
    r"(?:place|seat|space) ?#?\d+|"
    r"(?:reserved?|vacan(?:t|cy)|spare|held|blank)(?: (?:place|seat|post|space))?"
)
"""A place that is held for somebody who has no name yet."""
_DEVICE = re.compile(r"(?:[^\W\d]+['’]s )?(?:iphone|ipad|android|galaxy|samsung|huawei|macbook|laptop|pixel \d)\b.*")
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


def nature(text: str) -> str:
    """Say what stands for a name: ``nobody``, ``test``, ``anonymous``, ``number``, ``date``, ``device``, or empty."""
    small = text.casefold().strip(" '\"")
    if not any(sign.isalnum() for sign in text) or small in _NOBODY or text in ("NA", "nan", "NaN"):
        return "nobody"
    if _PLACE.fullmatch(small):
        return "nobody"
    if _ANONYMOUS.fullmatch(small):
        return "anonymous"
    if _TEST.fullmatch(small):
        return "test"
    if _DATE.fullmatch(small):
        return "date"
    if _DEVICE.fullmatch(small):
        return "device"
    return "" if any(sign.isalpha() for sign in text) else "number"


def is_blank(text: str) -> bool:
    """Tell whether a part of a name says that there is none, as forms that ask for two parts make people write."""
    return nature(text) == "nobody" if text else True
