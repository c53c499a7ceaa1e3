"""What is typed after /audit: export, a person, a phone number, `in` a campaign, `since` a day."""

import re
from dataclasses import dataclass
from datetime import datetime

from bot.handlers import days
from bot.handlers.slack import arguments

_MENTION = re.compile(r"<@[^>]*>")
_PHONE = re.compile(r"\+?\(?\d[\d().\s-]{5,}\d")
_SINCE = re.compile(r"\bsince\s+(\d{4}-\d{2}-\d{2})\b", re.IGNORECASE)
_CAMPAIGN = re.compile(r"(?:^|\s)in\s+(.+)$", re.IGNORECASE)
_EXPORT = "export"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, taken apart; `rest` is what was none of it, perhaps somebody's name."""

    exports: bool = False
    account: str = ""
    phone: str = ""
    campaign: str = ""
    since: datetime | None = None
    rest: str = ""


def parse_typed(text: str, zone: str) -> Typed:
    """Take it apart; days begin at midnight in the reader's zone."""
    verb, typed = arguments.split(text, (_EXPORT,))
    account = arguments.mentioned(typed) or ""
    typed, since = _without(_SINCE, _MENTION.sub(" ", typed))
    typed, campaign = _without(_CAMPAIGN, typed)
    typed, phone = _without(_PHONE, typed)
    return Typed(
        exports=verb == _EXPORT,
        account=account,
        phone=phone,
        campaign=arguments.split(campaign, ())[1],
        since=days.beginning(since, zone),
        rest=typed,
    )


def _without(what: re.Pattern[str], text: str) -> tuple[str, str]:
    """The text without what was looked for, and that: its first group, or all of it."""
    found = what.search(text)
    if found is None:
        return text.strip(), ""
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(rest.split()), found[found.lastindex or 0]
