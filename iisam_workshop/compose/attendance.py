"""The attendance record: how many came, of which organisation, and everybody on the list from A to Z."""

from __future__ import annotations

from collections import Counter

from iisam_workshop.compose.phrases import cell, venue
from iisam_workshop.compose.times import dates
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.attendance import Attendance
from iisam_workshop.model.blocks import Block, Cell, Column, Row, Span, Table
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.wording import Wording

__all__ = ["attendance_record"]


def attendance_record(plan: Plan, paper: DocumentPlan, wording: Wording, attendance: Attendance) -> Flow:
    """Compose the record; those who came without being on the list stand below the others."""
    named = plan.session.people.named or bool(attendance.guests)
    guests, strangers = len(attendance.guests), attendance.strangers
    values = {
        "title": plan.session.asked.title,
        "dates": dates(plan, wording),
        "venue": venue(plan),
        "came": len(attendance.came),
        "people": wording.count("people", len(plan.seats)),
        "guests": wording.count("people", guests) if guests else "",
        "guests_one": guests == 1,
        "strangers": wording.count("rows", strangers) if strangers else "",
        "strangers_one": strangers == 1,
        "named": named,
    }
    slots: dict[str, tuple[Block, ...]] = {"people": (_people(attendance, wording, named=named),)}
    if named:
        slots["agencies"] = (_agencies(attendance, wording),)
    blocks = blocks_of(wording, "attendance", values, slots)
    return Flow(paper, blocks, wording.labels["folio"], wording.lang, band=wording.labels["band"])


def _agencies(attendance: Attendance, wording: Wording) -> Table:
    listed = Counter(seat.attendee.agency for seat in attendance.listed)
    came = Counter(seat.attendee.agency for seat in attendance.came)
    guests = Counter(who.agency for who in attendance.guests)
    numbers = {"listed": listed, "came": came, **({"guests": guests} if guests else {})}
    columns = (
        Column(wording.labels["organisation"], 55),
        *(Column(wording.labels[f"attendance.{key}"], 15, "right") for key in numbers),
    )
    rows = tuple(
        Row((_agency(agency, wording), *(cell(str(each[agency]), "cell-small") for each in numbers.values())))
        for agency in sorted({*listed, *guests}, key=lambda agency: (not agency, agency.casefold()))
    )
    return Table(wording.labels["attendance.agencies"], columns, rows, dense=True)


def _agency(agency: str, wording: Wording) -> Cell:
    return cell((Span(agency or wording.labels["attendance.none"], personal=bool(agency)),), "cell-small")


def _people(attendance: Attendance, wording: Wording, *, named: bool) -> Table:
    """Return everybody; where there are no names, the seats stand alone."""
    heads: tuple[tuple[str, int], ...] = (("name", 42), ("organisation", 30)) if named else ()
    columns = tuple(
        Column(wording.labels[key], share) for key, share in (*heads, ("seat", 10), ("attendance.came", 18))
    )
    rows = [_row(seat, wording, named=named, came=seat.attendee.key in attendance.here) for seat in attendance.listed]
    rows += [_row(Seat(0, 0, who), wording, named=named, came=True) for who in attendance.guests]
    return Table(wording.labels["attendance.people"], columns, tuple(rows), dense=True)


def _row(seat: Seat, wording: Wording, *, named: bool, came: bool) -> Row:
    who = seat.attendee
    number = str(seat.number) if seat.number else wording.labels["attendance.guest"]
    said = cell(wording.labels["attendance.yes" if came else "attendance.no"], "cell-small", bold=came)
    texts = (Span(who.name, bold=True, personal=True),), (Span(who.agency, personal=True),)
    return Row((*(cell(text, "cell-small") for text in texts if named), cell(number, "cell-small"), said))
