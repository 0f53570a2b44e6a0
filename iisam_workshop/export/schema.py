"""JSON Schemas of the files that people write, with which editors complete keys and underline mistakes."""

from __future__ import annotations

import json
from typing import Any

from iisam_workshop.model.council import Council
from iisam_workshop.model.scenario import Scenario
from iisam_workshop.model.session import SessionFile
from iisam_workshop.model.values import FromFile

__all__ = ["SCHEMAS", "schema_text"]

SCHEMAS: dict[str, type[FromFile]] = {"session": SessionFile, "council": Council, "scenario": Scenario}
"""The kinds of file that have a schema, by the name of the schema."""


def schema_text(name: str) -> str:
    """Return a schema as the text of its file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **SCHEMAS[name].model_json_schema()}
    return json.dumps(_writable(schema), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _writable(schema: Any) -> Any:
    """Let people write numbers and switches as YAML text too, as the program does; drop defaults of inner form."""
    if isinstance(schema, list):
        return [_writable(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _writable(value) for key, value in schema.items() if key != "default"}
    if kept.get("type") == "boolean":
        return {"enum": [True, False, "yes", "no", "on", "off", "true", "false"]}
    if kept.get("type") == "string" and set(kept) <= {"type", "title", "description", "maxLength"}:
        return {**kept, "type": ["string", "number"]}
    return kept
