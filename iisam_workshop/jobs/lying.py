"""What lies in the output folder from an earlier build: which files may stay as they are, and the parts it kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from iisam_workshop.files import MANIFEST, UNFINISHED, OutputFolder, write_file
from iisam_workshop.jobs.kept import STORE, STORE_LIMIT, Kept, parts_of, store_key, store_of
from iisam_workshop.jobs.pack_file import Lying, PackFile, Unmade, fill
from iisam_workshop.jobs.pack_kinds import CONFIDENTIAL
from iisam_workshop.load.lying import lying
from iisam_workshop.load.made import Made, MadeFile, made_in

__all__ = ["Earlier", "earlier_in", "kept_in", "put", "settled", "store"]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The build that a folder holds: what its manifest tells of it, None where there is none."""

    folder: Path
    made: Made | None

    @property
    def files(self) -> Mapping[str, MadeFile]:
        """The files that its manifest lists."""
        return self.made.files if self.made else {}

    def holds(self, path: str, sha256: str, size: int) -> bool:
        """Say whether a file lies there, by no link, with that digest and size."""
        found = lying(self.folder, path, size)
        return found is not None and hashlib.sha256(found).hexdigest() == sha256


def earlier_in(folder: Path) -> Earlier:
    """Return the build that a folder holds; one that broke off has no manifest, and nothing of it is trusted."""
    return Earlier(folder, None if (folder / UNFINISHED).exists() else made_in(folder))


def kept_in(folder: Path) -> Kept:
    """Return the parts that the build in a folder kept; none where the file is not the one that its manifest lists."""
    listed = earlier_in(folder).files.get(STORE)
    data = lying(folder, STORE, listed.size) if listed and 0 < listed.size <= STORE_LIMIT << 20 else None
    if not listed or data is None or hashlib.sha256(data).hexdigest() != listed.sha256:
        return Kept()
    return Kept(parts_of(data))


def store(kept: Kept, *, personal: bool) -> PackFile:
    """Return the file of all parts that a build has used, but for those that lie in no other file than their own."""
    used = {key: part for key, part in kept.used.items() if part.id not in CONFIDENTIAL}
    unmade = Unmade(store_key(used), lambda: store_of(used))
    return PackFile(STORE, unmade, 0, "facilitator", 0, "once", personal=personal, private=True)


def settled(files: Iterable[PackFile], earlier: Earlier) -> tuple[PackFile, ...]:
    """Return files with their bytes, made only where the same do not lie in the folder already."""
    return tuple(_settled(file, earlier) for file in files)


def put(
    output: OutputFolder, files: tuple[PackFile, ...], manifest: bytes, before: Callable[[], None] | None = None
) -> tuple[str, ...]:
    """Write what does not lie in a folder and take away what is left over; return what was taken away.

    A folder in which nothing changes is left alone, down to its manifest where that says the same. ``before`` is
    called once all files are there, and before the manifest is.
    """
    before = before or (lambda: None)
    names = {file.path for file in files}
    made = any(not isinstance(file.data, Lying) for file in files)
    if made or not output.earlier <= names or (output.path / UNFINISHED).exists():
        fill(output, files)
        before()
        return output.finish(manifest, names)
    before()
    if lying(output.path, MANIFEST, len(manifest)) != manifest:
        write_file(output.path / MANIFEST, manifest)
    return ()


def _settled(file: PackFile, earlier: Earlier) -> PackFile:
    listed = earlier.files.get(file.path)
    if isinstance(file.data, Unmade):
        key = file.data.key
        if listed and listed.key == key and earlier.holds(file.path, listed.sha256, listed.size):
            return replace(file, data=Lying(key, listed.sha256, listed.size))
        file = replace(file, data=file.made, key=key)
    digest, size = hashlib.sha256(file.made).hexdigest(), len(file.made)
    file = replace(file, key=file.key or digest)
    if earlier.holds(file.path, digest, size):
        return replace(file, data=Lying(file.key, digest, size))
    return file
