"""Conference schedules of frab and pretalx: the same talks from every form."""

from __future__ import annotations

import json
from datetime import date

import pytest

from iisam_workshop.errors import InputUnreadable
from iisam_workshop.load.foreign.schedule import read_frab, read_pretalx

from .samples import API, FRAB, WIDGET, pretalx_export, talk

DAY = date(2027, 6, 3)


def frab(text: str):
    return read_frab(text.encode(), "schedule.xml")


def pretalx(content: object):
    return read_pretalx((content if isinstance(content, str) else json.dumps(content)).encode(), "schedule.json")


def test_every_event_of_a_frab_schedule_is_taken_with_its_day_room_and_people():
    found = frab(FRAB)
    assert found.title == "Sharing days"
    assert [(each.title, each.day, each.start, each.minutes, each.room, each.lead) for each in found.happenings] == [
        ("Opening & welcome", DAY, 570, 45, "Hall", ("Ann Bell", "Bo Carr")),
        ("Consent", DAY, 630, 30, "Hall", ()),
        ("Workshop on tables", DAY, 630, 60, "Annexe", ("Cy Dole",)),
        ("Looking back", date(2027, 6, 4), 600, 20, "Hall", ()),
    ]
    assert found.happenings[0].about.strip() == "Why we share."
    assert [each.place.line for each in found.happenings] == [16, 27, 37, 49]
    assert [remark.message for remark in found.remarks] == ["links and attachments were not taken over (1 of them)"]


def test_a_pretalx_export_gives_the_same_as_its_xml():
    found = pretalx(
        pretalx_export(
            Hall=[talk("A", "09:30", "00:45", persons=[{"public_name": "Ann Bell"}])],
            Annexe=[talk("B", "10:00", "01:00")],
        )
    )
    assert [(each.title, each.day, each.start, each.minutes, each.room, each.lead) for each in found.happenings] == [
        ("A", DAY, 570, 45, "Hall", ("Ann Bell",)),
        ("B", DAY, 600, 60, "Annexe", ()),
    ]


def test_the_answer_of_the_api_is_read_and_what_has_no_slot_is_remarked_on():
    found = pretalx(API)
    assert [(each.title, each.start, each.minutes, each.room, each.lead) for each in found.happenings] == [
        ("Opening", 540, 30, "Hall", ("Ann Bell",))
    ]
    said = " ".join(remark.message for remark in found.remarks)
    assert "‘Gone’ is canceled" in said
    assert "‘Not yet placed’ has no start" in said


def test_the_data_of_the_widget_are_read_with_names_for_rooms_and_speakers():
    found = pretalx(WIDGET)
    assert [(each.title, each.start, each.minutes, each.room, each.lead) for each in found.happenings] == [
        ("Opening", 540, 45, "Hall", ("Ann Bell",)),
        ("Coffee", 585, 15, "Hall", ()),
    ]


def test_a_schedule_of_another_zone_keeps_the_clock_on_its_wall_and_says_so():
    text = FRAB.replace("Europe/London", "Europe/Berlin").replace("+01:00", "+02:00")
    found = frab(text)
    assert found.happenings[0].start == 570
    assert any("Europe/Berlin" in remark.message for remark in found.remarks)


def test_an_event_without_a_length_is_remarked_on_at_its_line():
    found = frab(FRAB.replace("<duration>00:30</duration>", "<duration>half an hour</duration>"))
    assert len(found.happenings) == 3
    assert [(remark.place.line, remark.code) for remark in found.remarks if "Consent" in remark.message] == [
        (27, "IW408")
    ]


BOMB = """<!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<schedule><conference><title>&b;</title></conference><day date="2027-06-03"/></schedule>"""
OUTSIDE = """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
<schedule><conference><title>&e;</title></conference><day date="2027-06-03"/></schedule>"""


@pytest.mark.parametrize("text", [BOMB, OUTSIDE])
def test_entities_are_refused_before_they_swell(text):
    with pytest.raises(InputUnreadable) as refusal:
        frab(text)
    assert [problem.code for problem in refusal.value.problems] == ["IW418"]


@pytest.mark.parametrize(
    "text",
    [
        "<schedule><day>",
        "<html><body/></html>",
        "<schedule/>",
        "<a>\0</a>",
        "<?xml version='1.0' encoding='no-such'?><a/>",
    ],
)
def test_other_xml_is_refused(text):
    with pytest.raises(InputUnreadable) as refusal:
        frab(text)
    assert [problem.code for problem in refusal.value.problems] == ["IW409"]


@pytest.mark.parametrize(
    "text", ["{", '{"a": 1}', "[1, 2]", '{"schedule": {}}', "[" * 100_000, '{"schedule": {"conference": {"days": 3}}}']
)
def test_other_json_is_refused(text):
    with pytest.raises(InputUnreadable) as refusal:
        pretalx(text)
    assert [problem.code for problem in refusal.value.problems] == ["IW409"]


@pytest.mark.parametrize(
    "content",
    [
        {"results": [{"title": 5, "slots": 7}]},
        {"talks": [{"title": "x", "start": "9999-12-31T23:59Z", "end": "9999-12-31T23:59Z"}], "timezone": "Asia/Tokyo"},
        {"schedule": {"conference": {"days": [{"rooms": {"A": [{"title": [], "persons": 7, "links": 5}]}}]}}},
    ],
)
def test_values_of_the_wrong_kind_are_no_fault_of_the_program(content):
    found = pretalx(json.dumps(content))
    assert found.happenings == []
    assert {remark.code for remark in found.remarks} == {"IW408"}


def test_what_an_event_lacks_is_named_and_what_is_no_event_is_passed_over():
    start, length = "2027-06-03T09:30:00", "00:45"
    events = [7, "x", None, {"title": "a", "duration": length}, {"title": "b", "date": start}]
    rooms = {"Hall": [*events, {"title": "c", "date": start, "duration": length}], "Annexe": 7}
    found = pretalx({"schedule": {"conference": {"days": [7, {"date": "2027-06-03", "rooms": rooms}]}}})
    assert [(each.title, each.start, each.minutes) for each in found.happenings] == [("c", 570, 45)]
    assert [remark.message for remark in found.remarks] == [
        "‘a’ has no start that can be read and was left out",
        "‘b’ has no length that can be read and was left out",
    ]


@pytest.mark.parametrize("state", ["canceled", "cancelled", "rejected", "withdrawn"])
def test_an_event_that_will_not_be_is_left_out_and_told(state):
    told = {"title": "a", "start": "2027-06-03T09:30:00", "end": "2027-06-03T10:00:00", "state": state}
    found = pretalx({"talks": [told, {**told, "title": "b", "state": "confirmed"}]})
    assert [each.title for each in found.happenings] == ["b"]
    assert [remark.message for remark in found.remarks] == [f"‘a’ is {state} and was left out"]
