"""A file that lies inside a PDF which anybody may have made: taken out in a process of its own, as inserts are read."""

from __future__ import annotations

import io
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

__all__ = ["attachment", "main"]

_SECONDS = 60
_MOST = 32 << 20
_BEGIN = (
    "import sys; sys.path.insert(0, sys.argv[1]); sys.path.append(sys.argv[2]); "
    "from iisam_workshop.load.attached import main; main()"
)


def attachment(pdf: bytes, name: str, seconds: float = _SECONDS) -> bytes | None:
    """Return the bytes of an attached file by its name; None where there is none, or the PDF cannot be read safely."""
    if not pdf.startswith(b"%PDF-"):
        return None
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter with our own words
            [sys.executable, "-I", "-c", _BEGIN, *_homes()],
            input=name.encode() + b"\n" + pdf,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        return None
    found = done.stdout
    return found[1:] if done.returncode == 0 and found[:1] == b"+" else None


def main() -> None:
    """Take a file out of the PDF on standard input, after a line with its name; say ``+`` and its bytes, or nothing."""
    from iisam_workshop.load.insert.child import confine

    name = sys.stdin.buffer.readline().decode().rstrip("\n")
    pdf = sys.stdin.buffer.read()
    confine()
    data = _taken_out(pdf, name)
    if data is not None and len(data) <= _MOST:
        sys.stdout.buffer.write(b"+" + data)


def _taken_out(pdf: bytes, name: str) -> bytes | None:
    from pypdf import PdfReader

    for each in PdfReader(io.BytesIO(pdf)).attachment_list:
        if each.name == name:
            return bytes(each.content)
    return None


def _homes() -> tuple[str, str]:
    """Return where our own code and pypdf lie, which an isolated interpreter need not know."""
    spec = find_spec("pypdf")
    assert spec is not None and spec.origin is not None  # noqa: PT018, S101 - the program depends on it
    return str(Path(__file__).resolve().parents[2]), str(Path(spec.origin).resolve().parents[1])
