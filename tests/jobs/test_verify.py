"""A folder is as it was built, or each file that is not is named."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from iisam_workshop.errors import WorkshopError
from iisam_workshop.jobs.verify import verify
from tests.cli.running import call

FILES = {"session-pack.pdf": b"%PDF one", "parts/A-agenda.pdf": b"%PDF two", ".iisam-papers.zip": b"PK"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a build leaves it, with files of a few bytes."""
    place = tmp_path / "out"
    (place / "parts").mkdir(parents=True)
    for name, data in FILES.items():
        (place / name).write_bytes(data)
    entries = [
        {"path": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)} for name, data in FILES.items()
    ]
    (place / "manifest.json").write_text(json.dumps({"program": {"iisam-workshop": "0"}, "files": entries}))
    return place


def found(folder: Path) -> list[tuple[str, str]]:
    problems = verify(folder).problems
    return [(each.code, each.place.file.removeprefix(str(folder)).lstrip("/") or ".") for each in problems]


def spoil_manifest(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_bytes(path.read_bytes()[:40])


def break_off(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    (folder / ".iisam-unfinished").write_text("{}")


def link(folder: Path) -> None:
    (folder / "session-pack.pdf").rename(folder.parent / "elsewhere.pdf")
    (folder / "session-pack.pdf").symlink_to(folder.parent / "elsewhere.pdf")


def lead_out(folder: Path) -> None:
    told = json.loads((folder / "manifest.json").read_text())
    told["files"].append({"path": "../secret.pdf", "sha256": "", "bytes": 6})
    (folder.parent / "secret.pdf").write_bytes(b"secret")
    (folder / "manifest.json").write_text(json.dumps(told))


def test_a_folder_as_it_was_built_has_nothing_wrong(folder):
    (folder / ".iisam.lock").touch()  # another run may just be looking
    assert (verify(folder).good, verify(folder).problems) == (3, ())


@pytest.mark.parametrize(
    ("spoil", "wrong"),
    [
        (lambda out: (out / "session-pack.pdf").unlink(), [("IW701", "session-pack.pdf")]),
        (link, [("IW701", "session-pack.pdf")]),
        (lambda out: (out / "parts/A-agenda.pdf").write_bytes(b"%PDF 2wo"), [("IW702", "parts/A-agenda.pdf")]),
        (lambda out: (out / ".iisam-papers.zip").write_bytes(b""), [("IW702", ".iisam-papers.zip")]),
        (lambda out: (out / "parts/old.pdf").touch(), [("IW703", "parts/old.pdf")]),
        (lambda out: (out / "more").symlink_to(out.parent), [("IW703", "more")]),
        (spoil_manifest, [("IW704", "manifest.json")]),
        (break_off, [("IW705", ".")]),
        (lambda out: (out / ".iisam-unfinished").touch(), [("IW705", ".")]),
        (lead_out, [("IW701", "../secret.pdf")]),
    ],
    ids=["missing", "link", "changed", "longer", "unlisted", "linked", "manifest", "unfinished", "both", "outside"],
)
def test_each_file_that_is_not_as_it_was_built_is_named(folder, spoil, wrong):
    spoil(folder)
    assert found(folder) == wrong


def test_a_folder_that_is_no_build_and_one_that_is_not_there_are_refused(tmp_path):
    (tmp_path / "notes.txt").touch()
    for place, code in ((tmp_path, "IW465"), (tmp_path / "nowhere", "IW401"), (tmp_path / "notes.txt", "IW402")):
        with pytest.raises(WorkshopError) as caught:
            verify(place)
        assert ([each.code for each in caught.value.problems], caught.value.exit_code) == ([code], 4)


def test_the_command_ends_with_0_or_7_and_says_the_same_to_machines(folder):
    good = call("verify", folder)
    assert (good.code, good.out) == (0, "3 files are as they were built; nothing is wrong.\n")
    (folder / "session-pack.pdf").unlink()
    bad, told = call("verify", folder), call("verify", folder, "--json")
    assert (bad.code, told.code) == (7, 7)
    assert "session-pack.pdf: error IW701" in bad.err
    assert bad.out == "2 files are as they were built; 1 thing is not right.\n"
    entries = json.loads(told.out)
    assert (entries["ok"], entries["as_built"], [each["code"] for each in entries["problems"]]) == (False, 2, ["IW701"])
