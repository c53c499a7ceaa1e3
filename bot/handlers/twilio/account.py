"""Who Baton is to Twilio, and the addresses under which Twilio reaches Baton."""

import hashlib
import hmac
from dataclasses import dataclass, field

INBOUND = "/twilio/inbound"
STATUS = "/twilio/status"


@dataclass(frozen=True, slots=True)
class TwilioAccount:
    """Credentials of one account and its Messaging Service.

    `public_base_url` is Baton's address on the internet, which Twilio's signatures are made for;
    `api_url` takes the place of Twilio's own hosts when it is given.
    """

    sid: str
    auth_token: str = field(repr=False)
    service_sid: str
    public_base_url: str
    api_url: str | None = None

    def status_url(self, message_id: int) -> str:
        """Where Twilio tells of this text: the address itself proves that the text was handed over."""
        return f"{self.public_base_url}{STATUS}/{self._ticket(message_id)}"

    def message_of(self, ticket: str) -> int | None:
        """The text a ticket was made for; None for one that was not made with today's auth token."""
        number, _, _ = ticket.partition(".")
        if not (number.isascii() and number.isdecimal()) or len(number) > len(str(2**63)):
            return None
        is_ours = hmac.compare_digest(self._ticket(int(number)).encode(), ticket.encode())
        return int(number) if is_ours else None

    def _ticket(self, message_id: int) -> str:
        key = hmac.digest(self.auth_token.encode(), b"baton status address", hashlib.sha256)
        mac = hmac.digest(key, str(message_id).encode(), hashlib.sha256)
        return f"{message_id}.{mac[:12].hex()}"
