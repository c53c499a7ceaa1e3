"""An ordinary slack-bolt app; nothing in it knows that its Slack is a sandbox."""

import asyncio
import contextlib
import re

from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.sandbox.slack.sample_blocks import kitchen, option, png, question, section


def sample_app(server):
    """The app, as it would be built for Slack itself but for the address."""
    client = AsyncWebClient(token=server.bot_token, base_url=server.api_url)
    app = AsyncApp(client=client, signing_secret=server.signing_secret)
    for register in (commands, presses, modals, shortcuts, events):
        register(app)
    return app


def commands(app):
    @app.command("/kitchen")
    async def show_kitchen(ack, respond):
        await ack()
        await respond(text="Tuesday texters", blocks=kitchen(), response_type="in_channel")

    @app.command("/ask")
    async def ask_question(ack, body, client):
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=question())

    @app.command("/echo")
    @app.command("/raw")
    async def echo(ack, command):
        await ack(f"You said: {command['text']}")

    @app.command("/slow")
    async def slow(ack):
        await asyncio.sleep(60)
        await ack()

    @app.command("/picture")
    async def picture(ack, body, client):
        await ack()
        channel = body["channel_id"]
        await client.files_upload_v2(
            channel=channel, content=png(), filename="progress.png", initial_comment="So far"
        )


def presses(app):
    @app.action("ask")
    async def open_question(ack, body, client):
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=question())

    @app.action("deeper")
    async def go_deeper(ack, body, client):
        await ack()
        with contextlib.suppress(SlackApiError):  # the stack may be full
            await client.views_push(trigger_id=body["trigger_id"], view=question("Deeper"))

    @app.action("start")
    async def start(ack, body, client, respond):
        await ack()
        who = body["user"]["id"]
        await respond(
            text=f"<@{who}> holds *25* contacts.", response_type="ephemeral", replace_original=False
        )
        await client.chat_postMessage(channel=who, text="Ready when you are.")

    @app.action("delete")
    async def delete(ack, respond):
        await ack()
        await respond(delete_original=True)

    @app.action("pick")
    @app.action("more")
    @app.action("who")
    async def chosen(ack, action, respond):
        await ack()
        choice = action.get("selected_user") or action["selected_option"]["value"]
        await respond(text=f"{action['action_id']}: {choice}", replace_original=False)

    @app.options("street")
    async def streets(ack, payload):
        name = payload["value"].removesuffix(" Street")
        await ack(options=[option(f"{name} {kind}") for kind in ("Street", "Avenue", "Lane")])


def modals(app):
    @app.view("question")
    async def answered(ack, view, body, client):
        text = view["state"]["values"]["text"]["text"]["value"]
        match text.split()[0]:
            case "bad":
                await ack(response_action="errors", errors={"text": "Please say something good."})
            case "more":
                await ack(response_action="update", view=question("Again", f"You said: {text}"))
            case "deeper":
                await ack(response_action="push", view=question("Pushed"))
            case "misplaced":
                await ack(response_action="errors", errors={"elsewhere": "Nobody can see this."})
            case "clear":
                await ack(response_action="clear")
            case "wrong":
                await ack(
                    response_action="update",
                    view={**question(), "title": {"type": "plain_text", "text": "t" * 25}},
                )
            case _:
                await ack()
                await client.chat_postMessage(channel=body["user"]["id"], text=f"Noted: {text}")

    @app.view_closed("question")
    async def closed(ack, body, client):
        await ack()
        how = "everything" if body["is_cleared"] else "it"
        await client.chat_postMessage(channel=body["user"]["id"], text=f"You closed {how}.")


def shortcuts(app):
    @app.shortcut("greet")
    async def greet(ack, body, client):
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=question("Greetings"))

    @app.shortcut("look")
    async def look(ack, body, respond):
        await ack()
        await respond(text=f"Seen: {body['message']['text']}")


def events(app):
    @app.event("app_home_opened")
    async def home(event, client):
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": kitchen()})

    @app.event("app_mention")
    async def mentioned(event, say):
        await say(f"Hello <@{event['user']}>")

    @app.event("message")
    async def spoken(event, say):
        if not event.get("bot_id") and event.get("subtype") in (None, "file_share"):
            await say(f"I heard: {event['text']} ({len(event.get('files', []))} files)")

    @app.event("member_joined_channel")
    async def joined(event, client):
        if event["user"] != "U0BATON":
            blocks = [section(f"Welcome, <@{event['user']}>")]
            await client.chat_postMessage(channel=event["channel"], text="Welcome", blocks=blocks)

    @app.event("file_shared")
    @app.event(re.compile("subteam_.*"))
    async def seen():
        pass


@contextlib.asynccontextmanager
async def over_sockets(app, server, ping_interval=10.0):
    """The app, connected to the server by Socket Mode."""
    handler = AsyncSocketModeHandler(app, server.app_token, ping_interval=ping_interval)
    await handler.connect_async()
    try:
        yield handler
    finally:
        await handler.close_async()


@contextlib.asynccontextmanager
async def over_http(app, server):
    """The app, served on a port of its own to which the server delivers signed requests."""
    runner = web.AppRunner(app.web_app("/slack/events"), handle_signals=False, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.deliver_to(f"http://127.0.0.1:{runner.addresses[0][1]}")
    try:
        yield runner
    finally:
        await runner.cleanup()
