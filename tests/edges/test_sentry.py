"""A Sentry is told of errors: masked as the log is, and of nothing else."""

import gzip
import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import structlog

from bot import __version__, logs, sentry


@pytest.fixture
def door():
    """The DSN of a Sentry on this machine, and the events that it was told."""
    events: list[dict[str, object]] = []

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            packed = self.headers.get("Content-Encoding") == "gzip"
            lines = (gzip.decompress(body) if packed else body).splitlines()
            events.extend(map(json.loads, lines[2::2]))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_) -> None:
            """Nothing to standard error."""

    with HTTPServer(("127.0.0.1", 0), Door) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://key@127.0.0.1:{server.server_port}/7", events
        server.shutdown()


def test_an_error_is_told_without_what_it_holds(door, told):
    dsn, events = door
    log = structlog.get_logger("bot.tests")
    with sentry.telling(dsn) as tell, logs.told(tell, ["s3cret"]):
        log.warning("a warning is not told")
        body = "Please call +1 206 555 0100"
        try:
            dict[str, str]()[body]
        except KeyError:
            log.exception("it broke", reference="a1b2c3", name="Okafor", note=body, where="s3cret here")
        logging.getLogger("discord").error("Got %s", body)
    written = json.dumps(events)
    assert [event["message"] for event in events] == ["it broke", "Got"]
    assert {event["release"] for event in events} == {f"baton@{__version__}"}
    assert events[0]["extra"]["error"] == "KeyError"
    assert events[0]["extra"]["reference"] == "a1b2c3"
    assert "test_sentry.py" in str(events[0]["extra"]["at"])
    assert [
        each for each in ("206 555", "2065550100", "Okafor", "s3cret", "Please call") if each in written
    ] == []


def test_nothing_is_told_when_the_block_is_over(door, told):
    dsn, events = door
    with sentry.telling(dsn) as tell, logs.told(tell, []):
        pass
    structlog.get_logger("bot.tests").error("too late")
    assert events == []
    assert "too late" in told.getvalue()
