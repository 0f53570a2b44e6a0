"""What a target is: an entrance of the program, the inputs to begin with, and what may come out of it.

A target gets bytes. It ends well, saying in a word or two what became of them, or it raises: then the bytes are a
found case, whatever was raised. A ``WorkshopError`` in good order is an outcome like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from iisam_workshop.errors import WorkshopError

__all__ = ["Target", "bundle", "one_in", "refusal", "unbundled"]

CHECKOUT = Path(__file__).parents[2]

_CODE = re.compile(r"IW[1-8]\d\d")
_INNARDS = re.compile(
    r"Traceback|File \"|\b[A-Z]\w*(?:Error|Exception)\b|pydantic|site-packages|\b0x[0-9a-f]{6,}|<class"
)
_PART = re.compile(rb"^==> ([\w./\[\]-]+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Target:
    """An entrance that strangers' bytes come in by.

    ``attempt`` tries one input and says what became of it. ``words`` are what inputs of this kind are made of.
    ``seconds`` is how long one input may take, of the processor; ``longest`` how many bytes one has.
    """

    name: str
    attempt: Callable[[bytes], str]
    seeds: Callable[[], Iterable[bytes]]
    words: tuple[bytes, ...] = ()
    seconds: float = 5.0
    longest: int = 8_000


def refusal(error: WorkshopError, given: bytes) -> str:
    """Return the codes of a refusal; AssertionError where it is not in order.

    In order is: codes that ``docs/errors.md`` explains and that blame the input, at least one error, a message
    without a word of Python that was not ``given``, and a remedy that is a sentence.
    """
    assert error.problems, "a refusal without problems"
    assert 3 <= error.exit_code <= 6, str(error)
    assert any(problem.severity == "error" for problem in error.problems), "a refusal with warnings alone"
    for problem in error.problems:
        told(problem.code, f"{problem.message}. {problem.hint}", problem.hint, given)
    return "refused: " + " ".join(sorted({problem.code for problem in error.problems}))


def told(code: str, said: str, hint: str, given: bytes) -> None:
    """See to it that one problem is told as it should be."""
    assert _CODE.fullmatch(code), code
    assert code in _explained(), f"{code} is not explained"
    strange = _INNARDS.search(said)
    assert strange is None or strange[0].encode() in given, f"{code} says {strange[0] if strange else ''}"
    assert not hint or hint.endswith((".", "?")), f"{code} has the remedy {hint!r}"


@cache
def _explained() -> frozenset[str]:
    text = (CHECKOUT / "docs" / "errors.md").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^## (IW\d{3})\b", text, re.MULTILINE))


def one_in(number: int, data: bytes) -> bool:
    """Say whether an input is among those on which something slow is tried too; the same ones every time."""
    return int.from_bytes(sha256(data).digest()[:4], "big") % number == 0


def bundle(files: dict[str, bytes]) -> bytes:
    """Return several files as one input, each under a line with its name."""
    return b"".join(b"==> %b\n%b\n" % (name.encode(), data) for name, data in files.items())


def unbundled(data: bytes) -> dict[str, bytes]:
    """Return the files of an input; what stands before the first name is nobody's."""
    pieces = _PART.split(data)
    return {
        name.decode("ascii", "replace"): text.removesuffix(b"\n")
        for name, text in zip(pieces[1::2], pieces[2::2], strict=True)
    }
