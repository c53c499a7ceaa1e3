"""/campaign new and script: campaigns are drafted, and each part of their words has a form of its own."""

from collections.abc import Sequence
from dataclasses import replace

from bot.assignment.campaigns import lifecycle
from bot.assignment.campaigns.beginning import beginning
from bot.assignment.contacts.lists import all_lists
from bot.assignment.outcomes.campaigns import CampaignPicture, CampaignScript, CampaignSettings
from bot.assignment.outcomes.conversations import CannedReply
from bot.handlers.asking import Unfit
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.handlers.discord.identity import PLATFORM
from bot.handlers.discord.wire import rooms
from bot.views.discord.native import script as shown
from bot.views.discord.native.picture import picture
from bot.views.phrases.campaigns import campaign as words
from bot.views.phrases.campaigns.script import Miswritten, questions_of, tags_of
from bot.views.screens.answering import picked
from bot.views.screens.campaigns.campaigns import no_list
from bot.views.tokens import Token, token


def register(face: Face) -> None:
    """Listen."""
    face.press("campaign_new", on_new)
    face.submit("campaign_draft", on_draft, opener="campaign_new")
    face.press("campaign_edit", on_edit)
    face.press("campaign_names", on_names)
    face.submit("campaign_name", on_name, opener="campaign_names")
    face.press("campaign_texts", on_texts)
    face.submit("campaign_text", on_text, opener="campaign_texts")
    face.press("campaign_asked", on_asked)
    face.submit("campaign_ask", on_ask, opener="campaign_asked")
    face.press("reply_edit", on_reply)
    face.submit("reply_put", on_put_reply, opener="reply_edit")


async def on_new(acting: Acting, pressed: Token) -> None:
    """The form of a new campaign, for a list when one was pressed."""
    await offer_draft(acting, list_id=pressed.ids[0] if pressed.ids else 0)


async def offer_draft(acting: Acting, name: str = "", list_id: int = 0) -> None:
    """The form of a new campaign; without a loaded list, the way to load one."""
    begun = await acting.desk.read(beginning, acting.who)
    if not shown.ready(begun.lists):
        await acting.pages.beside(no_list())
        return
    form = shown.draft_form(begun, name, list_id, rooms.here(acting))
    await acting.screen.ask(form, again=token("campaign_new", *([list_id] if list_id else [])))


async def on_draft(acting: Acting, _form: Token) -> None:
    """Begin the campaign that was written, and look at it."""
    filled = acting.filled
    written = CampaignScript(
        name=filled.text("name"),
        organisation=filled.text("organisation"),
        list_id=int(filled.choice("list") or 0),
        first_texts=(filled.text("text_1"),),
    )
    settings = await in_channel(acting, CampaignSettings())
    drafted = await acting.desk.run(lifecycle.draft, acting.who, written, settings)
    await acting.screen.show(picture(drafted))


async def on_edit(acting: Acting, pressed: Token) -> None:
    """What is written, part by part."""
    await acting.screen.show(shown.script(await _looked(acting, pressed)))


async def on_names(acting: Acting, pressed: Token) -> None:
    now = await _looked(acting, pressed)
    lists = (await acting.desk.read(all_lists, acting.who)).rows
    await acting.screen.ask(shown.names_form(now, lists), again=token("campaign_names", pressed.id))


async def on_name(acting: Acting, form: Token) -> None:
    """Change what a campaign is called, who writes, and as long as it is a draft to whom."""
    now, filled = (await _looked(acting, form)).script, acting.filled
    name, organisation = filled.text("name"), filled.text("organisation")
    list_id = int(filled.choice("list") or now.list_id)
    written = replace(now, name=name, organisation=organisation, list_id=list_id)
    rewritten = await acting.desk.run(lifecycle.rewrite, acting.who, form.id, written)
    await acting.screen.show(picture(rewritten))


async def on_texts(acting: Acting, pressed: Token) -> None:
    form = shown.texts_form(await _looked(acting, pressed), pressed.nth(1))
    await acting.screen.ask(form, again=token("campaign_texts", *pressed.ids))


async def on_text(acting: Acting, form: Token) -> None:
    """Put five first texts in the place of those that were there; look at the check and a preview."""
    now, first = (await _looked(acting, form)).script, form.nth(1) * shown.IN_FORM
    texts = list(now.first_texts)
    texts[first : first + shown.IN_FORM] = _texts(acting, first)
    rewritten = await acting.desk.run(
        lifecycle.rewrite, acting.who, form.id, replace(now, first_texts=tuple(texts))
    )
    await acting.screen.show(picture(rewritten))


async def on_asked(acting: Acting, pressed: Token) -> None:
    form = shown.asked_form(await _looked(acting, pressed))
    await acting.screen.ask(form, again=token("campaign_asked", pressed.id))


async def on_ask(acting: Acting, form: Token) -> None:
    """Change tags and questions."""
    now, filled = (await _looked(acting, form)).script, acting.filled
    try:
        tags, questions = tags_of(filled.text("tags")), questions_of(filled.text("questions"))
    except Miswritten as wrong:
        raise Unfit((str(wrong),)) from wrong
    written = replace(now, tags=tags, questions=questions)
    rewritten = await acting.desk.run(lifecycle.rewrite, acting.who, form.id, written)
    await acting.screen.show(shown.script(rewritten))


async def on_reply(acting: Acting, pressed: Token) -> None:
    """The form of a prepared reply; empty when there is none yet, or it is gone meanwhile."""
    mark = int(acting.picked[0]) if acting.picked else (*pressed.ids, 0)[1]
    now = await _looked(acting, pressed)
    again = token("reply_edit", pressed.id, *([mark] if mark else []))
    form = shown.reply_form(pressed.id, _marked(now, mark), now.script.questions)
    await acting.screen.ask(form, again=again)


async def on_put_reply(acting: Acting, form: Token) -> None:
    """Put the reply in its place, or take it away."""
    looked, filled = await _looked(acting, form), acting.filled
    former = _marked(looked, (*form.ids, 0)[1])
    answer = picked(looked.script.questions, filled.choice("answer"))
    reply = CannedReply(filled.text("name"), filled.text("text"), filled.text("tag") or None, answer)
    kept = None if "drop" in filled.choices("drop") else reply
    title = former.title if former else ""
    now = await acting.desk.run(lifecycle.put_reply, acting.who, form.id, title, kept)
    await acting.screen.show(shown.script(now))


async def in_channel(acting: Acting, settings: CampaignSettings) -> CampaignSettings:
    """The settings with the channel that was picked; raises Unfit where Baton cannot post in it."""
    channel = acting.filled.choice("channel") or ""
    if channel and not await rooms.is_open_to_baton(acting, channel):
        raise Unfit((words.SERVER_CHANNEL_CLOSED,))
    return replace(settings, homes={PLATFORM: channel})


async def _looked(acting: Acting, about: Token) -> CampaignPicture:
    return await acting.desk.read(lifecycle.look, acting.who, about.id)


def _texts(acting: Acting, first: int) -> Sequence[str]:
    places = range(first + 1, first + shown.IN_FORM + 1)
    return [text for place in places if (text := acting.filled.text(f"text_{place}"))]


def _marked(now: CampaignPicture, mark: int) -> CannedReply | None:
    replies = now.script.canned_replies
    return next((reply for reply in replies if shown.mark_of(reply.title) == mark), None)
