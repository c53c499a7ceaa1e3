"""The web server: senders who dawdle or come in crowds keep nobody else out."""

import asyncio
import contextlib
import socket

import pytest
from aiohttp import ClientSession, web

from bot.handlers.server import serving
from tests.waiting import eventually

SOON = 0.3  # seconds


async def hello(request: web.Request) -> web.Response:
    return web.Response(text=f"Hello {await request.text()}".strip())


async def never(_: web.Request) -> web.Response:
    await asyncio.Event().wait()
    raise AssertionError


ROUTES = (web.post("/", hello), web.get("/never", never))


async def said(url: str, told: bytes) -> bytes:
    """All that is answered until the server closes the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
    writer.write(told)
    answer = await asyncio.wait_for(reader.read(), 20)
    writer.close()
    return answer


async def posted(url: str) -> tuple[int, str]:
    async with ClientSession() as session, session.post(url, data="Ben") as answer:
        return answer.status, await answer.text()


async def test_who_says_nothing_or_never_comes_to_an_end_is_cut_off():
    head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n"
    async with serving(ROUTES, "127.0.0.1", 0, told_within=SOON) as url:
        silent, halting, trickling = await asyncio.gather(
            said(url, b""), said(url, head), said(url, head + b"\r\nabc")
        )
        assert (silent, halting) == (b"", b"")
        assert trickling.startswith(b"HTTP/1.1 408 ")
        assert await posted(url) == (200, "Hello Ben")


async def test_an_answer_that_does_not_come_is_given_up():
    async with serving(ROUTES, "127.0.0.1", 0, told_within=SOON) as url, ClientSession() as session:
        assert (await session.get(f"{url}/never")).status == 503


async def test_a_connection_too_many_is_told_so_and_the_next_gets_in_when_one_leaves():
    async with serving(ROUTES, "127.0.0.1", 0, most=3) as url:
        port = int(url.rpartition(":")[2])
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        assert (await said(url, b"")).startswith(b"HTTP/1.1 503 ")
        held[0][1].close()
        await held[0][1].wait_closed()

        async def lets_in():
            return await posted(url) == (200, "Hello Ben")

        await eventually(lets_in)
        for _, writer in held[1:]:
            writer.close()


@pytest.mark.parametrize("turns", range(6))
async def test_who_connects_while_the_server_ends_is_not_left_waiting(turns: int):
    loop = asyncio.get_running_loop()
    async with serving(ROUTES, "127.0.0.1", 0) as url:
        caller = socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])))
        for _ in range(turns):  # the connection is as far as that when the server ends
            await asyncio.sleep(0)
        ending = loop.time()
    with caller:
        caller.setblocking(False)
        with contextlib.suppress(ConnectionResetError):
            assert await asyncio.wait_for(loop.sock_recv(caller, 100), SOON) == b""
        assert loop.time() - ending < 2.0
