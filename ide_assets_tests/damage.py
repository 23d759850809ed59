"""Deliveries with randomly damaged bytes, each from a seed."""

import random
import shutil
from functools import cache
from pathlib import Path

from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError
from ide_assets_tests.deliveries.desk import Desk, csv_text, packed, parquet, row, usages

_INSERTED = [
    b'"',
    b",",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b'""',
    b";",
    b" ",
    b"\xc3",
    b"nan",
    b"-",
]


@cache
def _deliveries(folder: Path) -> list[tuple[str, str, bytes]]:
    """Source, file name and bytes of small valid files."""
    quoted = [
        row(authorization_id=f'"auth, {n}"', product_offering='"A ""quoted""\nname"', user_id="é") for n in range(4)
    ]
    text = csv_text(usages(6))
    contracts = [row("service_contracts", service_contract_id=f"sc-{n}") for n in range(5)]
    parquet(usages(5), tenant_id=[1, 2, 3, 4, 5])(folder / "usage.parquet")
    parquet([row("entitlements", subscription_id=f"sub-{n}") for n in range(5)])(folder / "entitlements.parquet")
    return [
        ("usage_authorizations", "part.csv", text.encode()),
        ("usage_authorizations", "part.csv", csv_text(quoted).encode()),
        ("usage_authorizations", "part.csv", text.replace("\n", "\r\n").encode("utf-8-sig")),
        ("usage_authorizations", "part.csv.gz", packed(text)),
        ("usage_authorizations", "part.parquet", (folder / "usage.parquet").read_bytes()),
        ("entitlements", "part.csv", csv_text([row("entitlements")]).encode()),
        ("entitlements", "part.parquet", (folder / "entitlements.parquet").read_bytes()),
        ("service_contracts", "part.csv", csv_text(contracts).encode()),
        ("victim_survivor_mapping", "part.csv", csv_text([row("victim_survivor_mapping")]).encode()),
    ]


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The bytes after one to four mutations."""
    for _ in range(chance.choice([1, 1, 2, 4])):
        at = chance.randrange(len(content) + 1)
        until = min(len(content), at + chance.choice([1, 1, 2, 10, 50]))
        kind = chance.randrange(7)
        if kind == 0 and at < len(content):
            content = content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]
        elif kind == 1:
            content = content[:at] + content[until:]
        elif kind == 2:
            content = content[:at] + content[at:until] + content[at:]
        elif kind == 3:
            content = content[:at]
        elif kind == 4:
            content = content[:at] + chance.randbytes(until - at) + content[until:]
        else:
            content = content[:at] + chance.choice(_INSERTED) + content[at:]
    return content


def read_damaged(root: Path, seed: int) -> str:
    """Read one damaged delivery; returns "read" or "rejected".

    AssertionError where the counts of a delivery that was read do not add up; any other exception is a bug.
    """
    chance = random.Random(seed)
    source, name, content = chance.choice(_deliveries(root))
    shutil.rmtree(root / source, ignore_errors=True)
    try:
        outcome = Desk(root).read({name: damaged(content, chance)}, source)
    except DeliveryRejectedError as rejected:
        assert source in str(rejected)
        return "rejected"
    rows_in, accepted, quarantined, duplicates = outcome.counts
    assert rows_in == accepted + quarantined + duplicates
    assert (len(outcome.accepted), len(outcome.quarantined)) == (accepted, quarantined)
    return "read"
