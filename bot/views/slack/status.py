"""How a campaign goes: numbers and volunteers in words, and the chart that says the same as a picture."""

from slack_sdk.models.blocks import Block

from bot.assignment.outcomes.campaigns import CampaignStatus
from bot.views.phrases import campaign as words
from bot.views.phrases import measures
from bot.views.phrases.aside import ASIDE
from bot.views.phrases.readiness import ready, tells
from bot.views.phrases.words import Strong, Word
from bot.views.slack import parts
from bot.views.slack.surfaces import File, Message, Modal
from bot.views.tokens import token

_MOST_ROWS = 30


def message(status: CampaignStatus) -> Message:
    """The numbers as a message."""
    again = parts.button("Refresh", token("campaign_status", status.card.ref.id))
    look = parts.button("Look", token("campaign_look", status.card.ref.id))
    waiting = parts.button("What waits", token("attention", status.card.ref.id))
    aside = parts.button(ASIDE, token("set_aside", status.card.ref.id))
    more = [aside] if status.card.counts.set_aside else []
    return Message(
        parts.flat((words.told(status.card),)), [*_blocks(status), parts.buttons(again, look, waiting, *more)]
    )


def modal(status: CampaignStatus) -> Modal:
    """The numbers as a modal."""
    return Modal("Status", _blocks(status), close="Back")


def chart(status: CampaignStatus, drawn: bytes) -> File:
    """The chart with its words, for the reader's direct message."""
    return File(
        name="progress.png",
        content=drawn,
        title=f"{status.card.ref.name}: progress",
        comment=parts.flat((words.told(status.card),)),
        told=words.described(status),
    )


def _blocks(status: CampaignStatus) -> list[Block]:
    counts = status.card.counts
    blocks: list[Block] = [
        parts.heading(status.card.ref.name),
        parts.note(words.state(status.card), status.card.organisation or "no organisation"),
        parts.paragraph(f"{words.progress(counts)}\n{words.numbers(counts)}"),
    ]
    if tells(status.card.state, status.ready):
        blocks.append(parts.paragraph(*ready(status.ready)))
    if waits := measures.measured(status.measures):
        blocks.append(parts.paragraph(*waits))
    if status.people:
        blocks.append(parts.paragraph(*_people(status)))
    return [*blocks, parts.note(words.PICTURE_COMES)]


def _people(status: CampaignStatus) -> list[Word]:
    lines: list[Word] = []
    for person in status.people[:_MOST_ROWS]:
        lines += [Strong(person.ref.name), f"  {words.tally(person)}\n"]
    rest = len(status.people) - _MOST_ROWS
    return [*lines, f"and {rest:,} more"] if rest > 0 else lines
