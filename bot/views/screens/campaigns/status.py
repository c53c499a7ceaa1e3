"""How a campaign goes: numbers and volunteers in words; a chart says the same as a picture."""

from bot.assignment.outcomes.campaigns import CampaignStatus
from bot.views.parts import Attached, Button, Heading, Note, Page, Paragraph, Part, buttons, noted, said
from bot.views.phrases.campaigns import campaign as words
from bot.views.phrases.campaigns import measures
from bot.views.phrases.campaigns.readiness import ready, tells
from bot.views.phrases.contacts.set_aside import ASIDE
from bot.views.phrases.words import Strong, Word, shortened
from bot.views.tokens import token

_MOST_ROWS, _NAME = 30, 40


def status(now: CampaignStatus, picture: Attached | None = None) -> Page:
    """The numbers, and the chart once it is drawn."""
    campaign, counts = now.card.ref.id, now.card.counts
    aside = [Button(ASIDE, token("set_aside", campaign))] if counts.set_aside else []
    return Page(
        [
            Heading(now.card.ref.name),
            Note((words.state(now.card), now.card.organisation or words.NO_ORGANISATION)),
            Paragraph((f"{words.progress(counts)}\n{words.numbers(counts)}",)),
            *(said(ready(now.ready)) if tells(now.card.state, now.ready) else []),
            *said(measures.measured(now.measures)),
            *_people(now),
            *([] if picture else [Note((words.PICTURE_COMES,))]),
            *buttons(
                Button(words.REFRESH, token("campaign_status", campaign, 1)),
                Button(words.VERBS["look"], token("campaign_look", campaign)),
                Button(words.VERBS["results"], token("campaign_results", campaign)),
                Button(words.WHAT_WAITS, token("attention", campaign)),
                *aside,
            ),
        ],
        summary=(words.told(now.card),),
        title=words.VERBS["status"],
        files=[picture] if picture else [],
    )


def chart(now: CampaignStatus, drawn: bytes) -> Attached:
    """The chart with its words."""
    title = words.chart_title(now.card.ref.name)
    return Attached("progress.png", drawn, title, (words.told(now.card),), words.described(now))


def _people(now: CampaignStatus) -> list[Part]:
    lines: list[Word] = []
    for person in now.people[:_MOST_ROWS]:
        lines += [Strong(shortened(person.ref.name, _NAME)), f"  {words.tally(person)}\n"]
    rest = len(now.people) - _MOST_ROWS
    return [*said(lines), *noted((f"and {rest:,} more",) if rest > 0 else ())]
