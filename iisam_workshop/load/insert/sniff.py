"""What a file is that should be a PDF and is not, as far as its first bytes tell."""

from __future__ import annotations

from iisam_workshop.load.inputs import guess

__all__ = ["not_a_pdf"]

_HEAD = 1024
"""How far into a file its mark may stand; some mail programs put lines in front of it."""
_TEXT = frozenset(range(32, 127)) | {9, 10, 13}
_ENOUGH = 0.95


def not_a_pdf(data: bytes) -> str:
    """Say what a file is instead of a PDF; empty where it is one."""
    if not data.strip():
        return "an empty file"
    start = data[:_HEAD]
    if b"%PDF-" in start and guess(data) in ("", "a PDF"):
        return ""
    if kind := guess(data):
        return kind if kind != "a PDF" else "something else"
    words = start.lower()
    if any(mark in words for mark in (b"<html", b"<!doctype", b"<head", b"<body")):
        return "a web page, perhaps the one on which to log in"
    if sum(each in _TEXT or each > 127 for each in start) >= _ENOUGH * len(start):
        return "a text"
    return "something else"
