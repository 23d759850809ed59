"""Tokens and roles: no operation shows anything outside the caller's rights."""

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from ide_assets_tests.web.conftest import ROLES, bearer, serving, write_tokens
from ide_assets_tests.web.scored_home import HOSTILE, ScoredHome

if TYPE_CHECKING:
    from starlette.testclient import TestClient

OF_OWNER = {"O1": ["A1", "A2", "A5"], "O2": ["A3", "A4", *HOSTILE], None: ["A6"]}

#: The accounts that each token reads.
READABLE = {
    "token-of-o1": OF_OWNER["O1"],
    "token-of-o2": OF_OWNER["O2"],
    "token-of-manager": [*OF_OWNER["O1"], *OF_OWNER["O2"]],
    "token-of-leader": [csn for owned in OF_OWNER.values() for csn in owned],
}

OPERATIONS = (
    "/api/intelligence/engagement/A1",
    "/api/accounts",
    "/api/portfolio/engagement",
    "/api/definitions/engagement",
    "/api/intelligence/engagement/alerts",
)


@pytest.mark.parametrize("path", OPERATIONS)
@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Bearer ", "Bearer nope", "Basic token-of-leader", "token-of-leader", "Bearer é"],
)
def test_without_a_valid_token_nothing_is_answered(guarded: "TestClient", path: str, authorization: str | None) -> None:
    headers = {} if authorization is None else {b"Authorization": authorization.encode()}
    answer = guarded.get(path, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_hash_of_a_token_is_no_token(guarded: "TestClient", tmp_path: Path) -> None:
    text = write_tokens(tmp_path / "tokens.yaml", ROLES).read_text(encoding="utf-8")
    digest = next(line.split()[-1] for line in text.splitlines() if "sha256" in line)
    assert guarded.get("/api/accounts", headers=bearer(digest)).status_code == 401


@pytest.mark.parametrize("token", ROLES)
def test_lists_only_the_accounts_of_the_role(guarded: "TestClient", token: str) -> None:
    listed = guarded.get("/api/accounts?limit=200", headers=bearer(token)).json()["accounts"]
    assert [account["accountCsn"] for account in listed] == sorted(READABLE[token])


@pytest.mark.parametrize("token", ROLES)
def test_breaks_down_only_the_accounts_of_the_role(guarded: "TestClient", token: str) -> None:
    for csn in READABLE["token-of-leader"]:
        answer = guarded.get(f"/api/intelligence/engagement/{quote(csn, safe='')}", headers=bearer(token))
        assert answer.status_code == (200 if csn in READABLE[token] else 404), csn


def test_an_account_of_another_owner_looks_like_one_that_does_not_exist(guarded: "TestClient") -> None:
    headers = bearer("token-of-o1")
    foreign, unknown = (guarded.get(f"/api/intelligence/engagement/{csn}", headers=headers) for csn in ("A3", "XX"))
    assert (foreign.status_code, foreign.json()) == (unknown.status_code, unknown.json()) == (404, unknown.json())


def test_a_merged_account_is_read_by_the_owner_of_its_survivor(guarded: "TestClient") -> None:
    statuses = [
        guarded.get("/api/intelligence/engagement/V1", headers=bearer(token)).status_code
        for token in ("token-of-o1", "token-of-o2")
    ]
    assert statuses == [200, 404]


@pytest.mark.parametrize("token", ROLES)
def test_the_portfolio_counts_the_accounts_of_the_role(guarded: "TestClient", token: str) -> None:
    document = guarded.get("/api/portfolio/engagement", headers=bearer(token)).json()
    assert document["accounts"] + document["frozen"] == len(READABLE[token])
    with_score = [csn for csn in READABLE[token] if csn not in ("A5", "A6")]
    assert {factor["accounts"] for factor in document["lowFactors"]} == {len(with_score)}


def strings(part: Any) -> set[str]:
    """Every text in a document, also in names of fields."""
    if isinstance(part, dict):
        return {str(name) for name in part} | {text for value in part.values() for text in strings(value)}
    if isinstance(part, list):
        return {text for value in part for text in strings(value)}
    return {part} if isinstance(part, str) else set()


@pytest.mark.parametrize("token", ROLES)
def test_no_answer_names_an_account_or_owner_outside_the_role(guarded: "TestClient", token: str) -> None:
    """Also for accounts that were merged (V1 and V2 into A1 of O1; V1 was O2's) and requests that name foreign ones."""
    owned = {"O1": [*OF_OWNER["O1"], "V1", "V2"], "O2": OF_OWNER["O2"], None: OF_OWNER[None]}
    role, owners = ROLES[token]
    foreign = {
        text
        for owner, csns in owned.items()
        if role != "leader" and owner not in owners
        for csn in csns
        for text in (csn, f"001{csn}", owner or csn)
    }
    paths = [
        *OPERATIONS,
        *(f"/api/intelligence/engagement/{quote(csn, safe='')}" for csn in READABLE["token-of-leader"]),
        "/api/accounts?ownerId=O1",
        "/api/accounts?ownerId=O2",
        "/api/intelligence/engagement/alerts?ownerId=O1",
        "/api/intelligence/engagement/alerts?ownerId=O2",
    ]
    for path in paths:
        answer = guarded.get(path, headers=bearer(token))
        assert strings(answer.json()) & foreign == set(), path


@pytest.mark.parametrize("path", ["/api/accounts", "/api/intelligence/engagement/alerts"])
def test_pages_of_a_role_do_not_count_rows_of_others(guarded: "TestClient", path: str) -> None:
    """A page that is full says that there is a next one only if the caller can read a row of it."""
    headers = bearer("token-of-o1")
    name = path.rpartition("/")[2]
    everything = guarded.get(path, params={"limit": 200}, headers=headers).json()[name]
    page = guarded.get(path, params={"limit": len(everything)}, headers=headers).json()
    assert (page[name], page["nextCursor"]) == (everything, None)


def test_a_filter_does_not_widen_the_rights(guarded: "TestClient") -> None:
    answer = guarded.get("/api/accounts?ownerId=O2", headers=bearer("token-of-o1"))
    assert answer.json()["accounts"] == []
    answer = guarded.get("/api/accounts?search=A3", headers=bearer("token-of-o1"))
    assert answer.json()["accounts"] == []


def test_roles_have_different_entity_tags(guarded: "TestClient") -> None:
    tags = {guarded.get("/api/accounts", headers=bearer(token)).headers["etag"] for token in ROLES}
    assert len(tags) == len(ROLES)
    for path in OPERATIONS:
        leader = guarded.get(path, headers=bearer("token-of-leader")).headers["etag"]
        for token in ("token-of-o1", "token-of-manager"):
            answer = guarded.get(path, headers={**bearer(token), "If-None-Match": leader})
            assert answer.status_code == 200


def test_health_needs_no_token(guarded: "TestClient") -> None:
    assert guarded.get("/api/health").status_code == 200


def test_a_deleted_token_is_rejected_from_the_next_request_on(scored_home: ScoredHome, tmp_path: Path) -> None:
    tokens = write_tokens(tmp_path / "tokens.yaml", ROLES)
    with serving(scored_home.settings, tokens_file=tokens) as client:
        assert client.get("/api/accounts", headers=bearer("token-of-o1")).status_code == 200
        write_tokens(tokens, {"token-of-o2": ROLES["token-of-o2"]})
        assert client.get("/api/accounts", headers=bearer("token-of-o1")).status_code == 401
        assert client.get("/api/accounts", headers=bearer("token-of-o2")).status_code == 200


@pytest.mark.parametrize("content", [None, "tokens: [", "[]", "tokens:\n- name: x\n"])
def test_a_tokens_file_that_breaks_closes_the_api(scored_home: ScoredHome, tmp_path: Path, content: str | None) -> None:
    tokens = write_tokens(tmp_path / "tokens.yaml", ROLES)
    with serving(scored_home.settings, tokens_file=tokens) as client:
        if content is None:
            tokens.unlink()
        else:
            tokens.write_text(content, encoding="utf-8")
        for _ in range(2):
            answer = client.get("/api/accounts", headers=bearer("token-of-leader"))
            assert answer.status_code == 503
            assert "tokens.yaml" not in answer.text
        write_tokens(tokens, ROLES)
        assert client.get("/api/accounts", headers=bearer("token-of-leader")).status_code == 200


DIGEST = "0" * 64


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "line 1: expected `tokens:`"),
        ("tokens: [\n", "not YAML"),
        ("tokens:\n  - {name: A, sha256: secret-token, role: leader}\n", "line 2: tokens.0.sha256: expected 64 hex"),
        (f"tokens:\n  - {{name: A, sha256: {DIGEST!r}, role: chief}}\n", "line 2: tokens.0.role"),
        (f"tokens:\n  - {{name: A, sha256: {DIGEST!r}, role: owner}}\n", "expected owners"),
        (f"tokens:\n  - {{name: A, sha256: {DIGEST!r}, role: leader, owners: [O1]}}\n", "remove its owners"),
        (
            "tokens:\n" + "".join(f"  - {{name: {name}, sha256: {DIGEST!r}, role: leader}}\n" for name in "AB"),
            "'A' and 'B' have the same token",
        ),
        (
            "tokens:\n"
            + "".join(f"  - {{name: A{n}, sha256: {DIGEST!r}, role: leader}}\n" for n in range(2))
            + "".join(f"  - {{name: B{n}, sha256: {'1' * 64!r}, role: leader}}\n" for n in range(2)),
            "'A0' and 'A1' have the same token",
        ),
        (f"tokens:\n  - {{name: A, sha256: {DIGEST!r}, role: leader, team: x}}\n", "tokens.0.team"),
    ],
)
def test_faults_of_a_tokens_file_have_their_line_and_no_token(text: str, fault: str) -> None:
    from ide_assets.web.access import TokensError, parse

    with pytest.raises(TokensError) as error:
        parse(text.encode(), "tokens.yaml")
    assert fault in str(error.value)
    assert "secret-token" not in str(error.value)
