"""Pictures that contacts send, on Discord: never unasked, and in the reader's private answer."""

from bot.assignment.people import members
from bot.assignment.rules.texts.media import Medium
from tests.assignment.lying import Lying
from tests.handlers.kept import PNG, Kept, sends


async def test_a_picture_is_shown_where_its_holder_asks_and_what_is_gone_is_said(town, bank, ben):
    town.client.face.media = Kept({"ME1": PNG})
    bank.do(members.enrol, ben.who)
    (texted,) = Lying(bank).texted(ben.who, bank.open(1), 1)
    sends(bank, bank.conversation(texted).phone, Medium("ME1", "image/png"), Medium("ME2", "audio/amr"))
    assert "sent a picture and a voice message" in await ben.run("text")
    said = await ben.press("Open")
    assert "no words" not in said
    assert ben.panel.attachments == []
    told = await ben.press("Show")
    assert "Not shown: a voice message. The provider does not have it any more." in told
    assert ben.panel.ephemeral
    [file] = ben.panel.attachments
    assert (file.filename, town.env.backend.cdn.get(file.url)) == ("picture-1.png", PNG)
