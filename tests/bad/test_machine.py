"""What a machine does to a run, where one command and its answer do not tell it: table G.

Planted modules, other users' folders, streams that take no more, little memory, few files, odd surroundings, fonts of
ours that are spoiled. Each is the real program; what needs an interpreter of its own and a build is for make torture.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import iisam_workshop
from iisam_workshop.errors import EnvironmentUnfit, OutputRefused
from iisam_workshop.jobs import build as building
from iisam_workshop.jobs import handouts as handing_out
from iisam_workshop.press.fonts import _packaged
from tests.bad.case import SESSION
from tests.bad.machine import FONT
from tests.bad.running import CHECKOUT, GUARD, INNARDS, Limits, run, tree
from tests.bad.tables import CASES, DOUBTS
from tests.thorough import THOROUGH

NOBODY = 65534
DAY = SESSION if THOROUGH else f"{SESSION}documents: {{forms: []}}\n"
LONG = Limits(seconds=60)
AGENDA = ("build", "session.yaml", "--only", "agenda", "--out", "out")
posix = pytest.mark.skipif(os.name == "nt", reason="needs fork, users and signals")
torture = pytest.mark.skipif(not THOROUGH, reason="an interpreter and a build for each; make torture does it")

HERE = {
    "G05": "test_whoever_reads_our_output_may_go_away",
    "G06": "tests/tools/kills.py, tests/test_files.py",
    "G07": "test_the_lock_of_a_dead_run_holds_nobody_up",
    "G09": "test_what_lies_in_the_current_folder_is_never_run",
    "G10": "test_odd_surroundings_change_no_byte",
    "G13": "tests of doctor",
    "G14": "test_the_year_changes_no_byte",
}
"""Rows of table G that are no case of one command, and where they are tried."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A session's folder with nothing else in it."""
    (tmp_path / "session").mkdir()
    (tmp_path / "session" / "session.yaml").write_text(DAY)
    return tmp_path / "session"


@pytest.fixture(scope="session")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What the session's agenda is where nothing is odd."""
    home = tmp_path_factory.mktemp("usual") / "session"
    home.mkdir()
    (home / "session.yaml").write_text(DAY)
    done = run(*AGENDA, at=home, limits=LONG, anew=False)
    assert (done.code, done.err) == (0, "")
    return tree(home / "out")


def started(
    *words: str, at: Path, variables: Mapping[str, str] | None = None, script: bool = False, **how: Any
) -> subprocess.CompletedProcess[str]:
    """Start the program as somebody at a keyboard does, with nothing else than these variables around it."""
    command = [str(Path(sysconfig.get_path("scripts"), "iisam-workshop"))] if script else []
    return subprocess.run(
        [*(command or [sys.executable, "-m", "iisam_workshop"]), *words],
        cwd=at, env={"PYTHONPATH": str(CHECKOUT), **(variables or {})}, text=True, check=False,
        **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how},
    )  # fmt: skip


def test_every_row_of_table_g_is_tried() -> None:
    tried = {name.split()[0] for name in (*CASES, *DOUBTS)} | HERE.keys()
    assert not {f"G{n:02d}" for n in range(1, 15)} - tried
    assert all(name in globals() for name in HERE.values() if name.startswith("test_"))


# -- nothing that lies about is run (G09)

PLANTED = (
    *("__future__", "runpy", "re", "typing", "enum", "json", "signal", "click", "yaml", "pydantic", "numpy"),
    *("sitecustomize", "usercustomize", "conftest", "reportlab", "reportlab_settings", "reportlab_mods"),
    *("PIL/__init__", "pypdf/__init__", "iisam_workshop_extra", "traceback", "locale", "babel/__init__"),
)


@posix
@pytest.mark.parametrize("script", [False, pytest.param(True, marks=torture)], ids=["python -m", "entry script"])
def test_what_lies_in_the_current_folder_is_never_run(folder: Path, usual: Mapping[str, str], script: bool) -> None:
    if script and not Path(sysconfig.get_path("scripts"), "iisam-workshop").exists():
        pytest.skip("the entry script is not installed here")
    for name in PLANTED:
        file = folder / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"open({str(folder / 'ran')!r}, 'a').write({name + chr(10)!r})\n")
    (folder / ".reportlab_settings").write_text(f"open({str(folder / 'ran')!r}, 'a').write('home')\n")
    (folder / ".env").write_text("PYTHONSTARTUP=conftest.py\n")
    odd = {"RL_defaultPageSize": "letter", "RL_invariant": "0", "SOURCE_DATE_EPOCH": "1", "HOME": str(folder)}
    done = started(*AGENDA, at=folder, variables=odd, script=script)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (folder / "ran").exists()
    assert tree(folder / "out") == usual


# -- folders in which we may not write (G02)


@posix
@pytest.mark.parametrize(
    "closed", ["session/out", "session/out/parts", "session", "session/build"], ids=["out", "parts", "record", "build"]
)
def test_what_may_not_be_written_is_told_before_any_page_is_set(closed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Path(tempfile.mkdtemp())
    try:
        home = place / "session"
        (home / "out" / "parts").mkdir(parents=True)
        (home / "build").mkdir()
        (home / "session.yaml").write_text(SESSION)
        (home / "out" / "parts" / "a.pdf").write_text("x")
        listed = '{"program": {"iisam-workshop": "0"}, "files": [{"path": "parts/a.pdf"}]}'
        (home / "out" / "manifest.json").write_text(listed)
        for path in (place, home, home / "out", home / "out" / "parts", home / "build"):
            path.chmod(0o777)
        (place / closed).chmod(0o555)
        before = tree(place)
        out = None if closed == "session/build" else home / "out"
        monkeypatch.setattr(building, "press_session", lambda *_: pytest.fail("pages were set"))
        assert _as_nobody(home / "session.yaml", out) == "IW502"
        assert tree(place) == before
    finally:
        subprocess.run(["chmod", "-R", "u+rwx", str(place)], check=True)
        shutil.rmtree(place)


def test_handouts_try_their_folder_before_any_page_is_set(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "out").write_text("a file")
    monkeypatch.setattr(handing_out, "compose_session", lambda *_: pytest.fail("papers were composed"))
    with pytest.raises(OutputRefused, match="IW502: 'out'"):
        handing_out.hand_out(folder / "session.yaml", folder / "out")


def _as_nobody(source: Path, out: Path | None) -> str:
    """Build as a user without rights; return the code of the refusal."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:  # root writes wherever it likes, and would prove nothing
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            iisam_workshop.build(source, out)
        except OutputRefused as refusal:
            os.write(writing, refusal.problems[0].code.encode())
        except BaseException as other:  # noqa: BLE001 - the parent sees that it is no refusal
            os.write(writing, repr(other).encode()[:500])
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as said:
        return said.read().decode()


@torture
def test_an_immutable_folder_is_refused_and_left_as_it_was(folder: Path) -> None:
    (folder / "out").mkdir()
    if not shutil.which("chattr") or subprocess.run(["chattr", "+i", folder / "out"], check=False).returncode:
        pytest.skip("this user, or this disk, cannot make a folder immutable")
    try:
        done = started(*AGENDA, at=folder)
    finally:
        subprocess.run(["chattr", "-i", folder / "out"], check=True)
    assert (done.returncode, done.stderr[:14]) == (5, "error IW502: '")
    assert tree(folder).keys() == {"session.yaml", "out"}


@torture
def test_a_read_only_disk_is_refused_and_called_so(folder: Path) -> None:
    (folder / "out").mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder / "out")]
    if subprocess.run(mount, stderr=subprocess.DEVNULL, check=False).returncode:
        pytest.skip("this user may not mount a disk")
    try:
        done = started(*AGENDA, at=folder)
    finally:
        subprocess.run(["umount", str(folder / "out")], check=True)
    assert done.returncode == 5
    assert "IW502: 'out' cannot be written. The disk is read-only" in done.stderr


@torture
@pytest.mark.parametrize("most", [3000, 20_000])
def test_a_limit_on_the_size_of_files_ends_with_5_and_tears_nothing(folder: Path, most: int) -> None:
    done = run(*AGENDA, at=folder, limits=Limits(seconds=60, file_size=most))
    assert done.code == 5
    assert "no room left" in done.err
    assert not [name for name in tree(folder) if name.endswith(".part")]
    assert run(*AGENDA, at=folder, limits=LONG).code == 0
    assert run("verify", "out", at=folder, limits=LONG).code == 0


# -- streams (G05) and locks (G07)


@posix
@pytest.mark.parametrize(
    "words", [("--version",), ("--help",), pytest.param(("list", "stages"), marks=torture)], ids=" ".join
)
def test_output_that_can_be_written_nowhere_is_told(folder: Path, words: tuple[str, ...]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    with Path("/dev/full").open("w") as full:
        done = started(*words, at=folder, stdout=full)
    assert done.returncode == 5
    assert done.stderr.startswith("error IW507: ")
    assert len(done.stderr.splitlines()) == 1


@posix
@pytest.mark.parametrize(
    ("words", "code"),
    [(("--version",), 0), pytest.param(("list", "terms"), 0, marks=torture), pytest.param(AGENDA, 0, marks=torture)],
    ids=["version", "terms", "build"],
)
def test_whoever_reads_our_output_may_go_away(folder: Path, words: tuple[str, ...], code: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as gone:
        done = started(*words, at=folder, stdout=gone)
    assert (done.returncode, done.stderr) == (code, "")


@torture
def test_a_mistake_that_nobody_hears_of_still_ends_with_its_exit_code(folder: Path) -> None:
    (folder / "session.yaml").write_text("titel: x\n")
    for closed in ("stdout", "stderr"):
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "w") as gone:
            assert started("build", "session.yaml", "--json", at=folder, **{closed: gone}).returncode == 3


@torture
def test_a_program_without_streams_builds_as_ever(folder: Path, usual: Mapping[str, str]) -> None:
    done = started(*AGENDA, at=folder, stdin=None, preexec_fn=lambda: os.closerange(0, 3))
    assert done.returncode == 0
    assert tree(folder / "out") == usual


def test_the_lock_of_a_dead_run_holds_nobody_up(folder: Path, usual: Mapping[str, str]) -> None:
    (folder / "out").mkdir()
    (folder / "out" / ".iisam.lock").touch()
    (folder / "out" / ".iisam-999999999-4.part").write_bytes(b"half")
    done = run(*AGENDA, at=folder, limits=LONG, anew=False)
    assert (done.code, done.err) == (0, "")
    assert tree(folder / "out") == usual


# -- little memory, few files (G11)


@torture
@pytest.mark.parametrize("most", [600, *range(60, 160, 12)])
def test_with_little_memory_a_build_is_made_or_refused_with_that_reason(folder: Path, most: int) -> None:
    done = run(*AGENDA, at=folder, limits=Limits(memory=most << 20, seconds=60), anew=True)
    assert done.code in ((0,) if most == 600 else (0, 8))
    _is_whole_or_nothing(folder, done.code, done.said, "IW802")


@torture
@pytest.mark.parametrize("most", [5, 6, 7, 8])
def test_with_few_files_to_open_a_build_is_made_or_refused_with_that_reason(folder: Path, most: int) -> None:
    # four are open already: three streams, and that of whoever watches
    done = run(*AGENDA, at=folder, limits=Limits(files=most, seconds=60), anew=True)
    assert done.code in ((0,) if most == 7 else (0, 8))
    _is_whole_or_nothing(folder, done.code, done.said, "IW803")


def _is_whole_or_nothing(folder: Path, code: int, said: str, problem: str) -> None:
    assert not INNARDS.search(said)
    found = [name for name in tree(folder) if not name.startswith("out") or name.endswith((".part", ".pdf"))]
    if code:
        assert problem in said
        assert found == ["session.yaml"]
    else:
        assert run("verify", "out", at=folder).code == 0


# -- fonts of ours that are spoiled (G08)


@pytest.mark.parametrize("data", [None, b"", b"no font " * 99, FONT[:300], FONT[:20_000], FONT[:-1000], FONT[:-1]])
def test_a_font_of_ours_that_is_spoiled_is_named(tmp_path: Path, data: bytes | None) -> None:
    home = next((CHECKOUT / "layouts").rglob("*400Regular.ttf")).parent
    for file in home.glob("*.ttf"):
        (tmp_path / file.name).symlink_to(file)
    spoiled = tmp_path / "AtkinsonHyperlegibleNext_700Bold.ttf"
    spoiled.unlink()
    if data is not None:
        spoiled.write_bytes(data)
    with pytest.raises(EnvironmentUnfit) as refused:
        _packaged(tmp_path)
    (problem,) = refused.value.problems
    assert (problem.code, spoiled.name in problem.message) == ("IW801", True)


@torture
@pytest.mark.parametrize("data", [b"", FONT[: len(FONT) // 2]], ids=["empty", "half"])
def test_a_program_with_a_spoiled_font_ends_with_8(folder: Path, tmp_path: Path, data: bytes) -> None:
    for name in ("iisam_workshop", "layouts", "templates", "scenarios", "examples"):
        shutil.copytree(CHECKOUT / name, tmp_path / "copy" / name, ignore=shutil.ignore_patterns("build"))
    next((tmp_path / "copy" / "layouts").rglob("*700Bold.ttf")).write_bytes(data)
    path = os.pathsep.join([str(GUARD), str(tmp_path / "copy")])
    done = run(*AGENDA, at=folder, variables={"PYTHONPATH": path}, limits=LONG, anew=True)
    assert (done.code, done.out) == (8, "")
    assert "IW801" in done.err
    assert tree(folder).keys() == {"session.yaml"}


# -- odd surroundings (G10, G14)

SURROUNDINGS: dict[str, dict[str, str]] = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "Apia": {"TZ": "Pacific/Apia"},
    "no such zone": {"TZ": "Nowhere/Else"},
    "a home that is none": {"HOME": "/nonexistent"},
    "narrow": {"COLUMNS": "20", "TERM": "dumb"},
    "optimised": {"PYTHONOPTIMIZE": "2", "PYTHONDEVMODE": "1", "PYTHONWARNINGS": "error"},
}


@torture
@pytest.mark.parametrize("name", SURROUNDINGS)
def test_odd_surroundings_change_no_byte(folder: Path, usual: Mapping[str, str], name: str) -> None:
    # no HOME, no terminal, no locale but what is said here
    done = started(*AGENDA, at=folder, variables=SURROUNDINGS[name], umask=0o077)
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(folder / "out") == usual
    assert (folder / "out" / "session-pack.pdf").stat().st_mode & 0o077 == 0


def _fake_clock() -> Path | None:
    places = [*Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), Path("/usr/lib/faketime/libfaketime.so.1")]
    return next((place for place in places if place.exists()), None)


@torture
@pytest.mark.parametrize("moment", ["1970-01-02 00:00:00", "2038-01-19 03:14:06", "2106-02-07 06:28:14"])
def test_the_year_changes_no_byte(folder: Path, usual: Mapping[str, str], moment: str) -> None:
    if not (library := _fake_clock()):
        pytest.skip("libfaketime is not installed here")
    clock = {"LD_PRELOAD": str(library), "FAKETIME": f"@{moment}", "DONT_FAKE_MONOTONIC": "1"}
    done = started(*AGENDA, at=folder, variables=clock)
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(folder / "out") == usual


# -- names (G12)


@torture
def test_names_that_begin_with_a_dash_are_names(folder: Path) -> None:
    (folder / "session.yaml").rename(folder / "-s.yaml")
    done = run("build", "--only", "agenda", "--out", "-out", "--", "-s.yaml", at=folder)
    assert (done.code, done.err) == (0, "")
    assert run("verify", "--", "-out", at=folder).code == 0


@torture
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_that_somebody_ignores_stays_ignored(folder: Path, kind: signal.Signals) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "iisam_workshop", *AGENDA], cwd=folder, env={"PYTHONPATH": str(CHECKOUT)},
        stdout=subprocess.PIPE, preexec_fn=lambda: signal.signal(kind, signal.SIG_IGN),
    )  # fmt: skip
    while child.poll() is None:
        child.send_signal(kind)
        with pytest.MonkeyPatch.context():
            try:
                child.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
    assert child.returncode == 0
