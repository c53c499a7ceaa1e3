"""Log lines: of use to operators, and harmless whoever reads them."""

import io
import json
import logging
from types import SimpleNamespace

import pytest
import structlog

from bot import logs
from bot.storage.engine.database import Database

SECRET = "s3cr3t-t0ken-value"


@pytest.fixture(params=["json", "console"])
def lines(request, told):
    """Configures the log for this test; what was written so far."""
    stream = io.StringIO()
    logs.configure(request.param, "debug", [SECRET], stream)
    return stream.getvalue


@pytest.fixture
def log():
    return structlog.get_logger("bot.somewhere")


@pytest.mark.parametrize(
    "private",
    [
        "+12025550142",
        "12025550142",
        "2025550142",
        "(202) 555-0142",
        "202-555-0142",
        "202.555.0142",
        "+1 202 555 0142",
        "xoxb-12-34-abc",
        "xapp-1-A-2",
        "ada@example.org",
        SECRET,
        f"postgresql://me:{SECRET}@host/db",
    ],
)
def test_numbers_addresses_and_tokens_are_masked_wherever_they_stand(lines, log, private):
    event = f"asked about {private} twice"
    log.info(event, why=f"because {private}.", many=[private, [private]])
    assert private not in lines()
    assert "asked about [" in lines()


@pytest.mark.parametrize("field", ["body", "name", "phone", "text", "note", "email", "title", "answer"])
def test_private_fields_are_hidden(lines, log, field):
    log.warning("something", **{field: "Ada Lovelace"})
    assert "Ada" not in lines()


def test_objects_are_named_by_their_kind_alone(lines, log):
    class Contact:
        def __repr__(self) -> str:
            return "Ada Lovelace"

    log.info("loaded", contact=Contact(), raw=b"Ada", number=12025550142, count=3, share=0.5)
    assert "Ada" not in lines()
    assert "12025550142" not in lines()
    assert "3" in lines()


def test_a_long_value_is_cut(lines, log):
    log.info("long", why="x" * 5000)
    assert len(lines()) < 1000


def test_an_exception_is_told_by_its_kind_and_place_not_by_its_words(lines, log):
    def fail() -> None:
        try:
            int("Ada said stop")
        except ValueError as error:
            raise RuntimeError("body: Ada said stop") from error

    try:
        fail()
    except RuntimeError:
        log.exception("failed", message_id=7)
    assert "Ada" not in lines()
    assert "RuntimeError < ValueError" in lines()
    assert "test_logs.py" in lines()


def test_the_systems_own_words_are_kept(lines, log):
    try:
        open("/no/such/file")  # noqa: SIM115, PTH123
    except OSError:
        log.exception("failed")
    assert "No such file" in lines()


def test_of_several_exceptions_each_is_named(lines, log):
    log.error("stopped", exc_info=ExceptionGroup("Ada", [ValueError("Ada"), KeyError("Ada")]))
    assert "ValueError, KeyError" in lines()
    assert "Ada" not in lines()


@pytest.mark.parametrize(
    "name", ["slack_bolt.AsyncApp", "slack_sdk.web", "twilio.http_client", "aiohttp.access"]
)
def test_what_libraries_tell_of_every_request_is_not_logged(lines, name):
    library = logging.getLogger(name)
    library.setLevel(logging.DEBUG)  # as some do by themselves
    library.info("POST /2010-04-01/Messages To=+12025550142")
    library.warning("Unhandled request ({'text': 'Ada said stop'})")
    assert not lines()


def test_of_what_libraries_complain_only_the_fixed_words_are_kept(lines):
    logging.getLogger("slack_bolt.AsyncApp").error("Failed to run listener function (error: Ada said stop)")
    logging.getLogger("asyncio").error("Task exception was never retrieved\nfuture: <Task Ada>")
    logging.getLogger("aiohttp.server").error("Error handling request from %s", "Ada")
    logging.getLogger("some.library").warning("Value 'Ada' is odd")
    assert "Ada" not in lines()
    for words in ("Failed to run listener function", "Task exception was never retrieved", "Error handling"):
        assert words in lines()


def test_below_the_level_nothing_is_written(lines, log):
    logging.getLogger().setLevel(logging.WARNING)
    log.info("quiet")
    assert "quiet" not in lines()


@pytest.mark.parametrize("lines", ["json"], indirect=True)
def test_machines_get_one_object_a_line(lines, log):
    log.info("first\nline", why="a\nb")
    log.info("second")
    told = [json.loads(line) for line in lines().splitlines()]
    assert [each["event"] for each in told] == ["first\nline", "second"]
    assert all({"level", "timestamp"} <= each.keys() for each in told)


class Told(Exception):
    """An error as a library makes it, with the names its maker calls it by."""

    def __init__(self, **names: object) -> None:
        super().__init__("Ada said stop")
        for name, value in names.items():
            setattr(self, name, value)


@pytest.mark.parametrize(
    "error, code",
    [
        (Told(sqlstate="25006"), "Told 25006"),
        (Told(sqlite_errorname="SQLITE_FULL"), "Told SQLITE_FULL"),
        (Told(code=50001, status=403), "Told 50001"),
        (Told(code=0, status=502), "Told 502"),
        (Told(response=SimpleNamespace(data={"error": "missing_scope"})), "Told missing_scope"),
        (Told(response=SimpleNamespace(data="<html>Ada</html>")), "Told"),
        (Told(code="Ada said stop"), "Told"),
    ],
)
def test_an_error_is_told_with_the_name_its_maker_gives_it(lines, log, error, code):
    log.error("failed", exc_info=error)
    assert code in lines()
    assert "Ada" not in lines()


def test_the_code_of_a_databases_error_is_its_drivers(lines, log, tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'x.db'}")
    try:
        with database.transaction() as session:
            session.connection().exec_driver_sql("SELECT * FROM ada")
    except Exception:
        log.exception("failed")
    database.close()
    assert "SQLITE_ERROR" in lines()
    assert "ada" not in lines()


@pytest.mark.parametrize(
    "said, kept",
    [
        ("Can't keep up, shard ID %s websocket is %.1fs behind.", "Can't keep up, shard ID"),
        ("The app's token wasn't taken (%s)", "The app's token wasn't taken"),
        ("Value 'Ada' is odd", "Value"),
    ],
)
def test_an_apostrophe_inside_a_word_cuts_nothing(lines, said, kept):
    logging.getLogger("discord.gateway").warning(said, *("Ada", 1.0)[: said.count("%")])
    assert kept in lines()
    assert "Ada" not in lines()


# Lines that repeat.


class Seconds:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def damped(told):
    """A log by a clock of the test's: what was written, as objects, and the clock."""
    stream, seconds = io.StringIO(), Seconds()
    logs.configure("json", "info", stream=stream, seconds=seconds)
    return lambda: [json.loads(line) for line in stream.getvalue().splitlines()], seconds


def test_of_many_lines_alike_a_few_are_written_and_the_rest_is_counted(damped, log):
    written, seconds = damped
    for _ in range(1_000):
        log.warning("a Twilio request was turned away", why="signature")
    log.warning("something else")
    assert len(written()) == 21
    seconds.now += 61
    log.warning("a Twilio request was turned away", why="signature")
    log.warning("a Twilio request was turned away", why="signature")
    assert [line.get("left_out_before") for line in written()[-2:]] == [980, None]


def test_a_line_with_a_reference_that_somebody_was_told_is_always_written(damped, log):
    written, _ = damped
    for number in range(200):
        log.error("unexpected", reference=f"{number:06}")
    assert {line["reference"] for line in written()} == {f"{number:06}" for number in range(200)}


def test_lines_of_many_kinds_take_no_more_than_their_room(damped):
    written, _ = damped
    for number in range(5_000):
        logging.getLogger("some.library").warning(f"{chr(97 + number % 26) * (number // 26 + 1)}")  # noqa: G004
    assert len(written()) == 5_000


def test_what_libraries_repeat_is_left_out_alike(damped):
    written, _ = damped
    for number in range(100):
        logging.getLogger("some.library").warning("no answer from %s", number)
    assert len(written()) == 20
