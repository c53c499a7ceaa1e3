"""The Slack app: every handler, with what it may ask for by name, and one door for what goes wrong."""

import asyncio
from collections.abc import Callable, Sequence

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.assignment.desk import Desk
from bot.handlers.slack import shared, unknown
from bot.handlers.slack.campaigns import campaign, script, tagged
from bot.handlers.slack.commands import attention, audit, contacts, lists, people, shift, shift_open
from bot.handlers.slack.errors import on_error
from bot.handlers.slack.identity import Admins, Identities
from bot.handlers.slack.reassignment import guide, hand_on, hand_over, reassign
from bot.handlers.slack.seats import Seats
from bot.handlers.slack.texting import addressed, answer, home, inbox, text
from bot.views.slack.native.settings import BUCKET_SIZES

# Each has `register(app)`. Bolt asks one after the other: `shared`, where most presses go, comes first.
# `addressed` hears *help* before those who take commands; `unknown` is the last: it takes what is left.
LISTENERS = (
    shared,
    *(addressed, text, inbox, answer, home),
    *(campaign, script, tagged, contacts, attention, people, lists),
    *(shift, shift_open),
    *(reassign, guide, hand_on, hand_over, audit),
    unknown,
)


class App(AsyncApp):
    """Bolt's app; `took` is told after how many seconds Slack had its answer."""

    took: Callable[[float], None] | None = None
    seats: Seats

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        """Answer what Slack delivers."""
        began = asyncio.get_running_loop().time()
        answer: BoltResponse = await super().async_dispatch(req)
        if self.took is not None:
            self.took(asyncio.get_running_loop().time() - began)
        return answer


def build_app(
    client: AsyncWebClient,
    desk: Desk,
    admins: Admins,
    signing_secret: str = "",
    bucket_sizes: Sequence[int] = BUCKET_SIZES,
) -> App:
    """The app with every handler; of use over Socket Mode only, without a signing secret.

    Handlers may ask for these by name, beside what bolt offers: `desk`, `who` (Identity, enrolled), `screen`,
    `groups`, `acting` (those four in one), `pressed` (the Token of the button, or of the modal that was
    submitted), `workspace` (its id) and `bucket_sizes` (those that campaigns may choose from).
    """
    seats = Seats(desk, Identities(desk, admins, desk.clock), bucket_sizes)
    app = App(
        client=client,
        signing_secret=signing_secret or None,
        request_verification_enabled=bool(signing_secret),
        before_authorize=seats.screen,
    )
    app.seats = seats
    app.use(seats.person)
    app.error(on_error)
    _listen(app)
    return app


def _listen(app: App) -> None:
    for listener in LISTENERS:
        listener.register(app)
