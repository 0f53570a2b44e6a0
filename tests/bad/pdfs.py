"""PDFs of other people, good and bad, made by code: plain bytes, so that they can be as wrong as files are."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import pikepdf

__all__ = ["Foreign", "linearised", "locked", "packed", "plain", "signed", "tagged", "updated"]

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object's body."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


@dataclass
class Foreign:
    """A PDF of numbered objects: 1 is the catalogue, 2 the pages, 3 the first page, 4 its contents, 5 a font."""

    objects: dict[int, bytes] = field(default_factory=dict)
    header: bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    trailer: bytes = b""
    startxref: int | None = None

    def with_objects(self, objects: Mapping[int, bytes], trailer: bytes = b"") -> Foreign:
        """Return the file with further objects, or others."""
        return Foreign({**self.objects, **objects}, self.header, trailer or self.trailer, self.startxref)

    def changed(self, number: int, old: bytes, new: bytes) -> Foreign:
        """Return the file with something else in one object."""
        assert old in self.objects[number], (old, self.objects[number])
        return self.with_objects({number: self.objects[number].replace(old, new)})

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        out, places = bytearray(self.header), {}
        for number, body in sorted(self.objects.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        at, size = len(out), max(self.objects) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for number in range(1, size):
            out += b"%010d 00000 %b \n" % (places.get(number, 0), b"n" if number in places else b"f")
        start = at if self.startxref is None else self.startxref
        out += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, self.trailer, start)
        return bytes(out)


def plain(*texts: str, page: bytes = b"", catalogue: bytes = b"", box: bytes = b"/MediaBox[0 0 595 842]") -> Foreign:
    """Return a file with a page for each text; ``page`` and ``catalogue`` are further entries of these."""
    texts = texts or ("Our map",)
    numbers = [3, *range(20, 20 + len(texts) - 1)]
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R%b>>" % catalogue,
        2: b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(texts)),
        5: FONT,
    }
    contents = [4, *range(220, 220 + len(texts) - 1)]
    for number, content, text in zip(numbers, contents, texts, strict=True):
        body = b"BT /F1 24 Tf 72 700 Td (%b) Tj ET" % text.encode("latin-1")
        objects[content] = stream(zlib.compress(body), b"/Filter/FlateDecode")
        objects[number] = b"<</Type/Page/Parent 2 0 R%b/Resources<</Font<</F1 5 0 R>>>>/Contents %d 0 R%b>>" % (
            box,
            content,
            page if number == 3 else b"",
        )
    return Foreign(objects)


def tagged(*, claim: bool = True, lang: bytes = b"(en-GB)") -> Foreign:
    """Return a tagged file of two pages with a link; ``claim`` says that it is PDF/UA-1."""
    packet = (
        b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        b'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>'
        b'</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents %d 0 R"
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 10 0 R/Metadata 9 0 R/Lang%b>>" % lang,
        2: b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
        3: page % 4 + b"/StructParents 7/Annots[8 0 R]/Tabs/S>>",
        4: stream(b"/H1 <</MCID 0>> BDC BT /F1 24 Tf 72 700 Td (Who we are) Tj ET EMC "
                  b"/Span <</MCID 1>> BDC BT /F1 12 Tf 72 650 Td (our site) Tj ET EMC"),
        5: FONT,
        6: page % 7 + b"/StructParents 8>>",
        7: stream(b"/P <</MCID 0>> BDC BT /F1 12 Tf 72 700 Td (The second page) Tj ET EMC"),
        8: b"<</Type/Annot/Subtype/Link/Rect[72 645 140 665]/Border[0 0 0]/StructParent 9/Contents(Our site)"
           b"/A<</S/URI/URI(https://example.org/)>>>>",
        9: stream(packet if claim else packet.replace(b"part>1<", b"part>2<"), b"/Type/Metadata/Subtype/XML"),
        10: b"<</Type/StructTreeRoot/K 11 0 R/ParentTree 17 0 R/RoleMap<</Title/H1>>>>",
        11: b"<</Type/StructElem/S/Document/P 10 0 R/K[12 0 R 13 0 R 15 0 R]>>",
        12: b"<</Type/StructElem/S/Title/P 11 0 R/Pg 3 0 R/K 0/T(Who we are)>>",
        13: b"<</Type/StructElem/S/P/P 11 0 R/K 14 0 R>>",
        14: b"<</Type/StructElem/S/Link/P 13 0 R/Pg 3 0 R/K[1 <</Type/OBJR/Obj 8 0 R/Pg 3 0 R>>]>>",
        15: b"<</Type/StructElem/S/P/P 11 0 R/Pg 6 0 R/K[<</Type/MCR/Pg 6 0 R/MCID 0>>]/Alt(secret of page two)>>",
        17: b"<</Nums[7[12 0 R 14 0 R] 8[15 0 R] 9 14 0 R]>>",
    }  # fmt: skip
    return Foreign(objects)


def saved(file: Foreign, **options: object) -> bytes:
    """Return a file as qpdf saves it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(file.data)) as pdf:
        pdf.save(out, static_id=True, **options)  # type: ignore[arg-type]
    return out.getvalue()


def locked(*, user: str = "", owner: str = "owner", strong: bool = False, printing: bool = True) -> bytes:
    """Return a file that is protected; without a password of the ``user`` everybody can read it."""
    allowed = pikepdf.Permissions(print_highres=printing, print_lowres=printing, modify_other=False)
    method = 6 if strong else 3
    lock = pikepdf.Encryption(user=user, owner=owner, R=method, allow=allowed, aes=strong, metadata=strong)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain().data)) as pdf:
        pdf.save(out, encryption=lock)
    return out.getvalue()


def packed(file: Foreign) -> bytes:
    """Return a file with object streams and a stream of cross-references."""
    return saved(file, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def linearised(file: Foreign) -> bytes:
    """Return a file made to be shown while it is still being loaded."""
    return saved(file, linearize=True)


def updated(file: Foreign, number: int, body: bytes) -> bytes:
    """Return a file with an object that was changed later, at its end."""
    data = file.data
    before = int(data.rpartition(b"startxref\n")[2].split()[0])
    at = len(data)
    data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(data)
    size = max(file.objects) + 1
    data += b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    return data + b"trailer\n<</Size %d/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, before, table)


def signed() -> Foreign:
    """Return a file with a digital signature and its field, which shows nothing."""
    field = (
        b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/F 132/Rect[0 0 0 0]/P 3 0 R"
        b"/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>/ByteRange[0 0 0 0]/Name(Jo Signer)>>>>"
    )
    form = b"/AcroForm<</SigFlags 3/Fields[30 0 R]>>/Perms<</DocMDP 31 0 R>>"
    return plain(page=b"/Annots[30 0 R]", catalogue=form).with_objects({30: field, 31: b"<</Type/Sig>>"})
