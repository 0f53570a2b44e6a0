"""The council's own PDFs: found beside the session file, told from other files, cleaned, and what went told once.

A session without any loads nothing for them and starts no process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn

from iisam_workshop.errors import Place, Problem, did_you_mean, refuse
from iisam_workshop.load.inputs import Intake, Limit
from iisam_workshop.load.layers import Content
from iisam_workshop.load.names import Home, named_file
from iisam_workshop.model.council import Language
from iisam_workshop.model.inserts import InsertedFile, InsertWish
from iisam_workshop.model.tongues import TAGS

if TYPE_CHECKING:
    from iisam_workshop.load.insert.outcome import Cleaned, Find, Refusal

__all__ = ["INSERT", "insert_faults", "read_inserts"]

INSERT = Limit("IW451", 25, "Save it anew with smaller pictures, or take out pages.")
_KEY = ("documents", "insert")
_PRINT_ANEW = "Open it and print it to PDF (Microsoft Print to PDF), and name that file."
_LEFT: dict[Find, str] = {
    "scripts": "scripts and other things that act",
    "form": "form fields, which stand as they were filled in",
    "lost": "what is written in form fields that have no picture of it",
    "attachments": "attached files",
    "signature": "a digital signature, which holds for the file alone",
    "media": "sound, film or models",
    "comments": "comments",
    "links": "links that lead neither to the web nor to its own pages",
    "outside": "pictures that lie in other files",
    "lock": "its owner's lock against changes",
}
_MENDED: dict[Find, str] = {
    "size": "has a page that does not say how large it is, and is taken for A4",
    "mended": "is damaged in places, and something on its pages may be missing",
}


def insert_faults(wishes: Sequence[InsertWish], documents: Sequence[str], content: Content) -> Iterator[Problem]:
    """Check the papers that inserts follow (IW122), which pages are wanted (IW123), and that titles differ (IW125)."""
    for number, wish in enumerate(wishes):
        if wish.after is not None and wish.after not in documents:
            what = f"an insert is to follow {wish.after!r}, and there is no such document"
            yield Problem("IW122", what, did_you_mean(wish.after, documents), content.place(*_KEY, number, "after"))
        if wish.pages is not None and not _can_be_read(wish.pages):
            what = "'pages' does not say which pages"
            hint = "Write numbers and ranges, each page once, such as 1-3,5 or 4- for all from the fourth."
            yield Problem("IW123", what, hint, content.place(*_KEY, number, "pages"))
        before = [each.title.casefold() for each in wishes[:number]]
        if wish.title.casefold() in before:
            what = f"two inserts are called {wish.title!r}"
            hint = "Give each a title of its own; the contents list them by it."
            yield Problem("IW125", what, hint, content.place(*_KEY, number, "title"))


def read_inserts(
    wishes: Sequence[InsertWish], leading: Language, content: Content, home: Home, intake: Intake
) -> tuple[InsertedFile, ...]:
    """Return the inserts of a session, cleaned; the problems of all of them are gathered in the intake.

    ``leading`` is the language of those that do not say theirs. Problems: IW124, IW202, IW401, IW402, IW450 to IW456
    and IW459 for what is refused, IW457 for what is left out of a file.
    """
    read = (
        intake.attempt(_read, wish, number, (leading, content, home, intake))
        for number, wish in enumerate(wishes)
        if wish.pages is None or _can_be_read(wish.pages)
    )
    return tuple(each for each in read if each)


def _can_be_read(pages: str) -> bool:
    from iisam_workshop.load.insert.selection import selection

    return selection(pages) is not None


def _read(wish: InsertWish, number: int, around: tuple[Language, Content, Home, Intake]) -> InsertedFile:
    from iisam_workshop.load.insert.outcome import Refused
    from iisam_workshop.load.insert.selection import ALL, selection
    from iisam_workshop.load.insert.sniff import not_a_pdf
    from iisam_workshop.load.insert.start import cleaned

    leading, content, home, intake = around
    place = content.place(*_KEY, number, "file")
    found = named_file(wish.file, place, home)
    data = intake.read(found, INSERT)
    if kind := not_a_pdf(data):
        _refuse_kind(wish, kind, place)
    wanted = (selection(wish.pages) if wish.pages else ALL) or ALL
    try:
        clean = cleaned(data, wanted)
    except Refused as refused:
        asked = content.place(*_KEY, number, "pages") if wish.pages else place
        refuse([_refusal(wish, refused.refusal, place, asked)])
    intake.problems.extend(_told(wish, clean, place))
    digest = intake.files[found.noted].sha256
    lang = _language(wish, clean, leading)
    return InsertedFile(wish, clean.pdf, clean.pages, lang, digest, clean.tagged, clean.accessible, clean.sizes)


def _language(wish: InsertWish, clean: Cleaned, leading: Language) -> str:
    """Return the language tag of an insert: what the session says, unless the file says it more exactly."""
    if wish.language and clean.lang.split("-")[0].lower() != wish.language:
        return TAGS[wish.language]
    return clean.lang or TAGS[leading]


def _told(wish: InsertWish, clean: Cleaned, place: Place | None) -> Iterator[Problem]:
    """Tell what was left out of a file (IW457), all of it at once."""
    left = [_LEFT[each] for each in clean.found if each in _LEFT]
    said = [f"goes into the packs without {_listed(left)}"] if left else []
    said += [words for each, words in _MENDED.items() if each in clean.found]
    if not said:
        return
    hint = "Look at its pages in the pack before you print."
    if "lost" in clean.found:
        hint = _PRINT_ANEW
    elif "lock" in clean.found:
        hint = "Ask its owner whether it may be handed out."
    yield Problem("IW457", f"{wish.file!r} {'; it '.join(said)}", hint, place, "warning")


def _refuse_kind(wish: InsertWish, kind: str, place: Place | None) -> NoReturn:
    hint = "Save the document as PDF, and name that file."
    if "web page" in kind:
        hint = "Open the address in a browser, log in, and save the PDF itself."
    elif "empty" in kind:
        hint = "Save or download the PDF again."
    refuse([Problem("IW450", f"{wish.file!r} is {kind}, and an insert must be a PDF", hint, place)])


def _refusal(wish: InsertWish, refusal: Refusal, place: Place | None, asked: Place | None) -> Problem:
    """Say why a file is refused and what to do."""
    from iisam_workshop.load.confined import MEMORY, SECONDS
    from iisam_workshop.load.insert.selection import LONGEST, MOST

    page, pages = refusal.page, refusal.pages
    name = repr(wish.file)
    match refusal.reason:
        case "locked":
            hint = "Ask for a copy without a password, or open it and print it to PDF, and name that file."
            return Problem(
                "IW452", f"{name} is protected with a password or a method that cannot be read here", hint, place
            )
        case "unprintable":
            what = f"{name} is locked by its owner, who does not allow it to be printed"
            return Problem("IW452", what, "Ask its owner for a copy that may be printed.", place)
        case "empty":
            return Problem("IW453", f"{name} has no pages", "Save or download it again.", place)
        case "outside":
            what = f"page {page} of {name} is asked for, and it has {pages} {'page' if pages == 1 else 'pages'}"
            return Problem("IW124", what, "Name pages that it has.", asked)
        case "many":
            what = f"{pages} pages of {name} would go into the packs, and {MOST} is the limit"
            return Problem("IW454", what, "Say under 'pages' which of them are needed.", asked)
        case "long":
            what = f"{name} has {pages} pages, and {LONGEST:,} is the limit"
            return Problem("IW454", what, "Take out what is not needed, and name the shorter file.", place)
        case "heavy":
            what = f"{name} takes more time or memory to open than a PDF should ({SECONDS} seconds, {MEMORY >> 30} GiB)"
            return Problem("IW455", what, _PRINT_ANEW, place)
        case "size":
            what = f"page {page} of {name} has a size that no paper has"
            return Problem("IW456", what, _PRINT_ANEW, asked)
        case "layers":
            what = f"{name} has layers that are switched off, and in a pack they would be seen"
            return Problem("IW459", what, _PRINT_ANEW, place)
        case _:
            what = f"{name} is damaged, and cannot be read as a PDF"
            return Problem("IW453", what, "Save or download it again; if it opens in a viewer, print it to PDF.", place)


def _listed(things: Sequence[str]) -> str:
    *others, last = things
    return f"{', '.join(others)} and {last}" if others else last
