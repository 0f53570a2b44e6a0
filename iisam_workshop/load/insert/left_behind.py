"""The names in a PDF that make it act, hide something, or tell of people: nothing that bears one of them is copied."""

from __future__ import annotations

from iisam_workshop.load.insert.outcome import Find

__all__ = ["ACTS", "GONE", "LAYERS", "NAMED", "OF_STREAMS", "STRANGERS"]

_ENTRIES = """
AA OpenAction JavaScript JS XFA AF EF RF EmbeddedFiles RichMediaContent RichMediaSettings PieceInfo Metadata
LastModified Thumb OPI Ref Alternates OC OCGs Measure PtData StructParent StructParents Parent Author Creator
CreationDate ModDate
"""
_TYPES = """
Page Pages Catalog Annot StructTreeRoot StructElem MCR OBJR Filespec EmbeddedFile Action Outlines Sig DocTimeStamp
3D 3DView 3DNode RichMediaContent Metadata Rendition MediaClip Sound Template Bead Thread
"""
_CHOSEN = "Font XObject ExtGState ColorSpace Pattern Shading Properties CharProcs Colorants RoleMap ClassMap"
_SCRIPTS = "JavaScript Launch SubmitForm ImportData ResetForm Hide SetOCGState RichMediaExecute GoTo3DView"

GONE = frozenset(_ENTRIES.split())
"""Entries that no copied object keeps."""
STRANGERS = frozenset(_TYPES.split())
"""Types of objects that nothing on a page needs."""
NAMED = frozenset(_CHOSEN.split())
"""Dictionaries whose keys are names that somebody chose, which may look like anything."""
OF_STREAMS = frozenset(["Length", "DL", "F", "FFilter", "FDecodeParms"])
"""Entries that say where the bytes of a stream are, which is told anew."""
LAYERS = frozenset(["OCG", "OCMD"])
"""Types of what switches a part of a page on and off."""
ACTS: dict[str, Find] = {
    **dict.fromkeys(_SCRIPTS.split(), "scripts"),
    **dict.fromkeys(("Rendition", "Movie", "Sound"), "media"),
    **dict.fromkeys(("GoToR", "GoToE", "GoToDp", "Thread", "URI"), "links"),
}
"""What an action is called that does more than turn a page, with what is told of it."""
