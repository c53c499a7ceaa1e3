"""What the core takes and answers when a contact texts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Landed(StrEnum):
    """Where an inbound text went."""

    REPLY = "reply"
    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"
    UNKNOWN_SENDER = "unknown_sender"
    REPEATED = "repeated"
    OVERTAKEN = "overtaken"  # a later word of the same contact was known


@dataclass(frozen=True, slots=True)
class Inbound:
    """A text from a contact as the provider handed it over; `sent_at` where it comes late, from its list."""

    provider_id: str
    sender: str
    receiver: str
    body: str
    opt_out_type: str | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """An inbound text is stored; `confirm` asks the provider's answer to carry one opt-out confirmation."""

    landed: Landed
    conversation_id: int | None
    confirm: bool = False
