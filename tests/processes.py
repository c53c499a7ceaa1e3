"""Processes that tests start and kill, forked from one that has Baton loaded: a start costs no import."""

import asyncio
import os
import runpy
import sys
from collections.abc import Mapping
from contextlib import chdir
from multiprocessing import forkserver, get_context
from pathlib import Path

from tests.house.tree import ROOT

STARTS = 60.0  # seconds
_FORKS = get_context("forkserver")
# All but the modules that are run: one that is loaded already would be run with a warning.
_FORKS.set_forkserver_preload(["bot.bootstrap", "bot.checks", "bot.copies", "tests.processes"])


class Process:
    """`python -m` with these arguments, in a folder and an environment of its own; it writes to a file."""

    def __init__(
        self, *arguments: str, env: Mapping[str, str] | None = None, cwd: Path = ROOT, output: Path
    ) -> None:
        with chdir(ROOT):
            forkserver.ensure_running()
        self.output = output
        output.write_bytes(b"")
        self._process = _FORKS.Process(
            target=_run, args=(arguments, dict(os.environ if env is None else env), str(cwd), str(output))
        )
        self._process.start()

    @property
    def returncode(self) -> int | None:
        """None while it runs; the signal below zero, where one ended it."""
        return self._process.exitcode

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self._process.kill()

    def said(self) -> str:
        """All that it has written so far."""
        return self.output.read_text(encoding="utf-8")

    async def writes(self, words: str) -> None:
        """Until it has written these words; on a busy machine a process takes its time to start."""
        async with asyncio.timeout(STARTS):
            while words not in self.said():
                assert self.returncode is None, self.said()
                await asyncio.sleep(0.05)

    async def wait(self) -> int | None:
        """Until it has ended."""
        ended, loop = asyncio.Event(), asyncio.get_running_loop()
        loop.add_reader(self._process.sentinel, ended.set)
        try:
            await ended.wait()
        finally:
            loop.remove_reader(self._process.sentinel)
        return self.returncode

    def ended(self) -> tuple[int | None, str]:
        """Wait without a loop: how it ended, and all that it wrote."""
        self._process.join()
        return self.returncode, self.said()


def _run(arguments: tuple[str, ...], env: dict[str, str], cwd: str, output: str) -> None:
    """In the new process."""
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    written = os.open(output, os.O_WRONLY | os.O_APPEND)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(written, stream.fileno())
    os.close(written)
    sys.argv = list(arguments)
    runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)
