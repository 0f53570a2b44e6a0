"""What files say of themselves: title, council, language, PDF/UA-1; no date, no person, no machine."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf

from iisam_workshop.bind.metadata import xmp
from iisam_workshop.model.part import Part
from iisam_workshop.model.plan import Plan
from tests.papers import bound, flow, pressed, text
from tests.reading import Reading

Reader = Callable[[str], Reading]
DC = "{http://purl.org/dc/elements/1.1/}"
AWKWARD = "Tŷ & <b> \"q\" 'a' (b) \\ ]]>"


def packet(reading: Reading) -> dict[str, str]:
    """The texts of a file's XMP packet by tag."""
    body = reading.root.Metadata.read_bytes().decode()
    tree = ET.fromstring(re.sub(r"<\?xpacket.*?\?>", "", body))
    return {each.tag: "".join(each.itertext()) for each in tree.iter() if each is not tree}


def test_every_file_has_its_title_its_council_and_its_language(files: list[str], read_pdf: Reader, plan: Plan) -> None:
    council = plan.session.council.name
    for name in files:
        reading = read_pdf(name)
        told, info = packet(reading), reading.pdf.docinfo
        assert told[f"{DC}title"] == str(info["/Title"]) != ""
        assert told[f"{DC}creator"] == str(info["/Author"]) == council
        assert told[f"{DC}language"] == str(reading.root.Lang) == "en-GB"
        assert told["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert bool(reading.root.ViewerPreferences.DisplayDocTitle)
        assert bool(reading.root.MarkInfo.Marked)


def test_the_title_of_a_part_is_its_own_and_that_of_a_pack_names_the_day(
    build_dir: Path, parts: dict[str, Part], plan: Plan
) -> None:
    def title(name: str) -> str:
        with pikepdf.open(build_dir / name) as pdf:
            return str(pdf.docinfo["/Title"])

    for part in parts.values():
        alone = part.id in ("bingo-cards", "badges", "table-tents", "projector")
        name = f"{part.id}.pdf" if alone else f"parts/{part.letter}-{part.id}.pdf"
        assert title(name) == part.title
    assert title("table-pack.pdf") == f"Table pack: {plan.session.asked.title}"


def test_no_file_gives_a_date_or_a_person_away(files: list[str], read_pdf: Reader, plan: Plan) -> None:
    people = {seat.attendee.name for seat in plan.seats} | set(plan.session.asked.facilitators)
    for name in files:
        reading = read_pdf(name)
        told = reading.metadata()
        assert set(reading.pdf.docinfo.keys()) == {"/Title", "/Author", "/Producer"}
        assert not re.search(r"CreateDate|ModDate|CreationDate|MetadataDate|\bD:\d{8}", told), name
        assert {each for each in people if each in told} == set(), name
        assert str(reading.pdf.docinfo["/Producer"]) == "iisam-workshop"


def test_no_file_names_the_machine_that_made_it(build_dir: Path, files: list[str]) -> None:
    folder = str(build_dir).encode()
    for name in files:
        data = (build_dir / name).read_bytes()
        assert folder not in data
        assert b"CreationDate" not in data


def test_awkward_titles_are_told_whole() -> None:
    reading = Reading(bound(pressed(flow(text("x"))), title=AWKWARD, author=AWKWARD))
    assert packet(reading)[f"{DC}title"] == str(reading.pdf.docinfo["/Title"]) == AWKWARD
    assert packet(reading)[f"{DC}creator"] == str(reading.pdf.docinfo["/Author"]) == AWKWARD


def test_a_file_that_is_not_tagged_throughout_makes_no_claim() -> None:
    assert b"pdfuaid:part>1<" in xmp("T", "A", "cy", "P", accessible=True)
    assert b"pdfuaid:part>" not in xmp("T", "A", "cy", "P", accessible=False)


def test_a_file_for_the_archive_says_so_and_explains_the_words_of_pdf_ua() -> None:
    def told(**wish: bool) -> dict[str, str]:
        body = xmp("Title", "Author", "en-GB", "program", accessible=True, **wish).decode()
        tree = ET.fromstring(re.sub(r"<\?xpacket.*?\?>", "", body))
        return {each.tag.partition("}")[2] or each.tag: "".join(each.itertext()) for each in tree.iter()}

    archived = told(archive=True)
    assert (archived["conformance"], archived["prefix"], archived["title"]) == ("A", "pdfuaid", "Title")
    assert archived["namespaceURI"] == "http://www.aiim.org/pdfua/ns/id/"
    assert archived["part"] == told()["part"] == "1"
    assert not {"conformance", "prefix"} & told().keys()
