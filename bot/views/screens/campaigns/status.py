"""How a campaign goes: numbers and volunteers in words; a chart says the same as a picture."""

from bot.assignment.outcomes.campaigns import CampaignStatus, PersonTally
from bot.views.parts import Attached, Button, Heading, Line, Note, Page, Paragraph, Part, Rows, buttons, said
from bot.views.phrases.campaigns import campaign as words
from bot.views.phrases.campaigns import measures
from bot.views.phrases.campaigns.readiness import ready, tells
from bot.views.phrases.contacts.set_aside import ASIDE
from bot.views.phrases.reassignment.plan import REASSIGN
from bot.views.phrases.words import Strong, shortened
from bot.views.tokens import token

_NAME = 40


def status(now: CampaignStatus, picture: Attached | None = None, start: int = 0) -> Page:
    """The numbers, volunteers from the one in this place on, and the chart once it is drawn."""
    campaign, counts = now.card.ref.id, now.card.counts
    aside = [Button(ASIDE, token("set_aside", campaign))] if counts.set_aside else []
    return Page(
        [
            Heading(now.card.ref.name),
            Note((words.state(now.card), now.card.organisation or words.NO_ORGANISATION)),
            Paragraph((f"{words.progress(counts)}\n{words.numbers(counts)}",)),
            *(said(ready(now.ready)) if tells(now.card.state, now.ready) else []),
            *said(measures.measured(now.measures)),
            *_people(now, start),
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


def _people(now: CampaignStatus, start: int) -> list[Part]:
    """Each volunteer with what they did, and the way to move what they hold."""
    campaign = now.card.ref.id
    rows = [[_person(person, campaign)] for person in now.people]
    return [Rows(rows, lambda _: [], lambda place: token("campaign_status", campaign, 1, place), start)]


def _person(person: PersonTally, campaign: int) -> Line:
    told = (Strong(shortened(person.ref.name, _NAME)), f"  {words.tally(person)}")
    moving = Button(REASSIGN, token("reassign_from", person.ref.id, campaign))
    return Line(told, moving if person.holds else None)
