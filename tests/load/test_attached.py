"""A file is taken out of a PDF of anybody's without harm: it comes whole, or not at all."""

from __future__ import annotations

import io

import pikepdf
import pytest

from iisam_workshop.load import confined
from iisam_workshop.load.attached import attachment


def pdf_with(**files: bytes) -> bytes:
    """A PDF of one empty page with files attached, made by another library."""
    pdf, out = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    for name, data in files.items():
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)
    pdf.save(out)
    return out.getvalue()


def test_an_attached_file_comes_to_the_byte() -> None:
    data = bytes(range(256)) * 50
    assert attachment(pdf_with(a=b"other", recipe=data), "recipe") == data


def test_an_empty_file_is_not_the_same_as_none() -> None:
    pdf = pdf_with(recipe=b"")
    assert attachment(pdf, "recipe") == b""
    assert attachment(pdf, "other") is None


@pytest.mark.parametrize("pdf", [b"", b"PK\x03\x04", b"%PDF-1.7\n" + b"\x00\xff" * 500])
def test_what_cannot_be_read_has_no_files(pdf: bytes) -> None:
    assert attachment(pdf, "recipe.json") is None


def test_a_file_of_more_bytes_than_any_of_ours_is_left_there() -> None:
    assert attachment(pdf_with(recipe=bytes((32 << 20) + 1)), "recipe") is None


def test_a_process_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "_BEGIN", "while True: pass")
    assert attachment(pdf_with(recipe=b"x"), "recipe", seconds=0.2) is None
