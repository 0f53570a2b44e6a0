"""Which people of a session the rows of a list of those present speak of. No message says a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iisam_workshop.errors import ContentInvalid, Place, Problem
from iisam_workshop.model.attendance import Attendance, Mark
from iisam_workshop.model.people import Attendee
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.plan.sameness import fold

__all__ = ["attended"]

_ADDRESS, _NAME = "email-", "name-"
"""How the keys of an attendee begin that were made of an e-mail address, and of a name without its accents."""


def attended(plan: Plan, marks: Sequence[Mark], file: str, *, guests: bool) -> tuple[Attendance, tuple[Problem, ...]]:
    """Return who came, with a warning for each row that does not lead to one person (IW392 nobody, IW393 several).

    A second row of one person is told, too (IW395). ``guests`` are taken in as they are written in the list. Raises
    ContentInvalid (IW396) where nobody came.
    """
    desk = _Desk(plan, file, guests=guests)
    for mark in marks:
        desk.take(mark)
    if not desk.came and not desk.guests:
        hint = "Mark those who came with yes, or name the session whose list this is."
        raise ContentInvalid(*desk.problems, Problem("IW396", "nobody of this session came", hint, Place(file)))
    listed = tuple(sorted(plan.seats, key=lambda seat: (seat.attendee.order, seat.number)))
    here = frozenset(seat.attendee.key for seat in listed if seat.attendee.key in desk.came)
    welcome = tuple(sorted(desk.guests.values(), key=lambda who: who.order))
    return Attendance(listed, here, welcome, desk.left_out), tuple(desk.problems)


class _Desk:
    """Takes one row after the other; ``came`` has the first row of each person by key."""

    def __init__(self, plan: Plan, file: str, *, guests: bool) -> None:
        self.plan, self.file, self.welcome = plan, file, guests
        self.came: dict[str, int] = {}
        self.guests: dict[str, Attendee] = {}
        self.left_out = 0
        self.problems: list[Problem] = []

    def take(self, mark: Mark) -> None:
        """Take a row to one person, or tell why not."""
        who = mark.person
        found = _named(self.plan.seats, who) if who else _signed(self.plan, mark.sign)
        if len(found) == 1:
            self._came(found[0].attendee.key, mark)
        elif found:
            what = f"row {mark.row} may be any of {len(found)} people of the session’s list, so nobody got it"
            self._tell(
                "IW393", what, "Give the row the organisation or the e-mail address, as it stands in the list.", mark
            )
            self.left_out += 1
        elif who and self.welcome:
            self._came(who.key, mark)
            self.guests.setdefault(who.key, who)
        else:
            self.left_out += 1
            more = ", or use --guests for all who are not on it" if who else ""
            what = f"row {mark.row} is nobody of the session’s list, so it got nothing"
            self._tell("IW392", what, f"Write it as it stands in the list{more}.", mark)

    def _came(self, key: str, mark: Mark) -> None:
        before = self.came.setdefault(key, mark.row)
        if before != mark.row:
            what = f"row {mark.row} is the same person as row {before}, who counts once"
            self._tell("IW395", what, "Nothing has to be done, unless they are two people.", mark)

    def _tell(self, code: str, what: str, hint: str, mark: Mark) -> None:
        self.problems.append(Problem(code, what, hint, Place(self.file, mark.line), "warning"))


def _signed(plan: Plan, sign: str) -> list[Seat]:
    """Return whose a card code or a seat number is."""
    if sign.isdecimal() and len(sign) < 5:
        return [seat for seat in plan.seats if seat.number == int(sign)]
    code = sign.upper().replace(" ", "").replace("-", "")
    owners = {card.owner for card in plan.game.cards if card.owner and card.code == code}
    return [seat for seat in plan.seats if seat.attendee.key in owners]


def _named(seats: Sequence[Seat], who: Attendee) -> list[Seat]:
    """Return who may be meant: by name, then by e-mail; among several by e-mail, then by organisation."""
    name, agency = fold(who.name), fold(who.agency)
    alike = [seat for seat in seats if seat.attendee.name and fold(seat.attendee.name) == name]
    alike = alike or _known(seats, who, _ADDRESS) or _known(seats, who, _NAME)
    if len(alike) > 1:
        closer = _known(alike, who, _ADDRESS) or [
            seat for seat in alike if agency and fold(seat.attendee.agency) == agency
        ]
        return closer or alike
    return alike


def _known(seats: Iterable[Seat], who: Attendee, kind: str) -> list[Seat]:
    """Return those who share a key of a kind; half a name and an organisation are too little to go by."""
    keys = {key for key in who.also if key.startswith(kind)}
    return [seat for seat in seats if not keys.isdisjoint(seat.attendee.also)]
