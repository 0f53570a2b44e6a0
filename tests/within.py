"""What a confined process answers, found within this one: for tests that are about the answer, not about the process.

That such a process is started, and kept small, is proved in ``tests/bad/`` and ``tests/load/test_attached.py``.
"""

from __future__ import annotations

import io
from importlib import import_module
from types import SimpleNamespace

import pytest

__all__ = ["no_child"]


def no_child(monkeypatch: pytest.MonkeyPatch, *starters: str) -> None:
    """Let the modules that start such a process, by their full names, have the same answer without one."""

    def answer_of(name: str, request: bytes, _: float) -> bytes | None:
        out, module = io.BytesIO(), import_module(name)
        with monkeypatch.context() as patch:
            patch.setattr(module, "confine", lambda *_: None)
            streams = SimpleNamespace(buffer=io.BytesIO(request)), SimpleNamespace(buffer=out)
            patch.setattr(module, "sys", SimpleNamespace(stdin=streams[0], stdout=streams[1]))
            try:
                module.main()
            except Exception:  # noqa: BLE001 - the process would end with something else than 0
                return None
        return out.getvalue()

    for starter in starters:
        monkeypatch.setattr(f"{starter}.answer_of", answer_of)
