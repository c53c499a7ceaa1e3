"""Sets the stage, wires Baton to it and lets the scene begin; what Baton knows is kept in a folder."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import SecretStr

from baton_sandbox.clock import Clock
from baton_sandbox.contacts import FictionalContact, as_csv, contact_rows, fictional_contacts
from baton_sandbox.demo.hour import CLOCK_FILE, kept_clock
from baton_sandbox.demo.scene import link_cast, set_scene
from baton_sandbox.discord.acts import rooms
from baton_sandbox.discord.state import riverside
from baton_sandbox.stage import PORT, PUBLIC_BASE_URL, Stage
from bot.assignment.outcomes.people import Identity
from bot.bootstrap import Baton, at_rest, running
from bot.settings.model import Settings
from bot.views.phrases.languages import language_of
from bot.vocabulary import Language

CONTACTS_FILE = "riverside-voters.csv"
MANIFEST = Path(__file__).parents[2] / "manifest.yml"
# Whoever opens the demo's campaign.
_ADMIN, _CHANNEL = "U0ANA", "C0TEXTBANK"
_WELCOME = (
    "Tonight we text for **Early voting**, here and in Slack alike. Type `/text` and press **Start**; "
    "the same command shows who wrote back. Thank you all!"
)
_LOCALES = {Language.ENGLISH: "en-US", Language.SPANISH: "es-ES"}
# People answer so many times faster than in life.
_PACE = 6.0


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demo; the page is at `url`."""

    url: str
    stage: Stage
    baton: Baton


@asynccontextmanager
async def showing(
    folder: Path, *, fresh: bool = False, port: int = PORT, language: Language = Language.ENGLISH
) -> AsyncIterator[Demo]:
    """The demo while the block lasts; it goes on where it was left unless it is to begin afresh.

    Everybody's Slack and Discord are in this `language`, and so is the channel of a campaign that is begun.
    """
    contacts = fictional_contacts()
    clock = _prepare(folder, contacts, fresh=fresh)
    async with (
        Stage(MANIFEST, clock, contacts, port) as stage,
        running(settings_of(stage, folder), clock.now) as baton,
    ):
        await begin(stage, baton, folder, language)
        yield Demo(stage.url, stage, baton)


async def begin(stage: Stage, baton: Baton, folder: Path, language: Language = Language.ENGLISH) -> None:
    """The stage meets Baton, and the scene is set with the contacts' file that lies in the folder."""
    stage.meet(baton.url)
    _in_language(stage, language)
    ana = _slack_account(stage, _ADMIN)
    await set_scene(baton.desk, ana, folder / CONTACTS_FILE, _CHANNEL, language)
    await link_cast(baton.desk, ana, _cast(stage))
    _welcome(stage)
    stage.twilio.phones.set_auto(True, _PACE)


def _welcome(stage: Stage) -> None:
    """Discord's channel would be bare else: the campaign's card stands in Slack's."""
    hub = stage.discord.hub
    bank = hub.world.channels[riverside.TEXT_BANK]
    rooms.say(hub, riverside.ANA, bank, _WELCOME)


def _in_language(stage: Stage, language: Language) -> None:
    """Baton hears from each platform what its people read."""
    locale, slack, discord = _LOCALES[language], stage.slack.workspace.world, stage.discord.hub.world
    for member in list(slack.people.values()):
        slack.put_person(replace(member, locale=locale))
    for person in list(discord.people.values()):
        discord.put_person(replace(person, locale=locale))


def settings_of(stage: Stage, folder: Path) -> Settings:
    """As an operator would set them, for this stage."""
    return Settings(
        database_url=_database_url(folder),
        slack_bot_token=SecretStr(stage.slack.bot_token),
        slack_app_token=SecretStr(stage.slack.app_token),
        slack_api_url=stage.slack.api_url,
        discord_bot_token=SecretStr(stage.discord.bot_token),
        discord_server_id=stage.discord.hub.world.guild.id,
        discord_api_url=stage.discord.api_url,
        twilio_account_sid=stage.twilio.account_sid,
        twilio_auth_token=SecretStr(stage.twilio.auth_token),
        twilio_messaging_service_sid=stage.twilio.messaging_service_sid,
        twilio_api_url=stage.twilio.base_url,
        public_base_url=PUBLIC_BASE_URL,
        port=0,
    )


def _database_url(folder: Path) -> str:
    return f"sqlite:///{folder / 'baton.db'}"


def _slack_account(stage: Stage, account: str) -> Identity:
    """Somebody as Slack vouches for them."""
    world = stage.slack.workspace.world
    person = world.people[account]
    return Identity(
        "slack",
        world.team.id,
        account,
        person.real_name,
        person.email,
        person.zone,
        person.is_admin,
        language=language_of(person.locale),
    )


def _cast(stage: Stage) -> list[tuple[Identity, Identity]]:
    """The accounts of everybody who is on both platforms."""
    guild = stage.discord.hub.world
    there = {person.name: person for person in guild.people.values() if not person.is_bot}
    members = [person for person in stage.slack.workspace.world.people.values() if not person.is_bot]
    return [
        (
            _slack_account(stage, member.id),
            Identity(
                "discord",
                guild.guild.id,
                there[member.real_name].id,
                member.real_name,
                language=language_of(there[member.real_name].locale),
            ),
        )
        for member in members
        if member.real_name in there
    ]


def _prepare(folder: Path, contacts: Sequence[FictionalContact], *, fresh: bool) -> Clock:
    """A folder with the contacts as a file that can be looked at and uploaded, and the clock kept in it."""
    folder.mkdir(parents=True, exist_ok=True)
    if fresh:
        with at_rest(_database_url(folder)):  # a demo that runs keeps what it knows
            for leftover in (*folder.glob("baton.db*"), folder / CLOCK_FILE):
                leftover.unlink(missing_ok=True)
    (folder / CONTACTS_FILE).write_bytes(as_csv(contact_rows(contacts)))
    return kept_clock(folder)
