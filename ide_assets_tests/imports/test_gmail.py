"""The mapping of messages of the Gmail API, from files of the real format to delivered rows."""

import json

import pytest

from ide_assets.imports.errors import CannotImportError
from ide_assets_tests.imports.importer import Importer
from ide_assets_tests.imports.test_shipped_people import CONTACTS_LIST


def message(number: int, at: str, labels: list[str] | None = None, **headers: str) -> dict[str, object]:
    """A message as users.messages.get gives it; `at` is in milliseconds since 1970, and _ in a header's name is -."""
    return {
        "id": f"18c{number}",
        "threadId": "18c1",
        **({} if labels is None else {"labelIds": labels}),
        "snippet": "secret plans of the body",
        "historyId": "1234567",
        "internalDate": at,
        "sizeEstimate": 4321,
        "payload": {
            "partId": "",
            "mimeType": "text/plain",
            "headers": [{"name": name.replace("_", "-"), "value": value} for name, value in headers.items()],
        },
    }


# 2026-10-05T09:00:00Z, and days after it.
FIRST = 1_791_190_800_000
DAY = 86_400_000

SENT = message(
    1,
    str(FIRST),
    ["SENT"],
    From="Rep <rep@vendor.example>",
    To='"Lee, Ann" <Ann@acme.example>, other@vendor.example',
    Cc="bob@beta.example",
    Subject="secret plans",
    Date="Mon, 05 Oct 2026 11:00:00 +0200",
    Message_ID="<m1@vendor.example>",
)
ANSWER = message(
    2,
    str(FIRST + DAY),
    ["INBOX", "UNREAD", "Label_12"],
    # A program may write names of headers as it likes, and its clock may be wrong.
    FROM="=?utf-8?q?Lee=2C_Ann?= <ann@acme.example>",
    to="rep@vendor.example",
    Date="Fri, 01 Jan 2027 00:00:00 +0000",
    Message_Id="<m2@acme.example>",
    References="<m1@vendor.example>  <m1b@vendor.example>",
    In_Reply_To="<m1b@vendor.example>",
)
AWAY = message(
    3,
    str(FIRST + 2 * DAY),
    None,
    From="ann@acme.example",
    To="rep@vendor.example",
    Message_ID="<m3@acme.example>",
    In_Reply_To="<m1@vendor.example>",
    Auto_Submitted="auto-replied; owner-email=x",
)
OTHERS = [
    message(number, str(FIRST), [label], From="ann@acme.example", To="rep@vendor.example", Message_ID=f"<{label}@a>")
    for number, label in ((4, "DRAFT"), (5, "SPAM"), (6, "CHAT"))
]
INSIDE = message(7, str(FIRST), [], From="rep@vendor.example", To="boss@vendor.example", Message_ID="<m7@v>")


def lines(*messages: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in messages)


def test_headers_become_emails(importer: Importer) -> None:
    files = {"rep.jsonl": lines(SENT, ANSWER, AWAY, *OTHERS, INSIDE), "contacts.csv": CONTACTS_LIST}
    (outcome,) = importer.run("gmail", files).outcomes
    rows = importer.delivered("emails")
    assert [(row["message_id"], row["thread_id"], row["direction"], row["is_auto_reply"]) for row in rows] == [
        ("m1@vendor.example", "m1@vendor.example", "outbound", "false"),
        ("m2@acme.example", "m1@vendor.example", "inbound", "false"),
        ("m3@acme.example", "m1@vendor.example", "inbound", "true"),
    ]
    assert [(row["account_csn"], row["contact_id"]) for row in rows] == [("A1", "c1")] * 3
    # The time is Google's.
    assert [row["sent_at"][:13] for row in rows] == ["2026-10-05T09", "2026-10-06T09", "2026-10-07T09"]
    assert outcome.left_out["a draft"] == outcome.left_out["spam"] == outcome.left_out["a chat message"] == 2
    assert outcome.quarantined == 0
    text = (importer.root / "landing" / "emails" / "2026-10" / "part-0.csv").read_text()
    assert "secret" not in text


def test_message_in_two_mailboxes_is_one_email(importer: Importer) -> None:
    copy = {**ANSWER, "id": "77", "threadId": "99", "labelIds": ["INBOX"]}
    files = {"a.jsonl": lines(SENT, ANSWER), "b.jsonl": lines(copy), "contacts.csv": CONTACTS_LIST}
    rows = importer.import_of("gmail", files, "emails")
    assert [(row["message_id"], row["thread_id"]) for row in rows] == [
        ("m1@vendor.example", "m1@vendor.example"),
        ("m2@acme.example", "m1@vendor.example"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([SENT, ANSWER]),
        json.dumps({"messages": [SENT, ANSWER]}, indent=2),
        b"\xef\xbb\xbf" + lines(SENT, ANSWER).encode(),
        lines(SENT, ANSWER).encode("utf-16"),
        lines(SENT) + "\n" + lines(ANSWER),
    ],
    ids=["array", "document", "mark", "utf-16", "blank line"],
)
def test_other_ways_to_save_the_same_messages(importer: Importer, content: str | bytes) -> None:
    rows = importer.import_of("gmail", {"messages.json": content, "contacts.csv": CONTACTS_LIST}, "emails")
    assert [row["message_id"] for row in rows] == ["m1@vendor.example", "m2@acme.example"]


def without_headers(*names: str) -> dict[str, object]:
    payload = ANSWER["payload"]
    assert isinstance(payload, dict)
    headers = [header for header in payload["headers"] if header["name"] not in names]
    return {**ANSWER, "payload": {**payload, "headers": headers}}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (lines(SENT, {"id": "18c2", "threadId": "18c1"}), "line 2 is not a message of the Gmail API"),
        (json.dumps({"messages": [{"id": "1", "threadId": "1"}]}), "message 1 is not a message of the Gmail API"),
        (lines(SENT) + "{\n", "line 2 is not JSON"),
        (lines(SENT).encode() + b'{"id": "\xff"}\n', "is not UTF-8 text"),
        ("[" * 100_000, "cannot be read to its end as JSON"),
        (lines(SENT, without_headers("References", "In-Reply-To")), "Name them in metadataHeaders"),
        (lines({**SENT, "payload": {"headers": "none"}}), "line 1 is not a message of the Gmail API"),
    ],
)
def test_other_files_are_explained(importer: Importer, content: str | bytes, message: str) -> None:
    with pytest.raises(CannotImportError) as raised:
        importer.run("gmail", {"rep.jsonl": content, "contacts.csv": CONTACTS_LIST})
    assert message in str(raised.value) and "rep.jsonl" in str(raised.value)
