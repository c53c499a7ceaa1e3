"""Posts to Twilio's door, signed as Twilio signs or otherwise."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from aiohttp import ClientSession
from twilio.request_validator import RequestValidator

from bot.handlers.twilio.account import TwilioAccount
from tests.handlers.twilio.conftest import PUBLIC

PHONE = "+12125550142"
FORM = "application/x-www-form-urlencoded"


@dataclass
class Webhook:
    """What Twilio would send: change what is to be wrong with it, then post it."""

    account: str
    token: str
    path: str = "/twilio/inbound"
    signed_for: str = PUBLIC
    fields: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        plain = {
            "AccountSid": self.account,
            "ApiVersion": "2010-04-01",
            "Body": "Hello",
            "From": PHONE,
            "FromCity": "ALBANY",
            "MessageSid": f"SM{uuid4().hex}",
            "NumMedia": "0",
            "NumSegments": "1",
            "SmsStatus": "received",
            "To": "+15005550006",
        }
        self.fields = plain | self.fields

    def body(self) -> bytes:
        return urlencode(self.fields).encode()

    def signature(self) -> str:
        signed: str = RequestValidator(self.token).compute_signature(
            f"{self.signed_for}{self.path}", self.fields
        )
        return signed

    async def post(self, door: str, body: bytes | None = None, **headers: str) -> tuple[int, str]:
        """The status and text of the answer; `headers` replace the right ones, "" takes one away."""
        sent: dict[str, Any] = {"Content-Type": FORM, "X-Twilio-Signature": self.signature()}
        sent |= self.headers | {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {name: value for name, value in sent.items() if value}
        async with (
            ClientSession(skip_auto_headers=["Content-Type"]) as session,
            session.post(f"{door}{self.path}", data=BytesIO(body or self.body()), headers=sent) as answer,
        ):
            return answer.status, await answer.text()


def news_of(
    webhook: Callable[..., Webhook],
    account: TwilioAccount,
    message_id: int,
    sid: str,
    status: str,
    code: str = "",
) -> Webhook:
    path = account.status_url(message_id).partition("/ours")[2]
    more = {"ErrorCode": code} if code else {}
    return webhook(path=path, fields={"MessageSid": sid, "MessageStatus": status} | more)
