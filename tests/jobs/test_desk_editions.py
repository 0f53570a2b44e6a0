"""The desk of a session in two languages: one pack, one sheet to sign, badges and signs in the languages of people."""

from __future__ import annotations

import shutil

import pytest

import iisam_workshop
from iisam_workshop.jobs.build import BuildReport
from tests.conftest import CHECKOUT
from tests.reading import Reading

PAPERS = ("sign-in", "allocation", "badges", "table-tents", "table-cards")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    """A build with a pack for each language, where most could be made twice."""
    folder = tmp_path_factory.mktemp("desk") / "welsh"
    shutil.copytree(CHECKOUT / "examples" / "welsh", folder, ignore=shutil.ignore_patterns("build", "*.record.json"))
    council = folder / "council.yaml"
    council.write_text(council.read_text("utf-8").replace("bilingual: in-turn", "bilingual: packs"), "utf-8")
    with (folder / "session.yaml").open("a", encoding="utf-8") as file:
        file.write("documents: {forms: []}\n")
    return iisam_workshop.build(folder / "session.yaml", folder / "out", only=PAPERS)


def only(report: BuildReport, name: str) -> Reading:
    """The one PDF of that name, in whatever language."""
    (found,) = [file.path for file in report.files if name in file.path and file.path.endswith(".pdf")]
    reading = Reading(report.folder / found)
    assert reading.problems() == []
    return reading


def test_everybody_signs_one_sheet_in_whatever_language(report: BuildReport) -> None:
    reading = only(report, "V-sign-in")
    signed = reading.all("Table")[0]
    heads = [cell.words() for cell in signed.all("TR")[0].all("TH")]
    assert heads == ["Enw Name", "Sefydliad Organisation", "Llofnod Signature"]
    names = [row.all("TH")[0].words() for row in signed.all("TR")[1:] if row.all("TD")[0].words()]
    assert len(names) == len(set(names)) == 12


def test_the_desk_has_one_pack(report: BuildReport) -> None:
    pack = only(report, "desk-pack")
    said = pack.text()
    assert ("Taflen gofrestru" in said, "Who sits where" in said, "Pwy sy’n eistedd ble" in said) == (True,) * 3
    assert "desk-pack.pdf" in {file.path for file in report.files}


def test_badges_and_signs_are_made_once(report: BuildReport) -> None:
    badges = only(report, "badges")
    said = {p.words(): p.entries.get("Lang") for section in badges.all("Sect") for p in section.all("P")}
    assert {said["Bwrdd 1 seren, coch"], said["Table 1 red star"]} == {"cy", None}
    signs = only(report, "table-tents").all("Sect")
    assert [p.entries.get("Lang") for p in signs[0].all("P")][:3] == ["en-GB", "cy", "en-GB"]
