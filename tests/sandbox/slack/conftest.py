"""A workspace on loopback, and the sample app talking to it both ways."""

from pathlib import Path

import pytest

from baton_sandbox.slack.driver import Slack
from tests.sandbox.slack.sample_app import over_http, over_sockets, sample_app

MANIFEST = Path(__file__).parent / "manifest.yml"


@pytest.fixture
async def bare():
    """The workspace without an app."""
    async with Slack(MANIFEST) as slack:
        yield slack


@pytest.fixture(params=[over_sockets, over_http], ids=["sockets", "http"])
async def slack(request, bare):
    """The workspace with the sample app, once over each transport; the app makes no mistakes in the end."""
    async with request.param(sample_app(bare.server), bare.server):
        yield bare
        assert bare.mistakes == []


@pytest.fixture
async def client(bare):
    """The app's own web client."""
    return sample_app(bare.server).client


@pytest.fixture
def ana(slack):
    return slack.person("Ana")


@pytest.fixture
def ben(slack):
    return slack.person("Ben")
