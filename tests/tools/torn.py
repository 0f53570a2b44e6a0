"""What a folder must look like after a build was cut off in it: each file whole, the state told, the next run as ever.

Whole is what has the bytes of a build that nobody disturbed: of the one before, or of the one that was cut off.
"""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pikepdf

from tests.bad.running import Limits, Run, run

__all__ = ["MARK", "Way", "faults", "finished", "mended", "program", "way"]

MARK = ".iisam-unfinished"
PASSING = re.compile(r"\.iisam\.lock|\.iisam-unfinished|\.iisam-\d+-\d+\.part")
LEFT = Limits(seconds=120, memory=2 << 30)


@dataclass(frozen=True)
class Way:
    """A build that is to be cut off: the folder it begins with, its words, and all files before it and after it.

    ``again`` are those after one more: the first build of a session writes its record, the next one is made from it.
    """

    name: str
    folder: Path
    words: tuple[str, ...]
    out: str
    before: Mapping[str, str] = field(repr=False)
    after: Mapping[str, str] = field(repr=False)
    again: Mapping[str, str] = field(repr=False)

    def copied(self, to: Path) -> Path:
        return shutil.copytree(self.folder, to)


def program(*words: object, at: Path, limits: Limits = LEFT) -> Run:
    return run(*words, at=at, limits=limits, anew=False)


def way(name: str, folder: Path, words: tuple[str, ...], out: str) -> Way:
    """Build undisturbed in a copy, and so know what must come of it."""
    copy = shutil.copytree(folder, folder.with_name(f"{folder.name}-{name}"))
    done = program(*words, at=copy)
    assert (done.code, done.err.count("error")) == (0, 0), done.said
    after = digests(copy)
    done = program(*words, at=copy)
    assert done.code == 0, done.said
    return Way(name, folder, words, out, digests(folder), after, digests(copy))


def finished(each: Way) -> Path:
    """The folder in which a way was gone to its end."""
    return each.folder.with_name(f"{each.folder.name}-{each.name}")


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def faults(each: Way, folder: Path) -> list[str]:
    """Say what is wrong in a folder in which a build was cut off."""
    found = {name: digest for name, digest in digests(folder).items() if not PASSING.fullmatch(Path(name).name)}
    wrong = [
        f"{name} is torn"
        for name, digest in found.items()
        if digest not in (each.before.get(name), each.after.get(name), each.again.get(name))
    ]
    wrong += [f"{name} cannot be read" for name, digest in found.items() if not _readable(folder / name, digest)]
    return wrong + _manifest_faults(folder / each.out, found, each) + _verify_faults(folder, each)


def _manifest_faults(out: Path, found: Mapping[str, str], each: Way) -> list[str]:
    manifest = out / "manifest.json"
    if not manifest.exists():
        return []
    listed = json.loads(manifest.read_bytes())["files"]
    wrong = [file["path"] for file in listed if found.get(f"{each.out}/{file['path']}") != file["sha256"]]
    return [f"the manifest lists {name} wrongly" for name in wrong]


def _verify_faults(folder: Path, each: Way) -> list[str]:
    """Compare what ``verify`` says with what lies there."""
    out = folder / each.out
    told = program("verify", each.out, at=folder)
    if (out / MARK).exists():
        return [] if told.code == 7 and "IW705" in told.err else [f"verify ends with {told.code}: {told.err}"]
    wanted = 0 if (out / "manifest.json").exists() else 4
    return [] if told.code == wanted else [f"verify ends with {told.code}, not {wanted}: {told.err}"]


def mended(each: Way, folder: Path) -> list[str]:
    """Build once more, and say what is not as if nothing had happened."""
    done = program(*each.words, at=folder)
    if done.code:
        return [f"the next run ends with {done.code}: {done.err}"]
    found = digests(folder)
    if found in (each.after, each.again):
        return []
    wrong = [name for name in sorted(found.keys() | each.again.keys()) if found.get(name) != each.again.get(name)]
    return [f"after the next run {name} is not as it should be" for name in wrong]


def _readable(path: Path, digest: str) -> bool:
    return _reads(path.suffix, path, digest) if path.suffix in (".pdf", ".json") else True


_known: dict[str, bool] = {}


def _reads(kind: str, path: Path, digest: str) -> bool:
    if digest not in _known:
        try:
            _open(kind, path.read_bytes())
            _known[digest] = True
        except (pikepdf.PdfError, ValueError):
            _known[digest] = False
    return _known[digest]


def _open(kind: str, data: bytes) -> None:
    if kind == ".json":
        json.loads(data)
        return
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert len(opened.pages)
