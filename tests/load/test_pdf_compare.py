"""Two PDFs are compared page by page, and each difference has the least name that fits."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace

import pytest

from iisam_workshop.load import pdf_compare
from iisam_workshop.load.pdf_compare import compared
from tests.bad.pdfs import Foreign, plain, stream

BODY = b"BT /F1 24 Tf 72 700 Td (Our map) Tj ET\n"
FOOT = b"/Artifact BMC BT /F1 9 Tf 72 30 Td (Day \xb7 0a1b2c) Tj ET EMC\n"
OTHER_FOOT = FOOT.replace(b"0a1b2c", b"ffffff")
IMAGE = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"


def showing(contents: bytes = BODY + FOOT, picture: bytes = b"\x00") -> bytes:
    file = plain().changed(3, b"/Resources<<", b"/Resources<</XObject<</P 40 0 R>>")
    return file.with_objects({4: stream(contents), 40: stream(picture, IMAGE)}).data


def labelled(*pages: str) -> bytes:
    """A file whose pages have folios of their own, and say nothing else."""
    labels = b"".join(b"%d<</P(%b)>>" % (number, page.encode()) for number, page in enumerate(pages))
    file = plain(*("same" for _ in pages), catalogue=b"/PageLabels<</Nums[%b]>>" % labels)
    return file.data


def test_two_files_of_one_content_do_not_differ() -> None:
    assert compared(showing(), showing()) == {"pages": [], "about": False}


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        (showing(BODY.replace(b"Our", b"One") + OTHER_FOOT), "text"),
        (showing(picture=b"\x80"), "picture"),
        (showing(BODY + OTHER_FOOT, picture=b"\x80"), "picture"),
        (showing(BODY + OTHER_FOOT), "pack line"),
        (showing(BODY + b"0 0 9 9 re f\n" + OTHER_FOOT), "look"),
        (showing(BODY + b"0 0 9 9 re f\n" + FOOT), "look"),
        (showing(BODY + FOOT.replace(b"72 30", b"90 30")), "look"),
    ],
)
def test_a_page_that_differs_is_named_by_how(new: bytes, kind: str) -> None:
    assert compared(showing(), new) == {"pages": [(1, "1", "", kind)], "about": False}


def test_pages_are_matched_by_their_folios_and_counted_where_they_stand() -> None:
    found = compared(labelled("A", "B", "C"), labelled("A", "X", "Y", "C"))
    assert found["pages"] == [(2, "B", "", "gone"), (2, "X", "", "new"), (3, "Y", "", "new")]


def test_what_files_say_of_themselves_is_compared_too() -> None:
    one, other = (plain(catalogue=b"/Lang(%b)" % lang).data for lang in (b"en-GB", b"cy-GB"))
    assert compared(one, other) == {"pages": [], "about": True}


@pytest.mark.parametrize(
    ("old", "new", "which"), [(b"no PDF", showing(), 0), (showing(), b"%PDF-1.7", 1), (b"", b"", 0)]
)
def test_which_of_two_files_cannot_be_read_is_said(old: bytes, new: bytes, which: int) -> None:
    assert compared(old, new) == {"unread": which}


def test_pages_that_cannot_be_read_are_said_too() -> None:
    broken = Foreign({**plain().objects, 4: stream(b"x", b"/Filter/Unheard")}).data
    assert compared(plain().data, broken) == {"unread": 1}


def test_each_pair_on_standard_input_has_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other, out, limits = showing(), showing(BODY + OTHER_FOOT), io.BytesIO(), []
    sizes = [[len(one), len(other)], [len(other), len(other)]]
    request = json.dumps({"seconds": 7, "sizes": sizes}).encode() + b"\n" + one + other + other + other
    monkeypatch.setattr(pdf_compare, "confine", limits.append)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(request)))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=out))
    pdf_compare.main()
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {"pages": [[1, "1", "", "pack line"]], "about": False},
        {"pages": [], "about": False},
    ]
    assert limits == [7]
