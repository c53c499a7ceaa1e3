"""Answers that go wrong on purpose: refused, late, cut in half, or cut off."""

import asyncio
import socket
import struct
from http import HTTPStatus

from aiohttp import web

from baton_sandbox.twilio.faults import Fault
from baton_sandbox.twilio.network.refusals import ApiRefusal


async def misbehave(request: web.Request, fault: Fault, answer: web.Response) -> web.StreamResponse:
    """Spoil an answer as the fault says."""
    await asyncio.sleep(fault.delay)
    match fault.how:
        case "refuse":
            return refused(fault)
        case "reset":
            return break_connection(request, answer)
        case "truncate":
            return await send_half(request, answer)
        case _:
            return answer


def refused(fault: Fault) -> web.Response:
    usual = 20429 if fault.status == HTTPStatus.TOO_MANY_REQUESTS else 20500
    refusal = ApiRefusal(fault.code or usual)
    headers = {"Retry-After": str(fault.retry_after)} if fault.retry_after is not None else {}
    return web.json_response(
        refusal.as_json() | {"status": fault.status}, status=fault.status, headers=headers
    )


def break_connection(request: web.Request, answer: web.Response) -> web.Response:
    """Reset the connection: closing a socket that lingers for zero seconds makes the kernel say so."""
    if request.transport is not None:
        endpoint = request.transport.get_extra_info("socket")
        endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.transport.abort()
    return answer


async def send_half(request: web.Request, answer: web.Response) -> web.StreamResponse:
    """Announce the whole answer, write half of it, hang up."""
    body = answer.body if isinstance(answer.body, bytes) else b""
    response = web.StreamResponse(status=answer.status, headers={"Content-Type": "application/json"})
    response.content_length = len(body)
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return response
