"""A conversation's form: reply, file a report, or both in one act; opt out; text once more; put back."""

from dataclasses import replace
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.conversations import answer, set_aside, taking_back
from bot.assignment.desk import Desk
from bot.assignment.outcomes.conversations import Answer, Thread
from bot.assignment.outcomes.people import Identity
from bot.assignment.refusals.general import StaleText
from bot.assignment.texting import optout
from bot.handlers.following import following
from bot.handlers.slack.forms import Form
from bot.handlers.slack.identity import PLATFORM
from bot.handlers.slack.screen import Screen
from bot.views.phrases.conversations import inbox as words
from bot.views.phrases.conversations.filing import TAKEN_BACK
from bot.views.screens.answering import as_suggested, chosen, marked, sent
from bot.views.screens.inbox import opted_out
from bot.views.slack import paint
from bot.views.slack.native import answer as shown
from bot.views.tokens import Token, parse, pattern, token


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("prepared"))(on_prepared)
    app.action(pattern("send_prepared"))(on_send_prepared)
    app.action(pattern("file_suggested"))(on_file_suggested)
    app.view(pattern("answer"))(on_answer)
    app.action(pattern("save_close"))(on_save_and_close)
    app.action(pattern("opt_out"))(on_opt_out)
    app.action(pattern("retry"))(on_retry)
    app.action(pattern("put_back"))(on_put_back)
    app.action(pattern("take_back"))(on_take_back)


async def on_prepared(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Put a prepared reply into the field, and its tag to the tags."""
    await ack()
    thread = await desk.read(answer.open_thread, who, pressed.id)
    draft = _draft(screen.view, thread, int(Form(screen.view).choice("prepared") or 0))
    await screen.show(shown.conversation(thread, draft=draft))


async def on_send_prepared(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Send a prepared reply with what it files and what was filed in the form; the act is this view so far.

    Where something was typed nothing is sent: it stays, and the prepared reply comes below it.
    """
    await ack()
    thread, view = await desk.read(answer.open_thread, who, pressed.id), screen.view
    given = sent(thread, pressed.nth(1), pressed.nth(2), next(iter(pressed.ids[4:5]), 0))
    if given is None:
        raise StaleText
    filed = _without_suggested(_given(view, parse(view["callback_id"]), thread))
    if _typed(view, thread):
        draft = _draft(view, thread, pressed.nth(1))
        await screen.show(shown.conversation(thread, words.TYPED_STAYS, draft))
        return
    both, tags = _both(filed, given), (*filed.tags, *given.tags)
    whole = replace(filed, body=given.body, tags=tags, answers=both, suggested=given.suggested)
    act = f"{PLATFORM}:{view['id']}:{pressed.id}:{pressed.nth(3)}"
    done = await desk.run(answer.answer, who, pressed.id, whole, act)
    await screen.show(shown.answered(done, await following(desk, who, done.next_waiting)))


async def on_answer(view: dict[str, Any], desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The act is this press on this state of this view: Slack gives each state of a view a hash."""
    act = f"{PLATFORM}:{view['id']}:{view['hash']}"
    given = _given(view, pressed, await _opened(desk, who, pressed))
    done = await desk.run(answer.answer, who, pressed.id, given, act)
    await screen.turn(shown.answered(done, await following(desk, who, done.next_waiting)))


async def on_file_suggested(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """File what was suggested and nothing else; the act is this view so far."""
    await ack()
    given = as_suggested(await desk.read(answer.open_thread, who, pressed.id), pressed.nth(1))
    if given is None:
        raise StaleText
    act = f"{PLATFORM}:{screen.view['id']}:{pressed.id}:{pressed.nth(2)}"
    done = await desk.run(answer.answer, who, pressed.id, given, act)
    await screen.show(shown.answered(done, await following(desk, who, done.next_waiting)))


async def on_save_and_close(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """File what was filled in, and say that no answer is needed."""
    await ack()
    view = screen.view
    act = f"{PLATFORM}:{view['id']}:{view['hash']}"
    given = replace(_given(view, pressed, await _opened(desk, who, pressed)), body=None, close=True)
    done = await desk.run(answer.answer, who, pressed.id, given, act)
    await screen.show(shown.answered(done, await following(desk, who, done.next_waiting)))


async def on_opt_out(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    done = await desk.run(optout.opt_out, who, pressed.id)
    other = await following(desk, who, done.next_waiting)
    after = shown.conversation(other, words.opted_out(done)) if other else paint.modal(opted_out(done))
    await screen.show(after)


async def on_retry(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    thread = await desk.run(answer.retry_first_text, who, pressed.id)
    await screen.show(shown.conversation(thread, words.ONCE_MORE), again=token("thread", pressed.id))


async def on_put_back(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    thread = await desk.run(set_aside.put_back, who, pressed.id)
    await screen.show(shown.conversation(thread, words.IS_BACK), again=token("thread", pressed.id))


async def on_take_back(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    await ack()
    thread = await desk.run(taking_back.take_back, who, pressed.id, pressed.nth(1))
    await screen.show(shown.conversation(thread, TAKEN_BACK), again=token("thread", pressed.id))


async def _opened(desk: Desk, who: Identity, pressed: Token) -> Thread | None:
    """The conversation, where its form opened with a suggestion."""
    return await desk.read(answer.open_thread, who, pressed.id) if any(pressed.ids[2:3]) else None


def _given(view: dict[str, Any], pressed: Token, opened: Thread | None = None) -> Answer:
    """Where only prepared replies may be sent there is no field: the view remembers the one it shows."""
    form = Form(view)
    return Answer(
        body=form.text("text") or view["private_metadata"] or None,
        tags=form.choices("tags"),
        answers=tuple(form.labelled("answer")),
        note=form.text("note"),
        seen=next(iter(pressed.ids[1:2]), None),
        tickable=form.offered("tags"),
        suggested=marked(opened, next(iter(pressed.ids[2:3]), 0)) if opened else None,
    )


def _typed(view: dict[str, Any], thread: Thread) -> str:
    """What somebody typed: not a prepared reply that was picked and left as it is."""
    typed = Form(view).text("text")
    return "" if typed in {reply.body.strip() for reply in thread.canned} else typed


def _without_suggested(filed: Answer) -> Answer:
    """What a form was filled in with, without what it opened with: a reply was chosen instead."""
    likely = filed.suggested
    if likely is None:
        return filed
    pick = (likely.name, likely.value)
    answers = tuple((each[0], "") if each == pick else each for each in filed.answers)
    return replace(filed, tags=tuple(tag for tag in filed.tags if tag != likely.name), answers=answers)


def _both(filed: Answer, given: Answer) -> tuple[tuple[str, str], ...]:
    """The answers of the form, and those of a prepared reply to questions that it leaves open."""
    filled = {asked: said for asked, said in filed.answers if said}
    return tuple({**dict(filed.answers), **dict(given.answers), **filled}.items())


def _draft(view: dict[str, Any], thread: Thread, place: int) -> shown.Draft:
    """What was picked, ticked and typed; a prepared reply that was not changed gives way to another.

    What was drawn before anybody else filed something is held against what stood then.
    """
    form, seen = Form(view), next(iter(parse(view["callback_id"]).ids[1:2]), None)
    picked, likely = chosen(thread, place), parse(view["callback_id"]).ids[2:3]
    tags = (*form.choices("tags"), *((picked.tag,) if picked and picked.tag else ()))
    return shown.Draft(place, tags, seen, _typed(view, thread), next(iter(likely), None))
