"""Follow chains of merges to their ends, in pandas: not every engine can follow chains of any length in SQL."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def final_survivors(merges: "pd.DataFrame") -> "pd.DataFrame":
    """The merges, one per victim, with surviving_account_csn and merge_links (R-AR-8).

    Each round follows twice as many links as the one before. An account whose merge is not COMPLETED is its
    own survivor, with 0 links. A merge into a cycle has no final survivor: null.
    """
    completed = merges[merges["final_merge_status"] == "COMPLETED"]
    survivor = completed.set_index("victim_account_csn")["survivor_account_csn"]
    links = survivor.notna().astype("int64")
    for _ in range(len(survivor).bit_length()):
        if not survivor.isin(survivor.index).any():
            break
        links = links + survivor.map(links).fillna(0).astype("int64")
        survivor = survivor.map(survivor).fillna(survivor)
    survivor = survivor.mask(survivor.isin(survivor.index), None)
    victim = merges["victim_account_csn"]
    return merges.assign(
        surviving_account_csn=victim.map(survivor).where(victim.isin(survivor.index), victim),
        merge_links=victim.map(links).fillna(0).astype("int64"),
    )
