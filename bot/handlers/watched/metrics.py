"""Figures for Prometheus, for whoever has the token."""

import hmac

from aiohttp import web
from prometheus_client import Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot import __version__
from bot.assignment.desk import Desk
from bot.assignment.outcomes.results.figures import Figures
from bot.assignment.refusals.general import DatabaseAway
from bot.assignment.upkeep import figures
from bot.handlers.watched.counts import Counts
from bot.handlers.watched.links import Links

PATH = "/metrics"
_LONGER = "+Inf"


def route(desk: Desk, role: str, counts: Counts, links: Links, token: str) -> web.RouteDef:
    """The route to add to the web server; whoever comes without the token is answered 401."""
    stand = _Stand(counts, role)
    wanted = f"Bearer {token}".encode()

    async def on_metrics(request: web.Request) -> web.Response:
        given = request.headers.get("Authorization", "").encode("utf-8", "surrogatepass")
        if not hmac.compare_digest(given, wanted):
            return web.Response(status=401, headers={"WWW-Authenticate": "Bearer"})
        for name, link in links.items():
            stand.connected.labels(name).set(await link.up())
        try:
            stand.show(await desk.read(figures.stand))
        except DatabaseAway:
            stand.database.set(0)
        return web.Response(
            body=generate_latest(counts.registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    return web.get(PATH, on_metrics)


class _Stand:
    """The gauges that are set when somebody asks. While the database is away they keep what it said last."""

    def __init__(self, counts: Counts, role: str) -> None:
        def gauge(name: str, about: str, *labels: str) -> Gauge:
            return Gauge(f"baton_{name}", about, labels, registry=counts.registry)

        gauge("info", "Which Baton this is.", "version", "role").labels(__version__, role).set(1)
        self.connected = gauge("connected", "Whether a chat platform reaches this process.", "platform")
        self.database = gauge("database_up", "Whether the database answers.")
        self._texts = gauge("texts", "Texts of the last hour by what became of them.", "fate", "code")
        self._waiting = gauge("replies_waiting", "Contacts who wait for an answer, by age.", "seconds")
        self._oldest_reply = gauge("replies_oldest_seconds", "How long the first of them has waited.")
        self._outbox = gauge("outbox_due", "Texts and messages that are due to leave.")
        self._oldest_item = gauge("outbox_oldest_seconds", "How long the first of them has been due.")
        self._timers = gauge("timers_due", "Timers that are due and have not fired.")
        self._oldest_timer = gauge("timers_oldest_seconds", "How long the first of them has been due.")
        self._ahead = gauge("clock_ahead", "Rows with a time that only a clock ahead has written.")

    def show(self, found: Figures) -> None:
        self.database.set(1)
        self._texts.clear()
        for fate, code, count in found.texts:
            self._texts.labels(fate, code or "").set(count)
        for age, count in found.waiting:
            self._waiting.labels(age or _LONGER).set(count)
        self._oldest_reply.set(found.oldest)
        self._outbox.set(found.due.outbox.items)
        self._oldest_item.set(found.due.outbox.oldest)
        self._timers.set(found.due.timers.items)
        self._oldest_timer.set(found.due.timers.oldest)
        self._ahead.set(found.due.clock_ahead)
