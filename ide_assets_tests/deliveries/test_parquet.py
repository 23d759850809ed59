"""Parquet of other types: cast if that is exact, otherwise the row is quarantined with its number."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ide_assets_tests.deliveries.desk import Desk, Outcome, csv_text, parquet, row

UTC_MOMENT = datetime(2023, 5, 3, 10, tzinfo=UTC)
NAIVE = datetime(2023, 5, 3, 10)


def read(desk: Desk, **columns: Any) -> Outcome:
    """Two rows with these columns replaced."""
    return desk.read({"a.parquet": parquet(None, **columns)})


@pytest.mark.parametrize(
    ("column", "values", "expected"),
    [
        ("tenant_id", pa.array([7, 2**31], pa.int64()), [7, 2**31]),
        ("tenant_id", pa.array([7, 8], pa.int8()), [7, 8]),
        ("tenant_id", pa.array([7, 2**63 - 1], pa.uint64()), [7, 2**63 - 1]),
        ("tenant_id", pa.array([7.0, 2.0**53 - 1]), [7, 2**53 - 1]),
        ("tenant_id", pa.array([7.0, 12.0], pa.float32()), [7, 12]),
        ("tenant_id", pa.array([Decimal("7.00"), Decimal("-8.00")]), [7, -8]),
        ("tenant_id", pa.array([Decimal("7.000"), Decimal("8.000")]), [7, 8]),
        ("tenant_id", pa.array([Decimal(7), Decimal(2**63 - 1)], pa.decimal128(38, 0)), [7, 2**63 - 1]),
        ("tenant_id", ["7", "6.0"], [7, 6]),
        ("authorization_id", pa.array([12, 5110331093]), ["12", "5110331093"]),
        ("authorization_id", pa.array([12.0, 5110331093.0]), ["12", "5110331093"]),
        ("authorization_id", pa.array([Decimal("12.00"), Decimal("5110331093.00")]), ["12", "5110331093"]),
        ("authorization_id", pa.array([2**64 - 1, 0], pa.uint64()), [str(2**64 - 1), "0"]),
        ("authorization_id", ["0012", "5.1E9"], ["0012", "5.1E9"]),
        ("authorization_id", pa.array(["a", "b"], pa.large_string()), ["a", "b"]),
        ("authorization_id", pa.array(["a", "b"]).dictionary_encode(), ["a", "b"]),
        ("product_offering", pa.array([date(2023, 1, 1)] * 2), ["2023-01-01"] * 2),
        ("authorized_at", ["2023-05-03T12:00:00+02:00", "2023-05-03 10:00"], [UTC_MOMENT] * 2),
        ("authorized_at", pa.array([NAIVE] * 2, pa.timestamp("s")), [UTC_MOMENT] * 2),
        ("authorized_at", pa.array([NAIVE] * 2, pa.timestamp("ms")), [UTC_MOMENT] * 2),
        ("authorized_at", pa.array([NAIVE] * 2, pa.timestamp("ns")), [UTC_MOMENT] * 2),
        ("authorized_at", pa.array([UTC_MOMENT] * 2, pa.timestamp("us", "America/New_York")), [UTC_MOMENT] * 2),
        ("authorized_at", pa.array([date(2023, 5, 3)] * 2, pa.date32()), [datetime(2023, 5, 3, tzinfo=UTC)] * 2),
    ],
)  # fmt: skip
def test_26_casts_types_that_cast_exactly(desk: Desk, column: str, values: Any, expected: list[Any]) -> None:
    outcome = read(desk, **{"authorization_id": ["a", "b"], column: values})
    assert outcome.counts == (2, 2, 0, 0)
    assert sorted((one[column] for one in outcome.accepted), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("column", "values", "shown"),
    [
        ("tenant_id", pa.array([7, 2**63], pa.uint64()), "9223372036854775808"),
        ("tenant_id", pa.array([7, 6.5]), "6.5"),
        ("tenant_id", pa.array([7, 2.0**53]), "9007199254740992.0"),
        ("tenant_id", pa.array([7, float("nan")]), "nan"),
        ("tenant_id", pa.array([7, float("inf")]), "inf"),
        ("tenant_id", pa.array([7, 16777216], pa.float32()), "16777216.0"),
        ("tenant_id", pa.array([Decimal(7), Decimal(2**63)], pa.decimal128(38, 0)), "9223372036854775808"),
        ("tenant_id", pa.array([Decimal("7.00"), Decimal("6.50")]), "6.50"),
        ("tenant_id", ["7", "0012"], "0012"),
        ("authorization_id", pa.array([12, 5.5]), "5.5"),
        ("authorization_id", pa.array([12, 1e16]), "1e+16"),
        ("authorization_id", pa.array([Decimal("1.00"), Decimal("1.50")]), "1.50"),
        ("authorization_id", ["a", "b\0c"], "(not kept)"),
        ("authorization_id", ["a", "\u00a0\u200b "], None),
        ("tenant_id", ["7", "1.000"], "1.000"),
        ("authorized_at", ["2023-05-03", "03/05/2023"], "03/05/2023"),
        ("authorized_at", pa.array([NAIVE, datetime(2023, 6, 1)], pa.timestamp("ns")), "2023-06-01 00:00:00"),
        ("product_offering", ["a", None], None),
        ("product_offering", ["a", ""], None),
    ],
)  # fmt: skip
def test_26_quarantines_values_that_do_not_cast_exactly(
    desk: Desk, column: str, values: Any, shown: str | None
) -> None:
    outcome = read(desk, **{column: values})
    assert outcome.counts == (2, 1, 1, 0)
    file, number, named, value, reason = outcome.quarantined[0]
    assert (file, number, named, value) == ("a.parquet", 2, column, shown)
    assert "expected" in reason


@pytest.mark.parametrize(
    "values",
    [[["a"], ["b"]], [{"x": 1}, {"x": 2}], [b"a", b"b"], [True, False]],
    ids=["list", "struct", "bytes", "flags"],
)
def test_26_quarantines_nested_values_bytes_and_flags(desk: Desk, values: Any) -> None:
    outcome = read(desk, product_offering=values)
    assert (outcome.counts, outcome.places) == ((2, 0, 2, 0), [(1, "product_offering"), (2, "product_offering")])


def test_casts_dates_and_flags_of_other_types(desk: Desk) -> None:
    rows = [row("entitlements", subscription_id=f"sub-{number}") for number in range(4)]
    outcome = desk.read(
        {
            "a.parquet": parquet(
                rows,
                start_date=pa.array([datetime(2022, 1, 1)] * 3 + [datetime(2022, 1, 1, 5)]),
                end_date=pa.array([date(2024, 2, 29)] * 4, pa.date64()),
                is_unlimited=pa.array([0.0, 1.0, 2.0, 0.0]),
                seats_purchased=pa.array([1.0, 2.0, 3.0, 4.0]),
                seats_assigned=pa.array([None] * 4, pa.int64()),
            )
        },
        "entitlements",
    )
    assert (outcome.counts, outcome.places) == ((4, 3, 1, 0), [(3, "is_unlimited")])
    assert outcome.read.oddities == {"date with a time of day, which was dropped (UTC)": 1}
    assert {(one["start_date"], one["end_date"]) for one in outcome.accepted} == {(date(2022, 1, 1), date(2024, 2, 29))}


def test_casts_numbers_of_other_types(desk: Desk) -> None:
    rows = [row("opportunities", opportunity_id=f"opp-{number}") for number in range(3)]
    for values in ([1, 2, 3], [Decimal("1.00"), Decimal("2.00"), Decimal("3.00")], ["1", "2e0", "3."]):
        outcome = desk.read({"a.parquet": parquet(rows, active_aov_net3=values)}, "opportunities")
        assert sorted(one["active_aov_net3"] for one in outcome.accepted) == [1.0, 2.0, 3.0]
    outcome = desk.read(
        {"a.parquet": parquet(rows, active_aov_net3=[1.0, float("nan"), float("-inf")])}, "opportunities"
    )
    assert (outcome.counts, outcome.places) == ((3, 1, 2, 0), [(2, "active_aov_net3"), (3, "active_aov_net3")])


def test_counts_rows_across_row_groups(desk: Desk) -> None:
    table = pa.table({name: [value] * 30_000 for name, value in row().items()})
    ids = [f"auth-{number}" for number in range(30_000)]
    table = table.set_column(0, "authorization_id", pa.array([*ids[:25_000], None, *ids[25_001:]]))
    outcome = desk.read({"a.parquet": lambda path: pq.write_table(table, path, row_group_size=4096)})
    assert (outcome.counts, outcome.places) == ((30_000, 29_999, 1, 0), [(25_001, "authorization_id")])


def test_rejects_text_that_is_not_utf8_without_repeating_it(desk: Desk) -> None:
    buffers = pa.array([b"secret\xff", b"b"]).buffers()
    with pytest.raises(ValueError, match=r"a\.parquet is not a whole Parquet file") as rejected:
        read(desk, user_id=pa.Array.from_buffers(pa.string(), 2, buffers))
    assert "secret" not in str(rejected.value)


def test_equal_rows_in_csv_and_parquet_count_once(desk: Desk) -> None:
    typed = parquet([row()], tenant_id=[7], authorized_at=[UTC_MOMENT])
    outcome = desk.read({"a.csv": csv_text([row()]), "b.parquet": typed, "c.parquet": parquet([row()])})
    assert outcome.counts == (3, 1, 0, 2)


def test_a_folder_of_the_path_is_no_column(tmp_path: Path) -> None:
    outcome = read(Desk(tmp_path / "authorization_id=x" / "tenant_id=7"), authorization_id=["a", "b"])
    assert outcome.counts == (2, 2, 0, 0)
    assert {one["authorization_id"] for one in outcome.accepted} == {"a", "b"}


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "UTC"])
def test_dates_of_moments_of_any_unit(desk: Desk, unit: str, zone: str | None) -> None:
    rows = [row("entitlements")]
    days = pa.array([datetime(2022, 1, 1)], pa.timestamp(unit, zone))
    outcome = desk.read({"a.parquet": parquet(rows, start_date=days)}, "entitlements")
    assert outcome.counts == (1, 1, 0, 0)
    assert [one["start_date"] for one in outcome.accepted] == [date(2022, 1, 1)]
