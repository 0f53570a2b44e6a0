"""Layers of foreign files: kept, and shown or hidden as they were when the file was opened."""

from __future__ import annotations

from collections.abc import Iterable

from iisam_workshop.bind.source import Source, entries, items, number_of
from iisam_workshop.bind.transcript import Transcript
from iisam_workshop.pdf.objects import Value

__all__ = ["layers"]


def layers(found: Iterable[tuple[str, Source, Transcript]]) -> dict[str, Value]:
    """Return the catalogue's entry for the layers of parts, each part with its title; none where there are none."""
    groups: list[Value] = []
    hidden: list[Value] = []
    order: list[Value] = []
    for title, source, transcript in found:
        properties = entries(source.catalogue.get("/OCProperties"))
        state = entries(properties.get("/D"))
        own = {number_of(each): each for each in items(properties.get("/OCGs")) if entries(each)}
        off, on = ({number_of(each) for each in items(state.get(key))} for key in ("/OFF", "/ON"))
        concealed = off | (own.keys() - on if state.get("/BaseState") == "/OFF" else set())
        written = {number: transcript.encode(each) for number, each in own.items() if number > 0}
        groups += written.values()
        hidden += [reference for number, reference in written.items() if number in concealed]
        order += [title, list(written.values())] if written else []
    if not groups:
        return {}
    return {"OCProperties": {"OCGs": groups, "D": {"Name": "Layers", "OFF": hidden, "Order": order}}}
