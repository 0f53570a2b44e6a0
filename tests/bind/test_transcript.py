"""Objects of others under new numbers: each once, with all that it refers to, and nothing that leads back."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, String
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NumberObject, PdfObject

from iisam_workshop.bind.source import Source
from iisam_workshop.bind.transcript import Numbers, Transcript
from tests.bind.bare import drawn


def opened(**said: Any) -> Any:
    """The catalogue of a file, which says something."""

    def change(pdf: Any) -> None:
        for key, each in said.items():
            pdf.Root[f"/{key}"] = each(pdf) if callable(each) else each

    return Source(drawn(change)).catalogue


def raw(catalogue: Any, key: str) -> Any:
    return catalogue.raw_get(f"/{key}")


def bodies(transcript: Transcript) -> dict[int, bytes]:
    transcript.finish()
    return {each.number: each.body for each in transcript.objects}


def nested(depth: int, *, named: bool = False) -> PdfObject:
    made: PdfObject = NumberObject(7)
    for _ in range(depth):
        made = DictionaryObject({NameObject("/A"): made}) if named else ArrayObject([made])
    return made


def test_numbers_are_given_out_in_order() -> None:
    numbers = Numbers(7)
    assert [numbers.take() for _ in range(3)] == [7, 8, 9]


def test_values_are_written_as_they_were() -> None:
    catalogue = opened(X=Array([1, Name("/A B"), String("(ŷ"), True, Dictionary(K=Array([]), L=String("b"))]))
    found = Transcript(Numbers(1)).encode(raw(catalogue, "X"))
    assert found == b"[1 /A#20B <FEFF00280177> true <</K []/L <62>>>]"


@pytest.mark.parametrize("named", [False, True])
def test_what_is_nested_deeper_than_any_reader_goes_is_left_out(named: bool) -> None:
    transcript = Transcript(Numbers(1))
    assert transcript.encode(nested(100, named=named)).count(b"7") == 1
    deeper = transcript.encode(nested(101, named=named))
    assert (deeper.count(b"7"), deeper.count(b"null")) == (0, 1)


def test_an_object_that_is_referred_to_is_written_once_under_its_new_number() -> None:
    shared = opened(X=lambda pdf: Array([pdf.make_indirect(Array([7]))] * 2))
    transcript = Transcript(Numbers(5))
    assert transcript.encode(raw(shared, "X")) == b"[5 0 R 5 0 R]"
    assert bodies(transcript) == {5: b"[7]"}


def test_what_an_object_refers_to_is_written_as_well() -> None:
    def chain(pdf: Any) -> Any:
        return pdf.make_indirect(Dictionary(Next=pdf.make_indirect(Dictionary(Next=pdf.make_indirect(Array([7]))))))

    transcript = Transcript(Numbers(5))
    assert transcript.encode(raw(opened(X=chain), "X")) == b"5 0 R"
    assert bodies(transcript) == {5: b"<</Next 6 0 R>>", 6: b"<</Next 7 0 R>>", 7: b"[7]"}


def test_an_expected_object_keeps_the_number_that_it_was_promised_and_its_key() -> None:
    thing = raw(opened(X=lambda pdf: pdf.make_indirect(Dictionary(A=1))), "X")
    transcript = Transcript(Numbers(5))
    number = transcript.expect(thing.idnum)
    assert (number, transcript.expect(thing.idnum)) == (5, 5)
    transcript.keys[thing.idnum] = b"/StructParent 3"
    assert transcript.encode(thing) == transcript.encode(thing) == b"5 0 R"
    assert bodies(transcript) == {5: b"<</A 1/StructParent 3>>"}


@pytest.mark.parametrize("kind", ["Page", "Pages", "Catalog", "StructElem", "StructTreeRoot"])
def test_pages_and_trees_are_never_followed(kind: str) -> None:
    thing = raw(opened(X=lambda pdf: pdf.make_indirect(Dictionary(Type=Name(f"/{kind}")))), "X")
    transcript = Transcript(Numbers(5))
    assert transcript.encode(ArrayObject([thing])) == b"[null]"
    assert bodies(transcript) == {}


def test_what_is_not_there_is_null() -> None:
    lost = IndirectObject(9999, 0, raw(opened(X=lambda pdf: pdf.make_indirect(Array([]))), "X").pdf)
    transcript = Transcript(Numbers(5))
    assert transcript.encode(DictionaryObject({NameObject("/A"): lost})) == b"<</A null>>"
    assert transcript.encode(None) == b"null"
    assert bodies(transcript) == {}


def test_keys_of_other_trees_and_what_runs_by_itself_are_left_out() -> None:
    gone = ("StructParent", "StructParents", "AA", "AF", "Metadata", "PieceInfo", "LastModified", "OPI")
    catalogue = opened(X=Dictionary({f"/{key}": 1 for key in (*gone, "Kept", "Other")}))
    transcript = Transcript(Numbers(1))
    assert transcript.encode(raw(catalogue, "X")) == b"<</Kept 1/Other 1>>"
    assert transcript.dictionary(catalogue["/X"], {"/Other"}) == b"/Kept 1"


def test_a_stream_is_written_as_it_lies_in_its_file_and_reaches_no_other_file() -> None:
    def stream(pdf: Any) -> Any:
        away = {"F": String("x"), "FFilter": Name.LZWDecode, "FDecodeParms": Dictionary(A=1)}
        return pdf.make_stream(b"as it is", Kept=1, **away)

    transcript = Transcript(Numbers(5))
    assert transcript.encode(raw(opened(X=stream), "X")) == b"5 0 R"
    assert bodies(transcript) == {5: b"<</Kept 1/Length 8>>stream\nas it is\nendstream"}
    assert [each.stream for each in transcript.objects] == [True]


def test_a_copy_is_an_object_of_its_own_with_other_entries() -> None:
    thing = raw(opened(X=lambda pdf: pdf.make_indirect(Dictionary(A=1, B=2))), "X")
    transcript = Transcript(Numbers(5))
    assert transcript.encode(thing) == b"5 0 R"
    assert transcript.copy(thing, b"/C 3", {"/B"}) == b"6 0 R"
    assert bodies(transcript) == {5: b"<</A 1/B 2>>", 6: b"<</A 1/C 3>>"}


def test_objects_of_our_own_go_in_between() -> None:
    transcript = Transcript(Numbers(5))
    assert transcript.put(b"7") == 5
    transcript.put_as(3, b"8")
    assert transcript.put(b"<<>>stream\n\nendstream", stream=True) == 6
    assert [(each.number, each.stream) for each in transcript.objects] == [(5, False), (3, False), (6, True)]
