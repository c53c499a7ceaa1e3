"""Choices that are saved: looked at, used to find, renamed and deleted."""

from bot.assignment.contacts import finding
from bot.assignment.outcomes.reassignment import SavedChoice
from bot.assignment.reassignment import saved_choices
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.parts import Question
from bot.views.phrases.contacts import find as words
from bot.views.screens.contacts import find as shown
from bot.views.tokens import Token, token


async def show(acting: Asking) -> None:
    """All of them."""
    await acting.pages.show(shown.choices(await acting.desk.read(saved_choices.every_choice, acting.who)))


async def on_choices(acting: Asking, pressed: Token) -> None:
    """All of them; with ids in the button in the place of what was acted on, from the second id on."""
    if not pressed.ids:
        await show(acting)
        return
    every = await acting.desk.read(saved_choices.every_choice, acting.who)
    await acting.pages.settle(shown.choices(every, start=pressed.nth(1) if pressed.ids[1:] else 0))


async def on_use(acting: Asking, pressed: Token) -> None:
    """What it finds now."""
    of = await _one(acting, pressed)
    await acting.pages.settle(shown.found(await acting.desk.run(finding.find, acting.who, "", of.selection)))


async def on_name(acting: Asking, pressed: Token) -> None:
    """Ask for another name."""
    form = shown.rename_form(await _one(acting, pressed))
    await acting.pages.ask(form, again=token("choice_name", pressed.id))


async def on_rename(acting: Asking, form: Token) -> None:
    """Give it the name that was filled in."""
    former, name = await _one(acting, form), acting.filled.text("filter_name")
    renamed = await acting.desk.run(saved_choices.rename_choice, acting.who, form.id, name)
    every = await acting.desk.read(saved_choices.every_choice, acting.who)
    await acting.pages.done(shown.choices(every, words.renamed(former.name, renamed)))


async def ask_delete(acting: Asking, pressed: Token) -> Question:
    return shown.delete_question(await _one(acting, pressed))


async def on_delete(acting: Asking, pressed: Token) -> None:
    """Keep it no more."""
    gone = await acting.desk.run(saved_choices.delete_choice, acting.who, pressed.id)
    every = await acting.desk.read(saved_choices.every_choice, acting.who)
    await acting.pages.settle(shown.choices(every, words.deleted(gone)))


async def _one(acting: Asking, pressed: Token) -> SavedChoice:
    return await acting.desk.read(saved_choices.look_at_choice, acting.who, pressed.id)


FEATURE = Feature(
    {
        "choices": on_choices,
        "choice_find": on_use,
        "choice_name": on_name,
        "choice_delete": on_delete,
    },
    {"choice_delete": ask_delete},
    forms={"choice_rename": (on_rename, "choice_name")},
)
