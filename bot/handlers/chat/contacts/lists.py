"""Contact lists: looked at, loaded, and what they opted out taken back."""

from pathlib import PurePath

from bot.assignment.contacts import importing, lists
from bot.assignment.refusals.general import NoSuchThing, Refusal
from bot.assignment.texting import optout
from bot.handlers.asking import Asking, Handed, Unfit
from bot.handlers.brought import MOST_BYTES
from bot.handlers.chat.contacts.preassign import one_of_ready
from bot.handlers.chat.listening import Feature
from bot.views import sheets
from bot.views.parts import Question, notice
from bot.views.phrases.contacts import contacts as words
from bot.views.phrases.contacts import imported
from bot.views.phrases.refusals import refusal
from bot.views.screens.contacts import lists as shown
from bot.views.tokens import Token, token


async def on_contacts(acting: Asking, pressed: Token) -> None:
    """All lists; with ids in the button instead of what was acted on, from the place that the second says."""
    page = shown.lists(await acting.desk.read(lists.all_lists, acting.who), *pressed.ids[1:2])
    await (acting.pages.settle if pressed.ids else acting.pages.show)(page)


async def on_list(acting: Asking, pressed: Token) -> None:
    """One list."""
    await acting.pages.settle(shown.one(await one_of_ready(acting, pressed.id)))


async def on_import(acting: Asking, _: Token) -> None:
    await ask(acting)


async def on_load(acting: Asking, _: Token) -> None:
    """Load what was handed in with the form."""
    file = acting.filled.file("file")
    if file is None:
        raise NoSuchThing("file")
    await load(acting, file, acting.filled.text("name"))


async def on_report(acting: Asking, pressed: Token) -> None:
    """The report of an import again."""
    loaded = await acting.desk.read(lists.problems, acting.who, pressed.id)
    await acting.pages.show(shown.report(loaded, sheets.left_out(loaded)))


async def ask_take_back(acting: Asking, pressed: Token) -> Question:
    return shown.take_back_question(await acting.desk.read(lists.problems, acting.who, pressed.id))


async def on_take_back(acting: Asking, pressed: Token) -> None:
    """Take back what a list opted out."""
    done = await acting.desk.run(lists.take_back_opt_outs, acting.who, pressed.id)
    await acting.pages.beside(notice(imported.taken_back(done), title=words.LISTS))


async def ask(acting: Asking, name: str = "") -> None:
    """Only admins are offered the form: the question for the lists asks who they are."""
    await acting.desk.read(lists.all_lists, acting.who)
    await acting.pages.ask(shown.import_form(name), again=token("contacts_import"))


async def load(acting: Asking, file: Handed, wanted: str) -> None:
    """Load a list, telling how far it is."""
    name = wanted or PurePath(file.name).stem
    await _is_fit(acting, file, name)
    bulletin = acting.pages.bulletin()

    async def tell(rows: int, fraction: float) -> None:
        await bulletin.news(shown.reading(file.name, rows, fraction))

    await bulletin.begin(shown.reading(file.name, 0, 0))
    try:
        async with acting.brought(file) as path:
            loaded = await importing.load_list(acting.desk, acting.who, path, name, tell)
    except Refusal as why:
        await bulletin.end(notice(refusal(why)))
    except Exception:
        await bulletin.end(notice(words.STOPPED))
        raise
    else:
        await bulletin.end(shown.report(loaded, sheets.left_out(loaded)))


async def opt_out(acting: Asking, number: str) -> None:
    done = await acting.desk.run(optout.opt_out_number, acting.who, number)
    await acting.pages.show(notice(words.opted_out(done)))


async def opt_in(acting: Asking, number: str) -> None:
    done = await acting.desk.run(optout.reverse_opt_out, acting.who, number)
    await acting.pages.show(notice(words.opted_in(done)))


async def _is_fit(acting: Asking, file: Handed, name: str) -> None:
    """Raises Unfit where there is such a list already, or the file is too large, or both."""
    rows = (await acting.desk.read(lists.all_lists, acting.who)).rows
    wrong = []
    if name.casefold() in {row.name.casefold() for row in rows}:
        wrong.append(Unfit((words.name_taken(name),), "name"))
    if file.size > MOST_BYTES:
        wrong.append(Unfit((words.too_large(MOST_BYTES),), "file"))
    if wrong:
        raise Unfit(wrong[0].told, wrong[0].field, wrong[1:])


FEATURE = Feature(
    {
        "contacts": on_contacts,
        "contacts_list": on_list,
        "contacts_import": on_import,
        "contacts_report": on_report,
        "contacts_take_back": on_take_back,
    },
    {"contacts_take_back": ask_take_back},
    forms={"contacts_load": (on_load, "contacts_import")},
)
