"""Who is on the team, and what an admin may change about them."""

from bot.assignment.outcomes.people import PeopleOrder, PersonChanged, PersonRow
from bot.assignment.people import members
from bot.handlers.asking import Asking, Unfit
from bot.handlers.chat.listening import Feature
from bot.views.parts import Question
from bot.views.phrases.people import people as words
from bot.views.screens.people import people as shown
from bot.views.tokens import Token, token
from bot.vocabulary import Role

_ROLES = {"person_admin": Role.ADMIN, "person_volunteer": Role.VOLUNTEER}


async def find(acting: Asking, name: str = "") -> None:
    """The one person with a name like what was typed, else all of them."""
    found = await acting.desk.read(members.everybody, acting.who, name)
    one = name and found.total == 1
    await acting.pages.show(shown.person(found.rows[0]) if one else shown.people(found, name))


async def on_people(acting: Asking, pressed: Token) -> None:
    """Everybody; with an id in the button, in the place of what was acted on, sorted by the second id."""
    order = list(PeopleOrder)[(*pressed.ids[1:], 0)[0]]
    show = acting.pages.settle if pressed.ids else acting.pages.show
    await show(shown.people(await acting.desk.read(members.everybody, acting.who, "", order)))


async def on_by(acting: Asking, _: Token) -> None:
    """Everybody, sorted as was picked."""
    order = PeopleOrder(acting.picked[0])
    await acting.pages.settle(shown.people(await acting.desk.read(members.everybody, acting.who, "", order)))


async def on_person(acting: Asking, pressed: Token) -> None:
    """One person."""
    await acting.pages.show(shown.person(await _look(acting, pressed)))


async def on_role(acting: Asking, pressed: Token) -> None:
    """Make somebody an admin, or a volunteer."""
    role = _ROLES[pressed.verb]
    await _changed(acting, pressed, await acting.desk.run(members.set_role, acting.who, pressed.id, role))


async def on_suspend(acting: Asking, pressed: Token) -> None:
    """Suspend somebody."""
    await _changed(acting, pressed, await acting.desk.run(members.suspend, acting.who, pressed.id))


async def on_restore(acting: Asking, pressed: Token) -> None:
    """Let somebody work again."""
    await _changed(acting, pressed, await acting.desk.run(members.restore, acting.who, pressed.id))


async def ask_change(acting: Asking, pressed: Token) -> Question:
    """What a change will do."""
    return shown.question(pressed.verb, await _look(acting, pressed))


async def on_limit(acting: Asking, pressed: Token) -> None:
    """Ask how much somebody may hold."""
    form = shown.cap_form(await _look(acting, pressed))
    await acting.pages.ask(form, again=token("person_limit", pressed.id))


async def on_cap(acting: Asking, form: Token) -> None:
    """Change how much somebody may hold."""
    cap = acting.filled.text("cap")
    if cap and not (cap.isascii() and cap.isdigit()):
        raise Unfit(words.no_number(cap), "cap")
    done = await acting.desk.run(members.set_cap, acting.who, form.id, int(cap) if cap else None)
    await acting.pages.done(shown.person(await _look(acting, form), words.changed(done)))


async def _changed(acting: Asking, pressed: Token, done: PersonChanged) -> None:
    await acting.pages.settle(shown.person(await _look(acting, pressed), words.changed(done)))


async def _look(acting: Asking, pressed: Token) -> PersonRow:
    return await acting.desk.read(members.look, acting.who, pressed.id)


_ASKED = {**dict.fromkeys(_ROLES, on_role), "person_suspend": on_suspend}
FEATURE = Feature(
    {
        "people": on_people,
        "people_by": on_by,
        "person": on_person,
        "person_limit": on_limit,
        "person_restore": on_restore,
        **_ASKED,
    },
    dict.fromkeys(_ASKED, ask_change),
    forms={"person_cap": (on_cap, "person_limit")},
)
