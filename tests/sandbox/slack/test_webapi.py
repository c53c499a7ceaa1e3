"""The Web API as the SDK's own client meets it: tokens, scopes, pages and Slack's names for errors."""

from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError

from tests.sandbox.slack.sample_blocks import field, kitchen, question, section

HOME = {"type": "home", "blocks": kitchen()}


async def refused(call):
    with pytest.raises(SlackApiError) as caught:
        await call
    return caught.value.response["error"]


async def test_the_token_says_who_the_app_is(bare, client):
    answer = await client.auth_test()
    assert (answer["user_id"], answer["bot_id"], answer["team"]) == ("U0BATON", "B0BATON", "Riverside Votes")
    assert "chat:write" in answer.headers["X-OAuth-Scopes"]


@pytest.mark.parametrize("token, error", [("", "not_authed"), ("xoxb-other", "invalid_auth")])
async def test_a_wrong_token_opens_nothing(bare, client, token, error):
    async with ClientSession() as session:
        answer = await session.post(f"{bare.server.api_url}auth.test", data={"token": token})
        assert (await answer.json()) == {"ok": False, "error": error}


async def test_the_two_tokens_are_not_interchangeable(bare, client):
    assert (
        await refused(client.apps_connections_open(app_token=bare.server.bot_token))
        == "not_allowed_token_type"
    )
    client.token = bare.server.app_token
    assert await refused(client.auth_test()) == "not_allowed_token_type"


async def test_a_scope_the_manifest_does_not_ask_for_is_missing(client):
    with pytest.raises(SlackApiError) as caught:
        await client.conversations_info(channel="C0LEADS")
    assert caught.value.response["error"] == "missing_scope"
    assert caught.value.response["needed"] == "groups:read"
    assert await refused(client.users_conversations(types="public_channel,im")) == "missing_scope"
    rooms = (await client.users_conversations(user="U0BEN"))["channels"]
    assert [room["name"] for room in rooms] == ["general", "text-bank"]


async def test_a_method_slack_does_not_have_is_unknown(client):
    assert await refused(client.api_call("chat.sing")) == "unknown_method"


async def test_people_come_with_their_zone_and_address(client):
    user = (await client.users_info(user="U0MAI"))["user"]
    assert (user["real_name"], user["tz"]) == ("Mai Tanaka", "America/Los_Angeles")
    assert user["tz_offset"] in (-8 * 3600, -7 * 3600)
    found = await client.users_lookupByEmail(email="MAI@riversidevotes.example")
    assert found["user"]["id"] == "U0MAI"
    assert await refused(client.users_info(user="U0NOBODY")) == "user_not_found"
    assert await refused(client.users_lookupByEmail(email="x@y.example")) == "users_not_found"


async def test_lists_come_in_pages(client):
    names, cursor = [], None
    while cursor != "":
        page = await client.users_list(limit=3, cursor=cursor)
        assert len(page["members"]) <= 3
        names += [person["name"] for person in page["members"]]
        cursor = page["response_metadata"]["next_cursor"]
    assert names == ["ana", "omar", "ben", "cleo", "dev", "mai", "baton"]
    assert await refused(client.users_list(cursor="elsewhere")) == "invalid_cursor"


async def test_channels_are_listed_by_kind_with_the_bots_membership(client):
    rooms = (await client.conversations_list())["channels"]
    assert {room["name"]: room["is_member"] for room in rooms} == {"general": False, "text-bank": True}
    assert (await client.conversations_members(channel="C0TEXTBANK", limit=2))["members"] == [
        "U0ANA",
        "U0OMAR",
    ]
    assert await refused(client.conversations_list(types="public_channel,attic")) == "invalid_types"
    assert await refused(client.conversations_info(channel="C0NOWHERE")) == "channel_not_found"


async def test_user_groups_and_their_people(client):
    group = (await client.usergroups_list(include_users=True))["usergroups"][0]
    assert (group["handle"], group["users"]) == ("leads", ["U0ANA", "U0OMAR"])
    assert (await client.usergroups_users_list(usergroup=group["id"]))["users"] == group["users"]
    assert await refused(client.usergroups_users_list(usergroup="S0NONE")) == "no_such_subteam"


async def test_a_disabled_user_group_is_hidden_unless_asked_for(bare, client):
    bare.world.put_group(replace(bare.world.groups["S0NIGHT"], disabled=True))
    assert [each["handle"] for each in (await client.usergroups_list())["usergroups"]] == ["leads"]
    assert await refused(client.usergroups_users_list(usergroup="S0NIGHT")) == "no_such_subteam"
    shown = (await client.usergroups_list(include_disabled=True, include_count=True))["usergroups"][-1]
    assert (shown["handle"], shown["user_count"], shown["date_delete"]) == ("night-team", 3, 1)


async def test_a_message_can_be_posted_changed_and_deleted(bare, client):
    posted = await client.chat_postMessage(channel="C0TEXTBANK", text="one", blocks=kitchen())
    place = {"channel": posted["channel"], "ts": posted["ts"]}
    ben = bare.person("ben")
    assert "Tuesday texters" in ben.sees()
    await client.chat_update(**place, text="two", blocks=[section("*two*")])
    assert ben.sees().text == "*two*"
    await client.chat_update(**place, text="three")
    assert ben.sees().text == "three", "text alone takes the place of blocks"
    link = await client.chat_getPermalink(channel="C0TEXTBANK", message_ts=posted["ts"])
    assert link["permalink"].endswith(f"/archives/C0TEXTBANK/p{posted['ts'].replace('.', '')}")
    await client.chat_delete(**place)
    assert ben.sees().text == ""
    assert await refused(client.chat_update(**place, text="four")) == "message_not_found"


async def test_a_person_can_be_written_to_by_their_id(bare, client):
    posted = await client.chat_postMessage(channel="U0BEN", text="hello")
    opened = await client.conversations_open(users="U0BEN")
    assert posted["channel"] == opened["channel"]["id"]
    assert opened["already_open"]
    assert bare.person("ben").sees().text == "hello"
    assert bare.person("ana").sees().text == ""


async def test_an_ephemeral_message_is_for_one_person(bare, client):
    await client.chat_postEphemeral(channel="C0TEXTBANK", user="U0BEN", text="psst")
    assert bare.person("ben").sees().text == "psst"
    assert bare.person("ana").sees().text == ""
    assert (
        await refused(client.chat_postEphemeral(channel="C0LEADS", user="U0BEN", text="x"))
        == "user_not_in_channel"
    )


@pytest.mark.parametrize(
    "arguments, error",
    [
        ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ({"channel": "C0GENERAL", "text": "x"}, "not_in_channel"),
        ({"channel": "C0TEXTBANK", "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": "C0TEXTBANK", "text": "x", "blocks": "nonsense"}, "invalid_blocks_format"),
        ({"channel": "C0TEXTBANK", "text": "x", "blocks": [{"type": "poem"}]}, "invalid_blocks"),
        ({"channel": "C0TEXTBANK", "text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"channel": "C0TEXTBANK", "text": "x", "metadata": {"event_type": "t"}}, "invalid_metadata_format"),
    ],
)
async def test_a_message_slack_would_refuse_is_refused_by_the_same_name(client, arguments, error):
    assert await refused(client.chat_postMessage(**arguments)) == error


async def test_a_message_needs_something_to_show(client):
    assert await refused(client.api_call("chat.postMessage", params={"channel": "C0TEXTBANK"})) == "no_text"


async def test_the_app_changes_its_own_messages_only(bare, client):
    await bare.person("ana").say("mine", "#text-bank")
    ts = bare.person("ana").sees().messages[-1].body["ts"]
    assert await refused(client.chat_update(channel="C0TEXTBANK", ts=ts, text="x")) == "cant_update_message"
    assert await refused(client.chat_delete(channel="C0TEXTBANK", ts=ts)) == "cant_delete_message"


async def test_joining_a_channel_lets_the_app_speak_there(bare, client):
    await client.conversations_join(channel="C0GENERAL")
    await client.chat_postMessage(channel="#general", text="hello all")
    assert (await client.conversations_join(channel="C0GENERAL"))["warning"] == "already_in_channel"


async def test_wrong_blocks_are_named_one_by_one(client):
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(
            channel="C0TEXTBANK", text="x", blocks=[section("x" * 3001), section("")]
        )
    assert caught.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
        "[ERROR] must be more than 0 characters [json-pointer:/blocks/1/text/text]",
    ]


async def test_a_trigger_opens_one_modal_within_three_seconds(bare, client):
    triggers = bare.workspace.triggers
    trigger = triggers.issue("U0ANA")
    await client.views_open(trigger_id=trigger, view=question())
    assert await refused(client.views_open(trigger_id=trigger, view=question())) == "exchanged_trigger_id"
    late = triggers.issue("U0ANA")
    bare.clock.advance(timedelta(seconds=3.1))
    assert await refused(client.views_open(trigger_id=late, view=question())) == "expired_trigger_id"
    assert await refused(client.views_open(trigger_id="made.up", view=question())) == "invalid_trigger_id"
    assert len(bare.person("ana").sees().modals) == 1


async def test_an_invalid_view_does_not_use_up_its_trigger(bare, client):
    trigger = bare.workspace.triggers.issue("U0ANA")
    wrong = question(title="t" * 25)
    assert await refused(client.views_open(trigger_id=trigger, view=wrong)) == "invalid_arguments"
    await client.views_open(trigger_id=trigger, view=question())


async def test_a_stale_hash_loses(bare, client):
    opened = (await client.views_open(trigger_id=bare.workspace.triggers.issue("U0ANA"), view=question()))[
        "view"
    ]
    first = await client.views_update(view_id=opened["id"], hash=opened["hash"], view=question("Second"))
    late = client.views_update(view_id=opened["id"], hash=opened["hash"], view=question("Third"))
    assert await refused(late) == "hash_conflict"
    await client.views_update(view_id=opened["id"], hash=first["view"]["hash"], view=question("Third"))
    assert bare.person("ana").modal.title == "Third"
    assert await refused(client.views_update(view_id="V0NONE", view=question())) == "not_found"


async def test_a_field_that_stays_keeps_its_first_value_whatever_an_update_names(bare, client):
    def asking(value, block_id="name"):
        view = question()
        view["blocks"] = [field("Name", "plain_text_input", block_id, initial_value=value)]
        return view

    def entered():
        return [
            actions[key]["value"] for key, actions in bare.person("ana").modal.body["state"]["values"].items()
        ]

    opened = (await client.views_open(trigger_id=bare.workspace.triggers.issue("U0ANA"), view=asking("Ann")))[
        "view"
    ]
    await client.views_update(view_id=opened["id"], view=asking("Bea"))
    assert entered() == ["Ann"]
    await client.views_update(view_id=opened["id"], view=asking("Bea", block_id="other"))
    assert entered() == ["Bea"]


async def test_a_view_can_be_known_by_an_id_of_the_apps_own(bare, client):
    def trigger():
        return bare.workspace.triggers.issue("U0ANA")

    await client.views_open(trigger_id=trigger(), view=question(external_id="one"))
    again = client.views_open(trigger_id=trigger(), view=question(external_id="one"))
    assert await refused(again) == "duplicate_external_id"
    await client.views_update(external_id="one", view=question("Found", external_id="one"))
    assert bare.person("ana").modal.title == "Found"


async def test_the_home_tab_is_published_to_one_person(bare, client):
    published = (await client.views_publish(user_id="U0ANA", view=HOME))["view"]
    assert "Tuesday texters" in bare.person("ana").sees().home
    assert bare.person("ben").sees().home is None
    await client.views_publish(user_id="U0ANA", view=HOME, hash=published["hash"])
    assert (
        await refused(client.views_publish(user_id="U0ANA", view=HOME, hash=published["hash"]))
        == "hash_conflict"
    )


async def test_every_call_is_recorded_without_its_token(bare, client):
    await client.chat_postMessage(channel="C0TEXTBANK", text="x")
    await refused(client.users_info(user="U0NOBODY"))
    assert [(call.method, call.error) for call in bare.calls] == [
        ("chat.postMessage", None),
        ("users.info", "user_not_found"),
    ]
    assert bare.calls[0].arguments["channel"] == "C0TEXTBANK"
    assert all(call.rate_limited for call in bare.calls)
    assert bare.server.bot_token not in repr(bare.calls)
