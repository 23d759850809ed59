"""For every expectation of the insight tables: a corruption of the clean month for them, and what fails then."""

from collections.abc import Iterator

from ide_assets_tests.checks.case import KEY, SHARES, TOTALS, Case

#: A column of the key of each table, and other expectations that fail where it is empty.
_KEYS: dict[str, tuple[str, dict[str, str]]] = {
    "insight_renewals_monthly": ("surviving_account_csn", {}),
    "insight_usability_monthly": ("step", {}),
}
_EMPTY: dict[str, dict[str, str]] = {
    "insight_usability_monthly": {"every_model_is_examined": "none is"},
}


def _of_every_table() -> Iterator[Case]:
    for table, (column, follows) in _KEYS.items():
        yield Case(table, KEY, "a row is duplicated", f"INSERT INTO {table} FROM {table} ORDER BY ALL LIMIT 1")
        yield Case(table, KEY, f"a row has no {column}", f"UPDATE {table} SET {column} = NULL WHERE rowid = 0", follows)
        yield Case(table, TOTALS, "all rows are lost", f"DELETE FROM {table}", _EMPTY.get(table, {}), True)
        yield Case(
            table,
            "rows_are_of_the_month",
            "a row is of the month before",
            f"UPDATE {table} SET snapshot_date = DATE '2023-04-30' WHERE rowid = 0",
        )


_N7 = "WHERE surviving_account_csn = 'N0007'"

INSIGHTS_CASES: tuple[Case, ...] = (
    *_of_every_table(),
    Case(
        "insight_renewals_monthly",
        "renewals_are_still_to_come",
        "a renewal was decided in the delivery",
        "UPDATE opportunities SET is_closed = true WHERE account_csn = 'N0007'",
    ),
    Case(
        "insight_renewals_monthly",
        "features_are_in_range",
        "a score is negative",
        f"UPDATE insight_renewals_monthly SET engagement_score = -1 {_N7}",
    ),
    Case(
        "insight_renewals_monthly",
        SHARES,
        "every term has a new name",
        "UPDATE insight_renewals_monthly SET term = 'X' || term",
        after_a_clean_month=True,
    ),
    Case(
        "insight_usability_monthly",
        "every_model_is_examined",
        "a model was forgotten",
        "DELETE FROM insight_usability_monthly WHERE model = 'lifetime_value'",
    ),
    Case(
        "insight_usability_monthly",
        "states_are_known",
        "a state has another name",
        "UPDATE insight_usability_monthly SET state = 'fine' WHERE model = 'lifetime_value' AND step = 'profiles'",
    ),
    Case(
        "insight_usability_monthly",
        "shortcomings_have_advice",
        "the advice is lost",
        "UPDATE insight_usability_monthly SET what_to_do = '' WHERE model = 'lifetime_value' AND step = 'profiles'",
    ),
)
