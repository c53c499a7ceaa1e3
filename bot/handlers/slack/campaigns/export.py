"""What is typed after /campaign export: a table, a campaign, `since` a day."""

import re
from dataclasses import dataclass

from bot.assignment.outcomes.results.tables import Table
from bot.handlers.chat.campaigns import campaigns, export
from bot.handlers.slack import arguments
from bot.handlers.slack.acting import Acting
from bot.views.phrases.campaigns import naming

_SINCE = re.compile(r"\s+since\s+(\S+)\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, taken apart; empty where it was not."""

    table: str = ""
    campaign: str = ""
    since: str = ""


def parse_typed(text: str) -> Typed:
    """Take apart what follows `export`."""
    since = _SINCE.search(f" {text}")
    rest = text if since is None else f" {text}"[: since.start()].strip()
    table, name = arguments.split(rest, [each.value for each in Table])
    return Typed(table, name, since[1] if since else "")


async def on_typed(acting: Acting, text: str) -> None:
    """A table that was named at once, else the form."""
    typed = parse_typed(text)
    found = await campaigns.named(acting, "export", typed.campaign, naming.unknown(typed.campaign))
    if found and (typed.table or typed.since):
        await export.typed(acting, found.ref.id, typed.table or Table.RESULTS, typed.since)
    elif found:
        await export.ask(acting, found.ref.id)
