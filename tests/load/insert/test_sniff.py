"""What is no PDF is told by what it is."""

from __future__ import annotations

import pytest

from iisam_workshop.load.insert.sniff import not_a_pdf

PAGE = "a web page, perhaps the one on which to log in"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", ""),
        (b"From: a mail program\n\n%PDF-1.7\n", ""),
        (b"", "an empty file"),
        (b" \n\t", "an empty file"),
        (b"PK\x03\x04 %PDF-1.7", "a Word, Excel or zip file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"%PDF without a number", "something else"),
        (b"\n <!-- a --><HTML>", PAGE),
        (b"x <!DOCTYPE html>", PAGE),
        (b"x <head>", PAGE),
        (b"x <body>", PAGE),
        (b"Dear all,\r\n\tsee below.", "a text"),
        ("Gofyn i’r tîm".encode(), "a text"),
        (b"word\x00\x01\x02\x03", "something else"),
        (b"x" * 1024 + b"%PDF-1.7\n", "a text"),
        (b"x" * 95 + bytes(5), "a text"),
        (b"x" * 94 + bytes(6), "something else"),
    ],
)
def test_a_file_is_told_by_its_first_bytes(data: bytes, kind: str) -> None:
    assert not_a_pdf(data) == kind
