"""Which program wrote a list, told by its headings, and what is special to its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iisam_workshop.model.roll import ColumnPart

__all__ = ["MEANT", "ORDER_ONLY", "UNWANTED", "source_of"]

_MARKS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (program, frozenset(heads.split("; ")))
    for program, heads in (
        ("Microsoft Teams", "first join; last leave"),
        ("Microsoft Teams", "join time; leave time; email; role"),
        ("Microsoft Teams", "full name; user action; timestamp"),
        ("Microsoft Forms", "start time; completion time"),
        ("pretix", "order code; position id"),
        ("Microsoft Outlook", "name; attendance; response"),
        ("Webex", "join time; attendance duration; connection type"),
        ("SurveyMonkey", "respondent id; collector id"),
        ("Qualtrics", "recorded date; response type; distribution channel"),
        ("Calendly", "invitee name; event type name"),
        ("GoToWebinar", "attended; interest rating; registration date time"),
        ("GoToWebinar", "registration date time; registration status; questions comments"),
        ("TryBooking", "booking id; booking first name; ticket type"),
        ("Ticket Tailor", "issued ticket status; ticket code"),
        ("Jotform", "submission date; submission id"),
        ("Cvent", "invitee status; confirmation number"),
        ("LimeSurvey", "response id; date submitted; last page"),
        ("Moodle", "roles; groups; last access to course"),
        ("Moodle", "id number; last downloaded from this course"),
        ("ESR", "employee number; position title; enrolment status"),
        ("Google Meet", "duration; time joined; time exited"),
        ("Eventbrite", "order #; attendee #"),
        ("Eventbrite", "order #; attendee status"),
        ("Eventbrite", "order id; attendee status"),
        ("Eventbrite", "order #; ticket type"),
        ("Zoom", "registration time; approval status"),
        ("Zoom", "join time; leave time; duration minutes"),
        ("Zoom", "name original name; total duration minutes"),
        ("Zoom", "join time; leave time; time in session minutes; is guest"),
        ("Tito", "ticket; reference; tags"),
        ("Luma", "approval status; name; first name"),
        ("Google contacts", "e mail 1 value"),
        ("Outlook", "first name; e mail address; middle name"),
        ("Outlook", "first name; e mail address; mobile phone"),
        ("Typeform", "submit date; network id"),
    )
)
ORDER_ONLY: Mapping[str, Mapping[str, str]] = {
    "Microsoft Forms": {"name": "name", "email": "email"},
    "Google Forms": {"email address": "email"},
    "pretix": {"email": "email"},
    "Zoom": {"user name original name": "name"},
}
"""Columns that a program fills in by itself: whoever was signed in or paid, so they come after what people answered."""

MEANT: Mapping[str, Mapping[str, ColumnPart]] = {"Microsoft Outlook": {"response": "status"}}
"""Columns whose headings say too little by themselves."""

UNWANTED: Mapping[str, frozenset[str]] = {
    "Microsoft Teams": frozenset({"role"}),
    "Calendly": frozenset({"team"}),
    "Webex": frozenset({"role"}),
    "Zoom": frozenset({"guest"}),
}
"""Columns of a program whose headings mean something else there: a role in Teams is one in the meeting."""


def source_of(heads: Sequence[str]) -> str:
    """Return the name of the program whose plain headings these are; empty where they do not tell."""
    present = set(heads)
    found = next((program for program, marks in _MARKS if marks <= present), "")
    if not found and heads and heads[0] in ("timestamp", "stamp amser"):
        return "Google Forms"
    if not found and heads and heads[0] == "#" and len(heads) > 1 and heads[1].startswith(("what", "your")):
        return "Typeform"
    return found
