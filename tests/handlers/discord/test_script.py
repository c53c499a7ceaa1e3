"""Campaigns are written and set from Discord: short forms, one for each part."""

from datetime import time

import discord
import pytest

from bot.assignment.campaigns import lifecycle as core
from bot.assignment.outcomes.attention import NobodyOnPost
from bot.assignment.outcomes.campaigns import CampaignSettings
from bot.assignment.outcomes.letters import Letter
from bot.assignment.outcomes.refs import CampaignRef
from bot.vocabulary import AtShiftEnd, Parcel, StateRules
from tests.assignment.bank import SCRIPT, row
from tests.handlers.discord.town import labels, parts_of


@pytest.fixture
def draft(bank):
    return bank.draft([row(index) for index in range(3)], name="Primary day").ref.id


@pytest.fixture
def look(bank):
    return lambda campaign: bank.do(core.look, bank.ana, campaign)


async def test_a_campaign_is_drafted_in_one_form_with_its_channel(bank, town, ana):
    listed = bank.load([row(0)], name="Riverside")
    assert await ana.run("campaign new", name="Primary day") == "New campaign"
    said = await ana.submit(
        name="Primary day",
        organisation="River Votes",
        list=[str(listed)],
        channel=[town.room],
        text_1=SCRIPT,
    )
    assert "Nothing to fix" in said
    drafted = bank.do(core.all_campaigns, bank.ana).rows[0]
    settings = bank.do(core.look, bank.ana, drafted.ref.id).settings
    assert settings.homes == {"discord": str(town.room.id)}


async def test_without_a_list_there_is_a_way_to_load_one(ana):
    assert "Import a list first" in await ana.run("campaign new")
    assert labels(ana.panel) == ["Import contacts"]


async def test_a_name_that_is_taken_is_said_and_the_form_comes_back_filled(bank, ana, draft):
    await ana.run("campaign new")
    form = {"name": "Primary day", "organisation": "River Votes", "text_1": "Hello, all of you"}
    assert "is taken" in await ana.submit(**form)
    assert "Hello, all of you" in ana.words()
    await ana.press("Fix it")
    assert "Hello, all of you" in str(ana.form.modal)
    assert "Senate" in await ana.submit(**form | {"name": "Senate"})


async def test_first_texts_are_edited_and_checked_at_once(bank, ana, draft, look):
    await ana.run("campaign script", campaign="Primary day")
    await ana.press("First texts")
    said = await ana.submit(text_1=SCRIPT, text_2="Hello {{nickname}}")
    assert "Fix before it can open" in said
    assert "nickname" in said
    assert look(draft).script.first_texts == (SCRIPT, "Hello {{nickname}}")


async def test_more_than_five_first_texts_have_a_second_form(bank, ana, draft, look):
    await ana.run("campaign script", campaign="Primary day")
    await ana.press("First texts")
    await ana.submit(**{f"text_{place}": f"{SCRIPT} {place}" for place in range(1, 6)})
    await ana.press("Edit texts")
    await ana.press("More first texts")
    await ana.submit(text_6=f"{SCRIPT} 6")
    assert look(draft).script.first_texts == tuple(f"{SCRIPT} {place}" for place in range(1, 7))


async def test_tags_and_questions_that_cannot_be_read_are_kept_and_explained(bank, ana, draft, look):
    await ana.run("campaign script", campaign="Primary day")
    await ana.press("Tags and questions")
    assert "has no question mark" in await ana.submit(tags="yes, no", questions="Will you vote")
    await ana.press("Fix it")
    await ana.submit(tags="yes, no", questions="Will you vote? yes / no")
    script = look(draft).script
    assert (script.tags[:2], script.questions[0].prompt) == (("yes", "no"), "Will you vote?")


async def test_canned_replies_are_added_changed_and_taken_away(bank, ana, draft, look):
    await ana.run("campaign script", campaign="Primary day")
    await ana.press("Add a prepared reply")
    await ana.submit(name="Thanks", text="Thank you!", tag="thanked")
    mark = next(option for option in options_of(ana) if "Thanks" in option["label"])["value"]
    await ana.choose("reply_edit", mark)
    await ana.submit(name="Thanks", text="Thank you so much!")
    assert [reply.body for reply in look(draft).script.canned_replies][1] == "Thank you so much!"
    await ana.choose("reply_edit", mark)
    await ana.submit(name="Thanks", text="Thank you so much!", drop=["drop"])
    assert [reply.title for reply in look(draft).script.canned_replies] == ["Where"]


async def test_the_list_of_an_opened_campaign_is_fixed_and_its_name_is_not(bank, ana, look):
    opened = bank.open(2, name="Senate race")
    await ana.run("campaign script", campaign="Senate race")
    await ana.press("Name")
    assert "Contact list" not in str(ana.form.modal)
    await ana.submit(name="Senate runoff", organisation="River Votes")
    assert look(opened).ref.name == "Senate runoff"


async def test_settings_are_changed_in_five_short_forms(town, poster, ana, draft, look):
    await ana.run("campaign settings", campaign="Primary day")
    await ana.press("Place and people")
    said = await ana.submit(channel=[town.room], bucket_size=["25"], cap="300", ticks=["needs_shift"])
    assert "#text-bank" in said
    await ana.press("Hours")
    await ana.submit(opens="10", closes="8:30", state_rules=["strict"], countries="us, ca")
    await ana.press("Limits")
    await ana.submit(lock_hours="12", finish_replies_first="", at_work_minutes=["60"])
    await ana.press("Reminders and shifts")
    await ana.submit(digest_minutes=["30"], idle_minutes=["0"], at_shift_end=["hand_over"])
    await ana.press("Who is called")
    night = town.guild.create_role("night team")
    assert "@night team" in await ana.submit(role=[night])
    now = look(draft).settings
    assert now.homes == {"discord": str(town.room.id)}
    assert (now.bucket_size, now.cap, now.needs_shift) == (25, 300, True)
    assert not now.free_text
    assert (now.opens, now.closes, now.lock_hours) == (time(10), time(20, 30), 12)
    assert now.at_work_minutes == 60
    assert (now.state_rules, now.countries) == (StateRules.STRICT, ("US", "CA"))
    assert (now.digest_minutes, now.nudge_minutes, now.idle_minutes) == (30, 15, None)
    assert now.at_shift_end == AtShiftEnd.HAND_OVER
    assert now.called == {"discord": str(night.id)}
    alarm = NobodyOnPost(CampaignRef(draft, "Primary day"), 1, None, (), now.called)
    await poster.post(Letter(1, Parcel.NOBODY_ON, draft, "discord", str(town.room.id), alarm, None))
    [message] = town.posted()
    assert f"<@&{night.id}>" in str(list(parts_of(message)))
    assert ([role.id for role in message.role_mentions], message.mentions) == ([night.id], [])


async def test_settings_saved_here_leave_the_channel_on_the_other_platform_alone(
    bank, town, ana, draft, look
):
    bank.do(core.change_settings, bank.ana, draft, CampaignSettings(homes={"slack": "C0TEXTBANK"}))
    assert "none; another in Slack" in await ana.run("campaign settings", campaign="Primary day")
    await ana.press("Place and people")
    await ana.submit(cap="40")
    assert (look(draft).settings.cap, look(draft).settings.homes) == (40, {"slack": "C0TEXTBANK"})
    await ana.press("Place and people")
    assert "#text-bank; another in Slack" in await ana.submit(channel=[town.room])
    assert look(draft).settings.homes == {"slack": "C0TEXTBANK", "discord": str(town.room.id)}
    assert f"<#{town.room.id}> and in its channel in Slack" in await ana.press("Back")
    await ana.press("Settings")
    await ana.press("Place and people")
    await ana.submit(channel=[])
    assert look(draft).settings.homes == {"slack": "C0TEXTBANK"}


@pytest.mark.parametrize(
    "typed, said",
    [
        ({"opens": "soon", "closes": "20:00"}, "“Texting opens” must be a time of day"),
        ({"opens": "21:00", "closes": "20:00"}, "must close after it opens"),
        ({"opens": "9:00", "closes": "20:00", "countries": "Canada"}, "two letters for each country"),
        ({"opens": "7:00", "closes": "20:00"}, "type “these hours are allowed” in the field"),
        ({"opens": "9:00", "closes": "22:00", "acknowledged": "ok"}, "stands in the record"),
    ],
)
async def test_hours_that_cannot_be_meant_are_refused_with_what_to_type(ana, draft, look, typed, said):
    await ana.run("campaign settings", campaign="Primary day")
    await ana.press("Hours")
    assert said in await ana.submit(**typed)
    assert (look(draft).settings.opens, look(draft).settings.closes) == (time(9), time(20))
    await ana.press("Fix it")
    assert typed["opens"] in str(ana.form.modal)


async def test_limits_that_are_no_numbers_are_refused(ana, draft, look):
    await ana.run("campaign settings", campaign="Primary day")
    await ana.press("Limits")
    assert "must be a whole number from 0 to 720" in await ana.submit(lock_hours="a day")
    assert look(draft).settings.lock_hours == 6


async def test_hours_beyond_the_laws_are_set_with_words_that_stand_in_the_record(ana, draft, look):
    await ana.run("campaign settings", campaign="Primary day")
    await ana.press("Hours")
    await ana.submit(opens="7:00", closes="22:00", acknowledged="These hours are allowed.")
    assert (look(draft).settings.opens, look(draft).settings.closes) == (time(7), time(22))
    assert "set hours of 07:00 to 22:00" in await ana.run("audit")


async def test_a_channel_in_which_baton_may_not_post_is_refused(town, ana, draft, look):
    everybody = town.guild.roles["@everyone"]
    hidden = discord.PermissionOverwrite(send_messages=False)
    closed = town.guild.create_text_channel("closed", overwrites={everybody: hidden})
    await ana.run("campaign settings", campaign="Primary day")
    await ana.press("Place and people")
    assert "Baton may not post in this channel" in await ana.submit(channel=[closed], bucket_size=["25"])
    assert look(draft).settings.homes == {}


def options_of(somebody):
    return [option for part in parts_of(somebody.panel) if part["type"] == 3 for option in part["options"]]
