"""/contacts: lists brought, looked at and taken out again; numbers opted out and back in by hand."""

import asyncio
from pathlib import PurePath
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.contacts import importing, lists
from bot.assignment.desk import Desk
from bot.assignment.outcomes.contacts import ListLoaded
from bot.assignment.outcomes.people import Identity
from bot.assignment.refusals.general import Refusal
from bot.assignment.rules.typed.calling import meant
from bot.assignment.texting import optout
from bot.handlers.brought import MOST_BYTES
from bot.handlers.exporting import exported
from bot.handlers.slack import ahead, arguments
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.bulletin import Bulletin
from bot.handlers.slack.download import downloaded
from bot.handlers.slack.forms import Form
from bot.handlers.slack.screen import Screen
from bot.views.phrases import contacts as words
from bot.views.phrases import imported
from bot.views.phrases.refusals import refusal
from bot.views.slack import contacts as shown
from bot.views.slack import notices
from bot.views.tokens import Token, pattern, token
from bot.vocabulary import ListState

_VERBS = ("import", "assign", "export", "optout", "optin", "list", "lists")


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/contacts")(on_command)
    app.action(pattern("contacts"))(on_contacts)
    app.action(pattern("contacts_import"))(on_import)
    app.view(pattern("contacts_load"))(on_load)
    app.action(pattern("contacts_report"))(on_report)
    app.action(pattern("contacts_export"))(on_export)
    app.action(pattern("contacts_take_back"))(on_take_back)


async def on_command(ack: AsyncAck, acting: Acting) -> None:
    """See all lists, or do what was typed."""
    await ack()
    desk, who, screen = acting.desk, acting.who, acting.screen
    verb, typed = arguments.split(screen.typed, _VERBS)
    match verb:
        case "import":
            await _offer_form(desk, who, screen, typed)
        case "assign":
            await ahead.typed(acting, _VERBS)
        case "export":
            await _export_named(desk, who, screen, typed)
        case "optout":
            done = await desk.run(optout.opt_out_number, who, typed)
            await screen.whisper(notices.message(words.opted_out(done)))
        case "optin":
            back = await desk.run(optout.reverse_opt_out, who, typed)
            await screen.whisper(notices.message(words.opted_in(back)))
        case _ if typed and not verb:
            await screen.whisper(notices.message(words.WHAT_TO_TYPE))
        case _:
            await screen.whisper(shown.lists(await desk.read(lists.all_lists, who)))


async def on_contacts(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Show all lists; with an id in the button, in the place of that message."""
    await ack()
    show = screen.replace if pressed.ids else screen.whisper
    await show(shown.lists(await desk.read(lists.all_lists, who)))


async def on_import(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """The form that brings a list."""
    await ack()
    await _offer_form(desk, who, screen)


async def on_load(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """Take the file and read it, telling how far it is; the form closes at once."""
    form = Form(screen.view)
    file = form.files("file")[0]
    name = form.text("name") or PurePath(file["name"]).stem
    if complaints := await _complaints(desk, who, name, file):
        await screen.complain(complaints)
        return
    await ack()
    loaded = await _load(desk, who, screen, name, file)
    if loaded and loaded.rejected > words.SHOWN:
        await screen.hand_over(shown.left_out(loaded))


async def on_report(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The report of an import again."""
    await ack()
    await screen.whisper(shown.report(await desk.read(lists.problems, who, pressed.id)))


async def on_take_back(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Take back what a list opted out; its report stands as it is now."""
    await ack()
    done = await desk.run(lists.take_back_opt_outs, who, pressed.id)
    await screen.whisper(notices.message(imported.taken_back(done)))


async def on_export(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """A list as a file."""
    await ack()
    await _export(desk, who, screen, pressed.id)


async def _offer_form(desk: Desk, who: Identity, screen: Screen, name: str = "") -> None:
    """Only admins are offered the form: the question for the lists asks who they are."""
    await desk.read(lists.all_lists, who)
    await screen.show(shown.import_form(name), again=token("contacts_import"))


async def _complaints(desk: Desk, who: Identity, name: str, file: dict[str, Any]) -> dict[str, str]:
    """What is wrong with the form, by field."""
    taken = {row.name.casefold() for row in (await desk.read(lists.all_lists, who)).rows}
    complaints = {}
    if name.casefold() in taken:
        complaints["name"] = words.name_taken(name)
    if int(file.get("size") or 0) > MOST_BYTES:
        complaints["file"] = words.too_large(MOST_BYTES)
    return complaints


async def _load(
    desk: Desk, who: Identity, screen: Screen, name: str, file: dict[str, Any]
) -> ListLoaded | None:
    """Load the list before the eyes of whoever brought it; None when it was refused."""
    bulletin = Bulletin(screen.client, screen.user_id, asyncio.get_running_loop().time)
    filename = str(file["name"])

    async def tell(rows: int, fraction: float) -> None:
        await bulletin.news(shown.reading(filename, rows, fraction))

    await bulletin.begin(shown.reading(filename, 0, 0))
    try:
        async with downloaded(screen.client, file) as path:
            loaded = await importing.load_list(desk, who, path, name, tell)
    except Refusal as why:
        await bulletin.end(notices.message(refusal(why)))
        return None
    except Exception:
        await bulletin.end(notices.message(words.STOPPED))
        raise
    await bulletin.end(shown.report(loaded))
    return loaded


async def _export_named(desk: Desk, who: Identity, screen: Screen, typed: str) -> None:
    every = (await desk.read(lists.all_lists, who)).rows
    ready = [row for row in every if row.state is ListState.READY]
    found = meant(typed, ready, lambda row: row.name)
    if len(found) == 1:
        await _export(desk, who, screen, found[0].id)
    else:
        await screen.whisper(shown.choose(found) if found else notices.message(words.unknown(typed)))


async def _export(desk: Desk, who: Identity, screen: Screen, list_id: int) -> None:
    row, content = await exported(desk, who, list_id)
    await screen.hand_over(shown.export(row, content))
    await screen.whisper(notices.message(words.exported(row.name)))
