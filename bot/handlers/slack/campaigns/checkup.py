"""Tries the Slack tokens."""

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.views.phrases.campaigns import checkup
from bot.views.phrases.campaigns.checkup import Verdict

# As in manifest.yml; a test compares them.
SCOPES = frozenset(
    {
        "channels:read",
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "groups:read",
        "im:history",
        "im:write",
        "pins:write",
        "usergroups:read",
        "users:read",
        "users:read.email",
    }
)


async def check_bot(client: AsyncWebClient) -> list[Verdict]:
    """Whether Slack knows the bot, and lets it do what it does."""
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        return [checkup.slack_refused("bot", str(error.response["error"]))]
    except (ClientError, TimeoutError, OSError) as error:
        return [checkup.unreachable("Slack", str(error) or type(error).__name__)]
    granted = {scope.strip() for scope in answer.headers.get("x-oauth-scopes", "").split(",")}
    known = checkup.slack_token(str(answer["team"]), str(answer["user"]))
    return [known, checkup.slack_scopes(SCOPES - granted)]


async def check_socket(client: AsyncWebClient, app_token: str) -> Verdict:
    """Whether Slack would open a socket."""
    try:
        await client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        return checkup.slack_refused("app", str(error.response["error"]))
    except (ClientError, TimeoutError, OSError) as error:
        return checkup.unreachable("Slack", str(error) or type(error).__name__)
    return checkup.slack_socket()
