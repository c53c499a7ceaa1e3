"""Reminders, questions about idle buckets, alarms, and the menu of how much of them one hears."""

from slack_sdk.models.blocks import Block, ButtonElement, SectionBlock

from bot.assignment.outcomes.attention import EscalationPost, NobodyOnPost, NudgePost, StillOnItPost
from bot.views.phrases import inbox
from bot.views.phrases import nudges as words
from bot.views.phrases.texting import START
from bot.views.slack import notices, parts
from bot.views.slack.inputs import picked
from bot.views.slack.surfaces import Message
from bot.views.tokens import token
from bot.vocabulary import Volume


def nudge(post: NudgePost) -> Message:
    """To a holder whose replies wait too long."""
    said = words.nudge(post)
    if not post.late:
        return notices.message(said)
    sure = parts.confirmation(*words.hand_over_question(), words.HAND_OVER)
    return notices.message(
        said,
        parts.button(inbox.OPEN_INBOX, token("inbox"), style="primary"),
        parts.button(words.HAND_OVER, token("hand_on_waiting"), confirm=sure),
    )


def escalation(post: EscalationPost) -> Message:
    """To whoever looks after a campaign in which somebody does not answer."""
    buttons: list[ButtonElement] = []
    if post.late and post.taker:
        button = token("late_to", post.holder.id, post.taker.person.id)
        buttons.append(parts.button(words.reassign_to(post.taker), button, style="primary"))
    if post.late and post.may_look:
        buttons.append(parts.button(words.OPEN, token("attention", post.late[0].campaign.id)))
    return notices.message(words.escalation(post), *buttons)


def still_on_it(post: StillOnItPost) -> Message:
    """The question about a bucket, or what became of it."""
    said, campaign = words.still_on_it(post), post.campaign.id
    if post.until is None:
        return notices.message(said)
    return notices.message(
        said,
        parts.button(words.STILL_HERE, token("still_here", campaign), style="primary"),
        parts.button(words.GIVE_BACK, token("idle_back", campaign)),
    )


def still_here(post: StillOnItPost) -> Message:
    """Whoever was asked goes on."""
    buttons = [parts.button(START, token("start", post.campaign.id))] if not post.unsent else []
    return notices.message(words.still_here(post), *buttons)


def nobody_on(post: NobodyOnPost) -> Message:
    """The alarm, or that it is over."""
    button = parts.button(inbox.TAKE_NEXT, token("take_next", post.campaign.id), style="primary")
    return notices.message(words.nobody_on(post), *([button] if post.waiting and not post.on else []))


def notifications(volume: Volume) -> list[Block]:
    """How much one hears, with a menu to change it."""
    choices = [(label, value.value) for value, label in words.VOLUMES.items()]
    menu = picked(choices, initial=volume.value, action_id=token("volume"))
    return [SectionBlock(text=parts.plain(words.NOTIFICATIONS), accessory=menu)]
