"""/campaign new, and the forms behind a campaign's picture: its texts, prepared replies and settings."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.assignment.campaigns import lifecycle
from bot.assignment.campaigns.beginning import beginning
from bot.assignment.contacts.lists import all_lists
from bot.assignment.desk import Desk
from bot.assignment.outcomes.campaigns import CampaignScript, CampaignSettings
from bot.assignment.outcomes.conversations import CannedReply
from bot.assignment.outcomes.people import Identity
from bot.handlers.slack.forms import Form
from bot.handlers.slack.identity import PLATFORM
from bot.handlers.slack.screen import Screen
from bot.handlers.slack.wire import rooms
from bot.views.phrases.campaigns import campaign as words
from bot.views.phrases.campaigns.script import Miswritten, questions_of, tags_of
from bot.views.phrases.campaigns.settings import EVERYBODY, NEVER, typed_countries, typed_fields
from bot.views.screens.answering import picked
from bot.views.slack.native.picture import picture
from bot.views.slack.native.script import TEXTS, draft_form, edit_form, reply_form
from bot.views.slack.native.settings import settings_form
from bot.views.tokens import Token, pattern, token
from bot.vocabulary import AtShiftEnd, Language, StateRules


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("campaign_new"))(on_new)
    app.view(pattern("campaign_draft"))(on_draft)
    app.action(pattern("campaign_edit"))(on_edit)
    app.view(pattern("campaign_rewrite"))(on_rewrite)
    app.action(pattern("campaign_settings"))(on_settings)
    app.view(pattern("campaign_set"))(on_set)
    app.action(pattern("reply_new"))(on_new_reply)
    app.action(pattern("reply_edit"))(on_reply)
    app.view(pattern("reply_put"))(on_put_reply)


async def on_new(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The form of a new campaign, for a list when one was pressed."""
    await ack()
    list_id = pressed.ids[0] if pressed.ids else 0
    form = draft_form(await desk.read(beginning, who), list_id=list_id, channel=screen.channel)
    await screen.show(form, again=token("campaign_new", *pressed.ids))


async def on_draft(desk: Desk, who: Identity, screen: Screen) -> None:
    """Begin the campaign that was written, and look at it."""
    form = Form(screen.view)
    if complaints := {**_miswritten(form), **await _closed(form, screen)}:
        await screen.complain(complaints)
        return
    written, settings = _written(form, int(form.choice("list") or 0)), _in_channel(CampaignSettings(), form)
    await screen.turn(picture(await desk.run(lifecycle.draft, who, written, settings)))


async def on_edit(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The form again, filled in."""
    await ack()
    now = await desk.read(lifecycle.look, who, pressed.id)
    lists = await desk.read(all_lists, who)
    await screen.notify(edit_form(now, lists.rows))


async def on_rewrite(desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Change a campaign's words; its prepared replies have forms of their own."""
    form = Form(screen.view)
    if complaints := _miswritten(form):
        await screen.complain(complaints)
        return
    now = await desk.read(lifecycle.look, who, pressed.id)
    list_id = int(form.choice("list") or now.script.list_id)
    written = replace(_written(form, list_id), canned_replies=now.script.canned_replies)
    await screen.back(picture(await desk.run(lifecycle.rewrite, who, pressed.id, written)))


async def on_settings(
    ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, context: AsyncBoltContext
) -> None:
    """The form of the settings."""
    await ack()
    now = await desk.read(lifecycle.look, who, context["pressed"].id)
    await screen.notify(settings_form(now, context["bucket_sizes"]))


async def on_set(desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Change a campaign's settings."""
    form = Form(screen.view)
    if complaints := await _closed(form, screen):
        await screen.complain(complaints)
        return
    now = await desk.read(lifecycle.look, who, pressed.id)
    settings, sure = _in_channel(_settings(form, now.settings), form), form.text("acknowledged")
    await screen.back(picture(await desk.run(lifecycle.change_settings, who, pressed.id, settings, sure)))


async def on_new_reply(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """An empty form for a prepared reply."""
    await ack()
    asked = (await desk.read(lifecycle.look, who, pressed.id)).script.questions
    await screen.push(reply_form(pressed.id, None, asked))


async def on_reply(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The form of a prepared reply, filled in; empty when it is gone meanwhile."""
    await ack()
    written = (await desk.read(lifecycle.look, who, pressed.id)).script
    replies, place = written.canned_replies, pressed.nth(1)
    former = replies[place] if place < len(replies) else None
    await screen.push(reply_form(pressed.id, former, written.questions))


async def on_put_reply(desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Put the reply in its place, or take it away."""
    form, former = Form(screen.view), screen.view["private_metadata"]
    asked = (await desk.read(lifecycle.look, who, pressed.id)).script.questions
    answer = picked(asked, form.choice("answer"))
    reply = CannedReply(form.text("name"), form.text("text"), form.text("tag") or None, answer)
    kept = None if "drop" in form.choices("drop") else reply
    await screen.back(picture(await desk.run(lifecycle.put_reply, who, pressed.id, former, kept)))


def _written(form: Form, list_id: int) -> CampaignScript:
    return CampaignScript(
        name=form.text("name"),
        organisation=form.text("organisation"),
        list_id=list_id,
        first_texts=tuple(text for name in TEXTS if (text := form.text(name))),
        tags=tags_of(form.text("tags")),
        questions=questions_of(form.text("questions")),
    )


def _settings(form: Form, now: CampaignSettings) -> CampaignSettings:
    return replace(
        now,
        bucket_size=int(form.choice("bucket_size") or now.bucket_size),
        cap=_number(form.text("cap")),
        opens=time.fromisoformat(form.text("opens")),
        closes=time.fromisoformat(form.text("closes")),
        state_rules=StateRules(form.choice("state_rules") or now.state_rules),
        countries=typed_countries(form.text("countries")),
        lock_hours=_number(form.text("lock_hours")) or 0,
        finish_replies_first=_number(form.text("finish_replies_first")),
        digest_minutes=int(form.choice("digest_minutes") or NEVER) or None,
        nudge_minutes=int(form.choice("nudge_minutes") or 0) or None,
        idle_minutes=int(form.choice("idle_minutes") or 0) or None,
        at_work_minutes=int(form.choice("at_work_minutes") or now.at_work_minutes),
        card_fields=typed_fields(form.text("card_fields")),
        language=Language(form.choice("language") or now.language),
        at_shift_end=AtShiftEnd(form.choice("at_shift_end") or now.at_shift_end),
        grace_minutes=int(form.choice("grace_minutes") or now.grace_minutes),
        free_text="free_text" in form.choices("ticks"),
        mend_names="mend_names" in form.choices("ticks"),
        keep_assignments="keep_assignments" in form.choices("ticks"),
        needs_shift="needs_shift" in form.choices("ticks"),
        user_list_id=int(form.choice("people") or EVERYBODY) or None,
    )


def _in_channel(settings: CampaignSettings, form: Form) -> CampaignSettings:
    return replace(settings, homes={PLATFORM: form.choice("channel") or ""})


def _number(text: str) -> int | None:
    return int(text) if text else None


def _miswritten(form: Form) -> dict[str, str]:
    """What cannot be read, by field."""
    readers: dict[str, Callable[[str], object]] = {"tags": tags_of, "questions": questions_of}
    complaints = {}
    for name, read in readers.items():
        try:
            read(form.text(name))
        except Miswritten as wrong:
            complaints[name] = str(wrong)
    return complaints


async def _closed(form: Form, screen: Screen) -> dict[str, str]:
    """A complaint where Baton cannot post in the channel that was chosen."""
    channel = form.choice("channel")
    if channel is None or await rooms.is_open_to_baton(screen.client, channel):
        return {}
    return {"channel": words.CHANNEL_UNKNOWN}
