"""The clean month for actions: every customer is eligible and below its benchmark.

    A2 (took A4 over)  O2  60% assigned, ten points below its benchmark: low assignment
    A3, a new customer O3  dormant and ten points below: low assignment and dormancy
    A5, in a promotion O5  shares tenant 2 with A2, so both are drawn together; ten points below: low assignment
    A1                 O1  closed in the month: no longer eligible

January, with the same rows, is the month before: the cool-down of its actions has ended.
"""

from ide_assets.months import Month

MONTH_BEFORE = Month.parse("2023-01")

_LOW = ", ".join(
    f"assignment_benchmark_{phase}_phase = assignment_rate + 10, assignment_benchmark_{phase}_phase_diff = -10"
    for phase in ("use", "extend")
)

#: What is changed in tables of the clean month, as SQL.
CHANGES = {
    "opportunity": "UPDATE opportunity SET term__c = 'Annual', territory_account_tier__c = 'Tier 1', acv_usd__c = 1000",
    "account": "UPDATE account SET ispartner__c = false, ownerid = 'Owner of ' || id",
    "ide_cohort_benchmark_monthly": f"UPDATE ide_cohort_benchmark_monthly SET customer_aov_band = 'AOV: $10k+', {_LOW}",
    "usage_monthly": "UPDATE usage_monthly SET by_month = DATE '2023-04-01'",
}
