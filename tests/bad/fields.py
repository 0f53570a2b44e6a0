"""Every field that takes a text, found by walking the models; a new field is met without anybody naming it here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

__all__ = ["Path", "Tree", "fields", "filled", "leaves"]

Path = tuple[str | int, ...]
Tree = Any
"""What a YAML file holds: texts, lists, mappings."""


def fields(model: type[BaseModel]) -> set[str]:
    """Return every field below a model that takes any text, such as ``Venue.room``."""
    found: set[str] = set()
    _fields(model, (), "", found, set())
    return found


def leaves(model: type[BaseModel], tree: Tree) -> Iterator[tuple[Path, str]]:
    """Yield where texts stand in a tree that is read as a model, and the field that each belongs to."""
    return _leaves(model, (), tree, (), model.__name__)


def filled(model: type[BaseModel], tree: Tree, leave: Sequence[str]) -> Tree:
    """Return a tree with something in every field for one text that it had left out, but for those to ``leave``."""
    if not isinstance(tree, Mapping):
        return tree
    more = dict(tree)
    for name, field in model.model_fields.items():
        key, label = field.alias or name, f"{model.__name__}.{name}"
        if key in tree:
            more[key] = _filled(field.annotation, tree[key], leave)
        elif label not in leave and any(_is_text(each, field.metadata) for each in _arms(field.annotation)):
            more[key] = f"Some {name.replace('_', ' ')}"
    return more


def _filled(kind: Any, tree: Tree, leave: Sequence[str]) -> Tree:
    for arm in _arms(kind):
        base, inner = _opened(arm)
        if _is_model(base) and isinstance(tree, Mapping):
            return filled(base, tree, leave)
        if get_origin(base) is tuple and isinstance(tree, list):
            return [_filled(inner[0], each, leave) for each in tree]
        if get_origin(base) is dict and isinstance(tree, Mapping):
            return {key: _filled(inner[1], value, leave) for key, value in tree.items()}
    return tree


def _fields(kind: Any, metadata: Sequence[Any], label: str, found: set[str], seen: set[type]) -> None:
    for arm in _arms(kind):
        base, inner = _opened(arm)
        if _is_model(base):
            if base not in seen:
                seen.add(base)
                for name, field in base.model_fields.items():
                    _fields(field.annotation, field.metadata, f"{base.__name__}.{name}", found, seen)
        elif get_origin(base) in (tuple, dict):
            for each in inner[-1:] if get_origin(base) is dict else inner[:1]:
                _fields(each, (), label, found, seen)
        elif _is_text(arm, metadata):
            found.add(label)


def _leaves(kind: Any, metadata: Sequence[Any], tree: Tree, at: Path, label: str) -> Iterator[tuple[Path, str]]:
    for arm in _arms(kind):
        base, inner = _opened(arm)
        if _is_model(base) and isinstance(tree, Mapping):
            for name, field in base.model_fields.items():
                key = field.alias or name
                if key in tree:
                    yield from _leaves(
                        field.annotation, field.metadata, tree[key], (*at, key), f"{base.__name__}.{name}"
                    )
        elif get_origin(base) is tuple and isinstance(tree, list):
            for number, each in enumerate(tree):
                yield from _leaves(inner[0], (), each, (*at, number), label)
        elif get_origin(base) is dict and isinstance(tree, Mapping):
            for key, each in tree.items():
                yield from _leaves(inner[1], (), each, (*at, key), label)
        elif isinstance(tree, str) and _is_text(arm, metadata):
            yield at, label


def _arms(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)


def _opened(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    base = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    return base, get_args(base)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _is_text(kind: Any, metadata: Sequence[Any]) -> bool:
    """Say whether a kind takes any text: a pattern, as ids and colours have, leaves no room for a payload."""
    base, _ = _opened(kind)
    more = get_args(kind)[1:] if get_origin(kind) is Annotated else ()
    return base is str and not any(getattr(each, "pattern", None) for each in (*metadata, *more))
