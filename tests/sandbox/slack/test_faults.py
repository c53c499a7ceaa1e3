"""What can go wrong with a call on the way, and Slack's rate limits when they are enforced."""

from datetime import timedelta

import pytest
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler

HELLO = {"channel": "C0TEXTBANK", "text": "hello"}


@pytest.fixture
async def once(client):
    """The client without the SDK's own repeats."""
    client.retry_handlers = []
    return client


def said(slack):
    return [message.text for message in slack.person("ana").sees().messages]


async def test_a_rate_limited_call_says_when_to_come_back_and_had_no_effect(bare, once):
    bare.faults.rate_limit("chat.postMessage", times=2, retry_after=7)
    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            await once.chat_postMessage(**HELLO)
        assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "7")
    assert said(bare) == []
    await once.chat_postMessage(**HELLO)
    assert said(bare) == ["hello"]


async def test_the_sdks_own_handler_comes_back_after_a_rate_limit(bare, once):
    bare.faults.rate_limit("chat.postMessage", retry_after=0)
    once.retry_handlers = [AsyncRateLimitErrorRetryHandler(max_retry_count=1)]
    await once.chat_postMessage(**HELLO)
    assert said(bare) == ["hello"]


@pytest.mark.parametrize("applied", [False, True])
async def test_a_server_error_may_have_had_its_effect(bare, once, applied):
    bare.faults.server_error("chat.postMessage", applied=applied)
    with pytest.raises(SlackApiError) as caught:
        await once.chat_postMessage(**HELLO)
    assert caught.value.response.status_code == 500
    assert said(bare) == (["hello"] if applied else [])


@pytest.mark.parametrize("applied", [False, True])
async def test_a_broken_connection_may_have_had_its_effect(bare, once, applied):
    bare.faults.reset("chat.postMessage", applied=applied)
    with pytest.raises(ClientError):
        await once.chat_postMessage(**HELLO)
    assert said(bare) == (["hello"] if applied else [])


async def test_a_slow_call_outlasts_the_apps_patience(bare, once):
    bare.faults.slow("chat.postMessage", seconds=5)
    once.timeout = 0.1
    with pytest.raises(TimeoutError):
        await once.chat_postMessage(**HELLO)
    assert said(bare) == ["hello"]


async def test_posting_is_limited_by_channel_and_lets_short_bursts_pass(bare, once):
    bare.faults.enforce_limits = True
    for _ in range(5):
        await once.chat_postMessage(**HELLO)
    with pytest.raises(SlackApiError) as caught:
        await once.chat_postMessage(**HELLO)
    assert caught.value.response.headers["Retry-After"] == "5"
    await once.chat_postMessage(channel="U0BEN", text="elsewhere")
    bare.clock.advance(timedelta(seconds=5))
    await once.chat_postMessage(**HELLO)
    assert len(said(bare)) == 6


async def test_each_method_has_the_limit_of_its_tier(bare, once):
    bare.faults.enforce_limits = True
    for _ in range(20):
        await once.users_list()
    with pytest.raises(SlackApiError):
        await once.users_list()
    assert {call.tier.name for call in bare.calls} == {"tier 2"}


async def test_limits_are_off_unless_asked_for(bare, once):
    for _ in range(120):
        await once.chat_postMessage(**HELLO)
    assert not any(call.error for call in bare.calls)
