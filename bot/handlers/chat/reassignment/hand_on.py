"""A volunteer's own moves: one conversation handed on, and the question before the end of their day."""

from bot.assignment.conversations import answer
from bot.assignment.outcomes.reassignment import Target, TargetKind
from bot.assignment.reassignment import candidates, hand_on
from bot.handlers.asking import Asking, Unfit, ids_of
from bot.handlers.chat.listening import Feature
from bot.views.fields import Form
from bot.views.guided import target_of
from bot.views.parts import Question
from bot.views.phrases.reassignment.hand_on import TO_WHOM
from bot.views.screens import hand_on as shown
from bot.views.tokens import Token, token


async def on_hand_on(acting: Asking, pressed: Token) -> None:
    """Ask to whom."""
    form = await form_of(acting, pressed.id, token("hand_on_to", pressed.id))
    await acting.pages.ask(form, again=token("hand_on", pressed.id))


async def on_submitted(acting: Asking, form: Token) -> None:
    """Hand it on, and put what came of it in the place of the conversation."""
    to, note = await target(acting), acting.filled.text("note")
    done = await acting.desk.run(hand_on.hand_on, acting.who, form.id, to, note)
    await acting.pages.done(shown.handed_on(done))


async def ask_day_done(acting: Asking, _: Token) -> Question:
    return shown.day_question(await acting.desk.read(hand_on.day_end, acting.who))


async def form_of(acting: Asking, conversation_id: int, submits: str) -> Form:
    """The form in which somebody is named; `submits` is the token of what is done then."""
    thread = await acting.desk.read(answer.open_thread, acting.who, conversation_id)
    lists = await acting.desk.read(candidates.user_lists, acting.who)
    elsewhere = await acting.desk.read(candidates.elsewhere, acting.who)
    return shown.form(thread, lists, elsewhere, submits)


async def target(acting: Asking) -> Target:
    """Whom the form names; raises Unfit where it names nobody."""
    if account := acting.filled.choice("person"):
        return Target(TargetKind.PEOPLE, await ids_of(acting, [account]))
    chosen = acting.filled.choice("target")
    if chosen is None:
        raise Unfit((TO_WHOM,), "person")
    return target_of(chosen)


FEATURE = Feature(
    {"hand_on": on_hand_on}, {"day_done": ask_day_done}, forms={"hand_on_to": (on_submitted, "hand_on")}
)
