"""The sample app on the sandbox's page, to look at in a browser: `python -m tests.sandbox.slack.try_it`."""

import asyncio
from pathlib import Path

from baton_sandbox.clock import Clock
from baton_sandbox.page.server import PageServer
from baton_sandbox.slack.server import SlackServer
from baton_sandbox.slack.state.riverside import riverside
from tests.sandbox.slack.sample_app import over_sockets, sample_app

MANIFEST = Path(__file__).parent / "manifest.yml"


async def main():
    async with (
        SlackServer(riverside(Clock()), MANIFEST) as slack,
        PageServer(slack.workspace, port=8731) as page,
        over_sockets(sample_app(slack), slack),
    ):
        print(f"Open {page.url}/?as=U0ANA and type /kitchen; Ctrl+C ends it.")
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
