"""A build in a council's own looks: the logo on the cover, colours and type everywhere, and what does not fit told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

import iisam_workshop
from iisam_workshop.errors import WorkshopError
from iisam_workshop.jobs.build import Run, build
from iisam_workshop.press.fonts import register
from tests.papers import FONTS
from tests.reading import Reading
from tests.typefaces import VERA, folder, wider

from .builds import edit, fresh, leave_only, manifest_of, tree

COUNCIL = "id: mere\nname: Mere Council\ninvented: true\n"


@pytest.fixture(autouse=True)
def _ours_again():
    yield
    register(FONTS)


def session(path: Path, looks: str, *papers: str) -> Path:
    source = fresh(path)
    (path / "council.yaml").write_text(COUNCIL + looks, encoding="utf-8")
    edit(source, "council: leicestershire\n", "council: mere\n")
    if papers:
        leave_only(source, *papers)
    return source


def test_logo_colours_and_type_are_on_paper_and_in_the_manifest(tmp_path: Path) -> None:
    looks = "logo: {file: logo.png, alt: A heron}\nfonts: type\ncolours: {stages: {vision: '#B3006B'}}\n"
    source = session(tmp_path / "s", looks, "agenda")
    Image.new("RGBA", (400, 200), (0, 90, 90, 128)).save(tmp_path / "s" / "logo.png")
    folder(tmp_path / "s" / "type", VERA)
    report = build(source, tmp_path / "out")
    reading = Reading(tmp_path / "out" / "session-pack.pdf")
    assert str(reading.all("Figure")[0].entries["Alt"]) == "A heron"
    assert [len(page.pictures) for page in reading.marked][:1] == [1]
    assert reading.problems() == []
    assert {str(font.BaseFont).split("+")[1][:13] for font in reading.pdf.pages[0].Resources.Font.values()} == {
        "BitstreamVera"
    }
    assert {"logo.png", "type/q.bin", "type/x.bin"} <= {
        each["path"] for each in manifest_of(tmp_path / "out")["inputs"]
    }
    assert [problem.code for problem in report.problems] == ["IW292"]
    made = tree(tmp_path / "out")
    source.with_name("session.record.json").unlink()
    build(source, tmp_path / "again")
    assert tree(tmp_path / "again") == made


def test_a_strict_build_makes_nothing_where_there_are_warnings(tmp_path: Path) -> None:
    source = session(tmp_path / "s", "colours: {accent: '#FFDD00'}\n", "agenda")
    with pytest.raises(WorkshopError) as refusal:
        build(source, tmp_path / "out", run=Run(strict=True))
    assert (refusal.value.exit_code, refusal.value.problems[0].code) == (3, "IW285")
    assert not (tmp_path / "out").exists()
    assert [problem.code for problem in build(source, tmp_path / "out").problems] == ["IW285"]


def test_words_that_a_wide_typeface_no_longer_lets_fit_are_told_with_the_reason(tmp_path: Path) -> None:
    source = session(tmp_path / "s", "fonts: type\n", "winner-grid")
    folder(tmp_path / "s" / "type", every=wider(1.7))
    found = {problem.code: problem for problem in iisam_workshop.check(source)}
    assert set(found) == {"IW230", "IW294"}
    assert "70 % wider" in found["IW294"].message
    assert found["IW294"].place
    assert found["IW294"].place.line == 4


def test_a_sheet_that_a_wide_typeface_pushes_onto_a_second_page_is_told(tmp_path: Path) -> None:
    source = session(tmp_path / "s", "fonts: type\n", "win-curve")
    folder(tmp_path / "s" / "type", every=wider(1.4))
    (said,) = iisam_workshop.check(source)
    assert (said.code, said.severity) == ("IW295", "warning")
    assert said.message.endswith(": win-curve")
