"""What people type after a command: a verb, a name or its beginning."""

import html
import re
from collections.abc import Collection

_MENTION = re.compile(r"<@(?P<account>[A-Z0-9]+)(?:\|[^>]*)?>")
_GROUP = re.compile(r"<!subteam\^(?P<group>[A-Z0-9]+)(?:\|@?(?P<handle>[^>]*))?>")
# What Slack made of a link or of a channel's name: https://docs.slack.dev/interactivity/implementing-slash-commands
_LINKED = re.compile(r"<(?P<sign>#?)(?P<target>[^<>@!|][^<>|]*)(?:\|(?P<shown>[^<>]*))?>")
_QUOTES = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb"


def split(text: str, verbs: Collection[str]) -> tuple[str, str]:
    """The verb in front, empty where there is none, and the rest."""
    typed = html.unescape(_LINKED.sub(_as_typed, text)).strip()
    first, _, rest = typed.partition(" ")
    return (first.lower(), _bare(rest)) if first.lower() in verbs else ("", _bare(typed))


def mentioned(text: str) -> str | None:
    """The account of the first person mentioned."""
    found = _MENTION.search(text)
    return found["account"] if found else None


def everybody_mentioned(text: str) -> list[str]:
    """The accounts of all people mentioned, each once, in their order."""
    return list(dict.fromkeys(found["account"] for found in _MENTION.finditer(text)))


def group_mentioned(text: str) -> tuple[str, str] | None:
    """Id and handle of the first user group mentioned; Slack may leave the handle out."""
    found = _GROUP.search(text)
    return (found["group"], found["handle"] or "") if found else None


def beside_people(text: str) -> str:
    """What was typed beside the people mentioned, with user groups by their handles."""
    return _GROUP.sub(lambda found: found["handle"] or "", _MENTION.sub(" ", text))


def _as_typed(linked: re.Match[str]) -> str:
    return linked["sign"] + (linked["shown"] or linked["target"])


def _bare(name: str) -> str:
    return " ".join(name.split()).strip(_QUOTES).strip()
