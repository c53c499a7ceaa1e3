"""How a campaign goes: numbers and volunteers in words, and the chart that says the same as a picture."""

from bot.assignment.outcomes.campaigns import CampaignStatus
from bot.views.discord import parts
from bot.views.discord.surfaces import File, Panel
from bot.views.phrases import campaign as words
from bot.views.phrases import measures
from bot.views.phrases.aside import ASIDE
from bot.views.phrases.readiness import ready, tells
from bot.views.phrases.words import Strong, Word, shortened
from bot.views.tokens import token

_MOST_ROWS, _NAME, _PEOPLE = 20, 40, 2200


def status(now: CampaignStatus, drawn: bytes) -> Panel:
    """The numbers, and the chart below them."""
    campaign, counts = now.card.ref.id, now.card.counts
    waits = measures.measured(now.measures)
    aside = parts.button(ASIDE, token("set_aside", campaign))
    return Panel(
        [
            parts.heading(now.card.ref.name),
            parts.note(words.state(now.card), now.card.organisation or "no organisation"),
            parts.paragraph(f"{words.progress(counts)}\n{words.numbers(counts)}"),
            *([parts.paragraph(*ready(now.ready))] if tells(now.card.state, now.ready) else []),
            *([parts.paragraph(*waits)] if waits else []),
            *parts.buttons(
                parts.button("Refresh", token("campaign_status", campaign)),
                parts.button("Look", token("campaign_look", campaign)),
                parts.button("What waits", token("attention", campaign)),
                *([aside] if counts.set_aside else []),
            ),
            *([parts.paragraph(*_people(now), most=_PEOPLE)] if now.people else []),
        ],
        files=[File("progress.png", drawn, words.described(now))],
    )


def _people(now: CampaignStatus) -> list[Word]:
    lines: list[Word] = []
    for person in now.people[:_MOST_ROWS]:
        lines += [Strong(shortened(person.ref.name, _NAME)), f"  {words.tally(person)}\n"]
    rest = len(now.people) - _MOST_ROWS
    return [*lines, f"and {rest:,} more"] if rest > 0 else lines
