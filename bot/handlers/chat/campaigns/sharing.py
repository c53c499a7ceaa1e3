"""Tags and fields of the organisation, which a campaign may offer."""

from bot.assignment.campaigns import sharing
from bot.assignment.outcomes.user_lists import SharedRow, SharingPicture
from bot.assignment.refusals.general import NoSuchThing
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.parts import Question
from bot.views.screens.campaigns import sharing as shown
from bot.views.tokens import Token, token


async def on_sharing(acting: Asking, pressed: Token) -> None:
    """All of them, from a row on."""
    now = await acting.desk.read(sharing.look, acting.who, pressed.id)
    await acting.pages.show(shown.picture(now, pressed.ids[1] if pressed.ids[1:] else 0))


async def on_turn(acting: Asking, pressed: Token) -> None:
    """The campaign offers them from now on, or does not."""
    offers = pressed.verb == "share_offer"
    done = await acting.desk.run(sharing.offer, acting.who, pressed.id, offers=offers)
    await acting.pages.settle(shown.picture(done))


async def on_edit(acting: Asking, pressed: Token) -> None:
    """The form of one of them, or of a new one."""
    now = await acting.desk.read(sharing.look, acting.who, pressed.id)
    row = _row(now, pressed.nth(1)) if pressed.ids[1:] else None
    await acting.pages.ask(shown.form(now, row), again=token("share_edit", *pressed.ids))


async def on_save(acting: Asking, form: Token) -> None:
    """Keep what was filled in."""
    filled = acting.filled
    given = SharedRow(
        name=filled.text("name"),
        asks=shown.KINDS[int(filled.choice("asks") or 0)],
        options=tuple(part for raw in filled.text("options").split("/") if (part := raw.strip())),
        for_volunteers=filled.choice("who") != shown.ADMINS,
    )
    id_ = form.nth(1) if form.ids[1:] else None
    done = await acting.desk.run(sharing.save, acting.who, form.id, id_, given)
    await acting.pages.done(shown.picture(done))


async def ask_drop(acting: Asking, pressed: Token) -> Question:
    now = await acting.desk.read(sharing.look, acting.who, pressed.id)
    return shown.question(now, _row(now, pressed.nth(1)))


async def on_drop(acting: Asking, pressed: Token) -> None:
    done = await acting.desk.run(sharing.drop, acting.who, pressed.id, pressed.nth(1))
    await acting.pages.settle(shown.picture(done))


def _row(of: SharingPicture, field_id: int) -> SharedRow:
    found = next((row for row in of.rows if row.id == field_id), None)
    if found is None:
        raise NoSuchThing("field")
    return found


FEATURE = Feature(
    {
        "sharing": on_sharing,
        "share_offer": on_turn,
        "share_hide": on_turn,
        "share_edit": on_edit,
        "share_drop": on_drop,
    },
    {"share_drop": ask_drop},
    forms={"share_save": (on_save, "share_edit")},
)
