"""/campaign status: numbers at once, the picture in the asker's direct message."""

import pytest

from bot.assignment.texting.claim import claim_bucket


@pytest.fixture
def running(bank):
    """A campaign in which Cleo texted two of three contacts, and one of them answered."""
    campaign = bank.open(3, name="Primary day")
    cleo = bank.person("Cleo Lindqvist")
    sent = bank.text_all(cleo, bank.do(claim_bucket, cleo, campaign))
    bank.hear(sent[0], "Yes!")
    return campaign


def files(member):
    return [file for message in member.sees().messages for file in message.body.get("files", [])]


async def test_the_numbers_come_at_once_and_the_picture_follows(slack, ana, running):
    await ana.command("/campaign status prim")
    await ana.until("3 of 3 contacts texted")
    for words in (
        "Primary day",
        "1 replied · 1 waiting",
        "Cleo Lindqvist",
        "3 texted · 0 answered · 1 waiting",
    ):
        assert words in ana.sees().ephemerals[-1]
    await ana.until(lambda _: files(ana), seconds=20)
    [file] = files(ana)
    assert file["mimetype"] == "image/png"
    picture = slack.world.files.get(file["id"])
    assert picture.content.startswith(b"\x89PNG")
    assert "Primary day: progress" in ana.sees()
    assert len(ana.sees().ephemerals) == 1, "the numbers are told once"


async def test_only_the_asker_gets_the_picture(slack, ana, ben, running):
    await ana.command("/campaign status prim")
    await ana.until(lambda _: files(ana), seconds=20)
    [room] = {message.posted.channel for message in ana.sees().messages if message.body.get("files")}
    assert sorted(slack.world.channels.get(room).members) == sorted([ana.id, "U0BATON"])
    assert not files(ben)


async def test_the_picture_says_in_words_what_it_shows(slack, ana, running):
    await ana.command("/campaign status prim")
    await ana.until(lambda _: files(ana), seconds=20)
    [call] = [call for call in slack.calls if call.method == "files.getUploadURLExternal"]
    assert "3 of 3 contacts texted" in call.arguments["alt_txt"]


async def test_status_can_be_seen_above_the_campaigns_picture(ana, running):
    await ana.command("/campaign look prim")
    await ana.until(lambda screen: screen.modal)
    await ana.press("Status")
    await ana.until(lambda screen: screen.modal.title == "Status")
    assert len(ana.sees().modals) == 2
    await ana.until(lambda _: files(ana), seconds=20)


async def test_volunteers_do_not_see_how_others_do(ana, ben, running):
    await ana.command("/campaign status prim")
    await ana.until("3 of 3 contacts texted")
    button = ana.finds("Refresh")
    await ben.press(button)
    await ben.until("Only admins can do this")
    assert "Cleo" not in ben.sees()
    await ana.until(lambda _: files(ana), seconds=20)
