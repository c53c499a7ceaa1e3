"""Whatever is pressed, typed or handed in, by whomever and however late, people are told and all is well."""

import asyncio

import discord
import pytest
import simcord
from discord import app_commands

from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from bot.handlers.discord import face as frame
from bot.handlers.discord.screen import Screen
from bot.handlers.discord.wire.sync import sync
from bot.views.discord import fields, paint, parts
from bot.views.discord.surfaces import Form
from bot.views.parts import Button, notice
from bot.views.tokens import LONGEST, token
from tests.handlers.discord.town import SERVER, labels, tokens, words

OLD = "This button is from an older Baton"


async def pressed(town, person, written):
    """What comes of a button with this token that stands in the channel."""
    button = parts.button("Old", token("text"))
    button.custom_id = written
    return await person.press("Old", on=await town.post(button))


@pytest.mark.parametrize(
    "written", ["b1:no_such_deed:1", "b0:send:1:2", "b1:send", "b1:start:x", "poll", "b1:"]
)
async def test_a_button_of_another_version_or_of_nobody_says_so(bank, town, ben, written):
    bank.open(3)
    assert OLD in await pressed(town, ben, written)
    assert ben.panel.ephemeral


async def test_a_command_of_another_version_says_so(town, ben):
    town.env.bot.tree.remove_command("text", guild=discord.Object(SERVER))
    assert "does not know this command" in await ben.run("text")
    simcord.assert_error(town.env, app_commands.CommandNotFound)
    town.expected = 1


async def test_a_button_of_something_that_is_gone_is_refused(bank, town, ben, ana):
    bank.open(3)
    for written in ("b1:start:999", f"b1:thread:{2**63 - 1}", "b1:plan:0"):
        said = await pressed(town, ben, written)
        assert said
        assert "something broke" not in said


@pytest.mark.parametrize(
    "written", ["b1:no_such_form:1:{me}", "b1:guide_more_in:1:1", "b1:guide_more_in", "x"]
)
async def test_a_form_that_nobody_takes_is_told_to_be_old(town, ana, written):
    await ana.run("reassign")
    await ana.press("More…")
    await ana.press("Narrow further…")
    form = ana.form
    form._interaction.modal["custom_id"] = written.format(me=ana.account)
    assert OLD in await ana.submit()


async def test_somebody_of_another_server_is_turned_away(bank, town):
    bank.open(3)
    other = town.env.create_guild("Elsewhere")
    room = other.create_text_channel("general")
    stranger = other.add_member(town.env.create_user("Stranger"))
    drawn = paint.panel(notice(("Here",), Button("Start", token("start", 1)))).layout()
    posted = await town.client.get_channel(room.id).send(view=drawn)
    told = await stranger.click(posted, custom_id=token("start", 1))
    assert "Only people of this" in words(told.response)
    assert bank.outbox("text") == []


async def test_somebody_suspended_starts_nothing(bank, town, ben):
    opened = bank.open(3)
    await ben.run("text")
    bank.do(members.suspend, bank.ana, bank.person_id(ben.who))
    assert "suspended" in await pressed(town, ben, token("start", opened))


async def test_signs_that_no_database_holds_are_left_out_of_what_is_typed(bank, town, ben):
    bank.do(members.enrol, ben.who)
    [texted] = bank.text_all(ben.who, bank.do(claim_bucket, ben.who, bank.open(1)))
    bank.hear(texted, "Who is this?")
    await ben.run("text")
    await ben.press("Open")
    await ben.press("Reply")
    await ben.submit(text="I am\0 Ben \ud83d")
    assert bank.texts(texted)[-1].body == "I am Ben \ufffd"


@pytest.mark.parametrize("told", ["console", "json"], indirect=True)
async def test_what_breaks_is_told_with_a_reference_that_is_in_the_log(told, town, ben):
    async def breaks(_acting, _pressed):
        raise ZeroDivisionError

    town.client.face.press("breaks", breaks)
    said = await pressed(town, ben, token("breaks"))
    reference = said.partition("“")[2].partition("”")[0]
    assert len(reference) == 6
    line = next(line for line in told.getvalue().splitlines() if reference in line)
    assert all(said in line for said in ("error", "ZeroDivisionError", "test_frame.py"))


async def test_a_slow_answer_is_announced_and_comes(town, ben, monkeypatch):
    monkeypatch.setattr(frame, "PATIENCE", 0)
    told, wait = asyncio.Event(), Screen.wait

    async def waited(screen):
        await wait(screen)
        told.set()

    monkeypatch.setattr(Screen, "wait", waited)

    async def slow(acting, _pressed):
        await asyncio.wait_for(told.wait(), 1)
        await acting.screen.show(paint.panel(notice(("At last",))))

    town.client.face.press("slow", slow)
    assert "At last" in await pressed(town, ben, token("slow"))
    assert ben.panel.ephemeral


async def test_a_form_that_comes_too_late_is_offered_again(town, ben):
    late = [True]

    async def opens(acting, _pressed):
        if late.pop():
            late.append(False)
            await acting.screen.wait()
        field = fields.field("Words", fields.typed("words"))
        await acting.screen.ask(Form("Late", [field], token("late_in")), again=token("late"))

    town.client.face.press("late", opens)
    await pressed(town, ben, token("late"))
    assert labels(ben.panel) == ["Continue"]
    assert await ben.press("Continue") == "Late"


async def test_nothing_is_remembered_of_the_panels_and_forms_that_were_shown(bank, town, ben, ana):
    bank.open(10)
    store = town.client._connection._view_store
    await ben.run("text")
    await ben.press("Start")
    before = sizes(store)
    for _ in range(3):
        await ben.press("Skip")
        await ana.run("reassign")
        await ana.press("More…")
        await ana.press("Narrow further…")
        await ana.submit(limit="2")
    assert sizes(store) == before
    assert all(len(one) <= LONGEST for one in (*tokens(ben.panel), *tokens(ana.panel)))


async def test_a_form_is_named_after_its_person_within_what_discord_takes(bank, town, ana):
    await ana.run("reassign")
    await ana.press("More…")
    await ana.press("Narrow further…")
    custom_id = ana.form.modal["custom_id"]
    assert custom_id.endswith(f":{ana.account}")
    assert len(custom_id) <= LONGEST


async def test_commands_are_told_to_discord_only_when_they_changed(town):
    assert not await sync(town.client, SERVER)
    town.client.tree.remove_command("text", guild=discord.Object(SERVER))
    assert await sync(town.client, SERVER)
    assert not await sync(town.client, SERVER)


async def test_no_privileged_intent_is_asked_for(town):
    asked = town.client.intents
    assert asked == discord.Intents(guilds=True, dm_messages=True)
    assert not any((asked.members, asked.presences, asked.message_content))


@pytest.mark.parametrize("typed", ["", "<@", "\u202e\x00", "b1:plan:1", "'); --", "x" * 100])
async def test_whatever_is_typed_suggestions_answer(bank, ana, ben, typed):
    bank.open(3)
    for option in ("from", "to", "campaign", "tag", "field"):
        assert len(await ana.suggested("reassign", option, typed)) <= 25
    assert isinstance(await ben.suggested("text", "campaign", typed), list)


def sizes(store):
    """How much discord.py remembers."""
    return (
        len(store._views),
        len(store._synced_message_views),
        len(store._modals),
        sum(len(items) for items in store._views.values()),
    )
