"""A file that lies inside a PDF which anybody may have made: taken out in a process of its own, as inserts are read."""

from __future__ import annotations

import io
import sys

from iisam_workshop.load.confined import answer_of, confine

__all__ = ["attachment", "main"]

_SECONDS = 60
_MOST = 32 << 20


def attachment(pdf: bytes, name: str, seconds: float = _SECONDS) -> bytes | None:
    """Return the bytes of an attached file by its name; None where there is none, or the PDF cannot be read safely."""
    if not pdf.startswith(b"%PDF-"):
        return None
    answer = answer_of(__name__, name.encode() + b"\n" + pdf, seconds) or b""
    return answer[1:] if answer[:1] == b"+" else None


def main() -> None:
    """Take a file out of the PDF on standard input, after a line with its name; say ``+`` and its bytes, or nothing."""
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
