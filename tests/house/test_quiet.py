"""Importing Baton does nothing, and below the edges nobody reads a clock or throws dice unasked."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator

from tests.house.tree import ROOT, Module, modules

# Imports the rooms named on standard input, and prints what happened meanwhile that should not have.
IMPORT_ALL = """
import importlib, sys, threading
ACTS = {"socket.connect", "socket.bind", "subprocess.Popen", "sqlite3.connect", "os.mkdir", "os.putenv"}

def ours():
    # Whose module is being imported right now? What others do while they are imported is their affair.
    frame = sys._getframe(2)
    while frame and frame.f_code.co_name != "<module>":
        frame = frame.f_back
    return frame is not None and "/bot/" in frame.f_code.co_filename

def listen(event, details):
    writes = event == "open" and set(details[1] or "r") & set("wax+") and details[0] != "/dev/null"
    if (event in ACTS or writes) and ours():
        print(room, event, details[0])

sys.dont_write_bytecode = True
sys.addaudithook(listen)
for room in sys.stdin.read().split():
    importlib.import_module(room)
if threading.active_count() > 1:
    print("threads", threading.enumerate())
"""

# Where time and chance come in as arguments. A stopwatch is no clock: it cannot tell the time.
PURE = ("bot/assignment/", "bot/storage/", "bot/views/", "bot/courier")
CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.sleep",
}
DICE = re.compile(r"(random|secrets|uuid)\.(?!Random$)")


def named(module: Module) -> Iterator[tuple[str, int]]:
    """Every dotted name that a room uses or imports, and its line."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}", node.lineno
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def test_importing_any_room_does_nothing():
    names = [
        module.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for module in modules("baton_sandbox/", "bot/")
        if not module.path.endswith("__main__.py") and "/migrations/" not in module.path
    ]
    argv = [sys.executable, "-c", IMPORT_ALL]
    done = subprocess.run(argv, cwd=ROOT, input=" ".join(names), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stdout


def test_nobody_below_the_edges_reads_a_clock():
    assert not [
        f"{module.path}:{line} {name}"
        for module in modules(*PURE)
        for name, line in named(module)
        if name in CLOCKS
    ]


def test_nobody_below_the_edges_throws_dice_of_their_own():
    assert not [
        f"{module.path}:{line} {name}"
        for module in modules(*PURE)
        for name, line in named(module)
        if DICE.match(name)
    ]
