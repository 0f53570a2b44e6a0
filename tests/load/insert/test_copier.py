"""Objects are copied as they stand, less what acts, hides or tells of people, and never without end."""

from __future__ import annotations

import io
import zlib

import pytest
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from iisam_workshop.load.insert.copier import Copier, text_of, written
from iisam_workshop.load.insert.outcome import Refused
from tests.bad.pdfs import plain, stream


def catalogue(entries: bytes, **objects: bytes) -> DictionaryObject:
    """The catalogue of a file with further entries, and further objects called ``n40`` and so on."""
    more = {int(name[1:]): body for name, body in objects.items()}
    return PdfReader(io.BytesIO(plain(catalogue=entries).with_objects(more).data)).root_object


def copied(thing: PdfObject | None, copier: Copier | None = None) -> tuple[bytes, dict[int, bytes]]:
    """A value as it stands in the copy, and the objects that it refers to."""
    copier = copier or Copier()
    value = copier.value(thing)
    return value, {each.number: each.body for each in copier.objects()}


@pytest.mark.parametrize(
    ("thing", "bytes_"),
    [
        (BooleanObject(True), b"true"),
        (BooleanObject(False), b"false"),
        (NumberObject(-7), b"-7"),
        (FloatObject("2.50"), b"2.5"),
        (FloatObject("100.0"), b"100"),
        (FloatObject("-0.125"), b"-0.125"),
        (FloatObject("1e12"), b"0"),
        ("Key", b"/Key"),
        (NameObject("/A b"), b"/A#20b"),
        (NameObject("/A\0b"), b"/Ab"),
        (TextStringObject("a (b) \\c"), b"(a \\(b\\) \\\\c)"),
        (ByteStringObject(b"a\rb"), b"(a\\rb)"),
        (NullObject(), b"null"),
        (None, b"null"),
    ],
)
def test_plain_values_stand_as_a_pdf_has_them(thing: object, bytes_: bytes) -> None:
    assert written(thing) == bytes_


@pytest.mark.parametrize(
    ("thing", "text"),
    [
        (TextStringObject("Größe"), "Größe"),
        (ByteStringObject("Größe".encode()), "Größe"),
        (ByteStringObject(b"a\xff"), "a\ufffd"),
        (NameObject("/Name"), ""),
        (NumberObject(7), ""),
        (None, ""),
    ],
)
def test_only_strings_say_anything(thing: object, text: str) -> None:
    assert text_of(thing) == text


def test_a_value_is_copied_with_all_that_it_refers_to() -> None:
    root = catalogue(b"/X[40 0 R 40 0 R<</B true>>]", n40=b"<</Next 41 0 R>>", n41=b"(end)")
    assert copied(root["/X"]) == (b"[1 0 R 1 0 R <</B true>>]", {1: b"<</Next 2 0 R>>", 2: b"(end)"})


def test_a_stream_is_copied_with_its_bytes_and_a_length_of_its_own() -> None:
    packed = zlib.compress(b"0 0 9 9 re f")
    root = catalogue(b"/X 40 0 R", n40=stream(packed, b"/Filter/FlateDecode/Subtype/Form"))
    value, objects = copied(root.raw_get("/X"))
    head = b"<</Filter /FlateDecode/Subtype /Form/Length %d>>stream\n" % len(packed)
    assert (value, objects) == (b"1 0 R", {1: head + packed + b"\nendstream"})


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        (b"<</S/JavaScript/JS(x)>>", "scripts"),
        (b"<</S/Launch/F(x)>>", "scripts"),
        (b"<</S/Rendition>>", "media"),
        (b"<</S/Movie>>", "media"),
        (b"<</S/Sound>>", "media"),
        (b"<</S/GoToR/F(x)>>", "links"),
        (b"<</S/GoToE>>", "links"),
        (b"<</S/Thread>>", "links"),
        (b"<</S/URI/URI(x)>>", "links"),
        (b"<</Type/Filespec/F(x)>>", "attachments"),
        (b"<</Type/Annot>>", "scripts"),
    ],
)
def test_what_acts_stays_behind_and_is_told_by_what_it_is(entries: bytes, found: str) -> None:
    copier = Copier()
    assert copied(catalogue(b"/X[7 %b]" % entries)["/X"], copier) == (b"[7 null]", {})
    assert copier.found == {found}


def test_entries_that_tell_of_people_stay_behind_and_names_that_somebody_chose_do_not() -> None:
    entries = b"/Author(x)/Metadata 40 0 R/Font<</Author 41 0 R/AF 41 0 R>>/EF 40 0 R/K 1"
    copier = Copier()
    value, objects = copied(catalogue(b"/X<<%b>>" % entries, n40=stream(b"x"), n41=b"7")["/X"], copier)
    assert (value, objects) == (b"<</Font <</Author 1 0 R/AF 1 0 R>>/K 1>>", {1: b"7"})
    assert copier.found == {"attachments"}


def test_a_layer_is_copied_as_nothing() -> None:
    assert copied(catalogue(b"/X[<</Type/OCG/Name(x)>>]")["/X"])[0] == b"[<<>>]"


def test_a_stream_that_no_page_needs_stays_behind() -> None:
    for kind in (b"EmbeddedFile", b"Metadata", b"Sound"):
        root = catalogue(b"/X 40 0 R", n40=stream(b"secret", b"/Type/" + kind))
        assert copied(root.raw_get("/X")) == (b"1 0 R", {1: b"null"})


@pytest.mark.parametrize(
    ("entries", "found"), [(b"/Subtype/PS", set()), (b"/F(x)", {"outside"}), (b"/F(x)/Subtype/Image", {"outside"})]
)
def test_a_drawing_that_lies_elsewhere_or_is_a_program_is_drawn_as_nothing(entries: bytes, found: set[str]) -> None:
    copier = Copier()
    root = catalogue(b"/X 40 0 R", n40=stream(b"secret", entries))
    _, objects = copied(root.raw_get("/X"), copier)
    head = b"<</Type /XObject/Subtype /Form/BBox [0 0 0 0]/Length 0>>"
    assert (objects, copier.found) == ({1: head + b"stream\n\nendstream"}, found)


@pytest.mark.parametrize("entries", [b"/OPI<<>>", b"/Ref<<>>"])
def test_a_drawing_that_stands_for_a_better_one_elsewhere_is_told(entries: bytes) -> None:
    copier = Copier()
    _, objects = copied(catalogue(b"/X 40 0 R", n40=stream(b"q Q", entries)).raw_get("/X"), copier)
    assert (objects[1], copier.found) == (b"<</Length 3>>stream\nq Q\nendstream", {"outside"})


def test_a_stream_that_cannot_be_unpacked_to_its_end_is_told() -> None:
    copier = Copier()
    broken = zlib.compress(bytes(1000))[:-6]
    copied(catalogue(b"/X 40 0 R", n40=stream(broken, b"/Filter/FlateDecode")).raw_get("/X"), copier)
    assert copier.found == {"mended"}


@pytest.mark.parametrize(
    ("font", "bare"),
    [
        (b"/Subtype/Type1", True),
        (b"/Subtype/TrueType/FontDescriptor<</Flags 32>>", True),
        (b"/Subtype/TrueType/FontDescriptor<</FontFile2 40 0 R>>", False),
        (b"/Subtype/Type1/FontDescriptor<</FontFile 40 0 R>>", False),
        (b"/Subtype/Type0", False),
        (b"/Subtype/Type3", False),
    ],
)
def test_a_font_whose_shapes_are_not_in_the_file_is_noticed(font: bytes, bare: bool) -> None:
    copier = Copier()
    copied(catalogue(b"/X<</Type/Font%b>>" % font, n40=stream(b"x"))["/X"], copier)
    assert copier.bare is bare


def test_values_in_one_another_have_an_end() -> None:
    def nested(levels: int) -> ArrayObject:
        return ArrayObject([nested(levels - 1)]) if levels else ArrayObject()

    assert Copier().value(nested(60)) == b"[" * 61 + b"]" * 61
    with pytest.raises(Refused, match="broken"):
        Copier().value(nested(61))


def test_streams_have_sixty_four_mebibytes_between_them() -> None:
    copier, half = Copier(), bytes(32 << 20)
    copier.put_stream(1, {}, half)
    copier.put_stream(2, {}, half)
    with pytest.raises(Refused, match="heavy"):
        copier.put_stream(3, {}, b"x")


def test_only_a_stream_that_was_copied_is_given_further_entries() -> None:
    copier = Copier()
    copier.put_stream(copier.new(), {"A": b"1"}, b"x")
    copier.mark(1, B=b"2")
    copier.mark(2, B=b"2")
    assert [each.body for each in copier.objects()] == [b"<</A 1/B 2/Length 1>>stream\nx\nendstream"]
