"""Commands, buttons, menus, modals and messages between people and an ordinary discord.py bot."""

import pytest

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.discord.driver import NotThere, Picked


async def test_synced_commands_are_there_for_those_who_may(discord, ana, ben):
    assert "panel" in ana.offered()
    assert "panel" in discord.person("Omar").offered()
    assert "panel" not in ben.offered()
    assert "ask" in ben.offered("dm")
    assert "panel" not in ana.offered("dm")
    with pytest.raises(CannotDo, match="no command"):
        await ben.command("/panel")


async def test_a_command_is_answered_for_one_person_alone(ana, ben):
    await ben.run("/campaign", "start", name="Attic", size=3)
    assert "Started Attic with 3." in ben.sees().ephemerals[-1]
    assert "Started" not in ana.reads()


async def test_what_is_offered_is_found_by_its_words_and_sent_as_its_value(ben):
    assert await ben.complete("/campaign start", "name", "gar") == ["Garden"]
    await ben.command("/campaign start", name="Garden")
    assert "Started 18 with 25." in ben.reads()


async def test_options_out_of_range_or_unknown_are_not_even_sent(discord, ben):
    for wrong in ({"name": "x", "size": 51}, {"name": "x", "colour": "red"}, {}):
        with pytest.raises(CannotDo):
            await ben.command("/campaign start", **wrong)
    assert not discord.delivered(2)


async def test_a_button_of_a_panel_answers_whoever_presses_it(ana, ben):
    await ana.command("/panel")
    await ben.until("Ready?")
    await ben.press("Start")
    assert "You hold bucket 7." in ben.sees().ephemerals[-1]
    assert not ana.sees().ephemerals


async def test_a_panel_is_changed_at_once_and_after_a_deferral(ana, ben):
    await ana.command("/panel")
    await ben.press("Count")
    assert "Counted 1" in ana.reads()
    await ben.press("Count later")
    await ana.until("Counted 2")


@pytest.mark.parametrize(
    "menu, wanted, answer",
    [
        ("A street", ("Elm",), "Street: elm"),
        ("Somebody", ("Ben", "Cleo"), "People: Ben Okafor, Cleo Lindqvist"),
        ("A role", ("texters",), "Role: texters"),
        ("A channel", ("#general",), "Channel: general"),
        ("Anybody", ("night-team",), "Anybody: night-team"),
    ],
)
async def test_menus_of_every_kind_bring_what_was_chosen(ana, ben, menu, wanted, answer):
    await ana.command("/panel")
    await ben.until("Pick")
    await ben.choose(menu, *wanted)
    assert answer in ben.sees().ephemerals[-1]


async def test_a_modal_brings_what_was_filled_in(ben):
    await ben.command("/ask")
    assert ben.modal.title == "Ask"
    await ben.choose("Tags", "Yes", "No")
    await ben.choose("Person", "Cleo")
    await ben.upload("list.csv", b"a,b", "List")
    await ben.submit(Text="fine")
    assert "Noted: fine, y, n, Cleo Lindqvist, list.csv=a,b" in ben.reads()
    assert not ben.sees().modals


async def test_a_modal_opened_from_a_message_may_change_it(ana, ben):
    await ana.command("/panel")
    await ben.press("Rename")
    assert ben.modal.title == "A name"
    await ben.submit(Text="Tuesday")
    assert "Noted: Tuesday" in ana.reads()
    assert "Counted" not in ana.reads()


async def test_what_a_field_does_not_take_is_said_beneath_it_and_not_sent(discord, ben):
    await ben.command("/ask")
    assert await ben.submit() is None
    assert ben.sees().errors == {"text": "This field is required."}
    assert await ben.submit(Text="x" * 21) is None
    assert not discord.delivered(5)
    await ben.close()
    with pytest.raises(NotThere):
        await ben.submit(Text="x")


async def test_thinking_is_seen_until_the_follow_up_takes_its_place(bot, ana, ben):
    await ben.command("/thinking")
    assert "Baton is thinking…" in ben.sees().ephemerals[-1]
    bot.held.set()
    screen = await ben.until("And again.")
    assert [message.text for message in screen.ephemerals] == ["Thought about it.", "And again."]
    assert "Thought" not in ana.reads()


async def test_files_go_both_ways(discord, ben):
    await ben.run("/campaign", "load", file=Picked("list.csv", b"name,phone"))
    assert "list.csv: name,phone" in ben.reads()
    await ben.command("/report")
    screen = await ben.until("Half done")
    shown = screen.ephemerals[-1].body["components"][1]["items"][0]["media"]
    assert shown["url"].startswith(discord.server.hub.base_url)
    assert discord.world.files.get(shown["attachment_id"]).content.startswith(b"\x89PNG")


async def test_direct_messages_reach_those_who_take_them(ana, ben):
    await ana.command("/write_to", who=ben)
    assert "Hello in private" in ben.dms[-1]
    assert "Sent" in ana.reads()
    ben.takes_dms(yes=False)
    await ana.command("/write_to", who="Ben")
    assert "No: 50007" in ana.reads()
    assert len(ben.dms) == 1


async def test_channel_messages_are_posted_changed_fetched_and_deleted(discord, ben):
    await ben.command("/everything")
    screen = await ben.until("There Ben Okafor ben")
    assert "Soon gone" not in screen
    posted = next(message for message in screen.messages if not message.is_ephemeral)
    assert posted.text == "There"
    assert posted.body["mentions"] == []
    assert not posted.body["mention_everyone"]
