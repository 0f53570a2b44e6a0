"""YAML files as trees.

In goes any file. Out comes a tree in which every text has its place, within the file's lines, and is no longer than
the file; or a refusal (``ContentInvalid``).
"""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.errors import WorkshopError
from iisam_workshop.load.tree import ListNode, MapNode, Node
from iisam_workshop.load.yaml_events import read_tree, yaml_text
from tests.bad.case import SESSION
from tests.fuzz.target import CHECKOUT, Target, refusal

__all__ = ["TARGET"]

_FILE = "session.yaml"


def attempt(data: bytes) -> str:
    try:
        text = yaml_text(data, _FILE)
        tree = read_tree(text, _FILE)
    except WorkshopError as error:
        return refusal(error, data)
    lines = text.count("\n") + text.count("\r") + 1
    nodes = list(_nodes(tree))
    for node in nodes:
        assert 1 <= node.place.line <= lines, node.place
        assert node.place.column >= 1, node.place
    return f"a tree of {min(len(nodes), 9)}"


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    inner = node.entries.values() if isinstance(node, MapNode) else node.items if isinstance(node, ListNode) else ()
    for each in inner:
        yield from _nodes(each)


def seeds() -> Iterator[bytes]:
    yield SESSION.encode()
    yield b"a: |\n  one\n\n  two\nb: >-\n  three\nc: 'it''s'\nd: \"\\u00e9\\x41\\n\"\n? e\n: [f, {g: h}]\n"
    yield b"- a\n- - b\n  - c: {d: [e, f]}\n"
    yield "title: “Sharing” {{ council.name }}\n'k': \"{{ a }}\n  {{ b }}\"\n".encode()
    yield b"--- # one\na: &x !!str y\nb: *x\n<<: {c: d}\n...\n--- two\n"
    yield (CHECKOUT / "examples" / "councils" / "eastmere-vale.yaml").read_bytes()[:3000]
    yield b"a: " + b"[" * 50 + b"]" * 50
    yield from (b"", b"\xef\xbb\xbfa: b\r\nc: d\re: f", b"%YAML 1.1\n%TAG ! x\n---\na: !x b")


TARGET = Target(
    "yaml_reader",
    attempt,
    seeds,
    words=(
        *(
            b": ",
            b"- ",
            b"? ",
            b"\n  ",
            b"\n",
            b"|\n ",
            b">-\n ",
            b"---\n",
            b"...\n",
            b"&a ",
            b"*a",
            b"!!str ",
            b"<<: ",
        ),
        *(
            b"{{ ",
            b" }}",
            b"{",
            b"}",
            b"[",
            b"]",
            b"'",
            b'"',
            b"#",
            b"\\u",
            b"\\x00",
            b"\\U0010ffff",
            b"\\ud800",
            b"\t",
            b"%YAML 1.9",
        ),
        *(b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\xef\xbf\xbf", b"\r"),
    ),
)
