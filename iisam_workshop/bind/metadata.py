"""What a file says of itself: title, author, language, what it claims to be. No dates, no names of people."""

from __future__ import annotations

from functools import partial
from html import escape  # that of xml.sax.saxutils does the same, and loads the whole of the web first

__all__ = ["xmp"]

_escaped = partial(escape, quote=False)
_HEAD = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
)
_PDF_A = (
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
"""PDF/A-2a, and the word of PDF/UA explained, which PDF/A does not know."""
_TAIL = '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>\n'


def xmp(title: str, author: str, lang: str, producer: str, *, accessible: bool, archive: bool = False) -> bytes:
    """Return an XMP packet.

    ``accessible`` makes the PDF/UA-1 claim, for files that are tagged throughout, ``archive`` that of PDF/A-2a.
    """
    head = _HEAD[:-1] + _PDF_A if archive else _HEAD
    claim = "<pdfuaid:part>1</pdfuaid:part>" if accessible else ""
    return (
        f"{head}{claim}<dc:format>application/pdf</dc:format>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_escaped(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{_escaped(author)}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:language><rdf:Bag><rdf:li>{_escaped(lang)}</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Producer>{_escaped(producer)}</pdf:Producer>{_TAIL}"
    ).encode()
