"""A volunteer's own moves: one conversation handed on, and the end of their day."""

from bot.assignment.conversations import reply
from bot.assignment.outcomes.reassignment import Target, TargetKind
from bot.assignment.reassignment import candidates, hand_on
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.errors import Unfit
from bot.handlers.discord.face import Face
from bot.views.discord import hand_on as shown
from bot.views.discord.surfaces import Form
from bot.views.guided import target_of
from bot.views.parts import Question
from bot.views.phrases import hand_on as words
from bot.views.tokens import Token, token


def register(face: Face) -> None:
    """Listen."""
    face.press("hand_on", on_hand_on)
    face.submit("hand_on_to", on_submitted, opener="hand_on")
    face.question("day_done", ask_day_done)
    face.press("day_done", on_day_done)


async def on_hand_on(acting: Acting, pressed: Token) -> None:
    """Ask to whom."""
    form = await form_of(acting, pressed.id, token("hand_on_to", pressed.id))
    await acting.screen.ask(form, again=token("hand_on", pressed.id))


async def on_submitted(acting: Acting, form: Token) -> None:
    """Hand it on, and put what came of it in the place of the conversation."""
    to, note = await target(acting), acting.filled.text("note")
    done = await acting.desk.run(hand_on.hand_on, acting.who, form.id, to, note)
    await acting.screen.show(shown.handed_on(done))


async def ask_day_done(acting: Acting, _: Token) -> Question:
    return shown.day_question(await acting.desk.read(hand_on.day_end, acting.who))


async def on_day_done(acting: Acting, _: Token) -> None:
    """Give everything back, in the way that the question told."""
    done = await acting.desk.run(hand_on.done_for_today, acting.who)
    await acting.screen.show(shown.day_done(done))


async def form_of(acting: Acting, conversation_id: int, written: str) -> Form:
    """The form in which somebody is named; `written` is the token of what is done then."""
    thread = await acting.desk.read(reply.open_thread, acting.who, conversation_id)
    lists = await acting.desk.read(candidates.user_lists, acting.who)
    elsewhere = await acting.desk.read(candidates.elsewhere, acting.who)
    return shown.form(thread, lists, elsewhere, written)


async def target(acting: Acting) -> Target:
    """Whom the form names; raises Unfit where it names nobody."""
    if account := acting.filled.choice("person"):
        return Target(TargetKind.PEOPLE, await acting.ids_of([account]))
    chosen = acting.filled.choice("target")
    if chosen is None:
        raise Unfit((words.TO_WHOM,))
    return target_of(chosen)
