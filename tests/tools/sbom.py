"""Write the software bill of materials: what a user installs with the program, as CycloneDX 1.6 in JSON.

It holds what ``requirements/run.lock`` pins, with hashes, licences as ``tests/rules/licences.toml`` judged them, and
who needs whom; no time, no serial number, no machine: the same lock gives the same bytes. Where CycloneDX's own library
is installed (``.venv-proofs``), the file is held against the official schema before it is written.

    python -m tests.tools.sbom dist/iisam-workshop.cdx.json
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from tests.rules.locks import CHECKOUT, Pin, pins

__all__ = ["bill", "main", "written"]


def bill() -> dict[str, Any]:
    """Return the bill as JSON objects, its parts in the order of their names."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    judged = tomllib.loads((CHECKOUT / "tests" / "rules" / "licences.toml").read_text(encoding="utf-8"))["packages"]
    locked = sorted(pins("run.lock"), key=lambda pin: (pin.name, pin.version))
    program = {
        "type": "application",
        "bom-ref": project["name"],
        "name": project["name"],
        "version": project["version"],
        "description": project["description"],
        "licenses": [{"expression": project["license"]}],
        "purl": f"pkg:pypi/{project['name']}@{project['version']}",
    }
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program},
        "components": [_typeface(), *(_component(pin, judged[pin.name]["licence"]) for pin in locked)],
        "dependencies": [
            _needs(project["name"], project["name"], locked),
            *(_needs(_purl(pin), pin.name, locked) for pin in locked),
        ],
    }


def written() -> bytes:
    """Return the bill as the bytes of its file."""
    return (json.dumps(bill(), indent=1, ensure_ascii=False) + "\n").encode()


def _component(pin: Pin, licence: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": _purl(pin),
        "name": pin.name,
        "version": pin.version,
        "licenses": [{"expression": licence}],
        "purl": _purl(pin),
        "externalReferences": [
            {
                "type": "distribution",
                "url": _purl(pin),
                "comment": "its files, as requirements/run.lock lets them be installed",
                "hashes": [{"alg": "SHA-256", "content": each} for each in sorted(pin.hashes)],
            }
        ],
    }
    return found | ({"properties": [{"name": "marker", "value": pin.marker}]} if pin.marker else {})


def _typeface() -> dict[str, Any]:
    """The one thing of others that lies in our own package."""
    return {
        "type": "file",
        "bom-ref": "typeface",
        "name": "Atkinson Hyperlegible Next",
        "description": "the typeface in every PDF, in layouts/fonts",
        "licenses": [{"expression": "OFL-1.1"}],
    }


def _needs(reference: str, name: str, locked: list[Pin]) -> dict[str, Any]:
    return {"ref": reference, "dependsOn": [_purl(pin) for pin in locked if name in pin.wanted_by]}


def _purl(pin: Pin) -> str:
    return f"pkg:pypi/{pin.name}@{pin.version}"


def _faults(data: bytes) -> str:
    """What the official schema has against it; empty where nothing, or where the library is not installed."""
    try:
        from cyclonedx.schema import SchemaVersion
        from cyclonedx.validation.json import JsonStrictValidator
    except ImportError:
        print("not held against the schema: CycloneDX's library is not installed (make sbom installs it)")
        return ""
    return str(JsonStrictValidator(SchemaVersion.V1_6).validate_str(data.decode()) or "")


def main(path: Path) -> int:
    """Write the bill; say what is wrong with it instead, if anything is."""
    data = written()
    faults = _faults(data)
    if faults:
        print(faults, file=sys.stderr)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    print(f"{path}: {len(bill()['components'])} parts")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
