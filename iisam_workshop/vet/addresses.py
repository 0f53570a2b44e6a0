"""E-mail addresses in any paper, and numbers in invented ones, that may be somebody's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iisam_workshop.errors import Problem
from iisam_workshop.vet.origins import Origins
from iisam_workshop.vet.paper import Paper
from iisam_workshop.vet.patterns import Found, Kind, emails, numbers

__all__ = ["Addresses"]

_CODES: dict[Kind, str] = {"email": "IW325", "phone": "IW326", "nhs": "IW327", "nino": "IW327", "postcode": "IW328"}
_WHAT: dict[Kind, str] = {
    "email": "an e-mail address",
    "phone": "a telephone number",
    "nhs": "an NHS number",
    "nino": "a National Insurance number",
    "postcode": "a postcode",
}
_HINTS: dict[Kind, str] = {
    "email": "Write {{ email.desk }} in a scenario; where to write to belongs under 'contact' in the council file.",
    "phone": "Write {{ phone.desk }} in a scenario, which becomes a number that nobody has.",
    "nhs": "Write {{ nhs.mother }} in a scenario, which becomes a number that nobody has.",
    "nino": "Write {{ nino.mother }} in a scenario, which becomes a number that nobody has.",
    "postcode": "Leave it out, or write {{ postcode.home }} in a scenario, which becomes one that does not exist.",
}


class Addresses:
    """Looks for what may be somebody's; ``contacts`` are texts whose addresses and numbers are published."""

    def __init__(self, contacts: Sequence[str]) -> None:
        self._published = {_key(each) for text in contacts for each in (*emails(text), *numbers(text))}

    def problems(self, paper: Paper, origins: Origins, *, invented: bool) -> Iterator[Problem]:
        """Return what a paper should not say: IW325 for e-mails, and in invented papers IW326 to IW328 for numbers."""
        if "@" not in paper.text and not invented:
            return
        for text in paper.texts:
            for each in (*emails(text), *(numbers(text) if invented else ())):
                if not each.safe and _key(each) not in self._published:
                    what = f"the paper {paper.id!r} has {_WHAT[each.kind]} that may be somebody's"
                    place = origins.of_text(each.text, paper.id)
                    yield Problem(_CODES[each.kind], what, _HINTS[each.kind], place)


def _key(found: Found) -> str:
    """Return what is the same however it is written; ``+44`` and ``0`` begin the same number."""
    if found.kind == "email":
        return found.text.lower()
    plain = "".join(char for char in found.text if char.isalnum()).upper()
    return plain.removeprefix("00").removeprefix("44").lstrip("0") if found.kind == "phone" else plain
