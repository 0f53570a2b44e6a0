"""Files that lie inside a PDF: each with its name, what it is for, its media type, and no date."""

from __future__ import annotations

from collections.abc import Sequence

from iisam_workshop.bind.transcript import Numbers
from iisam_workshop.model.part import Attachment
from iisam_workshop.pdf.file import PdfObject, compressed
from iisam_workshop.pdf.objects import Name, Ref, Value, encode

__all__ = ["embedded"]


def embedded(attachments: Sequence[Attachment], numbers: Numbers) -> tuple[list[PdfObject], dict[str, int]]:
    """Return the objects of attached files, and the number of each file's specification by its name.

    The files are compressed. Raises ValueError when two have one name.
    """
    objects, places = [], {}
    for each in attachments:
        if each.name in places:
            raise ValueError(f"two attachments are called {each.name!r}")
        data, place = numbers.take(), numbers.take()
        objects.append(PdfObject(data, _file(each), stream=True))
        said: dict[str, Value] = {"Type": Name("Filespec"), "F": each.name, "UF": each.name, "Desc": each.about}
        held: dict[str, Value] = {"EF": {"F": Ref(data), "UF": Ref(data)}, "AFRelationship": Name("Data")}
        objects.append(PdfObject(place, encode({**said, **held})))
        places[each.name] = place
    return objects, places


def _file(attachment: Attachment) -> bytes:
    kind: dict[str, Value] = {"Type": Name("EmbeddedFile"), "Subtype": Name(attachment.kind)}
    return compressed(attachment.data, {**kind, "Params": {"Size": len(attachment.data)}})
