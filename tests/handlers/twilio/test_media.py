"""What comes with texts: remembered by ids, fetched when asked for, with the credentials of the account."""

from collections.abc import Sequence

import pytest
from sqlmodel import select

from bot.assignment.conversations.media import look
from bot.assignment.outcomes.media import Brought, Missing, TextMedia
from bot.assignment.rules.texts.media import Medium
from bot.storage.tables import Message
from bot.vocabulary import MediaKind

PNG, AMR = b"\x89PNG\r\n\x1a\n" + b"." * 50, b"#!AMR\n" + b"." * 50
MOST = 1_000


@pytest.fixture
def sends(twilio, bank, texted):
    """The contact sends files; what is then known of them."""
    conversation, phone, _ = texted

    async def send(*files: tuple[str, bytes], body: str = "") -> TextMedia:
        twilio.phones.text_from(phone, body, files)
        await twilio.settled()
        with bank.database.reading() as session:
            message = session.exec(select(Message).where(Message.direction == "in")).all()[-1]
        return bank.do(look, bank.ana, conversation, message.id or 0)

    return send


def told(found: Sequence[Brought | Missing]) -> list[object]:
    return [each.format.kind if isinstance(each, Brought) else each for each in found]


async def test_what_came_is_remembered_and_fetched(door, gateway, sends):
    of = await sends(("image/png", PNG), ("audio/amr", AMR))
    assert of.kinds == (MediaKind.PICTURE, MediaKind.SOUND)
    found = await gateway.media.bring(of, MOST)
    assert [each.content for each in found if isinstance(each, Brought)] == [PNG, AMR]


async def test_what_is_no_picture_is_not_shown_as_one_nor_what_is_too_large(door, gateway, sends):
    of = await sends(("image/png", b"<html>"), ("image/png", PNG + b"." * MOST), ("image/jpeg", PNG))
    expected = [Missing.UNKNOWN, Missing.TOO_LARGE, MediaKind.PICTURE]
    assert told(await gateway.media.bring(of, MOST)) == expected


async def test_what_the_provider_deleted_is_gone(door, gateway, sends, twilio):
    of = await sends(("image/png", PNG))
    twilio.forget_media(of.provider_id)
    assert told(await gateway.media.bring(of, MOST)) == [Missing.GONE]


async def test_ids_that_were_not_told_are_asked_for(door, gateway, sends):
    of = await sends(("image/png", PNG), ("audio/amr", AMR))
    bare = TextMedia(of.name, of.provider_id, (Medium(), Medium("", "audio/amr"), Medium()))
    found = await gateway.media.bring(bare, MOST)
    assert told(found) == [MediaKind.PICTURE, MediaKind.SOUND, Missing.GONE]


async def test_other_addresses_than_the_providers_own_are_never_asked(door, webhook, bank, texted, gateway):
    conversation, phone, _ = texted
    elsewhere = "http://169.254.169.254/latest/ME" + "0" * 32 + "?x=1"
    more = {"From": phone, "Body": "", "NumMedia": "2", "MediaUrl0": elsewhere}
    more |= {"MediaContentType0": "image/<script>", "MediaUrl1": "https://example.org/x"}
    assert (await webhook(fields=more).post(door))[0] == 204
    with bank.database.reading() as session:
        message = session.exec(select(Message).where(Message.direction == "in")).one()
    of = bank.do(look, bank.ana, conversation, message.id or 0)
    assert of.media == (Medium(), Medium())
    assert told(await gateway.media.bring(of, MOST)) == [Missing.GONE, Missing.GONE]


async def test_a_provider_that_does_not_answer_is_said_to_be_away(door, gateway, sends, account):
    of = await sends(("image/png", PNG))
    object.__setattr__(account, "api_url", "http://127.0.0.1:9")
    assert told(await gateway.media.bring(of, MOST)) == [Missing.AWAY]
