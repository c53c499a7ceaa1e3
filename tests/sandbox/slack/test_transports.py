"""How deliveries travel: sockets that come and go, signed requests, repeats, delays and response URLs."""

import asyncio
import json
from dataclasses import dataclass
from datetime import timedelta

import pytest
from aiohttp import ClientSession, WSMsgType, web
from slack_bolt.request.payload_utils import is_slash_command
from slack_sdk.signature import SignatureVerifier
from slack_sdk.webhook.async_client import AsyncWebhookClient

from baton_sandbox.slack.app.hooks import Origin
from baton_sandbox.slack.driver import NotAcknowledged
from tests.sandbox.slack.sample_app import over_sockets, sample_app


@dataclass
class Listener:
    """What arrived at an address, and what it will answer."""

    requests: list[tuple[dict[str, str], str]]
    statuses: list[int]
    heard: asyncio.Event

    async def until(self, count):
        async with asyncio.timeout(5):
            while len(self.requests) < count:
                self.heard.clear()
                await self.heard.wait()
        return self.requests


@pytest.fixture
async def listener(bare):
    """An address that keeps every request and answers with the statuses it is told, then 200."""

    async def hear(request):
        requests.append((dict(request.headers), await request.text()))
        heard.set()
        status = statuses.pop(0) if statuses else 200
        return web.Response(status=status, headers={"X-Slack-No-Retry": "1"} if status == 410 else {})

    requests: list[tuple[dict[str, str], str]] = []
    statuses: list[int] = []
    heard = asyncio.Event()
    application = web.Application()
    application.add_routes([web.post("/slack/events", hear)])
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    bare.server.deliver_to(f"http://127.0.0.1:{runner.addresses[0][1]}")
    yield Listener(requests, statuses, heard)
    await runner.cleanup()


async def open_socket(session, slack):
    headers = {"Authorization": f"Bearer {slack.server.app_token}"}
    answer = await (
        await session.post(f"{slack.server.api_url}apps.connections.open", headers=headers)
    ).json()
    return await session.ws_connect(answer["url"])


async def test_a_socket_is_greeted_and_its_address_works_once(bare):
    async with ClientSession() as session:
        socket = await open_socket(session, bare)
        hello = await socket.receive_json()
        assert (hello["type"], hello["num_connections"]) == ("hello", 1)
        answer = await session.get(socket._response.url)
        assert answer.status == 401
        await socket.close()


async def test_each_delivery_goes_to_one_of_several_sockets_and_any_may_acknowledge(bare):
    async with ClientSession() as session:
        sockets = [await open_socket(session, bare) for _ in range(3)]
        for socket in sockets:
            await socket.receive_json()
        seen = set()
        for number in range(3):
            typing = asyncio.create_task(bare.person("ana").command("/echo x"))
            waiting = {asyncio.create_task(socket.receive_json()): socket for socket in sockets}
            done, others = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in others:
                task.cancel()
            assert len(done) == 1
            envelope = done.pop()
            seen.add(waiting[envelope])
            assert envelope.result()["type"] == "slash_commands"
            await sockets[number].send_json({"envelope_id": envelope.result()["envelope_id"]})
            await typing
        assert len(seen) == 3
        for socket in sockets:
            await socket.close()


async def test_a_socket_that_is_to_be_replaced_gets_nothing_more(bare):
    async with ClientSession() as session:
        old = await open_socket(session, bare)
        await bare.delivery.sockets.refresh()
        assert [(await old.receive_json())["type"] for _ in range(2)] == ["hello", "disconnect"]
        assert not bare.delivery.online
        new = await open_socket(session, bare)
        await new.receive_json()
        for _ in range(3):
            typing = asyncio.create_task(bare.person("ana").command("/echo x"))
            envelope = await new.receive_json()
            await old.send_json({"envelope_id": envelope["envelope_id"]})
            await typing
        await old.close()
        await new.close()


async def test_the_eleventh_socket_is_sent_away(bare):
    async with ClientSession() as session:
        sockets = [await open_socket(session, bare) for _ in range(11)]
        messages = [await socket.receive_json() for socket in sockets]
        assert [message["type"] for message in messages] == ["hello"] * 10 + ["disconnect"]
        assert messages[-1]["reason"] == "too_many_websockets"
        for socket in sockets:
            await socket.close()


async def test_no_press_is_lost_or_doubled_while_sockets_are_refreshed(bare):
    people, refreshes = bare.crowd(20), 0
    app, heard = sample_app(bare.server), []

    @app.command("/count")
    async def hear(ack, command):
        heard.append(command["trigger_id"])
        await ack("heard")

    async def presses(person):
        for _ in range(50):
            await person.command("/count")

    async with over_sockets(app, bare.server), asyncio.TaskGroup() as group:
        pressing = [group.create_task(presses(person)) for person in people]
        while not all(task.done() for task in pressing):
            await bare.delivery.sockets.refresh()
            refreshes += 1
            await asyncio.wait(pressing, timeout=0.05)
    assert len(heard) == len(set(heard)) == 1000
    assert refreshes > 3


async def test_a_cut_connection_is_opened_again(bare):
    async with over_sockets(sample_app(bare.server), bare.server, ping_interval=0.1):
        bare.delivery.sockets.drop()
        await bare.until(lambda: bare.delivery.online)
        await bare.person("ana").command("/echo still here")
        assert "still here" in bare.person("ana").sees()


async def test_nothing_passes_a_half_open_connection(bare):
    ana = bare.person("ana")
    async with over_sockets(sample_app(bare.server), bare.server):
        bare.delivery.sockets.freeze()
        bare.delivery.acknowledge_within(0.2)
        with pytest.raises(NotAcknowledged, match="operation_timeout"):
            await ana.command("/echo lost")
        bare.delivery.sockets.thaw()
        bare.delivery.acknowledge_within(3)
        await ana.command("/echo found")
        assert [message.text for message in ana.sees().messages] == ["You said: found"]


async def test_requests_are_signed_and_carry_the_forms_slack_sends(bare, listener):
    await bare.person("ana").command("/echo a & b")
    headers, body = listener.requests[0]
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert is_slash_command(body={"command": "/echo"})
    assert "command=%2Fecho&text=a+%26amp%3B+b" in body
    verifier = SignatureVerifier(bare.server.signing_secret)
    assert verifier.is_valid_request(body, headers)
    assert not verifier.is_valid_request(body + " ", headers)


async def test_an_event_is_repeated_until_acknowledged_and_says_so(bare, listener):
    listener.statuses += [500, 404]
    bare.delivery.retry_seconds = (0.0, 0.01, 0.01)
    await bare.person("ana").open_home()
    requests = await listener.until(3)
    bodies = [json.loads(body) for _, body in requests]
    assert len({body["event_id"] for body in bodies}) == 1
    retries = [(h.get("X-Slack-Retry-Num"), h.get("X-Slack-Retry-Reason")) for h, _ in requests]
    assert retries == [(None, None), ("1", "http_error"), ("2", "http_error")]


async def test_an_app_can_ask_not_to_be_sent_an_event_again(bare, listener):
    listener.statuses += [410]
    bare.delivery.retry_seconds = (0.0,)
    await bare.person("ana").open_home()
    await bare.person("ben").open_home()
    requests = await listener.until(2)
    assert [json.loads(body)["event"]["user"] for _, body in requests] == ["U0ANA", "U0BEN"]
    assert len(bare.delivery.unacknowledged) == 1


async def test_interactions_are_never_repeated(bare, listener):
    listener.statuses += [500]
    with pytest.raises(NotAcknowledged, match="dispatch_failed"):
        await bare.person("ana").command("/echo x")
    assert len(listener.requests) == 1


async def test_a_delivery_can_be_repeated_word_for_word(bare, listener):
    requests = listener.requests
    bare.faults.repeat_deliveries = 2
    await bare.person("ana").open_home()
    await bare.settled()
    assert len(requests) == 3
    assert len({body for _, body in requests}) == 1
    await bare.delivery.again()
    assert requests[3][1] == requests[0][1]


async def test_a_late_acknowledgement_is_none_though_the_app_did_its_work(slack, ana):
    await ana.command("/ask")
    await ana.until(lambda screen: screen.modal)
    slack.delivery.acknowledge_within(0.2)
    slack.faults.hold_acknowledgements = 0.3
    with pytest.raises(NotAcknowledged, match="operation_timeout"):
        await ana.submit(Text="fine")
    assert ana.modal.title == "Ask"
    await ana.until("Noted: fine")


async def test_the_last_delivery_reaches_the_app_a_second_time(slack, ana):
    await ana.command("/kitchen")
    await ana.until("Tuesday texters")
    await slack.delivery.again()
    await ana.until(lambda screen: len(screen.messages) == 2)


@pytest.fixture
def answers(bare):
    """A response URL for Ben in #text-bank, as a client of its own."""
    hook = bare.workspace.hooks.issue(Origin("U0BEN", "C0TEXTBANK"))
    return AsyncWebhookClient(f"{bare.workspace.base_url}/hooks/commands/{hook}")


async def test_a_response_url_works_five_times(bare, answers):
    for number in range(5):
        assert (await answers.send(text=str(number))).body == "ok"
    late = await answers.send(text="6")
    assert (late.status_code, json.loads(late.body)["error"]) == (404, "used_url")
    assert [message.text for message in bare.person("ben").sees().messages] == ["0", "1", "2", "3", "4"]


async def test_a_response_url_lasts_half_an_hour(bare, answers):
    bare.clock.advance(timedelta(minutes=29, seconds=59))
    assert (await answers.send(text="just in time")).status_code == 200
    bare.clock.advance(timedelta(seconds=2))
    late = await answers.send(text="too late")
    assert (late.status_code, json.loads(late.body)["error"]) == (404, "expired_url")


async def test_an_invalid_answer_is_refused_and_not_counted(bare, answers):
    for _ in range(6):
        refused = await answers.send(text="x", blocks=[{"type": "poem"}])
        assert (refused.status_code, json.loads(refused.body)["error"]) == (400, "invalid_blocks")
    assert (await answers.send(text="fine")).status_code == 200


async def test_an_ephemeral_message_can_be_replaced_through_its_response_url(bare):
    channel, app = bare.world.channels.get("C0TEXTBANK"), bare.workspace.app
    posted = bare.world.post(channel, app.bot_user, app.signed({"text": "one moment"}), "U0BEN")
    hook = bare.workspace.hooks.issue(Origin("U0BEN", "C0TEXTBANK", posted.ts))
    client = AsyncWebhookClient(f"{bare.workspace.base_url}/hooks/actions/{hook}")
    await client.send(text="done", replace_original=True)
    assert bare.person("ben").sees().text == "done"
    assert bare.person("ana").sees().text == ""


async def test_the_server_pings_and_stray_words_are_noted(bare):
    bare.delivery.sockets.ping_seconds = 0.01
    async with ClientSession() as session:
        headers = {"Authorization": f"Bearer {bare.server.app_token}"}
        answer = await (
            await session.post(f"{bare.server.api_url}apps.connections.open", headers=headers)
        ).json()
        socket = await session.ws_connect(answer["url"], autoping=False)
        await socket.receive_json()
        assert (await socket.receive()).type is WSMsgType.PING
        await socket.send_str("what?")
        await socket.close()
    assert bare.mistakes == ["what?"]
