"""Whether what people are told before the day holds together: how to join, where to answer, and until when."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.errors import Problem
from iisam_workshop.model.session import Session
from iisam_workshop.model.text import day_in_words

__all__ = ["joining_problems"]


def joining_problems(session: Session) -> Iterator[Problem]:
    """Find what people would stumble over; a session without joining instructions has none of it.

    Answers asked for after the day are an error (IW386). Warnings are a missing link (IW385), a link to nothing
    (IW387), and nobody to answer to (IW388).
    """
    if "joining" in session.asked.documents.leave_out:
        return
    yield from _link(session)
    yield from _answers(session)


def _link(session: Session) -> Iterator[Problem]:
    wish = session.asked.joining
    if wish.how != "room" and not wish.link:
        what = f"people are to take part {_HOW[wish.how]}, and no link tells them where to join"
        hint = "Say it under joining.link. Without it, the joining instructions promise to send it."
        yield Problem("IW385", what, hint, session.places.at("session", "joining", "how"), "warning")
    if wish.how == "room" and wish.link:
        what = "there is a link to join online, and the session is in a room only, so no paper has it"
        hint = "Write how: hybrid or how: online under joining, or take the link out."
        yield Problem("IW387", what, hint, session.places.at("session", "joining", "link"), "warning")


def _answers(session: Session) -> Iterator[Problem]:
    wish, contact = session.asked.joining, session.council.contact
    place = session.places.at("session", "joining", "reply_by")
    if wish.reply_by and wish.reply_by > session.asked.date:
        what = f"answers are asked for by {day_in_words(wish.reply_by)}, and the session begins on "
        what += day_in_words(session.asked.date)
        yield Problem("IW386", what, "Ask for them about two weeks before the session.", place)
    if wish.reply_by and not wish.reply_to and not contact:
        what = "answers are asked for by a day, and nothing says to whom"
        hint = "Give an address or a number under joining.reply_to, or a contact in the council file."
        yield Problem("IW388", what, hint, place, "warning")


_HOW = {"online": "online", "hybrid": "online or in the room"}
