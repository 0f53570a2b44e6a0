"""Attendee lists as programs export them, made by code: the shapes are theirs, the people are invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from iisam_workshop.errors import Problem, WorkshopError
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.roll.roll import roll_of
from iisam_workshop.model.roll import Roll
from iisam_workshop.model.session import ListWish

Rows = Iterable[Sequence[Any]]


def table(rows: Rows, delimiter: str = ",", end: str = "\r\n") -> str:
    """The text of a CSV file."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


def xlsx(*sheets: tuple[str, Rows], change: Any = None) -> bytes:
    """A workbook, changed by a function before it is saved."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(data: bytes | str, file: str = "people.csv", **wish: Any) -> tuple[Roll, list[Problem]]:
    """The roll of a list, and what was told of the whole of it; nobody's rows may be lost."""
    keep = wish.pop("keep_email", False)
    intake = Intake()
    data = data.encode() if isinstance(data, str) else data
    roll = roll_of(data, file, intake, ListWish.model_validate(wish) if wish else None, keep_email=keep)
    assert roll.rows == len(roll.entries) + roll.count("left-out") + roll.count("folded")
    return roll, intake.problems


def refused(data: bytes | str, file: str = "people.csv", **wish: Any) -> Problem:
    """The one reason for which a list is refused."""
    try:
        read(data, file, **wish)
    except WorkshopError as refusal:
        [problem] = refusal.problems
        assert problem.hint
        return problem
    raise AssertionError("the list was read")


def names(roll: Roll) -> list[str]:
    return [entry.name for entry in roll.entries]


def outcomes(roll: Roll) -> list[tuple[int, str, str]]:
    return [(one.row, one.outcome, one.problem.code) for one in roll.decisions]


EVENTBRITE = (
    *("Order #", "Order Date", "First Name", "Last Name", "Email", "Quantity", "Price Tier", "Ticket Type"),
    *("Attendee #", "Group", "Order Type", "Currency", "Total Paid", "Fees Paid", "Eventbrite Fees"),
    *("Eventbrite Payment Processing", "Attendee Status", "Home Address 1", "Home City", "Home Zip", "Home Country"),
    *("Dietary requirements", "Job Title", "Company"),
)


def eventbrite(*, surname: str = "Last Name") -> str:
    """The attendee report: one order of two people, a refund, one who does not come, one deleted."""
    heads = [surname if head == "Last Name" else head for head in EVENTBRITE]

    def row(order: str, first: str, last: str, email: str, status: str, job: str, company: str) -> list[str]:
        said = {"Order #": order, "First Name": first, surname: last, "Email": email, "Attendee Status": status}
        said |= {"Job Title": job, "Company": company, "Quantity": "1", "Attendee #": order + "1"}
        said |= {"Home Address 1": "1 Zebedee Lane", "Dietary requirements": "no Quillfeathers"}
        return [said.get(head, "") for head in heads]

    return table(
        [
            heads,
            row("90001", "Siân", "Prys", "sian.prys@example.org", "Attending", "Officer", "Housing"),
            row("90002", "Declan", "O’Neill", "declan@example.org", "Checked In", "Analyst", "Police"),
            row("90002", "Renée", "van der Berg", "declan@example.org", "Attending", "", "Police"),
            row("90003", "Gone", "Away", "gone@example.org", "Refunded", "Manager", "Health"),
            row("90004", "Never", "Coming", "never@example.org", "Not Attending", "", ""),
            row("90005", "Struck", "Off", "off@example.org", "Deleted", "", ""),
        ]
    )


def forms(*, signed_in: bool) -> bytes:
    """Microsoft Forms, always a workbook: the name is a question, the first columns are of whoever was signed in."""
    who = ("ann.bell@example.org", "Ann Bell") if signed_in else ("anonymous", "")
    heads = (
        *("ID", "Start time", "Completion time", "Email", "Name", "Last modified time"),
        *("What is your full name?", "Which organisation do you work for?", "Do you have any dietary requirements?"),
    )
    time = date(2026, 11, 2)
    return xlsx(
        (
            "Form1",
            [
                heads,
                (1, time, time, *who, None, "Ann Bell", "Housing", "Zebedee nuts"),
                (2, time, time, "anonymous", None, None, "Łukasz Nowak", "Police", None),
                (3, time, time, "anonymous", None, None, "Dr Zoë Ames", "Adult Social Care", "None"),
            ],
        )
    )


def teams() -> bytes:
    """The attendance report: UTF-16 with tabs, three sections, the same people again in the third."""
    lines = [
        ["1. Summary"],
        ["Meeting title", "Information sharing day"],
        ["Attended participants", "3"],
        ["Start time", "11/2/26, 9:00:00 AM"],
        ["End time", "11/2/26, 4:00:00 PM"],
        ["Meeting duration", "7h"],
        [],
        ["2. Participants"],
        ["Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Participant ID (UPN)", "Role"],
        ["Bell, Ann", "9:00", "16:00", "7h", "ann@example.org", "ann@example.org", "Organizer"],
        ["Siân Prys", "9:01", "16:00", "6h", "sian@example.org", "sian@example.org", "Presenter"],
        ["Łukasz Nowak (Guest)", "9:05", "15:00", "5h", "", "", "Attendee"],
        [],
        ["3. In-Meeting Activities"],
        ["Name", "Join Time", "Leave Time", "Duration", "Email", "Role"],
        ["Bell, Ann", "9:00", "16:00", "7h", "ann@example.org", "Organizer"],
        ["Siân Prys", "9:01", "12:00", "3h", "sian@example.org", "Presenter"],
        ["Siân Prys", "13:00", "16:00", "3h", "sian@example.org", "Presenter"],
        ["Łukasz Nowak (Guest)", "9:05", "15:00", "5h", "", "Attendee"],
    ]
    return b"\xff\xfe" + "".join("\t".join(line) + "\r\n" for line in lines).encode("utf-16-le")


OLD_TEAMS = "Full Name\tUser Action\tTimestamp\r\n" + "".join(
    f"{name}\t{what}\t11/2/2026, 9:0{n}:00 AM\r\n"
    for n, (name, what) in enumerate(
        [("Ann Bell", "Joined"), ("Bo Carr", "Joined"), ("Ann Bell", "Left"), ("Ann Bell", "Joined")]
    )
)

ZOOM = (
    "Registration Report\nReport Generated:,11/20/2026 10:00:00 AM\n"
    "Topic,Webinar ID,Scheduled Time,Duration (minutes),# Registered,# Cancelled,# Approved,# Denied\n"
    "Sharing day,123 456 789,12/01/2026,420,4,1,2,1\nRegistrants Details\n"
    "First Name,Last Name,Email,Organization,Job Title,Registration Time,Approval Status\n"
    "Ann,Bell,ann@example.org,Housing,Officer,11/01/2026,approved\n"
    "Bo,Carr,bo@example.org,Police,,11/01/2026,approved\n"
    "Cy,Dean,cy@example.org,,,11/02/2026,cancelled by self\n"
    "Di,Eve,di@example.org,,,11/02/2026,denied\n"
)

OTHERS = {
    "Google Forms": (
        (
            "Timestamp,Email Address,Your full name,Which council or organisation are you from?,Job title,"
            "Any allergies?\n"
            '2026/05/28 7:01:33 PM GMT+2,ann@example.org,Ann Bell,"Housing, Homes\nand Land",Officer,Zebedee\n'
            "2026/05/28 7:09:12 PM GMT+2,bo@example.org,Bo Carr,Police,,\n"
        ),
        "organisation",
    ),
    "Outlook": (
        (
            "First Name,Middle Name,Last Name,E-mail Address,E-mail 2 Address,Mobile Phone,Company,Job Title,"
            "Manager's Name\n"
            "Ann,Mary,Bell,ann@example.org,,07700 900001,Housing,Officer,Bo Carr\nBo,,Carr,bo@example.org,,,Police,,\n"
        ),
        "email",
    ),
    "Google contacts": (
        (
            "Name,Given Name,Additional Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value,"
            "Organization 1 - Name,Organization 1 - Title\n"
            "Ann Bell,Ann,,Bell,Work,ann@example.org,0113,Housing,Officer\n"
            "Bo Carr,Bo,,Carr,Work,bo@example.org,,Police,\n"
        ),
        "role",
    ),
    "pretix": (
        (
            "Order code,Position ID,Status,Email,Product,Attendee name,Attendee email,Company\n"
            "AAAAA,1,Paid,boss@example.org,Place,Ann Bell,ann@example.org,Housing\n"
            "AAAAA,2,Paid,boss@example.org,Place,Bo Carr,bo@example.org,Police\n"
            "BBBBB,1,Canceled,cy@example.org,Place,Cy Dean,cy@example.org,\n"
            "CCCCC,1,Pending,di@example.org,Place,Di Eve,di@example.org,\n"
        ),
        "organisation",
    ),
    "Tito": (
        (
            "Ticket,Reference,Name,Email,Tags,Company Name\n"
            "Place,ABCD-1,Ann Bell,ann@example.org,,Housing\nPlace,ABCD-2,Bo Carr,bo@example.org,,Police\n"
        ),
        "organisation",
    ),
    "Luma": (
        (
            "api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,ticket_name\n"
            "gst-1,Ann Bell,Ann,Bell,ann@example.org,,2026-05-01,approved,Standard\n"
            "gst-2,Bo Carr,Bo,Carr,bo@example.org,,2026-05-01,approved,Standard\n"
            "gst-3,Cy Dean,Cy,Dean,cy@example.org,,2026-05-01,pending_approval,Standard\n"
            "gst-4,Di Eve,Di,Eve,di@example.org,,2026-05-01,declined,Standard\n"
        ),
        "email",
    ),
    "Typeform": (
        (
            "#,What's your name?,What's your email?,Where do you work?,Submit Date (UTC),Network ID\n"
            "a1,Ann Bell,ann@example.org,Housing,2026-05-01,n1\nb2,Bo Carr,bo@example.org,Police,2026-05-01,n2\n"
        ),
        "email",
    ),
}
