"""The one way to write: whatever happens on the way, a path holds the old file, the new file or nothing."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import filelock
import pytest

from iisam_workshop.errors import EnvironmentUnfit, OutputRefused
from iisam_workshop.files import (
    MANIFEST,
    OutputFolder,
    folder,
    new_folder,
    output_folder,
    remove_leftovers,
    try_file,
    try_folder,
    turns,
    write_file,
)
from tests.steps import Step, disk_fault, stepped
from tests.thorough import often

NAMES = ("session-pack.pdf", "parts/A-agenda.pdf", "parts/B-scenario.pdf", "bingo-cards.pdf")
MARK = ".iisam-unfinished"
NOBODY = 65534

posix = pytest.mark.skipif(os.name == "nt", reason="needs fork and signals")


def content(generation: int, name: str) -> bytes:
    """Bytes that tell which run wrote them, and whether all of them are there."""
    body = f"{generation} {name} ".encode() * 700
    return body + hashlib.sha256(body).hexdigest().encode()


def is_whole(data: bytes) -> bool:
    return hashlib.sha256(data[:-64]).hexdigest().encode() == data[-64:]


def manifest(generation: int, names=NAMES) -> bytes:
    entries = [{"path": name, "sha256": hashlib.sha256(content(generation, name)).hexdigest()} for name in names]
    return json.dumps({"program": {"iisam-workshop": "0"}, "files": entries}).encode()


def run(folder: Path, generation: int, names=NAMES, *, force: bool = False) -> tuple[str, ...]:
    with output_folder(folder, force=force) as output:
        output.begin(dict.fromkeys(names, 4096))
        for name in names:
            output.write(name, content(generation, name))
        return output.finish(manifest(generation, names))


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def finished(generation: int, names=NAMES) -> dict[str, bytes]:
    return {**{name: content(generation, name) for name in names}, MANIFEST: manifest(generation, names)}


def refused(code: str, act: Callable[..., object], *arguments: object) -> None:
    with pytest.raises(OutputRefused) as caught:
        act(*arguments)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.hint.endswith(".")


# -- a run that ends well


def test_a_finished_folder_holds_the_files_and_the_manifest_and_nothing_else(tmp_path):
    run(tmp_path / "deep" / "er" / "out", 1)
    assert tree(tmp_path / "deep" / "er" / "out") == finished(1)


def test_a_folder_of_ours_is_updated_and_files_of_the_earlier_run_are_removed(tmp_path):
    run(tmp_path, 1)
    assert run(tmp_path, 2, NAMES[:2]) == ("bingo-cards.pdf", "parts/B-scenario.pdf")
    assert tree(tmp_path) == finished(2, NAMES[:2])


def test_what_the_user_took_away_is_not_said_to_have_been_removed(tmp_path):
    run(tmp_path, 1)
    (tmp_path / "bingo-cards.pdf").unlink()
    assert run(tmp_path, 2, NAMES[:2]) == ("parts/B-scenario.pdf",)


def test_other_peoples_files_in_a_folder_of_ours_are_left_alone(tmp_path):
    run(tmp_path, 1)
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "parts" / "Z-mine.pdf").write_text("mine too")
    run(tmp_path, 2, NAMES[:1])
    assert tree(tmp_path) == finished(2, NAMES[:1]) | {"notes.txt": b"mine", "parts/Z-mine.pdf": b"mine too"}


def test_the_umask_of_the_user_decides_who_may_read_the_files(tmp_path):
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a.pdf", b"a")
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o640


# -- whose folder is it


@pytest.mark.parametrize(
    "strange",
    [
        {"holiday.jpg": b"x"},
        {MANIFEST: b"{}"},
        {MANIFEST: b"[1, 2]"},
        {MANIFEST: b"not json"},
        {MANIFEST: b'{"program": "iisam-workshop-like", "files": []}'},
        {MANIFEST: b"[" * 200_000},
        {"sub/holiday.jpg": b"x"},
    ],
    ids=["a picture", "empty manifest", "list", "no json", "text for program", "deep nesting", "subfolder"],
)
def test_a_folder_of_somebody_else_is_refused_unless_forced(tmp_path, strange):
    for name, data in strange.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    refused("IW501", run, tmp_path, 1)
    assert tree(tmp_path) == strange
    run(tmp_path, 1, force=True)
    assert tree(tmp_path) == strange | finished(1)


@pytest.mark.parametrize(
    "listed",
    [
        "../precious.txt",
        "parts/../../precious.txt",
        "{outside}/precious.txt",
        "link/precious.txt",
        "./session-pack.pdf",
        "parts/../session-pack.pdf",
        "parts",
        "parts/..",
        ".",
        "",
        "alias.pdf",
        ".iisam-unfinished",
        ".iisam.lock",
        "nul\0byte",
        "x" * 5000,
        7,
        None,
        {"path": "precious.txt"},
    ],
)
def test_a_manifest_never_makes_us_delete_what_is_not_ours(tmp_path, listed):
    outside, folder = tmp_path / "outside", tmp_path / "outside" / "out"
    folder.mkdir(parents=True)
    (outside / "precious.txt").write_text("precious")
    (folder / "link").symlink_to(outside)
    (folder / "mine.txt").write_text("mine")
    if listed == "alias.pdf":
        (folder / "alias.pdf").symlink_to("mine.txt")
    listed = listed.format(outside=outside) if isinstance(listed, str) else listed
    program = {"program": {"iisam-workshop": "0"}, "files": [{"path": listed}]}
    (folder / MANIFEST).write_text(json.dumps(program))
    run(folder, 2)
    assert (outside / "precious.txt").read_text() == "precious"
    assert (folder / "mine.txt").read_text() == "mine"
    assert {name: data for name, data in tree(folder).items() if name in finished(2)} == finished(2)


@pytest.mark.parametrize(
    "damaged", ['{"program": {"iisam-workshop": "0"}}', '{"program": {"iisam-workshop": "0"}, "files": 3}']
)
def test_a_damaged_manifest_of_ours_does_not_stop_the_next_run(tmp_path, damaged):
    (tmp_path / MANIFEST).write_text(damaged)
    run(tmp_path, 1)
    assert tree(tmp_path) == finished(1)


def test_a_new_folder_must_be_empty(tmp_path):
    new_folder(tmp_path / "a" / "b")
    new_folder(tmp_path / "a" / "b")
    (tmp_path / "a" / "b" / "x").write_text("")
    refused("IW501", new_folder, tmp_path / "a" / "b")
    refused("IW502", new_folder, tmp_path / "a" / "b" / "x")


# -- faults on the way


def refusing(at: int, number: int = errno.EIO) -> AbstractContextManager[Step]:
    """Let the machine refuse a step; what cannot be removed is no reason to refuse a run."""
    return stepped(at, disk_fault(number), removals=False)


def steps_of(act: Callable[..., object], *arguments: object) -> int:
    with refusing(0) as step:
        act(*arguments)
    return step.count


def test_every_step_of_a_run_can_fail_and_the_next_run_repairs_it(tmp_path):
    smaller = NAMES[:3]
    run(tmp_path / "count", 1)
    steps = steps_of(run, tmp_path / "count", 2, smaller)
    folders = {(tmp_path / name).parent for name in smaller}
    assert steps == 4 * (len(smaller) + 2) + len(folders) + 2, (
        "opening, writing, syncing, renaming each file; syncing each folder once, and for the mark and the manifest"
    )
    for step in range(1, steps + 1):
        folder = tmp_path / str(step)
        run(folder, 1)
        with refusing(step):
            refused("IW502", run, folder, 2, smaller)
        found = tree(folder)
        assert not [name for name in found if name.endswith(".part")]
        assert all(is_whole(found[name]) for name in NAMES if name in found)
        if step < 5:
            assert found == finished(1), "nothing may change before the folder is marked"
        else:
            assert MARK in found
            assert found.get(MANIFEST) == {5: manifest(1), steps: manifest(2, smaller)}.get(step)
        run(folder, 3, smaller)
        assert tree(folder) == finished(3, smaller), f"the run after a fault at step {step} left something behind"


@pytest.mark.parametrize("step", [1, 4, 8, 13, 20])
def test_a_fault_in_a_first_run_leaves_a_folder_that_the_next_run_takes_over(tmp_path, step):
    with refusing(step):
        refused("IW502", run, tmp_path / "out", 1)
    assert MANIFEST not in tree(tmp_path / "out")
    run(tmp_path / "out", 2, NAMES[:1])
    assert tree(tmp_path / "out") == finished(2, NAMES[:1])


def test_a_run_that_died_before_it_could_mark_the_folder_does_not_make_it_a_strangers(tmp_path):
    (tmp_path / ".iisam-999999999-0.part").write_bytes(b"half a ma")
    (tmp_path / ".iisam.lock").touch()
    run(tmp_path, 1)
    assert tree(tmp_path) == finished(1)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_called_a_full_disk(tmp_path, number):
    (tmp_path / "a.pdf").write_bytes(b"old")
    with refusing(2, number):
        refused("IW503", write_file, tmp_path / "a.pdf", b"new" * 1000)
    assert tree(tmp_path) == {"a.pdf": b"old"}


@posix
def test_a_limit_on_the_size_of_files_is_met_without_a_torn_file(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"old")

    def write() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        refused("IW503", write_file, tmp_path / "a.pdf", b"n" * 200_000)

    in_child(write)
    assert tree(tmp_path) == {"a.pdf": b"old"}


def test_an_interrupt_in_the_middle_leaves_no_temporary_file_and_no_lock(tmp_path):
    def interrupted(_descriptor):
        raise KeyboardInterrupt

    run(tmp_path, 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run(tmp_path, 2)
    assert tree(tmp_path) == finished(1)


# -- where it cannot be written at all


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "out").write_text("a file")
    refused("IW502", run, tmp_path / "out", 1)
    refused("IW502", run, tmp_path / "out" / "below", 1)
    assert tree(tmp_path) == {"out": b"a file"}


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    refused("IW502", write_file, tmp_path / "a.pdf", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_name_that_is_too_long_for_the_disk_is_refused(tmp_path):
    refused("IW502", run, tmp_path / ("n" * 300), 1)


@posix
@pytest.mark.parametrize(
    "act",
    [lambda folder: run(folder, 2), lambda folder: run(folder / "new", 2), lambda folder: new_folder(folder / "new")],
)
def test_a_folder_in_which_we_may_not_write_is_refused_and_left_as_it_was(act):
    place = Path(tempfile.mkdtemp())
    try:
        run(place / "out", 1)
        before = tree(place)
        for path in (place, place / "out", place / "out" / "parts"):
            path.chmod(0o555)

        def attempt() -> None:
            if os.geteuid() == 0:  # root writes wherever it likes, and would prove nothing
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            refused("IW502", act, place / "out")

        in_child(attempt)
        assert tree(place) == before
    finally:
        for path in (place, place / "out", place / "out" / "parts"):
            path.chmod(0o755)
        shutil.rmtree(place)


# -- two at once


def in_child(act: Callable[[], None]) -> None:
    """Do something in a forked process; its failure is ours."""
    assert os.waitstatus_to_exitcode(os.waitpid(fork(act), 0)[1]) == 0


def fork(act: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        act()
        code = 0
    except BaseException:  # noqa: BLE001 - a child that raised must not go on as a second pytest
        traceback.print_exc()
    finally:
        os._exit(code)


@posix
def test_a_second_run_is_refused_while_the_first_is_writing(tmp_path, monkeypatch):
    monkeypatch.setattr(turns, "_PATIENCE", 0.2)
    told, tell = os.pipe()

    def hold() -> None:
        with output_folder(tmp_path) as output:
            output.begin(dict.fromkeys(NAMES, 4096))
            os.write(tell, b"x")
            time.sleep(30)

    child = fork(hold)
    try:
        os.read(told, 1)
        with pytest.raises(OutputRefused, match=rf"IW504: another run \(process {child}, since \d\d:\d\d\) is writing"):
            run(tmp_path, 2)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    run(tmp_path, 3)
    assert tree(tmp_path) == finished(3)


@posix
def test_runs_that_want_the_same_folder_take_turns(tmp_path, monkeypatch):
    # how long one waits is another matter: on a busy machine, forty runs before it take longer than anybody's patience
    monkeypatch.setattr(turns, "_PATIENCE", 120)

    def write(generation: int) -> None:
        for _ in range(often(12, 4)):
            with output_folder(tmp_path / "out") as output:
                (tmp_path / "busy").touch(exist_ok=False)
                output.begin(dict.fromkeys(NAMES, 4096))
                for name in NAMES:
                    output.write(name, content(generation, name))
                output.finish(manifest(generation))
                (tmp_path / "busy").unlink()

    children = [fork(lambda generation=generation: write(generation)) for generation in range(4)]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert codes == [0, 0, 0, 0]
    assert tree(tmp_path / "out") in [finished(generation) for generation in range(4)]


@pytest.mark.parametrize("moment", ["begins", "begins and ends"])
def test_a_folder_of_ours_is_no_strangers_while_another_run_changes_it(tmp_path, monkeypatch, moment):
    run(tmp_path, 1)
    other, looked, looks = OutputFolder(tmp_path), folder._is_ours, []

    def looking(manifest_file):
        looks.append(manifest_file)
        if len(looks) == 1:
            other.begin(dict.fromkeys(NAMES, 0))
        found = looked(manifest_file)
        if len(looks) == 1 and moment == "begins and ends":
            other.finish(manifest(1), NAMES)
        return found

    monkeypatch.setattr(folder, "_is_ours", looking)
    try_folder(tmp_path)
    assert not looks[0].exists() or moment == "begins and ends"


@pytest.mark.parametrize("said", [b"", b"process one", b"process 1, since 25:61 or so", b"\xff" * 4096])
def test_what_others_left_in_a_lock_is_never_repeated(tmp_path, monkeypatch, said):
    monkeypatch.setattr(turns, "_PATIENCE", 0.1)
    with output_folder(tmp_path):
        (tmp_path / turns.LOCK).write_bytes(said)
        with pytest.raises(OutputRefused, match="another run is writing"):
            run(tmp_path, 2)


def test_the_second_run_says_how_long_it_has_waited(tmp_path, monkeypatch):
    monkeypatch.setattr(turns, "_PATIENCE", 0.1)
    with output_folder(tmp_path):
        refused("IW504", run, tmp_path, 2)
        with pytest.raises(OutputRefused, match=r"this one waited 0\.1 seconds for it"):
            run(tmp_path, 2)
    assert tree(tmp_path) == {}


# -- room


def test_a_disk_without_room_for_all_is_refused_with_numbers_before_anything_changes(tmp_path, monkeypatch):
    run(tmp_path, 1)
    before = tree(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: (10**9, 10**9 - 900_000, 900_000))
    words = r"IW503: .* it needs about 7\.1 MB, and 0\.9 MB is free\. Free"
    with output_folder(tmp_path) as output, pytest.raises(OutputRefused, match=words):
        output.begin({"a.pdf": 4_000_000, "b.pdf": 3_100_000, "c.pdf": 0})
    assert tree(tmp_path) == before


@pytest.mark.parametrize(("free", "fits"), [(8192, True), (4096, False)])
def test_files_that_take_the_place_of_others_need_room_one_after_the_other(tmp_path, monkeypatch, free, fits):
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        (tmp_path / name).write_bytes(bytes(8192))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: (10**9, 0, free))
    with output_folder(tmp_path, force=True) as output:
        if fits:
            output.begin(dict.fromkeys(("a.pdf", "b.pdf", "c.pdf"), 8192))
        else:
            refused("IW503", output.begin, dict.fromkeys(("a.pdf", "b.pdf", "c.pdf"), 8192))


@pytest.mark.parametrize("told", [(0, 0, 0), None])
def test_a_disk_that_does_not_say_how_much_room_it_has_is_written_to(tmp_path, monkeypatch, told):
    def usage(_):
        if told is None:
            raise OSError(errno.ENOSYS, "unknown")
        return told

    monkeypatch.setattr(shutil, "disk_usage", usage)
    run(tmp_path, 1)
    assert tree(tmp_path) == finished(1)


def test_a_folder_is_tried_without_a_trace(tmp_path):
    run(tmp_path / "out", 1)
    (tmp_path / "out" / ".iisam-999999999-0.part").touch()
    for path in (tmp_path / "out", tmp_path / "new", tmp_path / "new" / "er" / "est"):
        try_folder(path)
    try_file(tmp_path / "session.record.json")
    assert tree(tmp_path) == {f"out/{name}": data for name, data in finished(1).items()}
    assert not (tmp_path / "new").exists()
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").write_text("mine")
    refused("IW501", try_folder, tmp_path / "notes")
    try_folder(tmp_path / "notes", force=True)
    refused("IW502", try_folder, tmp_path / "notes" / "mine.txt")
    refused("IW502", try_folder, tmp_path / "notes" / "mine.txt" / "below")
    refused("IW502", try_file, tmp_path / "nowhere" / "session.record.json")


@posix
@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENFILE])
def test_a_machine_that_opens_no_more_files_is_called_so(tmp_path, number):
    (tmp_path / "a.pdf").write_bytes(b"old")
    with refusing(1, number), pytest.raises(EnvironmentUnfit) as caught:
        write_file(tmp_path / "a.pdf", b"new")
    assert [problem.code for problem in caught.value.problems] == ["IW803"]
    assert tree(tmp_path) == {"a.pdf": b"old"}


# -- two at once, in what they leave


def test_the_lock_is_taken_away_before_it_is_given_up_so_that_no_two_runs_hold_two_of_them(tmp_path, monkeypatch):
    release, seen = filelock.FileLock.release, []

    def watched(lock, *arguments, **options):
        seen.append((tmp_path / ".iisam.lock").exists())
        release(lock, *arguments, **options)

    monkeypatch.setattr(filelock.FileLock, "release", watched)
    run(tmp_path, 1)
    assert seen[:1] == [False]


# -- kill -9


@posix
def test_kills_leave_no_torn_file_and_the_next_run_leaves_no_trace_of_them(tmp_path):
    chance, broken = random.Random(30), 0

    told, tell = os.pipe()

    def write_for_ever() -> None:
        generation = 1
        while True:
            run(tmp_path, generation, NAMES if generation % 2 else NAMES[:2])
            if generation == 1:
                os.write(tell, b"x")  # a busy machine may take its time to begin
            generation += 1

    for kill in range(often(30, 7)):
        child = fork(write_for_ever)
        os.read(told, 1)
        time.sleep(chance.random() * 0.05)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = tree(tmp_path)
        assert all(is_whole(found[name]) for name in NAMES if name in found), f"kill {kill} tore a file"
        if MARK in found or MANIFEST not in found:
            broken += 1
        else:
            listed = {entry["path"]: entry["sha256"] for entry in json.loads(found[MANIFEST])["files"]}
            assert {name: hashlib.sha256(found[name]).hexdigest() for name in listed} == listed
        names = NAMES if kill % 2 else NAMES[1:3]
        run(tmp_path, 1000 + kill, names)
        assert tree(tmp_path) == finished(1000 + kill, names)
    assert broken > often(10, 2), "the kills hardly ever met a run in its work"


@posix
def test_temporary_files_of_dead_runs_go_and_those_of_the_living_stay(tmp_path):
    child = fork(lambda: None)
    os.waitpid(child, 0)
    for name in (f".iisam-{child}-0.part", f".iisam-{os.getpid()}-7.part", ".iisam-mine.part", "x.part"):
        (tmp_path / name).touch()
    remove_leftovers(tmp_path)
    assert set(tree(tmp_path)) == {f".iisam-{os.getpid()}-7.part", ".iisam-mine.part", "x.part"}
    with suppress(OSError):
        remove_leftovers(tmp_path / "nowhere")


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be opened there")
def test_folders_are_synced_after_all_their_files_and_before_the_manifest(tmp_path, monkeypatch):
    out, done, replaced, synced = tmp_path / "out", [], Path.replace, os.fsync

    def syncing(descriptor):
        found = os.fstat(descriptor)
        done.extend(
            f"{each.name} synced"
            for each in (out, out / "parts")
            if each.exists() and each.stat().st_ino == found.st_ino
        )
        return synced(descriptor)

    def renaming(path, target):
        done.append(Path(target).name)
        return replaced(path, target)

    monkeypatch.setattr(os, "fsync", syncing)
    monkeypatch.setattr(Path, "replace", renaming)
    with output_folder(out) as output:
        output.begin({"a.pdf": 1, "parts/b.pdf": 1})
        output.write("parts/b.pdf", b"b")
        output.write("a.pdf", b"a")
        output.finish(b"{}")
    mark = [".iisam-unfinished", "out synced"]
    assert done == [*mark, "b.pdf", "a.pdf", "out synced", "parts synced", "manifest.json", "out synced"]
