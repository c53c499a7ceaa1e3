"""What only some systems have is called where it is guarded: the demo and SQLite are to run on all."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.tree import Module, modules

MODULES = {"crypt", "fcntl", "grp", "posix", "pty", "pwd", "resource", "spwd", "syslog", "termios", "tty"}
OF_MODULES = {
    "os": {
        *(
            "fork",
            "forkpty",
            "getuid",
            "geteuid",
            "getgid",
            "getegid",
            "setuid",
            "setgid",
            "setsid",
            "killpg",
        ),
        *(
            "mkfifo",
            "fchmod",
            "fchown",
            "chown",
            "chroot",
            "uname",
            "getloadavg",
            "sysconf",
            "nice",
            "getpgid",
        ),
        *("O_NOFOLLOW", "O_DIRECTORY", "O_CLOEXEC", "WNOHANG", "waitpid", "wait3", "posix_spawn", "execv"),
        *("getpgid", "killpg", "pread", "pwrite", "sched_getaffinity"),
    },
    "signal": {
        *("SIGKILL", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGCHLD", "SIGPIPE", "alarm", "setitimer"),
        *("pause", "pthread_sigmask", "sigwait"),
    },
    "socket": {"AF_UNIX", "SO_REUSEPORT", "CMSG_LEN"},
    "time": {"clock_gettime", "tzset"},
}
# Windows' loop of asyncio has none of these.
OF_LOOPS = {
    *(
        "add_signal_handler",
        "remove_signal_handler",
        "add_reader",
        "remove_reader",
        "add_writer",
        "remove_writer",
    ),
    *("create_unix_server", "create_unix_connection", "open_unix_connection", "start_unix_server"),
    *("connect_read_pipe", "connect_write_pipe", "remove_writer"),
}
# Where it is guarded, and by what.
GUARDED = {
    ("run.py", "fcntl"): "the module is looked for first",
    ("run.py", "execv"): "another way on Windows",
    ("bot/learner.py", "nice"): "where there is none it is passed over",
    ("bot/handlers/server.py", "remove_reader"): "where the loop has none it is passed over",
    ("baton_sandbox/listening.py", "remove_reader"): "the same",
}
# Days and hours without a zero before them: glibc's alone.
DATES = re.compile(r"%[-#][a-zA-Z]|%[eklP]\b")
FOLDERS = re.compile(r"^/(?:bin|dev|etc|proc|sys|tmp|usr|var)(?:/|$)")
TEXTS = (["r"], ["w"], ["a"], ["x"])
PRODUCT = ("baton_sandbox/", "baton_textbank/", "bot/", "run.py")


def bound(module: Module) -> set[str]:
    """What a file names that only some systems have."""
    return {name for node in ast.walk(module.tree) for name in of(node)}


def of(node: ast.AST) -> set[str]:
    match node:
        case ast.Import():
            return {each.name.partition(".")[0] for each in node.names} & MODULES
        case ast.ImportFrom(module=str(source)):
            return {source} & MODULES | {each.name for each in node.names} & OF_MODULES.get(source, set())
        case ast.Attribute(value=ast.Name(id=source), attr=name) if name in OF_MODULES.get(source, set()):
            return {name}
        case ast.Attribute(attr=name) if name in OF_LOOPS:
            return {name}
        case _:
            return set()


def words(module: Module) -> Iterator[str]:
    constants = (node for node in ast.walk(module.tree) if isinstance(node, ast.Constant))
    return (node.value for node in constants if isinstance(node.value, str))


def unread(module: Module) -> Iterator[int]:
    """Lines where a text file is opened in whatever encoding the machine prefers."""
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="read_text" | "write_text")):
                text_file = True
            case ast.Call(func=ast.Name(id="open"), args=[_, *modes]):
                told = [mode.value for mode in modes if isinstance(mode, ast.Constant)]
                text_file = not told or told in TEXTS
            case ast.Call(func=ast.Attribute(attr="open"), args=[ast.Constant(value=mode)]):
                text_file = [mode] in TEXTS
            case _:
                continue
        if text_file and "encoding" not in {each.arg for each in node.keywords}:
            yield node.lineno


def test_what_only_some_systems_have_is_guarded():
    found = {(module.path, name) for module in modules(*PRODUCT) for name in bound(module)}
    assert found == set(GUARDED)


def test_dates_are_written_as_every_system_can():
    assert not {
        (module.path, word) for module in modules(*PRODUCT) for word in words(module) if DATES.search(word)
    }


def test_no_folder_of_one_system_is_named():
    assert not {
        (module.path, word) for module in modules(*PRODUCT) for word in words(module) if FOLDERS.match(word)
    }


def test_text_files_are_read_and_written_in_utf_8():
    assert not [f"{module.path}:{line}" for module in modules(*PRODUCT) for line in unread(module)]


@pytest.mark.parametrize(
    "code, finds",
    [
        ("import fcntl", {"fcntl"}),
        ("from os import fork", {"fork"}),
        ("loop.add_signal_handler(2, stop)", {"add_signal_handler"}),
        ("import os\nos.replace(a, b)", set()),
    ],
)
def test_the_linter_sees_it(code, finds):
    assert bound(Module("x.py", (), ast.parse(code))) == finds


@pytest.mark.parametrize(
    "code", ["open(path)", "path.read_text()", "path.open('w')", "path.write_text(words)"]
)
def test_the_linter_sees_a_file_without_an_encoding(code):
    assert list(unread(Module("x.py", (), ast.parse(code)))) == [1]
