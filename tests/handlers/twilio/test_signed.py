"""Forged, stale and mangled requests: turned away, with nothing changed and one line that tells nothing."""

import pytest
import sqlalchemy as sa
import structlog
from twilio.request_validator import RequestValidator

from bot.storage.tables import Message
from tests.handlers.twilio.conftest import PUBLIC
from tests.handlers.twilio.webhook import FORM, PHONE, Webhook

CANARY = "canary words nobody may read in a log"


@pytest.fixture
def database_url(sqlite_databases):
    """Nothing here differs between databases."""
    return sqlite_databases.new()


@pytest.fixture
def webhook(account) -> Webhook:
    return Webhook(account.sid, account.auth_token, fields={"Body": CANARY})


@pytest.fixture
def turned_away(door, database):
    """Post it and see that it had no effect."""

    async def post(webhook: Webhook, status: int = 403, body: bytes | None = None, **headers: str) -> None:
        with structlog.testing.capture_logs() as lines:
            answered = await webhook.post(door, body, **headers)
        assert answered[0] == status
        assert len(lines) == 1
        assert CANARY not in f"{lines}{answered}"
        assert PHONE not in f"{lines}{answered}"
        with database.reading() as session:
            assert session.execute(sa.select(sa.func.count()).select_from(Message)).scalar() == 0

    return post


@pytest.mark.parametrize(
    "signature",
    ["", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "sïgnature", "A" * 5000],
    ids=["missing", "short", "wrong", "not ASCII", "long"],
)
async def test_a_signature_that_is_not_right(turned_away, webhook, signature):
    await turned_away(webhook, X_Twilio_Signature=signature)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example.org/ours",
        "http://baton.example.org/ours",
        "https://baton.example.org",
        "https://baton.example.org:8443/ours",
        "https://baton.example.org/ours/x",
    ],
)
async def test_a_signature_for_another_address(turned_away, webhook, address):
    webhook.signed_for = address
    forwarded = {
        "X_Forwarded_Host": address.split("/")[2],
        "X_Forwarded_Proto": "https",
        "X_Original_Url": address,
    }
    await turned_away(webhook, **forwarded)


@pytest.mark.parametrize("port", ["", ":443"])
async def test_the_port_may_be_named_or_not(door, webhook, port):
    webhook.signed_for = PUBLIC.replace("org", f"org{port}")
    assert (await webhook.post(door))[0] == 204


async def test_a_signature_for_another_path(turned_away, webhook):
    signature = webhook.signature()
    webhook.path = "/twilio/status/7.abc"
    await turned_away(webhook, X_Twilio_Signature=signature)


async def test_a_signature_with_another_token(turned_away, webhook):
    webhook.token = "0" * 32
    await turned_away(webhook)


async def test_a_field_added_after_signing(turned_away, webhook):
    await turned_away(webhook, body=webhook.body() + b"&OptOutType=START")


async def test_a_field_changed_after_signing(turned_away, webhook):
    await turned_away(webhook, body=webhook.body().replace(b"ALBANY", b"BOSTON"))


async def test_a_second_value_of_a_field_added_after_signing(turned_away, webhook):
    await turned_away(webhook, body=webhook.body() + b"&FromCity=BOSTON")


@pytest.mark.parametrize(
    "into, swallowed",
    [
        ("AccountSid", "ApiVersion"),
        ("ApiVersion", "Body"),
        ("Body", "From"),
        ("From", "FromCity"),
        ("MessageSid", "NumMedia"),
        ("NumMedia", "NumSegments"),
        ("NumSegments", "OptOutType"),
        ("SmsStatus", "To"),
    ],
)
async def test_fields_glued_together_have_the_right_signature_and_the_wrong_shape(
    turned_away, webhook, into, swallowed
):
    webhook.fields["OptOutType"] = "STOP"
    signature = webhook.signature()
    webhook.fields[into] += swallowed + webhook.fields.pop(swallowed)
    assert webhook.signature() == signature
    await turned_away(webhook)


@pytest.mark.parametrize("missing", ["AccountSid", "MessageSid", "From", "To"])
async def test_a_needed_field_is_missing(turned_away, webhook, missing):
    del webhook.fields[missing]
    await turned_away(webhook)


@pytest.mark.parametrize(
    "name, value",
    [
        ("MessageSid", ""),
        ("From", "+12025550142FromStateNY"),
        ("NumMedia", "0OptOutTypeSTOP"),
        ("AccountSid", "AC" + "0" * 32),
    ],
)
async def test_a_field_that_is_no_texts_or_may_hold_another(turned_away, webhook, name, value):
    webhook.fields[name] = value
    await turned_away(webhook)


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x", ""])
async def test_another_content_type(turned_away, webhook, kind):
    await turned_away(webhook, Content_Type=kind)


@pytest.mark.parametrize(
    "body", [b"\xff\xfe", b"%FF%FE=1", b"{", b"=", b"&" * 300 + b"a=1", b"a=1&" * 300], ids=repr
)
async def test_a_body_that_is_no_form(turned_away, webhook, body):
    await turned_away(webhook, body=body)


async def test_an_empty_body(turned_away, webhook):
    await turned_away(webhook, body=b" ")


@pytest.mark.parametrize("size", [64 * 1024 + 1, 10_000_000])
async def test_a_body_too_large_to_be_a_text(turned_away, webhook, size):
    await turned_away(webhook, status=413, body=b"Body=" + b"x" * size)


async def test_the_longest_text_there_can_be_passes(door, webhook):
    webhook.fields["Body"] = "\U0001f600" * 1600
    assert (await webhook.post(door, Content_Type=f"{FORM}; charset=utf-8"))[0] == 204


def test_our_signatures_are_the_providers_own(account, webhook):
    """The tests sign with the provider's library, whose published example this is."""
    example = RequestValidator("12345").compute_signature(
        "https://mycompany.com/myapp.php?foo=1&bar=2",
        {
            "CallSid": "CA1234567890ABCDE",
            "Caller": "+14158675309",
            "Digits": "1234",
            "From": "+14158675309",
            "To": "+18005551212",
        },
    )
    assert example == "RSOYDt4T1cUTdK1PDd93/VVr8B8="
