"""Headings of attendee lists, in English and Welsh: what a column is for, and how sure its heading makes us."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from iisam_workshop.load.roll.cells import words_of

if TYPE_CHECKING:
    from iisam_workshop.model.roll import ColumnPart

__all__ = ["Heading", "heading_of", "is_safe", "plain", "squeezed"]


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says that its column is; of two headings for one thing the lower ``tier`` goes first.

    ``off`` is set for a status that tells who does not come, such as ``Cancelled``.
    """

    part: ColumnPart
    tier: int = 1
    off: bool = False


_WORDS: Mapping[tuple[ColumnPart, int], str] = {
    ("name", 1): "name; full name; name full; fullname; first and last name; first name and surname; "
    "name and surname; enw; enwau; enw llawn; enw a chyfenw; ticket full name; print name; printed name; "
    "surname forename; surname forenames; surname first name; last name first name; family name given name; "
    "enw r mynychwr; enw mynychwr; enw r cyfranogwr; enw r cynrychiolydd; cyfenw enw cyntaf; "
    "ticket holder; ticket holder name; ticket holder full name",
    ("name", 2): "attendee; attendees; participant; participants; delegate; delegates; display name; staff name; "
    "employee name; user display name; mynychwr; mynychwyr; cyfranogwr; cynrychiolydd; user name original name; "
    "invitee; nominee; staff member; member staff; member of staff; representative; representatives",
    ("name", 3): "contact name; colleague; learner; student; employee; who; rep; reps",
    ("first", 1): "first name; firstname; first names; forename; forenames; given name; given names; christian name; "
    "name given name; enw cyntaf; enwau cyntaf; ticket first name; "
    "first forename; ticket holder first name",
    ("first", 2): "first; given",
    ("first", 3): "initial; initials; first initial; llythrennau cyntaf",
    ("last", 1): "last name; lastname; last names; surname; surnames; family name; name family name; cyfenw; "
    "enw olaf; enw teuluol; ticket last name; ticket holder last name",
    ("last", 2): "last; family",
    ("called", 1): "preferred name; preferred first name; known as; name badge; badge name; name on badge; "
    "name for badge; preferred; enw dewisol; enw ar y bathodyn; enw ar gyfer y bathodyn",
    ("called", 2): "nickname; nick name; llysenw",
    ("email", 1): "email; e mail; mail; email address; e mail address; emailaddress; ebost; e bost; "
    "cyfeiriad ebost; cyfeiriad e bost; e mail 1 value; ticket email; "
    "ticket holder email; ticket holder email address",
    ("email", 2): "work email; work email address; work e mail; e mail 1 address; primary email; upn; "
    "participant id upn; participant id; user email; user principal name; business email",
    ("organisation", 1): "organisation; organization; organisation name; organization name; name organisation; "
    "name organization; agency; agency name; name agency; company; company name; name company; council; "
    "council name; name council; local authority; local authority name; authority; employer; employer name; "
    "place work; place of work; workplace; organization 1 name; organisation council; organisation or council; "
    "council or organisation; organisation agency; organisation company; company organisation; ticket company name; "
    "affiliation; institution; current employer; corff; enw r corff; "
    "sefydliad; enw sefydliad; enw r sefydliad; cyngor; asiantaeth; cwmni; cyflogwr; awdurdod lleol",
    ("organisation", 2): "team; team name; service; service area; department; directorate; school; unit; division; "
    "organisation unit; organization unit; business unit; "
    "organization department; organization 1 department; tim; adran; gwasanaeth; ysgol; cyfarwyddiaeth",
    ("role", 1): "job title; jobtitle; job role; position; post; post title; job; occupation; designation; "
    "organization title; organization 1 title; position title; ticket job title; teitl swydd; "
    "teitl y swydd; swydd",
    ("role", 2): "role; role title; rol",
    ("language", 1): "card language; language card; iaith y cerdyn; iaith cerdyn",
    ("language", 2): "language; preferred language; language preference; language choice; choice language; "
    "language of card; welsh or english; english or welsh; card in welsh; language for card; "
    "iaith; dewis iaith; iaith ddewisol; dewis o iaith",
    ("large-print", 1): "large print; largeprint; large print needed; need large print; large print required; "
    "need large print papers; would like large print; print mawr",
    ("status", 1): "attendee status; approval status; registration status; status; order status; booking status; "
    "ticket status; attendance status; rsvp; rsvp status; attending; coming; will attend; "
    "will be attending; will attending; attend; can attend; able attend; able to attend; statws; yn dod; "
    "response status; yn mynychu; mynychu; fyddwch yn mynychu; fyddwch yn dod; "
    "enrolment status; enrollment status; participant status; invitee status; "
    "registration state; delegate status; place status; booking state; learner status; issued ticket status; "
    "invitation status; registrant status; rsvp response; invitation response",
    ("seniority", 1): "seniority; seniority level; level seniority; level; grade; job grade; pay grade; band; "
    "pay band; career level; gradd; lefel; band cyflog",
    ("manager", 1): "manager; line manager; managers name; manager name; manager s name; line manager name; "
    "line managers name; line manager s name; name line manager; name manager; supervisor; reports; "
    "rheolwr; rheolwr llinell; enw rheolwr; enw rheolwr llinell",
    ("together", 1): "together; sit with; seat with; sit together with; seated with; like sit with; "
    "would like sit with; sit next; interpreter for; eistedd gyda",
    ("apart", 1): "apart; not with; keep apart; keep apart from; sit apart from; not sit with; not seat with; "
    "apart from; ar wahan; ddim gyda",
}  # fmt: skip
_OFF = frozenset(
    [
        "cancelled",
        "canceled",
        "void",
        "voided",
        "refunded",
        "withdrawn",
        "declined",
        "apologies",
        "notattending",
        "notcoming",
        "cantattend",
        "unabletoattend",
        "unableattend",
        "cancelledyn",
        "ymddiheuriadau",
        "wediicanslo",
        "wedicanslo",
    ]
)
"""Headings, without their spaces, of columns that are ticked for those who do not come."""
_PARTS_OF_NAMES = re.compile(
    r"(?:(?:your|full|attendee|delegate|participant|contact|guest) )*name\s*(?:[-–:(\[]|\s)+"
    r"(first|last|given|family|forename|surname|middle|prefix|suffix|title)(?: name)?s?\s*[)\]]?\s*\*?"
)
"""A question for a name in several boxes, as makers of forms head them: ``Name (First)``, ``Name - Last Name``."""
_OTHER = (
    "id", "ref", "reference", "start time", "end time", "completion time", "last modified time", "timestamp",
    "order date", "order #", "order id", "attendee #", "ticket type", "ticket", "quantity", "tags", "notes",
    "comments", "group", "table", "person", "people", "who", "sector", "area", "district", "work", "phone",
    "phone number", "mobile", "mobile phone", "telephone", "postcode", "address", "registration time", "join time",
    "leave time", "first join", "last leave", "in meeting duration", "duration", "user action", "order code",
    "position id", "product", "group", "price tier", "currency", "total paid", "fees paid", "middle name",
    "order type", "event name", "created at", "bwrdd", "grwp", "ffon", "nodiadau", "cyfeiriad",
)  # fmt: skip
_ATTENDING = words_of(
    "attendee attendees participant participants delegate delegates learner registrant applicant "
    "invitee student trainee nominee"
)
"""Words that say whose name a column holds: it goes before one that may be that of whoever booked."""
_OTHERS = words_of(
    "buyer purchaser booker payer billing invoice order orderer emergency assistant spouse partner referrer host "
    "organiser organizer event contact kin middle user ticket trainer approver guest customer account"
)
"""Words that say that a column tells of somebody or something else."""
_STOP = words_of(
    "what whats is s are your you please enter provide give tell us the a an of type write state which do does work "
    "for from me my i we confirm required optional belong represent representing in to would will be who like "
    "want beth yw eich rhowch nodwch pa ydych chi r y yr"
)
"""Words of questions, which say nothing of what is asked."""
_DIET = re.compile(r"diet|allerg|vegetarian|vegan|\bfood|\bmeal|\blunch|deiet|bwyd|alergedd|llysieu")
_ACCESS = re.compile(
    r"\baccess|disab|adjustment|support need|special need|additional need|special require|additional require|"
    r"hygyrch|anghenion|anabled|addasiad"
)
_NUMBERED = re.compile(r"^\s*(?:q(?:uestion)?\s*)?\d{1,3}\s*[.):]\s*", re.IGNORECASE)
_TICKET_DATA = re.compile(r"^\s*(?:ticket|attendee|delegate|participant) (?:data|details|info|information)\s*:\s*")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_KEPT = 2000
"""Cells of which it is remembered what they mean: the first rows of a list are looked at again and again."""


@lru_cache(maxsize=_KEPT)
def plain(cell: str) -> str:
    """Return a heading as it is compared: words in small letters without accents, single spaces between them."""
    return " ".join(re.sub(r"[^\w#]|_", " ", _folded(cell)).split())


def squeezed(text: str) -> str:
    """Return a plain heading without its spaces: ``firstname`` is ``first name``."""
    return text.replace(" ", "")


@lru_cache(maxsize=_KEPT)
def heading_of(cell: str) -> Heading | None:
    """Tell what a heading means; None for one that is not known, or that means two things."""
    text = _TICKET_DATA.sub("", _NUMBERED.sub("", _folded(cell)))
    if boxed := _PARTS_OF_NAMES.fullmatch(text.strip()):
        return _KNOWN.get(boxed[1] + "name") or _KNOWN.get(boxed[1])
    halves = [_meaning(plain(half).split()) for half in re.split(r"[/|]| - | – ", text) if half.strip()]
    known = [half for half in halves if half]
    if len(known) > 1 and len(known) == len(halves):
        return max(known, key=lambda half: half.tier) if len({half.part for half in known}) == 1 else None
    lead = _meaning(plain(re.split(r"[?]| - | – |:\s*\(", text)[0]).split())
    if lead and not known[1:]:
        return lead
    shorter = text if re.search(r"[(\[](?:preferred|known as)\b", text) else _BRACKETS.sub(" ", text)
    return _meaning(plain(shorter).split()) or _meaning(plain(text).split())


def is_safe(cell: str) -> bool:
    """Tell whether a heading has only words that headings have, so that a message may repeat it."""
    words = plain(cell).split()
    return bool(words) and _SAFE.issuperset(words)


def _meaning(words: Sequence[str]) -> Heading | None:
    if not words:
        return None
    text = " ".join(words)
    if found := _KNOWN.get(squeezed(text)):
        return found
    if squeezed(text) in _OFF:
        return Heading("status", 1, off=True)
    if _DIET.search(text):
        return Heading("diet")
    if _ACCESS.search(text):
        return Heading("access")
    return _asked(words, text)


def _asked(words: Sequence[str], text: str) -> Heading | None:
    """Tell what a question asks for, or whose name it is that a heading speaks of."""
    if "name" in words and ({"badge", "known", "called", "preferred"} & set(words)) and len(words) > 1:
        return Heading("called")
    if "enw" in words and {"bathodyn", "galw"} & set(words):
        return Heading("called")
    core = [word for word in words if word not in _STOP] or list(words)
    if not core or set(core) & _OTHERS:
        return None
    theirs = [word for word in core if word not in _ATTENDING and word not in ("person", "attending")]
    found = _KNOWN.get("".join(core))
    if found is None and len(theirs) < len(core) and (known := _KNOWN.get("".join(theirs))):
        return Heading(known.part, 0)
    if found is None and re.search(r"\b(large|bigger) print\b|\bprint mawr\b", text):
        return Heading("large-print")
    return found


def _folded(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.replace("\ufeff", "").replace("’", "'")).casefold()
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


def _entries() -> Iterator[tuple[str, Heading]]:
    for (part, tier), words in _WORDS.items():
        for one in words.split(";"):
            yield squeezed(plain(one)), Heading(part, tier)


_KNOWN: Mapping[str, Heading] = dict(reversed(list(_entries())))
_SAFE = frozenset(
    word
    for one in (*_WORDS.values(), *_OTHER, "needs requirements dietary access your job e mail number")
    for word in plain(one).split()
)
