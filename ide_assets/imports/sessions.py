"""Sessions from events: those of a user in a product until a pause. A session begins with its first event (R-IN-2)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ide_assets.imports.relations import OWN_FILE, OWN_ROW
from ide_assets.store.database import quoted

if TYPE_CHECKING:
    import duckdb

_WHO = '"text tenant_id", "text user_id", "text product_offering"'
_IS_SOUND = "left_out IS NULL AND problem IS NULL"


def begin(connection: "duckdb.DuckDBPyConnection", pause_minutes: int) -> None:
    """Give each row of `converted` the moment at which its session began, and its own as `happened`.

    A session that begins in a month belongs to it as a whole.
    """
    of_user = f"PARTITION BY {_IS_SOUND}, {_WHO}"
    in_order = f"{of_user} ORDER BY moment, {OWN_FILE}, {OWN_ROW}"
    begins = f"CASE WHEN moment - lag(moment) OVER ({in_order}) <= to_minutes({pause_minutes}) THEN 0 ELSE 1 END"
    started = f"CASE WHEN {_IS_SOUND} THEN min(moment) OVER ({of_user}, place) ELSE moment END"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE converted AS "
        f"SELECT * EXCLUDE (begins, place) REPLACE ({started} AS moment), moment AS happened "
        f"FROM (SELECT *, sum(begins) OVER ({in_order}) AS place FROM (SELECT *, {begins} AS begins FROM converted))"
    )


def of_events(columns: Sequence[str]) -> str:
    """The query of the sessions: one row each, in the order of columns, with the features of its events."""
    values = {
        "session_id": f"md5(concat_ws('/', {_WHO}, epoch_us(moment)))",
        "duration_minutes": "CAST(round(date_diff('millisecond', min(happened), max(happened)) / 60000, 2) AS VARCHAR)",
        "started_at": "strftime(timezone('UTC', moment), '%Y-%m-%dT%H:%M:%S.%fZ')",
        "features_used": 'string_agg(DISTINCT "text features_used", \';\' ORDER BY "text features_used")',
    }
    selected = ", ".join(f"{values.get(name, quoted(f'text {name}'))} AS {quoted(name)}" for name in columns)
    return f"SELECT {selected} FROM converted WHERE {_IS_SOUND} GROUP BY {_WHO}, moment ORDER BY ALL"
