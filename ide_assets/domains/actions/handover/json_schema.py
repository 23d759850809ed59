"""The JSON Schema of the hand-over's JSON file."""

import json
from collections.abc import Mapping, Sequence

from ide_assets.domains.actions.handover.handover import HANDED_OVER, Status, Why
from ide_assets.vocabulary.column import Type

#: Increased when readers of the JSON have to change.
SCHEMA_VERSION = 2

#: Columns that are never null, and the values of enumerated columns.
_ALWAYS = (
    "status",
    "surviving_account_csn",
    "action_id",
    "action_key",
    "action_name",
    "channel",
    "lifecycle",
    "goal",
    "selected_on",
    "first_handed_over",
    "priority",
    "action_rank",
    "confidence",
)
_VALUES: Mapping[str, Sequence[str | None]] = {
    "status": [str(status) for status in Status],
    "status_reason": [*(str(why) for why in Why), None],
    "channel": ["human", "digital"],
    "lifecycle": ["Adopt", "Renew"],
    "confidence": ["high", "medium", "low"],
}


def json_schema() -> str:
    """The JSON Schema of the export's JSON, which docs/actions_export.schema.json contains."""
    types = {Type.TEXT: "string", Type.INTEGER: "integer", Type.NUMBER: "number", Type.DATE: "string"}
    properties = {}
    for column in HANDED_OVER.columns:
        properties[column.name] = {
            "description": column.meaning,
            "type": types[column.type] if column.name in _ALWAYS else [types[column.type], "null"],
            **({"format": "date"} if column.type is Type.DATE else {}),
            **({"enum": _VALUES[column.name]} if column.name in _VALUES else {}),
        }
    action = {"type": "object", "properties": properties, "required": list(properties)}
    head = {
        "schema_version": {"description": "Goes up when a reader would have to change.", "const": SCHEMA_VERSION},
        "month": {"description": "The month, YYYY-MM.", "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
        "publication": {
            "description": "Number of the publication that published the month's actions (ide history).",
            "type": "integer",
            "minimum": 1,
        },
        "actions": {"description": HANDED_OVER.description, "type": "array", "items": action},
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Actions handed over with a month",
        "type": "object",
        "properties": head,
        "required": list(head),
    }
    return json.dumps(schema, indent=2) + "\n"
