"""What every test stands on: the fixtures, a closed outer world, and no settings from the machine."""

import gc
import os
import sys
from ipaddress import ip_address
from itertools import chain
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import settings

pytest_plugins = ["tests.browser", "tests.databases", "tests.logged"]

KEPT = {"BATON_PG_BIN"}
HANDLERS, WALKS = (Path(__file__).parent / name for name in ("handlers", "walks"))
DATABASES = ("sqlite", "postgresql")
LOOPBACK_NAMES = {"localhost", "localhost.", ""}


def pytest_configure() -> None:
    """Runs once in every process that runs tests, before the first of them."""
    for name in [name for name in os.environ if name.startswith("BATON_") and name not in KEPT]:
        del os.environ[name]
    settings.register_profile("house", deadline=None, print_blob=True, derandomize="CI" in os.environ)
    settings.load_profile("house")
    sys.addaudithook(refuse_the_outer_world)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Cases run on the databases that they fall to; each worker's share ends with short tests.

    Long tests mostly wait: between two of them come short ones, so that not all workers wait at once.
    """
    items[:] = [item for item in items if falls_to_its_database(item)]
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    long = [item for item in items if item.get_closest_marker("timeout")]
    rest = [item for item in items if not item.get_closest_marker("timeout")]
    for worker in range(workers):  # `worksteal` gives each worker one piece of the list
        first = len(items) * worker // workers
        mine = long[worker::workers]
        count = len(items) * (worker + 1) // workers - first - len(mine)
        items[first : first + len(mine) + count] = interleaved(mine, rest[:count])
        del rest[:count]


def interleaved(long: list[pytest.Item], short: list[pytest.Item]) -> list[pytest.Item]:
    """All of them: the long ones spread over the first half."""
    between = len(short) // 2 // max(1, len(long))
    pieces = [[each, *short[place * between : (place + 1) * between]] for place, each in enumerate(long)]
    return [*chain.from_iterable(pieces), *short[len(long) * between :]]


def pytest_collection_finish() -> None:
    """What was collected stays until the end: the garbage collector need not look at it again and again."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests counted: how well replies are read, and the shape of the house."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    told = [each for report in reports for each in report.user_properties]
    if not any(report.when == "call" for report in reports):
        return
    if rows := [row for name, row in told if name == "replies"]:
        terminalreporter.section("replies read")
        for row in [("half", "label", "right", "doubtful", "wrong"), *rows]:
            terminalreporter.write_line("{:<10} {:<16} {:>6} {:>9} {:>6}".format(*row))
    if lines := [line for name, line in told if name == "house"]:
        terminalreporter.section("the house")
        for line in dict.fromkeys(lines):
            terminalreporter.write_line(line)


def falls_to_its_database(item: pytest.Item) -> bool:
    """Whether a case runs on this database: of handlers and walks not every one runs on both.

    Handlers meet the database through the core alone, whose own tests try each case on both: a handler's case
    runs on the one that its name falls to. A walk runs on one with Slack, and on the other with Discord.
    """
    parameters: dict[str, object] = getattr(getattr(item, "callspec", None), "params", {})
    kind, platform = parameters.get("new_database"), parameters.get("platform")
    if kind is None:
        return True
    if item.path.is_relative_to(HANDLERS):
        case = item.nodeid.replace(f"[{kind}", "[").replace(f"{kind}-", "")
        return kind == DATABASES[crc32(case.encode()) % 2]
    if item.path.is_relative_to(WALKS) and platform is not None:
        return kind == DATABASES[(crc32(item.name.partition("[")[0].encode()) + (platform == "slack")) % 2]
    return True


def refuse_the_outer_world(event: str, details: tuple[object, ...]) -> None:
    """No test may reach beyond this machine: a forgotten fake would text real people."""
    if event == "socket.connect":
        address = details[1]
        host = address[0] if isinstance(address, tuple) else None  # a path: a Unix socket
    elif event == "socket.getaddrinfo":
        host = details[0]
    else:
        return
    if host is not None and not is_loopback(host.decode() if isinstance(host, bytes) else str(host)):
        raise RuntimeError(f"a test tried to reach {host}")


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback or ip_address(host).is_unspecified
    except ValueError:
        return host.lower() in LOOPBACK_NAMES
