"""The doctor finds each thing that is broken, says what to do, and breaks down over none of them."""

from __future__ import annotations

import base64
import getpass
import hashlib
import io
import os
import platform
import shutil
import struct
import sys
import tempfile
import zoneinfo
from contextlib import contextmanager
from pathlib import Path

import pytest

from iisam_workshop import resources
from iisam_workshop.jobs import doctor, doctor_machine, doctor_program
from iisam_workshop.jobs.doctor import examine
from iisam_workshop.jobs.doctor_libraries import below, libraries
from iisam_workshop.model.fitness import joined
from tests.rules.locks import CHECKOUT

FONT = "AtkinsonHyperlegibleNext_700Bold.ttf"


def one(check):
    (finding,) = check()
    return finding


def distribution(folder: Path, name: str, version: str, *more: str, module: str = "") -> Path:
    """Lay out an installed distribution as pip would; ``more`` are further lines of its metadata."""
    home = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    home.mkdir(parents=True)
    lines = ("Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *more)
    (home / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (home / "top_level.txt").write_text(name.replace("-", "_"), encoding="utf-8")
    if module:
        (folder / f"{name.replace('-', '_')}.py").write_text(module, encoding="utf-8")
    return folder


@pytest.fixture
def asks(tmp_path, monkeypatch):
    """Let the program's metadata ask for what a test says, in a folder that is looked into first."""

    def ask(*wanted: str) -> Path:
        folder = tmp_path / "site"
        distribution(
            folder, "iisam-workshop", "0.1.0", "Requires-Python: >=3.11", *(f"Requires-Dist: {x}" for x in wanted)
        )
        monkeypatch.syspath_prepend(folder)
        return folder

    return ask


# -- the whole


def test_a_machine_that_runs_these_tests_is_fit(tmp_path):
    fitness = examine(tmp_path)
    assert [each for each in fitness.findings if each.state == "missing"] == []
    assert fitness.fit
    looked = {each.what for each in fitness.findings}
    assert looked >= {"program", "Python", "files of the program", "typeface", "content", "this folder", "letters"}
    assert looked >= {"library pypdf", "library reportlab", "temporary files", "data folder", "helper processes"}
    assert looked >= {"time zones", "Java", "veraPDF"}
    assert list(tmp_path.iterdir()) == []


def test_nothing_that_is_said_names_a_person_a_machine_or_a_folder_of_theirs(tmp_path, monkeypatch):
    monkeypatch.setattr(doctor, "_content", lambda: iter(()))
    home = tmp_path / "zebedee.quillfeather"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.delenv("IISAM_WORKSHOP_DATA")
    monkeypatch.setattr(tempfile, "tempdir", str(home))
    said = str(examine(home))
    assert "~/" in said
    private = [home.name, str(tmp_path), str(CHECKOUT), sys.prefix, platform.node()]
    private += [user] if (user := getpass.getuser()) not in ("root", "user") else []
    assert [each for each in private if each in said] == []


@pytest.mark.parametrize(
    "failure", [RuntimeError("in the folder of zebedee"), ImportError("no", name="numpy"), MemoryError()]
)
def test_a_check_that_breaks_down_hides_no_other(failure, monkeypatch, tmp_path):
    def broken():
        raise failure
        yield

    monkeypatch.setattr(doctor, "_typeface", broken)
    for slow in ("_content", "libraries", "helper_processes"):
        monkeypatch.setattr(doctor, slow, lambda: iter(()))
    monkeypatch.setattr(doctor, "java", broken)
    fitness = examine(tmp_path)
    assert [(each.what, each.code) for each in fitness.missing] == [("typeface", "IW811")]
    assert fitness.missing[0].hint == "Install iisam-workshop again."
    assert "zebedee" not in str(fitness)
    assert fitness.findings[-1].state == "told"


def test_many_names_are_cut_short():
    assert joined("abc") == "a, b, c"
    assert joined("abcdefg") == "a, b, c, d, e and 2 more"


# -- libraries


def test_every_library_that_the_package_asks_for_is_looked_at(asks):
    asks("click>=8.0", "numpy>=1.0; python_version >= '3'", "no-such-library>=2.0")
    click, numpy, none = libraries()
    assert (click.what, click.state) == ("library click", "ok")
    assert (numpy.what, numpy.state) == ("library numpy", "ok")
    assert (none.what, none.state, none.said, none.code) == (
        "library no-such-library",
        "missing",
        "is not installed",
        "IW810",
    )


@pytest.mark.parametrize(("there", "good"), [("2.0", True), ("2.0.1", True), ("1.9.9", False), ("2.0rc1", False)])
def test_a_library_below_its_floor_is_named_with_both_versions(there, good, asks):
    distribution(asks("brittle-glass>=2.0"), "brittle-glass", there, module="")
    finding = one(libraries)
    if good:
        assert (finding.state, finding.said) == (
            "missing",
            f"{there} is there, but cannot be loaded",
        )  # it has no module
    else:
        assert finding.said == f"{there} is too old; 2.0 or later is needed"
        assert (finding.state, finding.code) == ("missing", "IW810")


def test_a_library_that_is_there_and_loads_is_good(asks):
    distribution(asks("sound_glass>=2.0"), "sound-glass", "2.0", module="fine = True\n")
    assert (one(libraries).state, one(libraries).said) == ("ok", "2.0 (2.0 or later is needed)")


@pytest.mark.parametrize("module", ["raise OSError('a damaged extension')", "def (", "import no_such_module_at_all"])
def test_a_library_that_is_there_and_does_not_load_is_told(module, asks):
    folder = asks("cracked-glass>=1.0")
    distribution(folder, "cracked-glass", "1.0", module=module)
    assert one(libraries).said == "1.0 is there, but cannot be loaded"


def test_a_program_that_is_not_installed_cannot_be_compared(monkeypatch):
    monkeypatch.setattr(sys, "path", [])
    assert one(libraries).state == "told"


@pytest.mark.parametrize(
    ("there", "floor", "older"),
    [("1.9", "1.10", True), ("2.0", "2", False), ("2", "2.0.0", False), ("2.0rc1", "2.0", True),
     ("2.0.dev3", "2.0", True),
     ("2.0.post1", "2.0", False), ("2.0+local", "2.0", False), ("2026.6", "2026.10", True), ("odd", "1.0", True)],
)  # fmt: skip
def test_versions_are_compared_as_numbers(there, floor, older):
    assert below(there, floor) is older


def test_a_python_that_is_too_old_is_told(tmp_path, monkeypatch):
    folder = distribution(tmp_path, "iisam-workshop", "0.1.0", "Requires-Python: >=3.99")
    monkeypatch.syspath_prepend(folder)
    (finding,) = doctor_program.python()
    assert (finding.state, finding.code) == ("missing", "IW817")
    assert "3.99 or later is needed" in finding.said


# -- the program's own files


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A package as pip installs it, with a list of its files; returns its folder."""
    folder = tmp_path / "site"
    package = folder / "iisam_workshop"
    package.mkdir(parents=True)
    listed = []
    for name in ("a.py", "b.yaml"):
        (package / name).write_text(name, encoding="utf-8")
        digest = base64.urlsafe_b64encode(hashlib.sha256(name.encode()).digest()).rstrip(b"=").decode()
        listed.append(f"iisam_workshop/{name},sha256={digest},{len(name)}")
    distribution(folder, "iisam-workshop", "0.1.0")
    record = [*listed, "iisam_workshop-0.1.0.dist-info/RECORD,,", "../../bin/iisam-workshop,sha256=x,1"]
    (folder / "iisam_workshop-0.1.0.dist-info" / "RECORD").write_text("\n".join(record), encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    return package


def test_files_that_are_as_they_were_installed_are_good(installed):
    assert one(doctor_program.own_files).said == "all 2 are as they were installed"


@pytest.mark.parametrize("change", ["changed", "missing"])
def test_a_file_that_has_changed_or_is_missing_is_named(change, installed):
    (installed / "b.yaml").write_text("other") if change == "changed" else (installed / "b.yaml").unlink()
    finding = one(doctor_program.own_files)
    assert (finding.state, finding.code) == ("missing", "IW812")
    assert finding.said == "1 of 2 are missing or have changed: iisam_workshop/b.yaml"


def test_a_checkout_has_no_list_of_its_files():
    assert one(doctor_program.own_files).state == "told"


@pytest.fixture
def layouts(tmp_path, monkeypatch):
    """The packaged layouts, copied to be broken; returns the folder of fonts."""
    shutil.copytree(CHECKOUT / "layouts", tmp_path / "layouts")
    monkeypatch.setattr(resources, "_places", lambda kind: (tmp_path / kind,))
    return tmp_path / "layouts" / "fonts"


def test_the_typeface_is_whole(layouts):
    assert one(doctor._typeface).state == "ok"


def _forbidden(data: bytes) -> bytes:
    """The font with an OS/2 table that does not let it be embedded, and its checksum right."""
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == b"OS/2":
            table = data[offset : offset + 8] + b"\0\2" + data[offset + 10 : offset + length]
            words = struct.unpack(f">{-(-length // 4)}I", table + b"\0" * (-length % 4))
            data = data[:offset] + table + data[offset + length :]
            return data[: 16 + 16 * number] + struct.pack(">I", sum(words) & 0xFFFFFFFF) + data[20 + 16 * number :]
    raise AssertionError


@pytest.mark.parametrize(
    ("broken", "said"),
    [(lambda data: data[: len(data) // 2], f"{FONT} is damaged"), (lambda data: b"", f"{FONT} is damaged"),
     (lambda data: data[:-2000] + bytes(2000), f"{FONT} is damaged"),
     (lambda data: b"no font" * 99, f"{FONT} is damaged"),
     (lambda data: None, "the bold style is missing"), (_forbidden, "its licence does not let it be embedded")],
)  # fmt: skip
def test_a_font_that_is_not_whole_or_not_free_is_named(broken, said, layouts):
    data = broken((layouts / FONT).read_bytes())
    (layouts / FONT).unlink() if data is None else (layouts / FONT).write_bytes(data)
    finding = one(doctor._typeface)
    assert (finding.state, finding.code) == ("missing", "IW811")
    assert said in finding.said


@pytest.mark.parametrize(("name", "text"), [("plain.yaml", "id: ["), ("plain.yaml", "titel: x\n"), (None, "")])
def test_content_that_cannot_be_read_is_told(name, text, tmp_path, monkeypatch):
    homes = {kind: resources.folder(kind) for kind in ("templates", "scenarios", "councils", "catalogue")}
    if name:
        shutil.copytree(CHECKOUT / "layouts", tmp_path / "layouts")
        (tmp_path / "layouts" / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(resources, "_places", lambda kind: (homes.get(kind, tmp_path / kind),))
    for slow in ("libraries", "helper_processes", "java"):
        monkeypatch.setattr(doctor, slow, lambda: iter(()))
    missing = examine(tmp_path).missing
    assert ("content", "IW812") in [(each.what, each.code) for each in missing]


# -- the machine


@contextmanager
def nobody():
    """Be somebody whom a read-only folder holds off: root is not."""
    if os.name == "nt" or os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(("rights", "state"), [(0o555, "missing"), (0o777, "ok")])
def test_a_folder_that_cannot_be_written_is_told(rights, state):
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(rights)
        with nobody():
            finding = one(lambda: doctor_machine.room(Path(name)))
        Path(name).chmod(0o700)
    assert (finding.state, finding.code) == (state, "IW813" if state == "missing" else "")


def test_a_folder_that_is_gone_is_told(tmp_path):
    assert one(lambda: doctor_machine.room(tmp_path / "gone")).code == "IW813"


def test_trying_a_folder_leaves_nothing_in_it_and_touches_nothing(tmp_path):
    (tmp_path / "iisam-workshop-doctor").write_text("mine")
    assert doctor_machine.writes(tmp_path)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("iisam-workshop-doctor", "mine")]


@pytest.mark.parametrize(("free", "state"), [(10, "missing"), (200, "told"), (5000, "ok")])
def test_room_that_runs_out_is_told_in_megabytes(free, state, tmp_path, monkeypatch):
    usage = shutil._ntuple_diskusage(10**12, 0, free * 1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    finding = one(lambda: doctor_machine.room(tmp_path))
    assert finding.state == state
    assert f"{free:,} MB" in finding.said


def test_a_machine_without_temporary_files_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    assert one(doctor_machine.temporary).code == "IW814"
    monkeypatch.setattr(tempfile, "gettempdir", lambda: (_ for _ in ()).throw(FileNotFoundError))
    assert one(doctor_machine.temporary).code == "IW814"


@pytest.mark.parametrize("program", ["/no/such/python", "/bin/false"])
def test_a_machine_that_starts_no_process_is_told(program, monkeypatch):
    monkeypatch.setattr(sys, "executable", program)
    finding = one(doctor_machine.helper_processes)
    assert (finding.state, finding.code) == ("missing", "IW815")


def test_a_machine_that_knows_no_time_zone_is_told(monkeypatch):
    paths = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(to=())
    zoneinfo.ZoneInfo.clear_cache()
    monkeypatch.setitem(sys.modules, "tzdata", None)
    try:
        finding = one(doctor_machine.time_zones)
    finally:
        zoneinfo.reset_tzpath(to=paths)
        zoneinfo.ZoneInfo.clear_cache()
    assert (finding.state, finding.code) == ("missing", "IW816")


@pytest.mark.parametrize(("encoding", "state"), [("ascii", "told"), ("latin-1", "told"), ("utf-8", "ok")])
def test_a_terminal_that_knows_few_letters_is_told_and_is_no_hindrance(encoding, state, monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    assert one(doctor_machine.console).state == state


def test_java_is_not_needed(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [each.state for each in doctor_machine.java()] == ["told", "told"]
    for name, script in (("java", "exit 1"), ("verapdf", "")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    java, verapdf = doctor_machine.java()
    assert (java.state, java.said, verapdf.state) == ("told", "is there, but does not start", "ok")
    (tmp_path / "java").write_text("#!/bin/sh\necho 'openjdk version \"17.0.1\"' >&2\n")
    assert next(iter(doctor_machine.java())).said == 'openjdk version "17.0.1"'


def test_a_data_folder_that_cannot_be_written_is_no_hindrance(tmp_path, monkeypatch):
    monkeypatch.setenv("IISAM_WORKSHOP_DATA", str(tmp_path / "of-jane" / "data"))
    assert one(doctor._data_folder).said == "the folder that IISAM_WORKSHOP_DATA names, for imported lists of councils"
    tmp_path.chmod(0o555)
    with nobody():
        finding = one(doctor._data_folder)
    tmp_path.chmod(0o755)
    assert (finding.state, finding.code) == ("told", "")
    assert "of-jane" not in str(finding)
