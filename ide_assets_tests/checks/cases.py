"""For every expectation of every table: a corruption, and exactly what fails then.

Each case describes what happened to the clean month (clean_month.py), in words and as SQL on the judged table or on one
of its inputs, and lists which other expectations fail, and why. The modules beside this one hold them by domain.
"""

from ide_assets_tests.checks import (
    accounts_cases,
    assignment_cases,
    benchmarks_cases,
    deliveries_cases,
    ide_cases,
    renewals_cases,
    subscriptions_cases,
    usage_cases,
)
from ide_assets_tests.checks.case import Case, Innocent
from ide_assets_tests.checks.every_table_cases import cases_of_every_table

ALL_CASES: tuple[Case, ...] = (
    *cases_of_every_table(),
    *deliveries_cases.CASES,
    *accounts_cases.CASES,
    *subscriptions_cases.CASES,
    *assignment_cases.CASES,
    *usage_cases.CASES,
    *benchmarks_cases.CASES,
    *ide_cases.CASES,
    *renewals_cases.CASES,
)

INNOCENT: tuple[Innocent, ...] = (
    *deliveries_cases.INNOCENT,
    *accounts_cases.INNOCENT,
    *subscriptions_cases.INNOCENT,
    *assignment_cases.INNOCENT,
    *usage_cases.INNOCENT,
    *benchmarks_cases.INNOCENT,
    *ide_cases.INNOCENT,
)
