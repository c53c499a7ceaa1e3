"""Reminders, questions about idle buckets, alarms, and the menu of how much of them one hears."""

from bot.assignment.outcomes.attention import EscalationPost, NobodyOnPost, NudgePost, StillOnItPost
from bot.assignment.outcomes.reassignment import PlanPicture
from bot.views.discord import notices, parts, plan
from bot.views.discord.notices import Question
from bot.views.discord.parts import Button, Part
from bot.views.discord.surfaces import Panel
from bot.views.phrases import inbox
from bot.views.phrases import nudges as words
from bot.views.phrases.texting import START
from bot.views.tokens import token
from bot.vocabulary import Volume


def nudge(post: NudgePost) -> Panel:
    """To a holder whose replies wait too long."""
    said = words.nudge(post)
    if not post.late:
        return notices.panel(said)
    return notices.panel(
        said,
        parts.button(inbox.OPEN_INBOX, token("inbox"), parts.PRIMARY),
        parts.button(words.HAND_OVER, token("hand_on_waiting"), asks=True),
    )


def hand_over_question() -> Question:
    """Asked before everything that waits is handed over."""
    return Question(*words.hand_over_question(), words.HAND_OVER)


def handed_over(done: PlanPicture) -> Panel:
    """What waited is with others, with a way to take it back."""
    buttons = [plan.undo(done)] if done.undo_until and done.total else []
    return notices.panel(words.handed_over(done), *buttons)


def escalation(post: EscalationPost) -> Panel:
    """To whoever looks after a campaign in which somebody does not answer."""
    buttons: list[Button] = []
    if post.late and post.taker:
        give = token("late_to", post.holder.id, post.taker.person.id)
        buttons.append(parts.button(words.reassign_to(post.taker), give, parts.PRIMARY))
    if post.late and post.may_look:
        buttons.append(parts.button(words.OPEN, token("attention", post.late[0].campaign.id)))
    return notices.panel(words.escalation(post), *buttons)


def still_on_it(post: StillOnItPost) -> Panel:
    """The question about a bucket, or what became of it."""
    said, campaign = words.still_on_it(post), post.campaign.id
    if post.until is None:
        return notices.panel(said)
    return notices.panel(
        said,
        parts.button(words.STILL_HERE, token("still_here", campaign), parts.PRIMARY),
        parts.button(words.GIVE_BACK, token("idle_back", campaign)),
    )


def still_here(post: StillOnItPost) -> Panel:
    """Whoever was asked goes on."""
    buttons = [parts.button(START, token("start", post.campaign.id))] if not post.unsent else []
    return notices.panel(words.still_here(post), *buttons)


def nobody_on(post: NobodyOnPost) -> Panel:
    """The alarm, or that it is over."""
    button = parts.button(inbox.TAKE_NEXT, token("take_next", post.campaign.id), parts.PRIMARY)
    return notices.panel(words.nobody_on(post), *([button] if post.waiting and not post.on else []))


def notifications(volume: Volume) -> list[Part]:
    """How much one hears, with a menu to change it."""
    choices = [(f"{words.HEARS}: {label}", value.value) for value, label in words.VOLUMES.items()]
    return [parts.menu(choices, token("volume"), initial=[volume.value], placeholder=words.NOTIFICATIONS)]
