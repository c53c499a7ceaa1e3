"""A conversation's form: reply, file a report, or both in one act; opt out; text once more; put back."""

from dataclasses import replace
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.conversations import answer, set_aside
from bot.assignment.desk import Desk
from bot.assignment.outcomes.conversations import Answer, Thread
from bot.assignment.outcomes.people import Identity
from bot.assignment.texting import optout
from bot.handlers.following import following
from bot.handlers.slack.forms import Form
from bot.handlers.slack.identity import PLATFORM
from bot.handlers.slack.screen import Screen
from bot.views.phrases.conversations import inbox as words
from bot.views.screens.inbox import opted_out
from bot.views.slack import paint
from bot.views.slack.native import answer as shown
from bot.views.tokens import Token, parse, pattern, token


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("prepared"))(on_prepared)
    app.view(pattern("answer"))(on_answer)
    app.action(pattern("save_close"))(on_save_and_close)
    app.action(pattern("opt_out"))(on_opt_out)
    app.action(pattern("retry"))(on_retry)
    app.action(pattern("put_back"))(on_put_back)


async def on_prepared(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Put a prepared reply into the field, and its tag to the tags."""
    await ack()
    thread = await desk.read(answer.open_thread, who, pressed.id)
    await screen.show(shown.conversation(thread, draft=_draft(screen.view, thread)))


async def on_answer(view: dict[str, Any], desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The act is this press on this state of this view: Slack gives each state of a view a hash."""
    act = f"{PLATFORM}:{view['id']}:{view['hash']}"
    done = await desk.run(answer.answer, who, pressed.id, _given(view, pressed), act)
    await screen.turn(shown.answered(done, await following(desk, who, done)))


async def on_save_and_close(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """File what was filled in, and say that no answer is needed."""
    await ack()
    view = screen.view
    act = f"{PLATFORM}:{view['id']}:{view['hash']}"
    given = replace(_given(view, pressed), body=None, close=True)
    done = await desk.run(answer.answer, who, pressed.id, given, act)
    await screen.show(shown.answered(done, await following(desk, who, done)))


async def on_opt_out(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    done = await desk.run(optout.opt_out, who, pressed.id)
    await screen.show(paint.modal(opted_out(done)))


async def on_retry(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    thread = await desk.run(answer.retry_first_text, who, pressed.id)
    await screen.show(shown.conversation(thread, words.ONCE_MORE), again=token("thread", pressed.id))


async def on_put_back(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    thread = await desk.run(set_aside.put_back, who, pressed.id)
    await screen.show(shown.conversation(thread, words.IS_BACK), again=token("thread", pressed.id))


def _given(view: dict[str, Any], pressed: Token) -> Answer:
    """Where only prepared replies may be sent there is no field: the view remembers the one it shows."""
    form = Form(view)
    return Answer(
        body=form.text("text") or view["private_metadata"] or None,
        tags=form.choices("tags"),
        answers=tuple(form.labelled("answer")),
        note=form.text("note"),
        seen=next(iter(pressed.ids[1:2]), None),
        tickable=form.offered("tags"),
    )


def _draft(view: dict[str, Any], thread: Thread) -> shown.Draft:
    """What was drawn before anybody else filed something is held against what stood then."""
    form, seen = Form(view), next(iter(parse(view["callback_id"]).ids[1:2]), None)
    picked = int(form.choice("prepared") or 0)
    tag = thread.canned[picked].tag if picked < len(thread.canned) else None
    return shown.Draft(picked, (*form.choices("tags"), *((tag,) if tag else ())), seen)
