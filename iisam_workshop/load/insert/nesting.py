"""How often the drawings of a page are drawn: one that shows itself, or shows others many times over, never ends."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from pypdf import PageObject
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from iisam_workshop.load.insert.outcome import Refused

__all__ = ["refuse_endless"]

_SHOWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do(?![\w.])")
_MOST, _DEEPEST = 200_000, 60


def refuse_endless(page: PageObject) -> None:
    """Refuse (heavy) a page on which, with all that lies on it, more is drawn than any page needs."""
    resources, weights = _at(page, "/Resources"), dict[int, int]()
    if isinstance(resources, DictionaryObject) and _forms(resources):
        contents = page.get_contents()
        _weight(contents.get_data() if contents is not None else b"", resources, weights, ())
    listed = _at(page, "/Annots")
    for each in listed if isinstance(listed, ArrayObject) else ():
        annotation = each.get_object()
        looks = _at(annotation, "/AP") if isinstance(annotation, DictionaryObject) else None
        usual = _at(looks, "/N") if isinstance(looks, DictionaryObject) else None
        states = usual.values() if type(usual) is DictionaryObject else (usual,)
        for state in states:
            form = state.get_object() if state is not None else None
            if isinstance(form, StreamObject):
                _form(form, DictionaryObject(), weights, ())


def _weight(data: bytes, resources: DictionaryObject, weights: dict[int, int], above: tuple[int, ...]) -> int:
    """Return how many drawings are drawn by a stream of operators, ``above`` are the forms that it lies in."""
    forms, total = _forms(resources), 1
    if len(above) > _DEEPEST:
        raise Refused("heavy")
    shown = Counter(_SHOWN.findall(data)) if forms else Counter[bytes]()
    for name, times in shown.items():
        form = forms.get(f"/{name.decode('latin-1')}")
        if form is not None:
            total += times * _form(form, resources, weights, above)
        if total > _MOST:
            raise Refused("heavy")
    return total


def _form(form: StreamObject, around: DictionaryObject, weights: dict[int, int], above: tuple[int, ...]) -> int:
    key = id(form)
    if key in above:
        raise Refused("heavy")
    if key not in weights:
        own = _at(form, "/Resources")
        resources = own if isinstance(own, DictionaryObject) else around
        data = form.get_data() if _forms(resources) else b""
        weights[key] = _weight(data, resources, weights, (*above, key))
    return weights[key]


def _forms(resources: DictionaryObject) -> dict[str, StreamObject]:
    """Return the drawings of resources by their names; pictures draw nothing else."""
    listed = _at(resources, "/XObject")
    if not isinstance(listed, DictionaryObject):
        return {}
    things = {str(name): each.get_object() for name, each in listed.items()}
    return {
        name: thing
        for name, thing in things.items()
        if isinstance(thing, StreamObject) and str(_at(thing, "/Subtype")) == "/Form"
    }


def _at(thing: DictionaryObject, key: str) -> Any:
    value = thing.get(key)
    return value.get_object() if value is not None else None
