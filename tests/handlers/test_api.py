"""What programs read of results is what the description says, with a token that holds."""

import asyncio
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from aiohttp.web import Application
from jsonschema import Draft202012Validator

from bot.assignment.conversations.answer import answer
from bot.assignment.guards import digest_of
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.people import api_tokens, members
from bot.handlers.api import answering
from bot.handlers.watched import metrics
from bot.handlers.watched.counts import Counts
from bot.handlers.watched.links import Links
from bot.vocabulary import Role
from tests.assignment.bank import Bank
from tests.courier.texts import text_everybody

DESCRIPTION = answering.description()


@pytest.fixture
def bank(database, clock):
    return Bank(database, clock)


@asynccontextmanager
async def asking(desk):
    """Call it with a path, a token and a query: status and answer, held against the description."""
    app = Application()
    app.add_routes(answering.routes(desk))
    async with TestServer(app) as server, ClientSession() as session:

        async def ask(path, token="", **query):
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            url = server.make_url(f"{answering.BASE}{path}")
            async with session.get(url, params=query, headers=headers) as answered:
                told = await answered.json()
            described(path, answered.status, told)
            return answered.status, told

        yield ask


def described(path, status, told):
    parts = path.strip("/").split("/")
    at = "/campaigns/{campaign}/{table}" if len(parts) == 3 else path
    response = DESCRIPTION["paths"][at]["get"]["responses"][str(status)]
    response = at_ref(response["$ref"]) if "$ref" in response else response
    schema = response["content"]["application/json"]["schema"]
    Draft202012Validator(schema | {"components": DESCRIPTION["components"]}).validate(told)


def at_ref(ref):
    found = DESCRIPTION
    for part in ref.removeprefix("#/").split("/"):
        found = found[part]
    return found


def token_of(bank, name="The CRM"):
    return bank.do(api_tokens.make, bank.ana, name, f"secret of {name}").made


def test_the_description_names_every_route_and_no_other(desk):
    app = Application()
    app.add_routes(answering.routes(desk))
    served = {resource.canonical.removeprefix(answering.BASE) for resource in app.router.resources()}
    assert served == set(DESCRIPTION["paths"])
    assert all(set(path) == {"get"} for path in DESCRIPTION["paths"].values())
    for name in ("Campaigns", "Rows"):
        Draft202012Validator.check_schema(DESCRIPTION["components"]["schemas"][name])


async def test_results_are_read_page_by_page(bank, desk):
    sent = text_everybody(bank, 5)
    bank.hear(sent[0], "Yes")
    bank.do(answer, bank.ana, sent[0], Answer(body="Thanks", tags=("yes",)), "act")
    bank.fail(sent[1], 30005)
    bank.hear(sent[2], "STOP")
    token, campaign = token_of(bank), bank.conversation(sent[0]).campaign_id
    async with asking(desk) as ask:
        assert (await ask("/campaigns", token))[1]["campaigns"][0]["id"] == campaign
        rows: list[dict[str, Any]] = []
        after: int | None = 0
        while after is not None:
            status, page = await ask(f"/campaigns/{campaign}/results", token, after=after, limit=2)
            assert (status, len(page["rows"]) <= 2) == (200, True)
            rows, after = rows + page["rows"], page["next"]
        assert [row["conversation"] for row in rows] == sorted(sent)
        cells = {row["conversation"]: row["cells"] for row in rows}
        assert (cells[sent[0]]["tag: yes"], cells[sent[0]]["replies"]) == ("yes", "1")
        assert cells[sent[1]]["text_fate"] == {"status": "undelivered", "code": 30005}
        assert cells[sent[2]]["opted_out_by"] == {"by": "contact", "list": ""}
        _, messages = await ask(f"/campaigns/{campaign}/messages", token, limit=1)
        assert [row["cells"]["direction"] for row in messages["rows"]] == ["out", "in", "out"]
        assert {row["conversation"] for row in messages["rows"]} == {sent[0]}
        _, people = await ask(f"/campaigns/{campaign}/people", token)
        assert people["rows"][0]["cells"]["texted"] == "5"
        since = await ask(f"/campaigns/{campaign}/results", token, since="2027-01-01")
        assert since[1] == {"rows": [], "next": None}


async def test_who_brings_no_token_that_holds_is_told_nothing(bank, desk):
    text_everybody(bank, 1)
    ben, token = bank.person("Ben Okafor", admin=True), token_of(bank)
    with bank.database.reading() as session:
        kept = session.connection().exec_driver_sql("SELECT digest FROM api_token").scalar_one()
    assert kept == digest_of(token) != token
    async with asking(desk) as ask:
        for wrong in ("", "baton_", kept, token + "x"):
            assert await ask("/campaigns", wrong) == (401, {"error": "token"})
        assert (await ask("/campaigns", token))[0] == 200
        assert (await ask("/openapi.json"))[1] == DESCRIPTION
        bank.do(members.set_role, ben, bank.person_id(bank.ana), Role.VOLUNTEER)
        assert (await ask("/campaigns", token))[0] == 401
        mine = bank.do(api_tokens.make, ben, "Mine", "another")
        assert (await ask("/campaigns", mine.made))[0] == 200
        bank.do(api_tokens.revoke, ben, mine.rows[0].id)
        assert (await ask("/campaigns", mine.made))[0] == 401


async def test_a_token_that_is_no_text_is_a_wrong_token(desk):
    app = Application()
    app.add_routes([*answering.routes(desk), metrics.route(desk, "all", Counts(), Links(), "secret")])
    async with TestServer(app) as server:
        for path in (f"{answering.BASE}/campaigns", metrics.PATH):
            reader, writer = await asyncio.open_connection(server.host, server.port)
            writer.write(f"GET {path} HTTP/1.0\r\nHost: here\r\nAuthorization: Bearer ".encode())
            writer.write(b"\xff\r\n\r\n")
            assert b" 401 " in await reader.readline()
            writer.close()


async def test_what_cannot_be_meant_is_named(bank, desk):
    token = token_of(bank)
    async with asking(desk) as ask:
        for query in ({"limit": "0"}, {"limit": "1001"}, {"after": "-1"}, {"after": "9" * 30}, {"page": "2"}):
            assert await ask("/campaigns", token, **query) == (400, {"error": next(iter(query))})
        assert (await ask("/campaigns/9/results", token))[0] == 404
        assert (await ask("/campaigns/x/results", token))[1] == {"error": "campaign"}
        for digits in ("0" * 20 + "9" * 20, "0" * 5000):
            assert await ask("/campaigns", token, after=digits) == (400, {"error": "after"})
        for since in ("soon", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"):
            assert (await ask("/campaigns/9/results", token, since=since))[1] == {"error": "since"}
