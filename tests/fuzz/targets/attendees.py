"""Attendee lists, as text.

In goes a list as somebody's program wrote it, after an optional line ``map: name=1, role=Job`` that says its columns.
Out comes a roll in which each row that was counted is a person, left out or folded; or a refusal. No problem says the
name of somebody who is in the roll.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from iisam_workshop.errors import Problem, WorkshopError
from iisam_workshop.load.attendees import people_of
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.roll.roll import roll_of
from iisam_workshop.model.roll import Roll
from iisam_workshop.model.session import ListWish
from tests.fuzz.target import Target, refusal, told
from tests.load.roll import makers

__all__ = ["TARGET", "attempt", "checked"]


def attempt(data: bytes) -> str:
    wish, rest = _wish(data)
    intake = Intake()
    try:
        roll = roll_of(rest, "people.csv", intake, wish, keep_email=True)
    except WorkshopError as error:
        return refusal(error, data)
    return checked(roll, intake.problems, data)


def checked(roll: Roll, problems: list[Problem], data: bytes) -> str:
    """See to it that a roll is in order, and say what was told of it."""
    assert roll.rows == len(roll.entries) + roll.count("left-out") + roll.count("folded"), "a row is lost"
    everything = [*problems, *(each.problem for each in roll.decisions)]
    for problem in everything:
        told(problem.code, f"{problem.message}. {problem.hint}", problem.hint, data)
    for entry in roll.entries:
        assert entry.name == " ".join(entry.name.split()), "a name that is not tidy"
        assert entry.name, "a person without a name"
    people = people_of(roll.entries, "seed")
    assert len({each.key for each in people.attendees}) == len(roll.entries), "two people of one key"
    return "a list " + " ".join(sorted({problem.code for problem in everything}))


def _wish(data: bytes) -> tuple[ListWish | None, bytes]:
    if not data.startswith(b"map:"):
        return None, data
    head, _, rest = data.partition(b"\n")
    pairs = [pair.partition("=") for pair in head[4:].decode("utf-8", "replace").split(",")]
    try:
        return ListWish.model_validate({"columns": {key.strip(): said for key, _, said in pairs}, "needs": True}), rest
    except ValidationError:
        return None, rest


def seeds() -> Iterator[bytes]:
    yield 'Name,Organisation,Role\nSiân Prys,Housing,Officer\n"Bell, Ann",Police,\nDr Zoë Ames,NHS,Lead\n'.encode()
    yield makers.eventbrite().encode()
    yield makers.teams()
    yield from (
        text.encode() for text in (makers.OLD_TEAMS, makers.ZOOM, *(text for text, _ in makers.OTHERS.values()))
    )
    yield b"Ann Bell\nBo Carr\nCy Dean\n"
    yield "Name;Team\r\nSiân;x\r\nTotal;1\r\n".encode("cp1252")
    yield "Name\tTeam\nŁukasz\tx\n".encode("utf-16")
    yield b"sep=|\nFirst name|Surname|Sits with|Diet|Large print\nAnn|Bell|Bo Carr|vegan|yes\nBo|Carr||none|\n"
    yield b"map: name=1, organisation=Team\nX,Team\nAnn Bell,Police\n"
    yield b"map: first=1, last=2\nAnn,Bell\nBo,Carr\n"
    yield b"Name,Name,,Email\nAnn,Bell,x,a@example.org\n=cmd|x,,,\nTEST,,,\n42,,,\n"
    yield "Name\n王小明\nجان\nO’Brien &amp; Co\nAnn (guest)\nann@example.org\n- \n".encode()


TARGET = Target(
    "attendees",
    attempt,
    seeds,
    words=(
        *(
            b",",
            b";",
            b"\t",
            b"|",
            b'"',
            b'""',
            b"\n",
            b"\r\n",
            b"\r",
            b"sep=;\n",
            b"map: name=1\n",
            b"\0",
            b"&amp;",
            b"&#0;",
            b"(guest)",
        ),
        *(
            b"Name",
            b"First name",
            b"Surname",
            b"Email",
            b"Organisation",
            b"Role",
            b"Status",
            b"cancelled",
            b"Refunded",
            b"Attending",
            b"anonymous",
        ),
        *(
            b"Large print",
            b"Language",
            b"Sits with",
            b"Not with",
            b"Seniority",
            b"Diet",
            b"Access",
            b"Total",
            b"TEST",
            b"N/A",
            b"Known as",
            b"2. Participants",
        ),
        *(
            b"Join Time",
            b"Duration",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"\xe9",
            b"\xc2\xa0",
            b"\xe2\x80\x8b",
            b"Dr ",
            b" van der ",
            b"@example.org",
        ),
    ),
)
