"""Corruptions of accounts, their merges, and opportunities as published, and what each makes fail; see cases.py."""

from ide_assets_tests.checks.case import Case, Innocent

CASES: tuple[Case, ...] = (
    Case(
        "account_merges",
        "survivor_is_final",
        "the chain A4 to A2 to A3 is followed one link only",
        "UPDATE account_merges SET final_merge_status = 'COMPLETED', surviving_account_csn = 'A3', merge_links = 1 "
        "WHERE victim_account_csn = 'A2'",
    ),
    Case(
        "account_merges",
        "survivor_is_final",
        "A4 and A2 are merged in a circle",
        "UPDATE account_merges SET final_merge_status = 'COMPLETED', survivor_account_csn = 'A4', "
        "surviving_account_csn = NULL WHERE victim_account_csn = 'A2'; "
        "UPDATE account_merges SET surviving_account_csn = NULL WHERE victim_account_csn = 'A4'",
    ),
    Case(
        "account_merges",
        "survivor_is_final",
        "an account whose merge is planned is moved already",
        "UPDATE account_merges SET surviving_account_csn = 'A1' WHERE victim_account_csn = 'A5'",
    ),
    Case(
        "account_attributes",
        "attributes_are_its_own_or_the_survivors",
        "a merged account without a row is lost",
        "DELETE FROM accounts WHERE account_csn = 'A4'; DELETE FROM account_attributes WHERE account_csn = 'A4'",
    ),
    Case(
        "account_attributes",
        "attributes_are_its_own_or_the_survivors",
        "a merged account with a row of its own has its survivor's name",
        "UPDATE account_attributes SET account_name = 'Two' WHERE account_csn = 'A4'",
    ),
    Case(
        "account_merges",
        "every_victim_is_resolved",
        "a merge is lost",
        "DELETE FROM account_merges WHERE victim_account_csn = 'A5'",
    ),
    Case(
        "account_merges",
        "no_merge_chains",
        "A4 was merged into A2 and that into A3 and both lead to A3",
        "UPDATE account_merges SET surviving_account_csn = 'A3', merge_links = 2 WHERE victim_account_csn = 'A4'; "
        "UPDATE account_merges SET final_merge_status = 'COMPLETED', surviving_account_csn = 'A3', merge_links = 1 "
        "WHERE victim_account_csn = 'A2'",
    ),
    Case(
        "account_merges",
        "one_merge_per_victim",
        "a second merge of A5 is planned",
        "INSERT INTO victim_survivor_mapping VALUES ('A5', 'A2', 'PENDING')",
    ),
    Case(
        "opportunity",
        "no_opportunity_lost",
        "an opportunity is lost",
        "DELETE FROM opportunity WHERE id = 'O3'",
    ),
    Case(
        "published_merges",
        "no_merge_lost",
        "a merge is lost",
        "DELETE FROM published_merges WHERE victim_account_csn = 'A5'",
    ),
    Case(
        "published_merges",
        "no_merge_lost",
        "a planned merge is shown as COMPLETED",
        "UPDATE published_merges SET final_merge_status = 'COMPLETED' WHERE victim_account_csn = 'A5'",
    ),
    Case(
        "account",
        "no_account_lost",
        "an account is lost",
        "DELETE FROM account WHERE id = 'ID-3'",
    ),
    Case(
        "account",
        "no_account_lost",
        "an account has another CSN",
        "UPDATE account SET account_csn__c = 'A1' WHERE id = 'ID-3'",
    ),
    Case(
        "opportunity",
        "no_opportunity_lost",
        "an opportunity is shown at another account",
        "UPDATE opportunity SET accountid = 'ID-1' WHERE id = 'O3'",
    ),
    Case(
        "servicecontract",
        "no_contract_lost",
        "a contract is lost",
        "DELETE FROM servicecontract WHERE id = 'SC-2'",
    ),
    Case(
        "contractlineitem",
        "no_line_item_lost",
        "a line item is lost",
        "DELETE FROM contractlineitem WHERE id = 'LI-2'",
    ),
    Case(
        "contractlineitem",
        "no_line_item_lost",
        "a line item has another contract",
        "UPDATE contractlineitem SET servicecontractid = 'SC-1' WHERE id = 'LI-2'",
    ),
)


INNOCENT: tuple[Innocent, ...] = (
    Innocent(
        "account",
        "the lower CSN represents two accounts with one id",
        "UPDATE accounts SET account_id = 'ID-1' WHERE account_csn = 'A2'; DELETE FROM account WHERE id = 'ID-2'",
    ),
    Innocent(
        "opportunity",
        "an opportunity of an unknown account has no account id",
        "DELETE FROM account_attributes WHERE account_csn = 'A3'; "
        "UPDATE opportunity SET accountid = NULL WHERE id = 'O3'",
    ),
)
