"""The rules by which a campaign's replies are filed: read, and written in a form."""

from collections.abc import Callable
from typing import TypeVar

from bot.assignment.campaigns import reply_rules
from bot.assignment.conversations.by_itself import run_again
from bot.assignment.outcomes.replies import RunPicture
from bot.handlers.asking import Asking
from bot.handlers.chat import patience
from bot.handlers.chat.listening import Feature
from bot.handlers.chat.patience import Shown
from bot.views.parts import Page, Question
from bot.views.screens.campaigns import rules as shown
from bot.views.screens.campaigns import run_again as again
from bot.views.tokens import Token, token

T = TypeVar("T")


async def on_rules(acting: Asking, pressed: Token) -> None:
    await acting.pages.show(shown.rules(await acting.desk.read(reply_rules.look, acting.who, pressed.id)))


async def on_write(acting: Asking, pressed: Token) -> None:
    form = shown.form(await acting.desk.read(reply_rules.look, acting.who, pressed.id))
    await acting.pages.ask(form, again=token("rules_write", pressed.id))


async def on_put(acting: Asking, form: Token) -> None:
    """Put the lines in the place of those that were there; what cannot be kept is said beside the field."""
    text = acting.filled.text("rules")
    written = await acting.desk.run(reply_rules.write, acting.who, form.id, text)
    await acting.pages.done(shown.rules(written))


async def on_again(acting: Asking, pressed: Token) -> None:
    """What running them again would come to."""
    looking = acting.desk.read(run_again.preview, acting.who, pressed.id)
    await patience.settle(acting, looking, _drawn(again.preview))


async def on_run(acting: Asking, pressed: Token) -> None:
    """Run the rules that were looked at; what is read first keeps nobody waiting."""

    async def work() -> RunPicture:
        draft = await acting.desk.read(run_again.preview, acting.who, pressed.id)
        return await acting.desk.run(run_again.run, acting.who, pressed.id, pressed.nth(1), draft.ids)

    await patience.settle(acting, work(), _drawn(again.ran))


async def on_undo(acting: Asking, pressed: Token) -> None:
    await patience.settle(
        acting, acting.desk.run(run_again.undo, acting.who, pressed.id), _drawn(again.undone)
    )


async def ask_undo(_acting: Asking, pressed: Token) -> Question:
    """What taking it back does."""
    return again.undo_question(pressed.nth(1))


def _drawn(done: Callable[[T], Page]) -> Shown[T]:
    return Shown(again.working(), again.stopped(), done)


FEATURE = Feature(
    {
        "rules": on_rules,
        "rules_write": on_write,
        "rules_again": on_again,
        "rules_run": on_run,
        "rules_undo": on_undo,
    },
    {"rules_undo": ask_undo},
    submitting=("rules_run",),
    forms={"rules_put": (on_put, "rules_write")},
)
