"""Serving on loopback: the block's end loses nobody who is just connecting."""

import asyncio
import contextlib
import socket

import pytest
from aiohttp import ClientSession, web

from baton_sandbox.listening import listening

SOON = 0.3  # seconds


def application() -> web.Application:
    async def hello(request: web.Request) -> web.Response:
        return web.Response(text="Hello")

    app = web.Application()
    app.add_routes([web.get("/", hello)])
    return app


async def test_it_answers_while_the_block_lasts_and_then_leaves_the_port_free():
    async with listening(application(), "127.0.0.1", 0) as url, ClientSession() as session:
        assert await (await session.get(url)).text() == "Hello"
    port = int(url.rpartition(":")[2])
    async with listening(application(), "127.0.0.1", port) as again:
        assert again == url


async def test_a_port_that_is_taken_is_told():
    async with listening(application(), "127.0.0.1", 0) as url:
        with pytest.raises(OSError, match="in use"):
            async with listening(application(), "127.0.0.1", int(url.rpartition(":")[2])):
                pass


@pytest.mark.parametrize("turns", range(6))
async def test_who_connects_while_the_block_ends_is_not_left_waiting(turns: int):
    loop = asyncio.get_running_loop()
    async with listening(application(), "127.0.0.1", 0) as url:
        caller = socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])))
        for _ in range(turns):  # the connection is as far as that when the block ends
            await asyncio.sleep(0)
        ending = loop.time()
    with caller:
        caller.setblocking(False)
        with contextlib.suppress(ConnectionResetError):
            assert await asyncio.wait_for(loop.sock_recv(caller, 100), SOON) == b""
        assert loop.time() - ending < 2.0
