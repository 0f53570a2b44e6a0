"""Where the program's own data lies: in the installed package first, in the checkout next to it second."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from iisam_workshop.errors import EnvironmentUnfit, Problem

if TYPE_CHECKING:
    from importlib.metadata import PackagePath

__all__ = ["Kind", "changed_files", "code_digests", "digests", "folder", "names", "read_bytes", "read_text"]

Kind = Literal["templates", "scenarios", "layouts", "councils", "catalogue"]

_PACKAGE = Path(__file__).resolve().parent
_IN_CHECKOUT = {"councils": "examples/councils"}
_REINSTALL = "Install iisam-workshop again, or run it from a complete checkout."


def folder(kind: Kind) -> Path:
    """Return the folder that holds one kind of data; raises EnvironmentUnfit (IW801) where there is none."""
    for place in _places(kind):
        if place.is_dir():
            return place
    raise EnvironmentUnfit(Problem("IW801", f"the program's own data folder {kind!r} is missing", _REINSTALL))


def read_bytes(kind: Kind, name: str) -> bytes:
    """Return the bytes of a data file, named by its path inside the folder of its kind; raises EnvironmentUnfit."""
    try:
        return (folder(kind) / name).read_bytes()
    except OSError:
        missing = Problem("IW801", f"the program's own data file '{kind}/{name}' cannot be read", _REINSTALL)
    raise EnvironmentUnfit(missing)


def read_text(kind: Kind, name: str) -> str:
    """Return the text of a data file in UTF-8, with line feeds only; raises EnvironmentUnfit."""
    return read_bytes(kind, name).decode("utf-8").replace("\r\n", "\n")


def names(kind: Kind, sub: str = "", suffix: str = ".yaml") -> tuple[str, ...]:
    """Return, sorted, the ids of the data files of one kind: file names without ``suffix``, in the folder ``sub``."""
    return tuple(
        sorted(file.name.removesuffix(suffix) for file in (folder(kind) / sub).glob(f"*{suffix}") if file.is_file())
    )


def digests(kind: Kind, sub: str) -> dict[str, str]:
    """Return the SHA-256 of each file in a folder ``sub`` of one kind of data, by its name."""
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in (folder(kind) / sub).iterdir()}


def code_digests(rooms: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of each module in some folders of the package, by its path, whatever ends its lines."""
    return {
        file.relative_to(_PACKAGE).as_posix(): sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
        for room in rooms
        for file in (_PACKAGE / room).rglob("*.py")
    }


def changed_files() -> tuple[tuple[str, ...], int]:
    """Return which of the package's installed files are missing or other than they were, and how many are listed.

    A checkout, also one that is installed for editing, has no list of them: 0.
    """
    from importlib.metadata import PackageNotFoundError, files

    try:
        listed = [file for file in files(_PACKAGE.name) or () if file.hash and _PACKAGE in _home(file).parents]
    except PackageNotFoundError:
        return (), 0
    return tuple(sorted(file.as_posix() for file in listed if not _whole(file))), len(listed)


def _home(file: PackagePath) -> Path:
    return Path(str(file.locate())).resolve()


def _whole(file: PackagePath) -> bool:
    try:
        digest = sha256(_home(file).read_bytes()).digest()
    except OSError:
        return False
    return file.hash is None or urlsafe_b64encode(digest).rstrip(b"=").decode() == file.hash.value


def _places(kind: Kind) -> tuple[Path, ...]:
    if kind == "catalogue":
        return (_PACKAGE / "catalogue",)
    return _PACKAGE / "data" / kind, _PACKAGE.parent / _IN_CHECKOUT.get(kind, kind)
