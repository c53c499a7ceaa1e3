"""A volunteer texts from a private panel, one press for one text."""

from datetime import timedelta

from bot.assignment.campaigns import lifecycle
from bot.assignment.people import members
from bot.assignment.shifts.shift import open_shift
from bot.assignment.texting.claim import claim_bucket
from tests.handlers.discord.town import labels, tokens, words


async def test_a_bucket_is_texted_press_by_press_in_one_private_panel(bank, ben):
    campaign = bank.open(3)
    said = await ben.run("text")
    assert "Start" in labels(ben.panel)
    said = await ben.press("Start")
    assert "1 of 3" in said
    assert ben.panel.ephemeral
    panel = ben.panel.id
    assert "2 of 3" in await ben.press("Send")
    assert "3 of 3" in await ben.press("Skip")
    await ben.press("Send")
    assert ben.panel.id == panel
    assert len(bank.outbox("text")) == 2
    assert campaign


async def test_whoever_answers_meanwhile_is_a_press_away_and_so_is_the_way_back(bank, ben):
    bank.open(3)
    await ben.run("text")
    await ben.press("Start")
    panel = ben.panel.id
    first = next(token for token in tokens(ben.panel) if ":send:" in token).split(":")[2]
    await ben.press("Send")
    bank.hear(int(first), "Who is this?")
    assert "1 reply waits for you" in await ben.press("Send")
    assert "Who is this?" in await ben.press("Open inbox")
    assert "3 of 3" in await ben.press("Back to texting")
    await ben.press("Done for now")
    assert "Continue" in labels(ben.panel)
    assert ben.panel.id == panel


async def test_a_card_that_is_pressed_again_when_it_is_old_sends_nothing(bank, ben):
    bank.open(3)
    await ben.run("text")
    await ben.press("Start")
    first = next(token for token in tokens(ben.panel) if ":send:" in token)
    await ben.press("Send")
    assert first not in tokens(ben.panel)
    assert len(bank.outbox("text")) == 1


async def test_a_contact_whom_another_campaign_texted_meanwhile_is_passed_over(bank, ben):
    campaign = bank.open(3)
    await ben.run("text")
    await ben.press("Start")
    bank.text_elsewhere(campaign, 1)
    said = await ben.press("Send")
    assert "Another campaign texted First0 L. a short time ago." in said
    assert "First1 Last1" in said
    assert len(bank.outbox("text")) == 1
    assert "First2 Last2" in await ben.press("Send")


async def test_a_button_works_after_a_restart(bank, town, ben):
    bank.open(3)
    await ben.run("text")
    await town.restart()
    assert "1 of 3" in await ben.press("Start")


async def test_the_name_of_a_campaign_is_suggested_and_started_at_once(bank, ben):
    bank.open(3, name="Primary day")
    assert await ben.suggested("text", "campaign", "prim") == ["Primary day"]
    assert "1 of 3" in await ben.run("text", campaign="Primary day")


async def test_unsent_contacts_are_given_back_after_a_question(bank, ben):
    bank.open(3)
    await ben.run("text")
    await ben.press("Start")
    await ben.run("text")
    assert "Give them back?" in await ben.press("Give back")
    assert "You gave 3 contacts" in await ben.press("Give back")


async def test_a_text_that_did_not_arrive_can_be_sent_once_more_but_not_while_its_campaign_is_paused(
    bank, ben
):
    campaign = bank.open(1, name="Primary day")
    bank.do(members.enrol, ben.who)
    [texted] = bank.text_all(ben.who, bank.do(claim_bucket, ben.who, campaign))
    bank.fail(texted, 30008)
    bank.do(lifecycle.pause, bank.ana, campaign)
    assert "You may send it once more when the campaign goes on" in await ben.run("text")
    await ben.press("Open")
    assert "Primary day is paused. Nothing was sent" in await ben.press("Text once more")
    assert [text.kind for text in bank.texts(texted)] == ["first"]
    bank.do(lifecycle.open_, bank.ana, campaign)
    await ben.run("text")
    await ben.press("Open")
    assert "The first text is on its way once more" in await ben.press("Text once more")
    assert [text.kind for text in bank.texts(texted)] == ["first", "retry"]


async def test_the_start_page_leads_to_all_that_one_may_do_and_every_page_back_to_it(bank, ana, ben):
    bank.open(3, name="Primary day")
    now = bank.clock()
    bank.do(open_shift, bank.ana, now, now + timedelta(hours=2))
    assert "Welcome, Ben! Press Start" in await ben.run("text")
    assert not {"People", "User lists", "The record"} & set(labels(ben.panel))
    assert "You are on the shift" in await ben.press("Join")
    assert labels(ben.panel) == ["Start texting", "All shifts", "Start page"]
    await ben.press("All shifts")
    assert "You are on shift: All campaigns" in await ben.press("Start page")

    await ana.run("text")
    panel = ana.panel.id
    for way in ("All shifts", "Campaigns", "What waits", "More…"):
        await ana.press(way)
        await ana.press("Start page")
    for way in ("People", "Contact lists", "User lists", "The record"):
        await ana.press("More…")
        await ana.press(way)
        await ana.press("Start page")
    assert ana.panel.id == panel
    assert "there is nothing to move" in await ana.press("Reassign…")


async def test_whoever_writes_to_baton_is_told_where_to_start(bank, town, ben):
    bank.open(3, name="Primary day")
    await ben.actor.send_dm("hello?")
    told = ben.told()[-1]
    assert "it answers by buttons" in words(told)
    assert "Primary day" in await ben.press("Start page", on=told)
