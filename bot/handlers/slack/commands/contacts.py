"""/contacts as it is typed in Slack, and lists taken out as files in the direct message."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.contacts import lists
from bot.assignment.rules.typed.calling import meant
from bot.handlers.chat.contacts import choices, find, forget
from bot.handlers.chat.contacts import lists as contacts
from bot.handlers.chat.contacts.preassign import ready
from bot.handlers.files.lists import exported
from bot.handlers.slack import arguments
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.commands import preassign
from bot.views.parts import notice
from bot.views.phrases.contacts import contacts as words
from bot.views.screens.contacts import lists as shown
from bot.views.slack import parts
from bot.views.slack.surfaces import File
from bot.views.tokens import Token, pattern

_VERBS = ("import", "assign", "export", "find", "saved", "optout", "optin", "forget", "list", "lists")


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/contacts")(on_command)
    app.action(pattern("contacts_export"))(on_export)


async def on_command(ack: AsyncAck, acting: Acting) -> None:
    """See all lists, or do what was typed."""
    await ack()
    verb, typed = arguments.split(acting.screen.typed, _VERBS)
    match verb:
        case "import":
            await contacts.ask(acting, typed)
        case "assign":
            await preassign.typed(acting, _VERBS)
        case "export":
            await _export_named(acting, typed)
        case "find":
            await find.on_command(acting, typed)
        case "saved":
            await choices.show(acting)
        case "optout":
            await contacts.opt_out(acting, typed)
        case "optin":
            await contacts.opt_in(acting, typed)
        case "forget":
            await forget.on_command(acting, typed)
        case _ if typed and not verb:
            await acting.pages.show(notice(words.WHAT_TO_TYPE))
        case _:
            await acting.pages.show(shown.lists(await acting.desk.read(lists.all_lists, acting.who)))


async def on_export(ack: AsyncAck, acting: Acting, pressed: Token) -> None:
    """A list as a file."""
    await ack()
    await _export(acting, pressed.id)


async def _export_named(acting: Acting, typed: str) -> None:
    found = meant(typed, await ready(acting), lambda row: row.name)
    if len(found) == 1:
        await _export(acting, found[0].id)
    elif found:
        await acting.pages.show(shown.choose(words.which(), found, "contacts_export"))
    else:
        await acting.pages.show(notice(words.unknown(typed)))


async def _export(acting: Acting, list_id: int) -> None:
    row, content = await exported(acting.desk, acting.who, list_id)
    told = parts.flat(words.whole(row.name))
    await acting.screen.hand_over(File("contacts.csv", content, row.name, comment=told))
    await acting.pages.beside(notice(words.exported(row.name), title=words.LISTS))
