"""The page's server: the live feed of each person, their acts, and who may ask."""

import pytest
from aiohttp import ClientSession, FormData

from baton_sandbox.page.server import PageServer
from tests.sandbox.slack.sample_blocks import png
from tests.sandbox.slack.tab import Phones, Tab


@pytest.fixture
def phones():
    return Phones()


@pytest.fixture
async def page(slack, phones):
    async with PageServer(slack.workspace, phones) as server, ClientSession() as session:
        yield lambda person: Tab(session, server.url, person)


async def test_a_tab_is_greeted_with_all_it_needs(page):
    async with page("U0BEN") as tab:
        hello = await tab.next("hello")
        assert hello["team"] == {"name": "Riverside Votes"}
        assert hello["me"] == "U0BEN"
        assert hello["app_online"] is True
        assert {"id": "U0ANA", "initials": "AM", "is_admin": True}.items() <= hello["people"][0].items()
        assert [room["name"] for room in hello["channels"]] == ["general", "text-bank", "baton"]
        assert hello["channels"][2]["peer"] == hello["bot"]["id"] == "U0BATON"
        echo = next(item for item in hello["commands"] if item["command"] == "/echo")
        assert echo == {"command": "/echo", "description": "Says it back", "usage_hint": "[text]"}
        assert (await tab.next("modals"))["stack"] == []
        assert (await tab.next("home"))["view"] is None


async def test_messages_reach_those_in_the_channel_and_ephemerals_their_one_reader(page):
    async with page("U0ANA") as ana, page("U0BEN") as ben:
        await ana.act("say", channel="C0LEADS", text="only for leads")
        await ana.act("command", channel="C0TEXTBANK", text="/echo only for me")
        await ana.act("say", channel="C0TEXTBANK", text="for all, @ben")
        said = await ben.next("message")
        assert (said["channel"], said["message"]["text"]) == ("C0TEXTBANK", "for all, <@U0BEN>")
        texts = [(await ana.next("message"))["message"]["text"] for _ in range(3)]
        assert texts == ["only for leads", "You said: only for me", "for all, <@U0BEN>"]
        history = await ben.get("history", channel="C0TEXTBANK")
        assert [message["text"] for message in history["messages"]] == ["for all, <@U0BEN>"]
        assert await ben.get("history", channel="C0LEADS") == {
            "ok": False,
            "error": "You are not in that channel.",
        }


async def test_what_is_unread_is_counted_until_it_is_read(page):
    async with page("U0ANA") as ana, page("U0BEN") as ben:
        await ben.next("hello")
        await ana.act("say", channel="C0TEXTBANK", text="one")
        unread = {room["id"]: room["unread"] for room in (await ben.next("channels"))["channels"]}
        assert unread["C0TEXTBANK"] == 1
        await ben.act("read", channel="C0TEXTBANK")
        unread = {room["id"]: room["unread"] for room in (await ben.next("channels"))["channels"]}
        assert unread["C0TEXTBANK"] == 0


async def test_speaking_in_a_channel_reads_it(page):
    async with page("U0ANA") as ana, page("U0BEN") as ben:
        await ben.next("hello")
        await ana.act("say", channel="C0TEXTBANK", text="one")
        await ben.act("say", channel="C0TEXTBANK", text="two")
        counts = [
            {room["id"]: room["unread"] for room in (await ben.next("channels"))["channels"]} for _ in "12"
        ]
        assert [count["C0TEXTBANK"] for count in counts] == [1, 0]


async def test_a_file_given_in_a_modal_reaches_the_app_whole(slack, page):
    async with page("U0ANA") as tab:
        await tab.next("modals")
        await tab.act("command", channel="C0TEXTBANK", text="/ask")
        view = (await tab.next("modals"))["stack"][0]
        form = FormData({"as": "U0ANA", "view_id": view["id"], "block_id": "list", "action_id": "list"})
        form.add_field("file", b"cell\n", filename="people.csv")
        file = (await (await tab.session.post(f"{tab.url}/page/upload", data=form)).json())["file"]
        values = {
            "text": {"text": {"type": "plain_text_input", "value": "fine"}},
            "list": {"list": {"type": "file_input", "files": [{"id": file["id"]}]}},
        }
        await tab.act("submit", view_id=view["id"], values=values)
        sent = slack.delivered("view_submission")[-1]["view"]["state"]["values"]["list"]["list"]["files"][0]
        assert {"id": file["id"], "name": "people.csv", "size": 5}.items() <= sent.items()
        assert sent["url_private_download"].startswith(slack.workspace.base_url)


async def test_a_modal_is_opened_filled_refused_updated_and_sent(page):
    async with page("U0ANA") as tab:
        await tab.next("modals")
        assert (await tab.act("command", channel="C0TEXTBANK", text="/ask"))["acknowledged"]
        view = (await tab.next("modals"))["stack"][0]
        assert view["title"]["text"] == "Ask"

        def values(text):
            return {"text": {"text": {"type": "plain_text_input", "value": text}}}

        await tab.act("submit", view_id=view["id"], values=values(""))
        assert (await tab.next("modal_errors"))["errors"] == {"text": "Please fill this in."}
        await tab.act("submit", view_id=view["id"], values=values("bad"))
        assert (await tab.next("modal_errors"))["errors"] == {"text": "Please say something good."}
        await tab.act("submit", view_id=view["id"], values=values("more"))
        again = (await tab.next("modals"))["stack"][0]
        assert again["title"]["text"] == "Again"
        assert again["state"]["values"]["text"]["text"]["value"] == "more"
        asked = await tab.act(
            "options", view_id=view["id"], block_id="street", action_id="street", value="Oak"
        )
        assert [one["text"]["text"] for one in asked["options"]] == ["Oak Street", "Oak Avenue", "Oak Lane"]
        await tab.act("submit", view_id=view["id"], values=values("fine"))
        assert (await tab.next("modals"))["stack"] == []
        assert (await tab.next("message"))["message"]["text"] == "Noted: fine"


async def test_a_press_carries_what_stands_in_the_other_fields(slack, page):
    async with page("U0ANA") as tab:
        await tab.next("modals")
        await tab.act("command", channel="C0TEXTBANK", text="/ask")
        view = (await tab.next("modals"))["stack"][0]
        entered = {"text": {"text": {"type": "plain_text_input", "value": "half typed"}}}
        deeper = view["blocks"][-1]
        await tab.act(
            "press", view_id=view["id"], block_id=deeper["block_id"], action_id="deeper", values=entered
        )
        assert len((await tab.next("modals"))["stack"]) == 2
        sent = slack.delivered("block_actions")[-1]
        assert sent["view"]["state"]["values"]["text"]["text"]["value"] == "half typed"
        await tab.act("close", view_id=view["id"], cleared=True)
        assert (await tab.next("modals"))["stack"] == []


async def test_buttons_and_menus_of_a_message(page):
    async with page("U0ANA") as tab:
        await tab.act("command", channel="C0TEXTBANK", text="/kitchen")
        message = (await tab.next("message"))["message"]
        place = {"channel": "C0TEXTBANK", "ts": message["ts"], "block_id": message["blocks"][4]["block_id"]}
        chosen = {
            "type": "static_select",
            "selected_option": message["blocks"][4]["elements"][3]["options"][1],
        }
        assert (await tab.act("press", **place, action_id="pick", state=chosen))["acknowledged"]
        assert (await tab.next("message"))["message"]["text"] == "pick: no"
        assert (await tab.act("press", **place, action_id="delete"))["acknowledged"]
        assert (await tab.next("message_deleted"))["ts"] == message["ts"]
        gone = await tab.act("press", **place, action_id="delete")
        assert gone == {"ok": False, "error": "That message is gone."}


async def test_the_home_tab_comes_down_the_feed(page):
    async with page("U0ANA") as tab:
        await tab.next("home")
        await tab.act("home")
        assert (await tab.next("home"))["view"]["blocks"][0]["text"]["text"] == "Tuesday texters"


async def test_files_come_and_go(page):
    async with page("U0ANA") as tab:
        form = FormData({"as": "U0ANA", "channel": "C0TEXTBANK"})
        form.add_field("file", b"<script>", filename="evil.html")
        answer = await (await tab.session.post(f"{tab.url}/page/upload", data=form)).json()
        assert {"name": "evil.html", "size": 8}.items() <= answer["file"].items()
        assert (await tab.next("message"))["message"]["files"][0]["id"] == answer["file"]["id"]
        fetched = await tab.session.get(tab.url + answer["file"]["url"])
        assert fetched.content_type == "application/octet-stream"
        assert fetched.headers["Content-Disposition"] == "attachment"
        await tab.act("command", channel="C0TEXTBANK", text="/picture")
        picture = (await tab.next("message"))["message"]["files"][0]
        fetched = await tab.session.get(f"{tab.url}/page/files/{picture['id']}/progress.png")
        assert (fetched.content_type, await fetched.read()) == ("image/png", png())


async def test_direct_messages_are_made_when_first_opened(page):
    async with page("U0ANA") as ana, page("U0BEN") as ben:
        await ben.next("home")
        room = (await ana.act("open", user="U0BEN"))["channel"]
        assert (room["kind"], room["peer"]) == ("im", "U0BEN")
        assert room["id"] in [known["id"] for known in (await ben.next("channels"))["channels"]]
        assert (await ana.act("open", user="U0BEN"))["channel"]["id"] == room["id"]


async def test_the_clock_moves_forward_for_everybody(slack, page):
    async with page("U0ANA") as ana, page("U0BEN") as ben:
        await ben.next("home")
        await ana.act("clock", advance_seconds=3600)
        assert (await ben.next("clock"))["offset_seconds"] == 3600
        assert not (await ana.act("clock", advance_seconds=-1))["ok"]
        assert slack.clock.offset.total_seconds() == 3600


async def test_slacks_own_words_come_as_notices(slack, page):
    slack.delivery.acknowledge_within(0.1)
    async with page("U0ANA") as tab:
        assert not (await tab.act("command", channel="C0TEXTBANK", text="/slow"))["acknowledged"]
        notice = await tab.next("notice")
        assert notice["level"] == "error"
        assert "operation_timeout" in notice["text"]


async def test_phones_are_listed_texted_from_and_followed(page, phones):
    async with page("U0ANA") as tab:
        await tab.next("home")
        assert (await tab.get("phones", q="rosa"))["phones"][0]["name"] == "Rosa Diaz"
        assert (await tab.get("phones", q="nobody"))["phones"] == []
        assert (await tab.act("phone", number="+12025550101", body="Hi"))["ok"]
        changed = await tab.next("phone")
        assert (changed["phone"]["last"]["body"], changed["counts"]["replied"]) == ("Hi", 1)
        assert (await tab.get("phone/+12025550101"))["messages"][0]["body"] == "Hi"
        assert (await tab.act("phone", number="+12025550101", body=""))[
            "error"
        ] == "There is nothing to send yet."
        await tab.act("carrier", auto=True, pace=10)
        assert phones.auto == (True, 10.0)


@pytest.mark.parametrize(
    "act, body, error",
    [
        ("sing", {}, "The page asked for something the sandbox cannot do."),
        ("say", {"channel": "C0TEXTBANK"}, "The page left out 'text'."),
        ("say", {"channel": "C0TEXTBANK", "text": " "}, "There is nothing to send."),
        ("say", {"channel": "C0LEADS", "text": "x"}, "You are not in that channel."),
        (
            "say",
            {"as": "U0NOBODY", "channel": "C0TEXTBANK", "text": "x"},
            "There is nobody called U0NOBODY here.",
        ),
        ("submit", {"view_id": "V0NONE", "values": {}}, "That window is closed."),
    ],
)
async def test_what_cannot_be_done_is_a_sentence(page, act, body, error):
    async with page("U0BEN") as tab:
        assert await tab.act(act, **body) == {"ok": False, "error": error}


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://elsewhere.example"}, {"Host": "elsewhere.example"}, {"Origin": "null"}]
)
async def test_other_sites_may_not_act_here(page, headers):
    async with page("U0BEN") as tab:
        body = {"as": "U0BEN", "channel": "C0TEXTBANK", "text": "x"}
        answer = await tab.session.post(f"{tab.url}/page/say", json=body, headers=headers)
        assert answer.status == 403


async def test_a_taken_port_is_an_error_that_leaves_nothing_behind(bare):
    async with PageServer(bare.workspace) as first:
        port = int(first.url.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            async with PageServer(bare.workspace, port=port):
                pass
    async with PageServer(bare.workspace, port=port) as again:
        assert again.url == first.url


async def test_the_page_itself_is_served_with_a_strict_policy(page):
    async with page("U0BEN") as tab:
        answer = await tab.session.get(f"{tab.url}/?as=U0ANA")
        assert answer.content_type == "text/html"
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
