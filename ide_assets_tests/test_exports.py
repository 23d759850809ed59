"""The queries of docs/exports.md, run unchanged on exports of the real shape, and the published month."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from ide_assets.automation.running import run_months
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets_tests.published import TABLES, attach, rows
from ide_assets_tests.reference import KEYS, calculate, compare

PAGE = Path(__file__).parent.parent / "docs" / "exports.md"


def queries(heading: str) -> str:
    """The SQL below a heading of the page."""
    (section,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    (block,) = re.findall(r"```sql\n(.*?)```", section, re.DOTALL)
    return str(block)


def export(folder: Path, accounts: int = 40) -> None:
    """Accounts with one to four subscriptions, nine of ten without an end; a tenth of them trials."""
    tiers, countries = ("Basic", "Pro", "Enterprise"), ("US", "DE", "IN", "UK")
    header = (
        "subscription_id,account_id,start_date,end_date,plan_tier,seats,mrr_amount,arr_amount,is_trial,upgrade_flag,"
        "downgrade_flag,churn_flag,billing_frequency,auto_renew_flag"
    )
    subscriptions, owners, usage = [header], [], ["usage_id,subscription_id,usage_date,feature_name,usage_count"]
    owners.append("account_id,account_name,industry,country,signup_date,plan_tier,seats,is_trial,churn_flag")
    for n in range(accounts):
        account = f"A-{n * 7919 % 0xFFFFFF:06x}"
        owners.append(
            f"{account},Company_{n},FinTech,{countries[n % 4]},2024-0{n % 9 + 1}-11,{tiers[n % 3]},9,False,False"
        )
        for k in range(n % 4 + 1):
            number, tier = n * 10 + k, tiers[(n + k) % 3]
            starts = date(2024, 1, 15) + timedelta(days=number % 500)
            ends = "2026-06-30" if number % 10 == 9 else ""
            trial = number % 10 == 3
            money = f"{10 * (n + 1)},{120 * (n + 1)}"
            subscriptions.append(
                f"S-{number:06x},{account},{starts},{ends},{tier},{n % 12 + 1},{money},{trial},False,False,"
                f"{bool(ends)},monthly,True"
            )
            usage += [f"U-{number}-{day},S-{number:06x},2026-10-{day:02d},feature_{day},3" for day in (2, 15, 29)]
    for name, lines in (("subscriptions", subscriptions), ("accounts", owners), ("feature_usage", usage)):
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.slow(minutes=0.5)
def test_public_subscription_data_is_published(
    tmp_path: Path, installation: Callable[[Path], Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    export(tmp_path)
    sql = queries("Subscriptions of a software-as-a-service business")
    deliveries = [tmp_path / path for path in re.findall(r"TO '(landing/[^']+)/data.csv'", sql)]
    for folder in deliveries:
        folder.mkdir(parents=True)
    with duckdb.connect() as connection:
        connection.execute(sql)
    for folder in deliveries:
        (folder / "_SUCCESS").touch()
    settings = installation(tmp_path / "landing")
    (result,) = run_months(settings, [Month.parse("2026-10")], False)
    assert result.published, result
    expected = calculate(tmp_path / "landing")
    with attach(settings.home) as connection:
        for table in ("assignment_monthly", "usage_monthly", "ide_cohort_benchmark_monthly"):
            actual = rows(connection, TABLES[table])
            assert actual
            assert compare(expected[table], actual, KEYS[table]) == []
    with (tmp_path / "subscriptions.csv").open(encoding="utf-8") as file:
        lines = [line.split(",") for line in file.read().splitlines()[1:]]
    commercial = sum(int(line[5]) for line in lines if not line[3] and line[8] == "False")
    with attach(settings.home) as connection:
        (seats,) = connection.execute(
            "SELECT sum(seats_purchased) FROM (SELECT DISTINCT tenant_id, pool_id, seats_purchased "
            f"FROM {TABLES['assignment_monthly']})"
        ).fetchone() or (None,)
    assert seats == commercial
