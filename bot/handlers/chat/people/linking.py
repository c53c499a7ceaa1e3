"""One person with accounts on several platforms, by a code or by an admin."""

from secrets import token_bytes

from bot.assignment.outcomes.people import NotLinked
from bot.assignment.people import linking
from bot.handlers.asking import Asking, Unfit
from bot.handlers.chat.listening import Feature
from bot.views.parts import Question
from bot.views.phrases.people.linking import done
from bot.views.screens.people import linking as shown
from bot.views.tokens import Token, token

_CHANCE = 16


async def typed(acting: Asking, code: str) -> None:
    """Show a code, or use the one that was typed."""
    if code:
        came = await acting.desk.run(linking.use_code, acting.who, code)
        await acting.pages.beside(shown.linked(done(came)))
    else:
        await _show_code(acting)


async def on_accounts(acting: Asking, _: Token) -> None:
    """One's own accounts."""
    await acting.pages.show(shown.mine(await acting.desk.read(linking.look, acting.who)))


async def on_their_accounts(acting: Asking, pressed: Token) -> None:
    """Somebody's accounts, for an admin."""
    await acting.pages.show(shown.theirs(await acting.desk.read(linking.look, acting.who, pressed.id)))


async def on_code(acting: Asking, _: Token) -> None:
    """A new code."""
    await _show_code(acting)


async def on_have(acting: Asking, _: Token) -> None:
    """Where a code is typed."""
    await acting.pages.ask(shown.have_form(), again=token("link_have"))


async def on_use(acting: Asking, _: Token) -> None:
    """Use the code that was filled in."""
    came = await acting.desk.run(linking.use_code, acting.who, acting.filled.text("code"))
    if isinstance(came, NotLinked):
        raise Unfit(done(came), "code")
    await acting.pages.done(shown.mine(came, done(came)))


async def on_choose(acting: Asking, pressed: Token) -> None:
    """With whom an admin may link somebody."""
    found = await acting.desk.read(linking.choices, acting.who, pressed.id)
    if found.people:
        await acting.pages.ask(shown.choose_form(found), again=token("link_with", pressed.id))
    else:
        await acting.pages.show(shown.nobody(found))


async def on_link(acting: Asking, form: Token) -> None:
    """Make two people one."""
    other = int(acting.filled.choice("other") or 0)
    came = await acting.desk.run(linking.link, acting.who, form.id, other)
    await acting.pages.done(shown.theirs(came, done(came)))


async def ask_unlink(_: Asking, __: Token) -> Question:
    return shown.unlinking()


async def on_unlink(acting: Asking, pressed: Token) -> None:
    """Part an account, one's own or for an admin somebody's."""
    came = await acting.desk.run(linking.unlink, acting.who, pressed.id)
    if whose := pressed.nth(1):
        picture = await acting.desk.read(linking.look, acting.who, whose)
        await acting.pages.settle(shown.theirs(picture, done(came)))
    else:
        picture = await acting.desk.read(linking.look, acting.who)
        await acting.pages.settle(shown.mine(picture, done(came)))


async def _show_code(acting: Asking) -> None:
    made = await acting.desk.run(linking.make_code, acting.who, token_bytes(_CHANCE))
    await acting.pages.show(shown.mine(await acting.desk.read(linking.look, acting.who), made=made))


FEATURE = Feature(
    {
        "accounts": on_accounts,
        "person_accounts": on_their_accounts,
        "link_code": on_code,
        "link_have": on_have,
        "link_with": on_choose,
        "unlink": on_unlink,
    },
    {"unlink": ask_unlink},
    forms={"link_use": (on_use, "link_have"), "link_do": (on_link, "link_with")},
)
