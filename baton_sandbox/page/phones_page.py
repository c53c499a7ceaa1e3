"""Where the browser reaches the contacts' phones."""

import base64
from collections.abc import Mapping

from aiohttp import web

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.page.phones import File, Phones
from baton_sandbox.page.requests import done, read_json, sent_file


class PhonesPage:
    """The routes of the phones that stand beside every chat; without phones they say so."""

    def __init__(self, phones: Phones | None) -> None:
        self._phones = phones

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/page/phones", self._list),
            web.get("/page/phone/{number}", self._phone),
            web.post("/page/phone", self._text),
            web.get("/page/phone-files/{sid}", self._sent),
            web.post("/page/carrier", self._carrier),
        ]

    async def _list(self, request: web.Request) -> web.Response:
        if self._phones is None:
            return done({"phones": [], "counts": {"texted": 0, "replied": 0, "stopped": 0}})
        found = list(self._phones.phones(request.query.get("q", "")))
        return done({"phones": found, "counts": self._phones.counts(), "carrier": self._phones.carrier()})

    async def _phone(self, request: web.Request) -> web.Response:
        return done(dict(self._carried().thread(request.match_info["number"])))

    async def _text(self, request: web.Request) -> web.Response:
        body = await read_json(request)
        files = [_file(each) for each in body.get("files", ())]
        self._carried().text_from(str(body["number"]), str(body["body"]), files)
        return done({})

    async def _sent(self, request: web.Request) -> web.Response:
        found = self._carried().file(request.match_info["sid"])
        if found is None:
            raise web.HTTPNotFound
        return sent_file(found[1], found[0])

    async def _carrier(self, request: web.Request) -> web.Response:
        body = await read_json(request)
        self._carried().set_auto(bool(body["auto"]), float(body.get("pace", 1.0)))
        return done({})

    def _carried(self) -> Phones:
        if self._phones is None:
            raise CannotDo("There are no phones in this sandbox.")
        return self._phones


def _file(sent: Mapping[str, str]) -> File:
    """A file as the page hands it in: its MIME type, and its bytes in base64."""
    return sent["kind"] or "application/octet-stream", base64.b64decode(sent["content"])
