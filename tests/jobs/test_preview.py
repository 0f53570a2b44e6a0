"""``preview`` draws every page with its folio, the same each time, for the eyes of one person, and touches no build."""

from __future__ import annotations

import io
import json
import stat
import sys
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Executor
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from iisam_workshop.errors import InputUnreadable, OutputRefused
from iisam_workshop.export.contact_sheet import contact_sheets, leaves
from iisam_workshop.jobs import preview as job
from iisam_workshop.jobs.make import Pressed, press_session
from iisam_workshop.jobs.preview import preview
from iisam_workshop.jobs.purge import holdings, purge
from iisam_workshop.load.previews import is_preview
from iisam_workshop.model.session import Session
from tests.cli.running import call
from tests.reading import Reading

from .builds import fresh, leave_only

CELL = 220, 341
EDGE = 14


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session of three papers; tests leave nothing beside it."""
    source = fresh(tmp_path_factory.mktemp("seen") / "day")
    leave_only(source, "agenda", "running-order", "table-plan")
    return source


@pytest.fixture(scope="module")
def pack(build_dir: Path) -> bytes:
    return (build_dir / "session-pack.pdf").read_bytes()


@pytest.fixture(scope="module", autouse=True)
def _press_once(source: Path) -> Iterator[None]:
    """Let each choice of papers be read and pressed once for all these tests."""
    read, kept = cache(job.session_of), {}

    def press(session: Session, only: Collection[str], executor: Executor | None) -> Pressed:
        wish = frozenset(only)
        return kept.get(wish) or kept.setdefault(wish, press_session(session, only, executor))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(job, "session_of", read)
        patch.setattr(job, "press_session", press)
        yield


def darkness(sheet: bytes, number: int) -> int:
    """How many dark dots there are in the picture of the page at a place of a sheet."""
    left, top = EDGE + number % 6 * CELL[0], EDGE + number // 6 * CELL[1]
    cell = Image.open(io.BytesIO(sheet)).convert("L").crop((left + 14, top + 14, left + 206, top + 285))
    return sum(count for value, count in enumerate(cell.histogram()) if value < 128)


def test_every_page_of_a_pack_is_there_with_folio_and_paper(pack: bytes, read_pdf: Callable[[str], Reading]) -> None:
    read = read_pdf("session-pack.pdf")
    found = leaves(pack)
    assert len(found) == len(read.pdf.pages)
    assert found[0].folio == "i"
    assert ("A-1", "Agenda", True) in [(leaf.folio, leaf.title, leaf.first) for leaf in found]
    assert [leaf.number for leaf in found] == list(range(len(found)))


def test_pages_stand_six_across_and_a_full_sheet_is_followed_by_another(pack: bytes) -> None:
    found = leaves(pack)[:63]
    first, second = contact_sheets(pack, found)
    assert Image.open(io.BytesIO(first)).size == (2 * EDGE + 6 * CELL[0], 2 * EDGE + 10 * CELL[1])
    assert Image.open(io.BytesIO(second)).size == (2 * EDGE + 6 * CELL[0], 2 * EDGE + CELL[1])
    written, blank = darkness(first, 4), darkness(first, 3)  # the agenda, and the filler page before it
    assert written > 20 * blank
    assert darkness(second, 2) > 0
    assert darkness(second, 3) == 0


def test_the_papers_stand_on_grounds_in_turn(pack: bytes) -> None:
    found = [leaf for leaf in leaves(pack) if leaf.title in ("Agenda", "Picture of the day")]
    (sheet,) = contact_sheets(pack, found)
    picture = Image.open(io.BytesIO(sheet)).convert("RGB")
    grounds = [picture.getpixel((EDGE + n * CELL[0] + 3, EDGE + 3)) for n in range(len(found))]
    titles = [leaf.title for leaf in found]
    same = [(grounds[n] == grounds[n + 1]) == (titles[n] == titles[n + 1]) for n in range(len(found) - 1)]
    assert all(same)
    assert len(set(grounds)) == 2


def test_a_preview_is_the_same_each_time_and_only_its_owner_may_read_it(source: Path, tmp_path: Path) -> None:
    before = sorted(path.name for path in source.parent.iterdir())
    one, two = preview(source, tmp_path / "a.png"), preview(source, tmp_path / "b.png")
    (first,), (second,) = one.files, two.files
    assert first.read_bytes() == second.read_bytes()
    assert is_preview(first)
    assert one.shown == one.pages > 4
    assert sorted(path.name for path in source.parent.iterdir()) == before
    if sys.platform != "win32":
        assert stat.S_IMODE(first.stat().st_mode) == 0o600


def test_pages_and_papers_can_be_chosen(source: Path, tmp_path: Path) -> None:
    assert preview(source, tmp_path / "a.png", pages="1-2, a-1").shown == 3
    assert preview(source, tmp_path / "b.png", pages="j").shown == preview(source, tmp_path / "c.png", pages="J").shown
    agenda = preview(source, tmp_path / "d.png", only=["agenda"])
    assert agenda.pages < preview(source, tmp_path / "e.png", pages="1").pages
    with pytest.raises(InputUnreadable, match="IW464") as failure:
        preview(source, tmp_path / "f.png", pages="900,Q-1")
    assert "900,Q-1" in str(failure.value)
    assert not (tmp_path / "f.png").exists()


def test_a_picture_of_somebody_elses_is_not_written_over(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "logo.png"
    Image.new("RGB", (4, 4)).save(own)
    before = own.read_bytes()
    with pytest.raises(OutputRefused, match="IW514"):
        preview(source, own, pages="1")
    assert own.read_bytes() == before
    monkeypatch.setattr("iisam_workshop.export.contact_sheet.DOWN", 1)
    (tmp_path / "p-3.png").write_bytes(before)
    assert len(preview(source, tmp_path / "p.png", pages="1-8").files) == 2
    assert len(preview(source, tmp_path / "p.png", pages="1").files) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["logo.png", "p-3.png", "p.png"]


def test_purge_finds_the_pictures_and_leaves_others(source: Path) -> None:
    own = source.with_name("logo.png")
    Image.new("RGB", (4, 4)).save(own)
    picture = source.with_name("session-preview.png")
    answer = call("preview", source, "--pages", "1", "--json")
    assert json.loads(answer.out)["files"] == [str(picture)]
    found = holdings(source.parent)
    assert found.pictures == ("session-preview.png",)
    kept = found.held
    purge(type(found)(found.folder, (), (), (), found.places, found.pictures))
    assert "session-preview.png" in kept
    assert (picture.exists(), own.exists()) == (False, True)
    own.unlink()


def test_the_command_says_how_many_pages_it_drew(source: Path, tmp_path: Path) -> None:
    answer = call("preview", source, "--out", tmp_path / "p.png", "--pages", "1-2")
    assert answer.code == 0
    assert answer.out.startswith("Drew 2 of ")
    assert answer.out.endswith(f"pages:\n  {tmp_path / 'p.png'}\n")
