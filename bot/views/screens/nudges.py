"""Reminders, questions about idle buckets, alarms, and the menu of how much of them one hears."""

from dataclasses import replace

from bot.assignment.outcomes.attention import EscalationPost, NobodyOnPost, NudgePost, StillOnItPost
from bot.assignment.outcomes.reassignment import PlanPicture
from bot.views.parts import Button, Menu, Page, Question, Style, notice
from bot.views.phrases.attention import nudges as words
from bot.views.phrases.conversations.texting import START
from bot.views.phrases.people import language
from bot.views.screens.inbox import open_inbox, take_next
from bot.views.screens.plan import undo
from bot.views.tokens import token
from bot.vocabulary import Language, Volume


def nudge(post: NudgePost) -> Page:
    """To a holder whose replies wait too long."""
    if not post.late:
        return notice(words.nudge(post))
    over = Button(words.HAND_OVER, token("hand_on_waiting"), question=hand_over_question())
    return notice(words.nudge(post), open_inbox(), over)


def hand_over_question() -> Question:
    """Asked before everything that waits is handed over."""
    return Question(*words.hand_over_question(), words.HAND_OVER)


def handed_over(done: PlanPicture) -> Page:
    """What waited is with others, with a way to take it back."""
    return notice(words.handed_over(done), *([undo(done)] if done.undo_until and done.total else []))


def escalation(post: EscalationPost) -> Page:
    """To whoever looks after a campaign in which somebody does not answer."""
    buttons: list[Button] = []
    if post.late and post.taker:
        give = token("late_to", post.holder.id, post.taker.person.id)
        buttons.append(Button(words.reassign_to(post.taker), give, Style.PRIMARY))
    if post.late and post.may_look:
        buttons.append(Button(words.OPEN, token("attention", post.late[0].campaign.id)))
    return notice(words.escalation(post), *buttons)


def still_on_it(post: StillOnItPost) -> Page:
    """The question about a bucket, or what became of it."""
    if post.until is None:
        return notice(words.still_on_it(post))
    here = Button(words.STILL_HERE, token("still_here", post.campaign.id), Style.PRIMARY)
    return notice(
        words.still_on_it(post), here, Button(words.GIVE_BACK, token("idle_back", post.campaign.id))
    )


def still_here(post: StillOnItPost) -> Page:
    """Whoever was asked goes on."""
    start = [Button(START, token("start", post.campaign.id))] if not post.unsent else []
    return notice(words.still_here(post), *start)


def nobody_on(post: NobodyOnPost) -> Page:
    """The alarm, or that it is over."""
    ways = take_next(post.campaign) if post.waiting and not post.on else []
    return replace(notice(words.nobody_on(post), *ways), calls=post.called)


def notifications(volume: Volume) -> Menu:
    """How much one hears, to be changed."""
    choices = [(label, value.value) for value, label in words.VOLUMES.items()]
    return Menu(choices, token("volume"), volume.value, words.NOTIFICATIONS, prefix=words.HEARS)


def languages(chosen: Language | None) -> Menu:
    """Which language one reads, to be changed."""
    return Menu(language.choices(), token("language"), chosen or language.APP, language.LABEL, language.SHORT)
