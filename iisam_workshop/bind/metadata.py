"""What a file says of itself: title, author, language, and the claim to be PDF/UA-1. No dates, no names of people."""

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
_TAIL = '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>\n'


def xmp(title: str, author: str, lang: str, producer: str, *, accessible: bool) -> bytes:
    """Return an XMP packet; ``accessible`` makes the PDF/UA-1 claim, for files that are tagged throughout."""
    claim = "<pdfuaid:part>1</pdfuaid:part>" if accessible else ""
    return (
        f"{_HEAD}{claim}<dc:format>application/pdf</dc:format>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_escaped(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{_escaped(author)}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:language><rdf:Bag><rdf:li>{_escaped(lang)}</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Producer>{_escaped(producer)}</pdf:Producer>{_TAIL}"
    ).encode()
