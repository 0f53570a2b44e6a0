"""What the papers of after the day say, as text to be read in a review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from iisam_workshop.compose.attendance import attendance_record
from iisam_workshop.compose.certificates import both_languages, certificate_of, hours_and_minutes
from iisam_workshop.compose.feedback import feedback
from iisam_workshop.compose.tongue import settled
from iisam_workshop.export.text import document_text
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.attendance import Attendance
from iisam_workshop.model.blocks import Sheet, Spread
from iisam_workshop.model.deck import DocumentPlan
from iisam_workshop.model.feedback import Form, Summary
from iisam_workshop.model.people import Attendee
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.feedback import summary
from iisam_workshop.plan.translated import in_welsh

Golden = Callable[[str, str], None]

CERTIFICATE = DocumentPlan("certificates", "X", "Certificate of attendance", "attendee", "person", 1)
RECORD = DocumentPlan("attendance", "X2", "Attendance record", "facilitator", "once", 1)
SAID = DocumentPlan("feedback", "W4", "What people said", "facilitator", "once", 1)


def answered(plan: Plan, number: int) -> Summary:
    """So many forms: everybody rose by two, and the first wrote something."""
    codes = [code for each in plan.evaluation for code in each.answers]
    marks = {code: 4 if code.endswith("now") else 2 for code in codes if "before" in code or "now" in code}
    useful = next(each.id for each in plan.evaluation if each.asked_for == "useful")
    return summary(plan, [Form(n, marks, {useful: "The scenario *was*"} if n == 0 else {}) for n in range(number)])


def test_a_certificate_says_what_it_said(plan: Plan, wording: Wording, golden: Golden) -> None:
    golden("after/certificate.txt", document_text(certificate_of(plan, CERTIFICATE, wording, plan.seats[0], 330)))


def test_a_certificate_in_two_languages_says_all_in_both_but_the_name(
    plan: Plan, wording: Wording, golden: Golden
) -> None:
    welsh = read_wording("cy")
    first = settled(certificate_of(in_welsh(plan, welsh).plan, CERTIFICATE, welsh, plan.seats[0], 330))
    both = both_languages(first, certificate_of(plan, CERTIFICATE, wording, plan.seats[0], 330))
    said = document_text(both)
    golden("after/certificate-both.txt", said)
    assert said.partition("=== sheet")[2].count(plan.seats[0].attendee.name) == 1


def test_hours_are_written_as_people_say_them(wording: Wording) -> None:
    said = {60: "1 hour", 75: "1 hour and 15 minutes", 300: "5 hours", 45: "45 minutes", 121: "2 hours and 1 minute"}
    assert {minutes: hours_and_minutes(wording, minutes) for minutes in said} == said


def test_the_record_says_what_it_said(plan: Plan, wording: Wording, golden: Golden) -> None:
    guest = Attendee("guest", "Zoë Vex", "", row=30)
    here = frozenset(seat.attendee.key for seat in plan.seats[:20])
    attendance = Attendance(plan.seats, here, (guest,), strangers=1)
    golden("after/attendance.txt", document_text(attendance_record(plan, RECORD, wording, attendance)))


def test_the_summary_says_what_it_said(plan: Plan, wording: Wording, golden: Golden) -> None:
    found = answered(plan, 6)
    golden("after/feedback.txt", document_text(feedback(plan, SAID, wording, found, comments=True)))


def test_of_fewer_than_five_forms_nothing_is_said_but_how_many_chose_what(plan: Plan, wording: Wording) -> None:
    sheet = feedback(plan, SAID, wording, answered(plan, 4), comments=False).blocks[0]
    assert isinstance(sheet, Sheet)
    spreads = [block for block in sheet.blocks if isinstance(block, Spread)]
    assert len(spreads) == sum(each.kind != "text" for each in plan.evaluation)
    for each in spreads:
        assert each.more == ""
        assert not any(word in each.alt for word in ("Median", "mean", "rose"))
        assert {side.notes for side in each.sides} <= {("Too few to say",), ("Nobody answered",)}


def test_columns_of_all_questions_are_drawn_to_one_scale(plan: Plan, wording: Wording) -> None:
    found = answered(plan, 6)
    sheet = feedback(plan, SAID, wording, replace(found, forms=6), comments=False).blocks[0]
    assert isinstance(sheet, Sheet)
    assert {block.most for block in sheet.blocks if isinstance(block, Spread)} == {6}
