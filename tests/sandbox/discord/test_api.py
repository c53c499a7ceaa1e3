"""The API over the wire: refusals in Discord's form, rights, and what is noted as a mistake."""

from datetime import timedelta

import aiohttp
import pytest

from baton_sandbox.discord.app import interactions as kinds

QUIET: dict[str, object] = {"allowed_mentions": {"parse": []}}
V2 = 1 << 15


@pytest.fixture
def room(bare):
    return bare.world.named("text-bank").id


@pytest.fixture
def begun(bare, room):
    """Something a person did that waits for its answer, by kind."""

    def begin(kind):
        return bare.hub.interactions.begin(kind, bare.person("Ben").id, room)

    return begin


async def test_a_refusal_is_told_in_discords_form_and_noted(bare, ask, room):
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "x" * 81, "custom_id": "go"}]}
    response, body = await ask("POST", f"/channels/{room}/messages", json={"components": [row], **QUIET})
    assert response.status == 400
    assert body["code"] == 50035
    place = body["errors"]["components"]["0"]["components"]["0"]["label"]["_errors"][0]
    assert place == {"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 80 or fewer in length."}
    assert bare.mistakes == [
        "create_message: 50035 components.0.components.0.label: Must be 80 or fewer in length."
    ]


async def test_errors_of_a_callback_stand_under_its_data(bare, ask, begun):
    one = begun(kinds.COMMAND)
    path = f"/interactions/{one.id}/{one.token}/callback"
    _, body = await ask("POST", path, json={"type": 4, "data": {"content": "x" * 2001, **QUIET}})
    assert body["errors"]["data"]["content"]["_errors"][0]["code"] == "BASE_TYPE_MAX_LENGTH"
    response, _ = await ask("POST", path, json={"type": 4, "data": {"content": "x", **QUIET}})
    assert response.status == 204, "a refused answer is none, so that another may follow"


@pytest.mark.parametrize(
    "kind, answer",
    [
        (kinds.COMMAND, kinds.UPDATE),
        (kinds.COMMAND, kinds.DEFERRED_UPDATE),
        (kinds.COMMAND, kinds.SUGGESTIONS),
        (kinds.AUTOCOMPLETE, kinds.MESSAGE),
        (kinds.SUBMIT, kinds.MODAL),
        (kinds.SUBMIT, kinds.UPDATE),
    ],
)
async def test_not_every_answer_fits_every_act(bare, ask, begun, kind, answer):
    one = begun(kind)
    _, body = await ask(
        "POST", f"/interactions/{one.id}/{one.token}/callback", json={"type": answer, "data": {}}
    )
    assert body["errors"]["type"]["_errors"][0]["code"] == "BASE_TYPE_CHOICES"


async def test_three_seconds_by_the_clock_are_all_there_is(bare, ask, begun):
    one = begun(kinds.COMMAND)
    bare.clock.advance(timedelta(seconds=4))
    _, body = await ask("POST", f"/interactions/{one.id}/{one.token}/callback", json={"type": 5})
    assert body["code"] == 10062


async def test_one_interactions_token_does_not_reach_what_answered_another(bare, ask, begun):
    two = [begun(kinds.COMMAND), begun(kinds.COMMAND)]
    for one in two:
        answer = {"type": 4, "data": {"content": "x", "flags": 1 << 6, **QUIET}}
        await ask("POST", f"/interactions/{one.id}/{one.token}/callback", json=answer)
    first, second = two
    path = f"/webhooks/{bare.hub.app.id}/{second.token}/messages/{first.original.id}"
    _, body = await ask("PATCH", path, json={"content": "y"})
    assert body["code"] == 10008


async def test_more_suggestions_than_a_list_holds_are_refused(ask, begun):
    one = begun(kinds.AUTOCOMPLETE)
    data = {"choices": [{"name": str(number), "value": str(number)} for number in range(26)]}
    path = f"/interactions/{one.id}/{one.token}/callback"
    _, body = await ask("POST", path, json={"type": kinds.SUGGESTIONS, "data": data})
    assert "choices" in body["errors"]["data"]


async def test_a_message_without_a_word_about_mentions_is_a_mistake(bare, ask, room):
    response, _ = await ask("POST", f"/channels/{room}/messages", json={"content": "Hello @everyone"})
    assert response.status == 200
    assert bare.mistakes == ["A message was sent without allowed_mentions."]


async def test_only_those_who_may_be_mentioned_are(bare, ask, room):
    ben, cleo = bare.person("Ben").id, bare.person("Cleo").id
    message = {"content": f"@everyone <@{ben}> <@{cleo}>", "allowed_mentions": {"parse": [], "users": [ben]}}
    _, body = await ask("POST", f"/channels/{room}/messages", json=message)
    assert [one["id"] for one in body["mentions"]] == [ben]
    assert not body["mention_everyone"]


async def test_a_nonce_keeps_a_repeated_request_from_posting_twice(bare, ask, room):
    message = {"content": "Once", "nonce": "17", "enforce_nonce": True, **QUIET}
    path = f"/channels/{room}/messages"
    ids = [(await ask("POST", path, json=message))[1]["id"] for _ in range(2)]
    assert ids[0] == ids[1]
    bare.clock.advance(timedelta(minutes=6))
    assert (await ask("POST", path, json=message))[1]["id"] != ids[0]
    _, body = await ask("POST", path, json={**message, "nonce": "x" * 26})
    assert body["errors"]["nonce"]
    bare.hub.mistakes.clear()


async def test_what_was_dismissed_cannot_be_changed(bare, ask, begun):
    await bare.person("Ben").say("A message")
    one = begun(kinds.COMPONENT)
    one.message = bare.person("Ben").sees().messages[-1].posted
    bare.world.delete(one.message)
    answer = {"type": kinds.UPDATE, "data": {"content": "x"}}
    _, body = await ask("POST", f"/interactions/{one.id}/{one.token}/callback", json=answer)
    assert body["code"] == 10008


async def test_an_empty_message_is_refused(bare, ask, room):
    _, body = await ask("POST", f"/channels/{room}/messages", json={**QUIET})
    assert body["code"] == 50006
    assert bare.mistakes


async def test_version_two_stays_for_the_life_of_a_message(bare, ask, room):
    sent = {"flags": V2, "components": [{"type": 10, "content": "Words"}], **QUIET}
    _, message = await ask("POST", f"/channels/{room}/messages", json=sent)
    path = f"/channels/{room}/messages/{message['id']}"
    _, body = await ask("PATCH", path, json={"content": "Words"})
    assert body["errors"]["content"]["_errors"][0]["code"].startswith("MESSAGE_CANNOT_USE_LEGACY_FIELDS")
    response, body = await ask("PATCH", path, json={"components": [{"type": 10, "content": "Other"}]})
    assert response.status == 200
    assert body["flags"] & V2


async def test_a_file_that_no_component_shows_is_a_mistake(bare, ask, room):
    form = aiohttp.FormData()
    form.add_field(
        "payload_json",
        '{"flags": 32768, "components": [{"type": 10, "content": "x"}], "allowed_mentions": {"parse": []}}',
    )
    form.add_field("files[0]", b"bytes", filename="lost.txt")
    await ask("POST", f"/channels/{room}/messages", data=form)
    assert bare.mistakes == ["lost.txt is attached, but no component shows it."]


async def test_a_picture_that_was_not_sent_along_is_refused(ask, room):
    gallery = {"type": 12, "items": [{"media": {"url": "attachment://chart.png"}}]}
    _, body = await ask(
        "POST", f"/channels/{room}/messages", json={"flags": V2, "components": [gallery], **QUIET}
    )
    assert body["code"] == 50035


@pytest.mark.parametrize(
    "method, path, code",
    [
        ("GET", "/channels/1", 10003),
        ("GET", "/users/1", 10013),
        ("GET", "/guilds/1", 10004),
        ("GET", "/guilds/1000000000000000000/members/1", 10007),
        ("GET", "/channels/1000000000000000032/messages/1", 10008),
        ("GET", "/nothing/here", 0),
    ],
)
async def test_what_there_is_not_is_not_found(ask, method, path, code):
    response, body = await ask(method, path)
    assert (response.status, body["code"]) == (404, code)


async def test_channels_out_of_sight_and_out_of_bounds_are_refused(bare, ask, room):
    bare.world.channels[room].denied = 1 << 11
    _, body = await ask("POST", f"/channels/{room}/messages", json={"content": "x", **QUIET})
    assert body["code"] == 50013
    bare.world.channels[room].seen_by = ()
    _, body = await ask("POST", f"/channels/{room}/messages", json={"content": "x", **QUIET})
    assert body["code"] == 50001


async def test_what_is_no_json_is_refused(bare, ask, room):
    headers = {"Content-Type": "application/json"}
    response, body = await ask("POST", f"/channels/{room}/messages", data="{", headers=headers)
    assert (response.status, body["code"]) == (400, 50109)
    assert bare.mistakes


async def test_requests_without_the_token_are_refused(bare):
    path = f"{bare.server.api_url}/users/@me"
    async with aiohttp.ClientSession() as session, session.get(path) as response:
        assert response.status == 401


async def test_nobody_edits_what_another_wrote(bare, ask, room):
    await bare.person("Ben").say("Mine")
    message = bare.person("Ben").sees().messages[-1]
    _, body = await ask("PATCH", f"/channels/{room}/messages/{message.id}", json={"content": "Yours"})
    assert body["code"] == 50005
    response, _ = await ask("DELETE", f"/channels/{room}/messages/{message.id}")
    assert response.status == 204, "the app may manage messages"


async def test_the_guild_its_roles_channels_and_people_can_be_looked_up(bare, ask):
    guild = bare.world.guild.id
    assert (await ask("GET", f"/guilds/{guild}"))[1]["name"] == "Riverside"
    assert len((await ask("GET", f"/guilds/{guild}/roles"))[1]) == 6
    assert len((await ask("GET", f"/guilds/{guild}/channels"))[1]) == 3
    assert (await ask("GET", f"/guilds/{guild}/members/{bare.person('Ben').id}"))[1]["user"][
        "username"
    ] == "ben"
    assert (await ask("GET", f"/guilds/{guild}/members"))[1]["code"] == 50001
    assert (await ask("GET", "/users/@me/guilds"))[1][0]["id"] == guild
    assert (await ask("GET", "/gateway/bot"))[1]["url"] == (await ask("GET", "/gateway"))[1]["url"]


async def test_the_newest_messages_are_listed_first(bare, ask, room):
    for words in ("one", "two", "three"):
        await bare.person("Ben").say(words)
    _, found = await ask("GET", f"/channels/{room}/messages?limit=2")
    assert [message["content"] for message in found] == ["three", "two"]
