"""The month's actions with what a representative needs for the call, as a pure function (R-ACT-1)."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.actions.choice.candidates import SELECTED
from ide_assets.domains.actions.tables import ACTIONS
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import by_value

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

#: Roles to contact, in order, by lifecycle: for a renewal those who decide on it, for adoption those who assign seats.
_ROLES = {
    "Renew": ("executive", "champion", "admin", "user"),
    "Adopt": ("admin", "champion", "user", "executive"),
}


def ide_actions_monthly(
    ide_action_candidates_monthly: "ir.Table",
    account_attributes: "ir.Table",
    account_merges: "ir.Table",
    active_subscription_monthly: "ir.Table",
    product_offerings: "ir.Table",
    stakeholders: "ir.Table | None",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """The selected candidates, ranked again: a gap in the ranks would reveal what an account is held back from.

    Names of people are not included; a hand-over looks them up by contact_id and owner_id (R-DQ-5).
    """
    candidates = ide_action_candidates_monthly
    given = candidates.filter(candidates.verdict == SELECTED)
    rank = ibis.row_number().over(group_by="surviving_account_csn", order_by=given.candidate_rank) + 1
    rows = given.mutate(action_rank=rank)
    names = account_attributes.select(named_csn="account_csn", account_name="account_name")
    rows = rows.left_join(names, rows.surviving_account_csn == names.named_csn)
    sold = (
        active_subscription_monthly.select(
            "contract_id", "tenant_id", "offering_product_line_code", "offering_external_key"
        )
        .inner_join(
            product_offerings.select(
                "product_name", offered="product_offering", offered_line="offering_product_line_code"
            ),
            [("offering_external_key", "offered"), ("offering_product_line_code", "offered_line")],
        )
        .group_by(sold_contract="contract_id", sold_tenant="tenant_id", sold_line="offering_product_line_code")
        .agg(product_name=ibis._.product_name.min())
    )
    rows = rows.left_join(
        sold,
        [
            rows.contract_id == sold.sold_contract,
            rows.tenant_id == sold.sold_tenant,
            rows.offering_product_line_code == sold.sold_line,
        ],
    )
    if stakeholders is None:
        rows = rows.mutate(contact_id=ibis.null("string"))
    else:
        contacts = _contacts(stakeholders, account_merges, month)
        rows = rows.left_join(
            contacts, [rows.surviving_account_csn == contacts.contact_csn, rows.lifecycle == contacts.contact_lifecycle]
        )
    return rows.select(*(name for name in ACTIONS.column_names if name not in ("insert_dt", "update_dt")))


def _contacts(stakeholders: "ir.Table", account_merges: "ir.Table", month: "MonthParameters") -> "ir.Table":
    """The person to contact at each surviving account and lifecycle: by role, then the latest contact first."""
    people = with_survivor(
        stakeholders.filter(stakeholders.left_on.isnull() | (stakeholders.left_on > month.last_day)).rename(
            known_csn="account_csn"
        ),
        "known_csn",
        account_merges,
    )
    # Two accounts merged into one may both list the same person.
    people = people.group_by("surviving_account_csn", "contact_id", "contact_role").agg(
        last_contact_on=ibis._.last_contact_on.max()
    )
    by_lifecycle = [
        people.mutate(
            contact_lifecycle=ibis.literal(lifecycle),
            place=by_value(people.contact_role, {role: place for place, role in enumerate(roles)}),
        )
        for lifecycle, roles in _ROLES.items()
    ]
    ordered = ibis.union(*by_lifecycle)
    first = ordered.mutate(
        nth=ibis.row_number().over(
            group_by=["surviving_account_csn", "contact_lifecycle"],
            order_by=[
                "place",
                ordered.last_contact_on.isnull(),
                ordered.last_contact_on.desc(),
                "contact_id",
                "contact_role",
            ],
        )
    )
    return first.filter(first.nth == 0).select("contact_lifecycle", "contact_id", contact_csn="surviving_account_csn")
