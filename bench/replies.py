"""Replies: a signed webhook, Baton's operation, and the bare statements behind them."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from urllib.parse import urlencode

from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from aiohttp.web import Application
from twilio.request_validator import RequestValidator

from bench import bank
from bench.bare import Hands
from bench.crowd import Timed, alternating, in_tasks, in_threads
from bench.grounds import Ground
from bench.report import Table, ms, rate, ratio
from bench.scale import Scale
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.desk import Desk
from bot.assignment.outcomes.conversations import Inbound
from bot.assignment.rules.law.phrasebook import phrasebook
from bot.handlers.twilio.account import INBOUND, TwilioAccount
from bot.handlers.twilio.inbound import TwilioDoor
from bot.storage.engine.database import Database
from bot.storage.tables import Campaign

PUBLIC = "https://baton.example"
BODY = "Yes, I will!"
Way = Callable[[Database, Scale, Iterator[str]], Timed]


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """What storing one reply costs, by hand and through every layer."""
    phrasebook()  # read before anything is measured
    with ground.database() as database:
        bank.lay(database, contacts=scale.replies, people=1)
        bank.text_all(database, scale.replies)
        ways = {
            "bare INSERT and UPDATE": _bare,
            "Baton's operation, on threads": _operation,
            "the same, beside 50 rules that do not know it": partial(_ruled, "unlike"),
            "the same, filed by one of 50 rules": partial(_ruled, BODY),
            "signed webhook, end to end": _webhook,
        }
        sids = (f"SM{number:032x}" for number in count())
        _ruled(BODY, database, scale, sids)  # what is compiled and read once
        used: dict[str, float] = defaultdict(float)
        measures = [
            partial(_counted, used, name, partial(way, database, scale, sids)) for name, way in ways.items()
        ]
        found = alternating(scale.runs, measures)
    without = "Baton's operation, on threads"
    plain = found[list(ways).index(without)]
    rows = (
        (name, rate(each.rate), ms(each.p50), ms(each.p99), ratio(each.rate, found[0].rate),
         ratio(plain.rate, each.rate), ratio(used[name], used[without]))
        for name, each in zip(ways, found, strict=True)
    )  # fmt: skip
    yield Table(
        f"Replies, {scale.crowd} at once",
        ("", "/s", "p50 ms", "p99 ms", "/ bare", "time / no rules", "CPU / no rules"),
        tuple(rows),
        "Baton also matches the text, reads its words, wakes the holder and keeps the wait. "
        "A rule that files writes a report and its standing beside it. The last columns may be 1.1.",
    )

    yield _storm(ground, scale)


def _storm(ground: Ground, scale: Scale) -> Table:
    """Everybody writes STOP at once."""
    with ground.database() as database:
        bank.lay(database, contacts=scale.replies, people=1)
        bank.text_all(database, scale.replies)
        timed = _operation(database, scale, (f"SM{number:032x}" for number in count()), "STOP")
    thousand = 1000 * timed.seconds / len(timed.waits)
    return Table(
        f"A storm of STOP, {scale.crowd} at once",
        ("contacts", "s for a thousand", "p99 ms"),
        ((f"{len(timed.waits):,}", f"{thousand:.1f}", ms(timed.wait(0.99))),),
        "Each opts a number out of every campaign, redraws cards and is on record.",
    )


def _counted(used: dict[str, float], name: str, measure_: Callable[[], Timed]) -> Timed:
    """A measure, and the seconds of processor that this process took for it."""
    began = time.process_time()
    timed = measure_()
    used[name] += time.process_time() - began
    return timed


def _bare(database: Database, scale: Scale, sids: Iterator[str]) -> Timed:
    told = [(number, next(sids)) for number in range(1, scale.replies + 1)]
    with Hands(database) as hands:
        return in_threads(scale.crowd, lambda each: hands.hear(each[0], bank.phone(each[0]), each[1]), told)


def _operation(database: Database, scale: Scale, sids: Iterator[str], body: str = BODY) -> Timed:
    def hear(inbound: Inbound) -> None:
        with database.transaction() as session:
            receive_text(session, bank.NOW, inbound)

    return in_threads(scale.crowd, hear, _inbounds(scale, sids, body))


def _ruled(body: str, database: Database, scale: Scale, sids: Iterator[str]) -> Timed:
    """In a campaign whose rules see every reply; each round has another answer, so that it files anew.

    All replies have the same words, and rules know them or, for the `body` "unlike", others.
    """
    answer = next(sids)
    rules = [
        f"word {number}, and {number} more, phrase {number} ~ → tag {number} any" for number in range(49)
    ]
    known = BODY.replace(",", "") if body == BODY else body
    rules.append(f"{known} → Will you vote? {answer} any")
    asked = {"prompt": "Will you vote?", "options": [answer, "no"]}
    _write(database, "\n".join(rules), [str(number) for number in range(49)], [asked])
    try:
        return _operation(database, scale, sids)
    finally:
        _write(database, "", [], [])


def _write(database: Database, rules: str, tags: list[str], asked: list[dict[str, object]]) -> None:
    with database.transaction() as session:
        campaign = session.get_one(Campaign, bank.CAMPAIGN)
        campaign.rules, campaign.tags, campaign.questions = rules, tags, asked


def _webhook(database: Database, scale: Scale, sids: Iterator[str]) -> Timed:
    account = TwilioAccount("AC" + "0" * 32, "secret", "MG" + "0" * 32, PUBLIC)
    signer = RequestValidator(account.auth_token)

    async def all_of_them() -> Timed:
        door = TwilioDoor(Desk(database, bank.clock), account)
        app = Application()
        app.add_routes(door.routes())
        async with TestServer(app) as server, ClientSession() as session:

            async def post(inbound: Inbound) -> None:
                form = _form(account, inbound)
                signature = signer.compute_signature(PUBLIC + INBOUND, form)
                headers = {
                    "X-Twilio-Signature": signature,
                    "Content-Type": "application/x-www-form-urlencoded",
                }
                async with session.post(
                    server.make_url(INBOUND), data=urlencode(form), headers=headers
                ) as answer:
                    if answer.status != 204:
                        raise AssertionError(f"a webhook was answered {answer.status}")

            return await in_tasks(scale.crowd, post, _inbounds(scale, sids))

    return asyncio.run(all_of_them())


def _inbounds(scale: Scale, sids: Iterator[str], body: str = BODY) -> list[Inbound]:
    return [
        Inbound(next(sids), bank.phone(number), bank.OUR_NUMBER, body)
        for number in range(1, scale.replies + 1)
    ]


def _form(account: TwilioAccount, inbound: Inbound) -> dict[str, str]:
    return {
        "AccountSid": account.sid,
        "MessageSid": inbound.provider_id,
        "From": inbound.sender,
        "To": inbound.receiver,
        "Body": inbound.body,
    }
