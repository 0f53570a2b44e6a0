"""A paper with every kind of block in it, in two languages, with texts that would break markup that does not escape."""

from __future__ import annotations

from datetime import date
from typing import Any

from iisam_workshop.export.imprint import Imprint
from iisam_workshop.model.blocks import (
    Callout,
    Column,
    DayBar,
    DayPicture,
    Group,
    Heading,
    ItemList,
    JourneyLine,
    PageBreak,
    Pair,
    Paragraph,
    Plot,
    PlotBand,
    PlotLine,
    PlotZone,
    Row,
    Runs,
    Sheet,
    Span,
    Spread,
    SpreadSide,
    StageRef,
    StageTags,
    Table,
    runs,
)
from iisam_workshop.model.document import Flow
from tests.papers import LAYOUT, STAGES, flow, text

PAYLOAD = """</style></title><script>alert("1")</script><img src=x onerror='x'> &amp; {{ 7*7 }} ]]> %s \\ ${x}"""
IMPRINT = Imprint("The day & the journey", "Cyngor <Dwyfor>", date(2027, 3, 4), LAYOUT, {"B": "B-other.html"})
CYMRAEG = StageRef("vision", 1, "Gweledigaeth", "diamond", "#46307A", lang="cy")


def cymraeg(words: str) -> Runs:
    return runs(words, lang="cy")


def cell(words: str, **more: Any) -> tuple[Paragraph, ...]:
    return (text(words, style="cell", **more),)


TABLE = Table(
    "Rows & columns",
    (Column("Time", 10), Column("Enw", 40, lang="cy"), Column("Note", 30, "right"), Column("", 20)),
    (
        Row((cell("09:00"), cell("Cofrestru", lang="cy"), cell(PAYLOAD), ()), quiet=True),
        Row((cell("10:00"), (StageTags(STAGES[:2]),), (ItemList((runs("flip chart"),), "tick"),), ()), room=3),
        Row((cell("11:00"), cell("English", lang="en-GB"), (text("two"), text("lines")), ()), strong=True),
    ),
)
CUT_OUT = Table("Its head", (Column("A", 1), Column("B", 1)), (Row((cell("cut"), cell("out"))),))
PLOT = Plot(
    "It rises & falls.",
    "Calls",
    "Cards",
    9,
    (PlotLine("planned", (0, 4, 9), strong=True, stepped=True), PlotLine("<chance>", (0, 3, 8.5))),
    (PlotBand("most days", (0, 2, 7), (0, 5, 9)),),
    (PlotZone("Morning", 1, 2),),
)
SPREAD = Spread("W1 & how sure: 2 chose 1.", "W1 <aim>", "1 rose", (SpreadSide("Now (2)", (2, 0), ("Median 1",)),), 2)
DAY = DayPicture(
    (
        DayBar(540, 555, "09:00", runs("Arrival"), "arrival", "registration"),
        DayBar(555, 600, "09:15", runs("Cinio", lang="cy"), "meal", "meal", STAGES[:1], lane=1, lanes=2),
    ),
    "A day of two slots.",
)


def every_block(**changes: Any) -> Flow:
    """The paper; ``flow`` puts a heading of level 1 on top of it."""
    linked = (
        Span("the guide", link="https://a.example/?a=1&b=2"),
        Span(" part B", link="#B"),
        Span(" gone", link="#Z"),
    )
    spans = (Span(PAYLOAD, bold=True), Span(" it", italic=True), Span(" croeso", lang="cy"), *linked)
    return flow(
        Heading(2, runs("Second")),
        Paragraph(spans),
        Paragraph(runs("Paragraff"), "lead", "cy"),
        Paragraph((Span("bad", link="javascript:alert(1)"),), "small"),
        Heading(3, runs("Third")),
        ItemList((runs("a"), runs("b"))),
        ItemList((runs("one"), runs("two")), "number"),
        Callout((text("quiet"), ItemList((runs("tick me"),), "tick", "cell-small"))),
        ItemList((runs("one again"),), "number"),
        JourneyLine(STAGES, 2, "Six stages; here is 2."),
        PageBreak(),
        TABLE,
        Table("Another", (Column("A", 1), Column("B", 1)), (Row((cell("x"), cell("y"))),)),
        Group((Heading(2, runs("Kept")), text("together"))),
        Pair(
            (Heading(1, cymraeg("Agenda’r dydd")), Heading(2, cymraeg("Bore")), text("S’mae", lang="cy")),
            (Heading(1, runs("Agenda")), Heading(2, runs("Morning")), text("Hello")),
        ),
        Sheet((Heading(2, runs("Sheet")), StageTags((CYMRAEG,)), PLOT, SPREAD, DAY)),
        Sheet((Callout((text("evidence"), CUT_OUT), cut=True),), back=(text("other side"),)),
        **{"band": "For facilitators <only>", **changes},
    )
