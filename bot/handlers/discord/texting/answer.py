"""A conversation's forms: reply, file a report, or both in one act; opt out; text once more; put back."""

from collections.abc import Iterator

from bot.assignment.conversations import answer, set_aside, taking_back
from bot.assignment.outcomes.conversations import Answer, Thread
from bot.assignment.refusals.general import NoSuchThing, StaleText
from bot.assignment.texting import optout
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.handlers.discord.identity import PLATFORM
from bot.handlers.following import following
from bot.views.discord.native import answer as shown
from bot.views.discord.native import reply as forms
from bot.views.parts import Question
from bot.views.phrases.conversations import inbox as words
from bot.views.phrases.conversations.filing import TAKEN_BACK
from bot.views.screens.answering import as_suggested, chosen, marked, sent
from bot.views.screens.inbox import opted_out
from bot.views.tokens import Token, token


def register(face: Face) -> None:
    """Listen."""
    face.press("reply", on_reply)
    face.submit("answer", on_answer, opener="reply")
    face.press("report", on_report)
    face.submit("file", on_answer, opener="report")
    face.press("prepared", on_prepared)
    face.press("send_prepared", on_send_prepared)
    face.press("file_suggested", on_file_suggested)
    face.question("opt_out", ask_opt_out)
    face.press("opt_out", on_opt_out)
    face.press("retry", on_retry)
    face.press("put_back", on_put_back)
    face.press("take_back", on_take_back)


async def on_reply(acting: Acting, pressed: Token) -> None:
    """Open the form to write in; one that was refused opens as the form it was."""
    thread = await acting.desk.read(answer.open_thread, acting.who, pressed.id)
    place = pressed.ids[2] - 1 if pressed.ids[2:] else -1
    opened = forms.Opened(_stamp(acting, pressed), _seen(pressed, 3, thread), _likely(pressed, 4))
    form = forms.reply(thread, opened, place if place >= 0 else None)
    await acting.screen.ask(form, again=token("reply", *pressed.ids))


async def on_report(acting: Acting, pressed: Token) -> None:
    """Open a form to file something with; a report may need more than one."""
    thread = await acting.desk.read(answer.open_thread, acting.who, pressed.id)
    opened = forms.Opened(_stamp(acting, pressed), _seen(pressed, 4, thread), _likely(pressed, 5))
    form = forms.report(thread, opened, pressed.nth(2), closes=pressed.ids[3:4] == (1,))
    await acting.screen.ask(form, again=token("report", *pressed.ids))


async def on_prepared(acting: Acting, pressed: Token) -> None:
    """Open the form with a prepared reply in it, or show it alone where nothing else may be sent."""
    thread = await acting.desk.read(answer.open_thread, acting.who, pressed.id)
    picked = acting.picked[0]
    if picked.startswith("from."):
        await acting.screen.show(shown.conversation(thread, first=int(picked.partition(".")[2])))
        return
    place = int(picked)
    if chosen(thread, place) is None:
        raise NoSuchThing("prepared reply")
    if thread.free_text:
        form = forms.reply(thread, forms.Opened(_stamp(acting, pressed), thread.newest_report), place)
        await acting.screen.ask(form, again=token("reply", pressed.id, 0, place + 1))
    else:
        await acting.screen.show(forms.confirm(thread, place))


async def on_answer(acting: Acting, form: Token) -> None:
    """The act is the form that was opened: handed in twice it is sent once."""
    thread = await acting.desk.read(answer.open_thread, acting.who, form.id)
    at = 3 if form.verb == "answer" else 4
    given = Answer(
        body=acting.filled.text("text") or None,
        tags=(*acting.filled.choices("tags0"), *acting.filled.choices("tags1")),
        answers=tuple(_answers(acting, thread)),
        note=acting.filled.text("note"),
        seen=next(iter(form.ids[at:]), None),
        tickable=forms.tickable(thread, sum(name in acting.filled.draft for name in ("tags0", "tags1"))),
        close=form.verb == "file" and form.ids[3:4] == (1,),
        suggested=marked(thread, _likely(form, at + 1) or 0),
    )
    await _answer(acting, form.id, given, f"{PLATFORM}:{form.nth(1)}")


async def on_send_prepared(acting: Acting, pressed: Token) -> None:
    """Send the prepared reply in sight; the act is this panel as it was drawn."""
    thread = await acting.desk.read(answer.open_thread, acting.who, pressed.id)
    given = sent(thread, pressed.nth(1), pressed.nth(2), _likely(pressed, 4) or 0)
    if given is None:
        raise StaleText
    act = f"{PLATFORM}:{acting.screen.message}:{pressed.id}:{pressed.nth(3)}"
    await _answer(acting, pressed.id, given, act)


async def on_file_suggested(acting: Acting, pressed: Token) -> None:
    """File what was suggested and nothing else; the act is this panel as it was drawn."""
    thread = await acting.desk.read(answer.open_thread, acting.who, pressed.id)
    given = as_suggested(thread, pressed.nth(1))
    if given is None:
        raise StaleText
    act = f"{PLATFORM}:{acting.screen.message}:{pressed.id}:{pressed.nth(2)}"
    await _answer(acting, pressed.id, given, act)


async def ask_opt_out(acting: Acting, pressed: Token) -> Question:
    return shown.opt_out_question(await acting.desk.read(answer.open_thread, acting.who, pressed.id))


async def on_opt_out(acting: Acting, pressed: Token) -> None:
    done = await acting.desk.run(optout.opt_out, acting.who, pressed.id)
    other = await following(acting.desk, acting.who, done.next_waiting)
    if other:
        await acting.screen.show(shown.conversation(other, words.opted_out(done)))
    else:
        await acting.pages.show(opted_out(done))


async def on_retry(acting: Acting, pressed: Token) -> None:
    thread = await acting.desk.run(answer.retry_first_text, acting.who, pressed.id)
    await acting.screen.show(shown.conversation(thread, words.ONCE_MORE))


async def on_put_back(acting: Acting, pressed: Token) -> None:
    thread = await acting.desk.run(set_aside.put_back, acting.who, pressed.id)
    await acting.screen.show(shown.conversation(thread, words.IS_BACK))


async def on_take_back(acting: Acting, pressed: Token) -> None:
    thread = await acting.desk.run(taking_back.take_back, acting.who, pressed.id, pressed.nth(1))
    await acting.screen.show(shown.conversation(thread, TAKEN_BACK))


async def _answer(acting: Acting, conversation: int, given: Answer, act: str) -> None:
    done = await acting.desk.run(answer.answer, acting.who, conversation, given, act)
    await acting.screen.show(
        shown.answered(done, await following(acting.desk, acting.who, done.next_waiting))
    )


def _answers(acting: Acting, thread: Thread) -> Iterator[tuple[str, str]]:
    """Each question that was answered, with the answer; the form holds the places of both."""
    known = dict(zip(forms.names(thread), thread.questions, strict=True))
    for name, picked in acting.filled.named("answer"):
        if name not in known:
            raise NoSuchThing("question")
        yield known[name].prompt, forms.answered(thread, known[name], picked)


def _seen(pressed: Token, place: int, thread: Thread) -> int:
    """The newest report that a form shows: of one that was refused, the one it showed at first."""
    return next(iter(pressed.ids[place : place + 1]), thread.newest_report)


def _likely(pressed: Token, place: int) -> int | None:
    """The number of what a form opened with, where it says so."""
    return next(iter(pressed.ids[place : place + 1]), None)


def _stamp(acting: Acting, pressed: Token) -> int:
    """The number of a form: that of the press that opened it first."""
    return next(iter(pressed.ids[1:2]), 0) or acting.screen.interaction.id
