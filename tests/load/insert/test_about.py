"""What a file says of itself as a whole: its language, what it claims, and layers that hide something."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from iisam_workshop.load.insert.about import language_in, refuse_layers
from iisam_workshop.load.insert.outcome import Refused
from tests.bad.pdfs import plain


def root(entries: bytes) -> DictionaryObject:
    return PdfReader(io.BytesIO(plain(catalogue=entries).data)).root_object


@pytest.mark.parametrize(
    "layers",
    [
        b"/D<</BaseState/OFF>>",
        b"/D<</OFF[7]>>",
        b"/OCGs[<</Usage<</Print<</PrintState/OFF>>>>>>]",
        b"/OCGs[<<>><</Usage<</View<</ViewState/OFF>>>>>>]",
    ],
)
def test_a_layer_that_is_switched_off_is_refused(layers: bytes) -> None:
    with pytest.raises(Refused, match="layers"):
        refuse_layers(root(b"/OCProperties<<%b>>" % layers))


@pytest.mark.parametrize(
    "entries",
    [
        b"",
        b"/OCProperties 7",
        b"/OCProperties<</D<</BaseState/ON/OFF[]>>/OCGs[7<</Usage<</Print<</PrintState/ON>>>>>>]>>",
    ],
)
def test_layers_that_are_all_seen_do_no_harm(entries: bytes) -> None:
    refuse_layers(root(entries))


@pytest.mark.parametrize(
    ("said", "language"), [(b"( cy-GB )", "cy-GB"), (b"(no language)", ""), (b"/en", ""), (b"7", "")]
)
def test_only_a_language_that_can_be_one_is_taken(said: bytes, language: str) -> None:
    assert language_in(root(b"/Lang%b" % said)) == language
