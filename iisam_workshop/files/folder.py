"""A folder that a run fills: whose it is, what earlier runs made in it, and when it is finished."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import Any

from iisam_workshop.files.room import ask_for_room, try_writing
from iisam_workshop.files.turns import LOCK, turn
from iisam_workshop.files.writing import LEFTOVER, refuse_with, remove_file, sync_folder, told, write_file

__all__ = ["MANIFEST", "OWN_NAMES", "UNFINISHED", "OutputFolder", "new_folder", "output_folder", "try_folder"]

MANIFEST = "manifest.json"
UNFINISHED = ".iisam-unfinished"
_MOST = 16 << 20  # bytes of a manifest; ours have less
OWN_NAMES = re.compile(rf"{re.escape(LOCK)}|{re.escape(UNFINISHED)}|{LEFTOVER.pattern}")


class OutputFolder:
    """A locked folder that is being filled; get one from ``output_folder``. ``earlier`` are files of earlier runs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.earlier = _listed(path)
        self._written: set[str] = set()

    def write(self, name: str, data: bytes, *, private: bool = False) -> None:
        """Write a file; ``name`` may lie in a subfolder, parted by slashes. A ``private`` one its owner alone reads."""
        with told(self.path / name):
            (self.path / name).parent.mkdir(exist_ok=True)
        _refuse_links(self.path, [name])
        write_file(self.path / name, data, stat.S_IRUSR | stat.S_IWUSR if private else None, synced=False)
        self._written.add(name)

    def finish(self, manifest: bytes, left: Iterable[str] = ()) -> tuple[str, ...]:
        """Remove what earlier runs listed, but nothing written or ``left``; write the manifest; return what is gone."""
        gone = [name for name in sorted(self.earlier.difference(self._written, left)) if remove_file(self.path / name)]
        with told(self.path):
            for folder in sorted({(self.path / name).parent for name in self._written}):
                sync_folder(folder)
            write_file(self.path / MANIFEST, manifest)
            (self.path / UNFINISHED).unlink()
        return tuple(gone)

    def begin(self, sizes: Mapping[str, int]) -> None:
        """Mark the folder as unfinished and take its manifest away while files change.

        ``sizes`` are those of the files to come, in bytes by their names, 0 for what stays as it lies. Where there is
        no room for them (IW503), or a link in the place of a folder (IW516), all is left as it is. The mark lists what
        earlier runs made and what is to come: which files are ours if this run breaks off.
        """
        _refuse_links(self.path, sizes)
        ask_for_room(self.path, sizes)
        self.earlier.update(sizes)
        listed = {"files": [{"path": name} for name in sorted(self.earlier)]}
        write_file(self.path / UNFINISHED, json.dumps(listed).encode())
        with told(self.path), suppress(FileNotFoundError):
            (self.path / MANIFEST).unlink()


@contextmanager
def output_folder(path: Path, *, force: bool = False) -> Iterator[OutputFolder]:
    """Make or take a folder for one run and lock it.

    Raises OutputRefused: IW501 for other people's files without ``force``, IW502 where it cannot be written, IW504.
    """
    with told(path):
        path.mkdir(parents=True, exist_ok=True)
    _refuse_strangers(path, force=force)
    with turn(path):
        _remove_stale(path)
        yield OutputFolder(path)


def try_folder(path: Path, *, force: bool = False) -> None:
    """Try whether a run could have a folder, before any work; leaves nothing behind. Raises as ``output_folder``."""
    try_writing(path)
    if path.is_dir():
        _refuse_strangers(path, force=force)
        for folder in sorted({(path / name).parent for name in _listed(path)} - {path}):
            try_writing(folder)


def new_folder(path: Path) -> None:
    """Make a folder, or take an empty one; raises OutputRefused (IW501 when it holds files, IW502, IW503)."""
    with told(path):
        path.mkdir(parents=True, exist_ok=True)
        if any(path.iterdir()):
            refuse_with("IW501", f"the folder {str(path)!r} is not empty", "Name a new folder.")


def _refuse_strangers(path: Path, *, force: bool) -> None:
    with told(path):
        names = {entry.name for entry in path.iterdir()}
    present = {name for name in names if name != LOCK and not LEFTOVER.fullmatch(name)}
    if present and not force and not (_is_marked(path) or _is_marked(path)):
        refuse_with(
            "IW501",
            f"the folder {path.resolve().name!r} holds files that this program did not make",
            "Name another folder with --out, or use --force to write into this one.",
        )


def _refuse_links(path: Path, names: Iterable[str]) -> None:
    """Refuse (IW516) to write through a link in the place of a folder of ours: it may lead anywhere."""
    for folder in sorted({(path / name).parent for name in names} - {path}):
        if folder.is_symlink():
            what = f"{folder.name!r} in the folder {path.name!r} is a link that leads elsewhere"
            refuse_with("IW516", what, "Remove the link, or name another folder with --out.")


def _is_marked(path: Path) -> bool:
    """Say whether a folder has our manifest or the mark of an unfinished run.

    Another run may put one in the place of the other between two looks; both are there in between, so look twice.
    """
    return _is_ours(path / MANIFEST) or (path / UNFINISHED).exists()


def _is_ours(manifest: Path) -> bool:
    return "iisam-workshop" in _entries(manifest, "program")


def _listed(path: Path) -> set[str]:
    """Return the files that an earlier manifest or the mark of a broken run lists, all of them inside the folder."""
    ours = [UNFINISHED, *([MANIFEST] if _is_ours(path / MANIFEST) else [])]
    entries = [entry for source in ours for entry in _entries(path / source, "files")]
    names = [entry.get("path") for entry in entries if isinstance(entry, dict)]
    return set(_inside(path, [name for name in names if isinstance(name, str)]))


def _entries(file: Path, key: str) -> Collection[Any]:
    """Return a list or a mapping out of a JSON file, empty where there is none: the file may be anybody's."""
    try:
        known = file.stat()
        if not stat.S_ISREG(known.st_mode) or known.st_size > _MOST:
            return ()  # a pipe would be waited for without end
        found = json.loads(file.read_bytes())[key]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ()
    return found if isinstance(found, list | dict) else ()


def _inside(folder: Path, names: Iterable[str]) -> Iterator[str]:
    """Return, in their plain form, the names of files that do lie inside a folder, less our lock and mark."""
    home = folder.resolve()
    for name in names:
        file = PurePath(name)
        with suppress(OSError, ValueError, RuntimeError):  # outside, or a name that no disk could have
            place = (folder / file.parent).resolve() / file.name
            plain = place.relative_to(home).as_posix()
            if place.is_file() and not OWN_NAMES.fullmatch(file.name):
                yield plain


def _remove_stale(path: Path) -> None:
    """Remove temporary files of runs that broke off; the lock says that none of them is still writing."""
    for leftover in (*path.glob(".iisam-*.part"), *path.glob("*/.iisam-*.part")):
        if leftover.parent != path and leftover.parent.is_symlink():
            continue
        with suppress(OSError):
            leftover.unlink()
