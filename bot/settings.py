"""What the machine says about this deployment, as one frozen object, or every mistake in it at once."""

import difflib
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from ipaddress import ip_address
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "BATON_"
FILE = ".env"
# Either of these lets Slack in.
SLACK_DOORS = ("slack_app_token", "slack_signing_secret")
DISCORD = ("discord_bot_token", "discord_server_id")
TWILIO = ("twilio_account_sid", "twilio_auth_token", "twilio_messaging_service_sid")


class Misconfigured(Exception):
    """The settings cannot be used; `mistakes` are sentences that each say what is wrong and what to do."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


def _parts(given: object) -> object:
    return [part.strip() for part in given.split(",") if part.strip()] if isinstance(given, str) else given


def _database(url: str) -> str:
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite" and len(rest.strip("/")) > 0:
        return url
    if scheme in {"postgres", "postgresql", "postgresql+psycopg"} and rest:
        return f"postgresql://{rest}"
    raise ValueError


def _web(url: str) -> str:
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise ValueError
    return url.rstrip("/")


def _reachable(url: str) -> str:
    """Encrypted, unless it never leaves this machine; bare, for paths are put behind it."""
    parts = urlsplit(_web(url))
    if parts.query or parts.fragment or (parts.scheme == "http" and not _is_loopback(parts.hostname or "")):
        raise ValueError
    return url.rstrip("/")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _begins(start: str, token: SecretStr) -> SecretStr:
    if not token.get_secret_value().startswith(start):
        raise ValueError
    return token


Listed = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_parts)]
Sizes = Annotated[
    tuple[Annotated[int, Field(ge=1, le=1000)], ...],
    NoDecode,
    BeforeValidator(_parts),
    Field(min_length=1, max_length=10),
]
Web = Annotated[str, AfterValidator(_web)]
BotToken = Annotated[SecretStr, AfterValidator(partial(_begins, "xoxb-"))]
AccountSid = Annotated[str, Field(pattern=r"^AC[0-9a-f]{32}$")]
ServiceSid = Annotated[str, Field(pattern=r"^MG[0-9a-f]{32}$")]
Snowflake = Annotated[str, Field(pattern=r"^[0-9]{15,20}$")]
AppToken = Annotated[SecretStr, AfterValidator(partial(_begins, "xapp-"))]


def _setting(default: object, must_be: str, example: str) -> Any:  # noqa: ANN401  as pydantic's Field
    """A setting with the words that a mistake is answered with."""
    return Field(default=default, description=must_be, examples=[example], validate_default=False)


class Settings(BaseModel):
    """Every setting; `.env.example` says what each is for. Raises Misconfigured."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, hide_input_in_errors=True
    )

    database_url: Annotated[str, AfterValidator(_database)] = _setting(
        "sqlite:///baton.db", "the address of an SQLite file or a PostgreSQL database", "sqlite:///baton.db"
    )

    role: Literal["all", "web", "worker"] = _setting("all", "all, web or worker", "all")

    slack_bot_token: BotToken | None = _setting(None, "a bot token, which begins with xoxb-", "xoxb-...")
    slack_app_token: AppToken | None = _setting(None, "an app token, which begins with xapp-", "xapp-...")
    slack_signing_secret: SecretStr | None = _setting(None, "the app's signing secret", "8f74...")
    slack_api_url: Web = _setting("https://slack.com/api", "a web address", "https://slack.com/api")

    discord_bot_token: SecretStr | None = _setting(None, "a bot token", "MTE2...")
    discord_server_id: Snowflake | None = _setting(
        None, "a server's id, of 15 to 20 digits", "1104928374650192837"
    )
    discord_admin_roles: Listed = _setting((), "role ids with commas between", "1104928374650192999")
    discord_api_url: Web = _setting(
        "https://discord.com/api/v10", "a web address", "https://discord.com/api/v10"
    )

    twilio_account_sid: AccountSid | None = _setting(
        None, "an account SID, AC and 32 more characters", "AC0123..."
    )
    twilio_auth_token: SecretStr | None = _setting(None, "the account's auth token", "9c2b...")
    twilio_messaging_service_sid: ServiceSid | None = _setting(
        None, "a Messaging Service SID, MG and 32 more characters", "MG0123..."
    )
    twilio_api_url: Web | None = _setting(None, "a web address", "https://twilio.example.org")

    public_base_url: Annotated[str, AfterValidator(_reachable)] | None = _setting(
        None, "the https address under which the internet reaches Baton", "https://baton.example.org"
    )
    host: str = _setting("127.0.0.1", "an address of this machine to listen on", "127.0.0.1")
    port: Annotated[int, Field(ge=0, le=65535)] = _setting(8000, "a port number from 1 to 65535", "8000")

    admins: Listed = _setting((), "member ids or e-mail addresses with commas between", "ana@example.org")
    workspace_admins: bool = _setting(True, "true or false", "true")

    segments_per_second: Annotated[float, Field(ge=0.1, le=1000)] = _setting(
        10.0, "a number from 0.1 to 1000", "10"
    )
    segments_per_day: Annotated[int, Field(ge=1, le=10_000_000)] | None = _setting(
        None, "a whole number from 1 to 10000000", "2000"
    )
    bucket_sizes: Sizes = _setting(
        (10, 25, 100, 200), "whole numbers from 1 to 1000 with commas between", "10,25,100,200"
    )

    log_format: Literal["console", "json"] = _setting("console", "console or json", "json")
    log_level: Literal["debug", "info", "warning", "error"] = _setting(
        "info", "debug, info, warning or error", "info"
    )

    @property
    def slack_by(self) -> Literal["socket", "http"] | None:
        """How Slack reaches Baton: over a socket that Baton opens, by HTTP, or not at all."""
        if self.slack_bot_token is None:
            return None
        return "socket" if self.slack_app_token is not None else "http"

    @property
    def has_discord(self) -> bool:
        """Whether there is a Discord server to work in."""
        return self.discord_bot_token is not None

    @property
    def serves(self) -> bool:
        """Whether this process answers people and Twilio."""
        return self.role != "worker"

    @property
    def carries(self) -> bool:
        """Whether this process fires timers, beats and carries the outbox."""
        return self.role != "web"

    @property
    def has_twilio(self) -> bool:
        """Whether texts can leave."""
        return self.twilio_account_sid is not None

    @model_validator(mode="wrap")
    @classmethod
    def _name_every_mistake(cls, given: dict[str, Any], build: ModelWrapValidatorHandler[Self]) -> Self:
        # `.env` may hold what other programs want; only names that mean to be ours are looked at.
        ours = {name: value for name, value in given.items() if name in cls.model_fields or _is_ours(name)}
        mistakes = list(_gaps(ours))
        try:
            built = build(ours)
        except ValidationError as error:
            wrong = {str(each["loc"][0]) for each in error.errors(include_url=False, include_input=False)}
            raise Misconfigured(
                [*(_mistake(name, ours[name]) for name in sorted(wrong)), *mistakes]
            ) from error
        if mistakes:
            raise Misconfigured(mistakes)
        return built


class _Machine(Settings, BaseSettings):
    """The settings as this machine gives them: the environment first, then `.env` in the current folder."""

    model_config = SettingsConfigDict(
        # As some editors write it: with a mark at the file's beginning.
        env_prefix=PREFIX,
        env_file=FILE,
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
    )


def read_settings(role: str | None = None) -> Settings:
    """The settings of this machine; a role that is given here wins. Raises Misconfigured."""
    given = {"role": role} if role else {}
    mistakes = list(_misspelt(os.environ))
    try:
        settings = Settings.model_validate(dict(_Machine(**given)))  # type: ignore[arg-type]
    except UnicodeDecodeError:  # holds the whole file, tokens too
        raise Misconfigured([f"{FILE} is no text in UTF-8. Save it anew with the encoding UTF-8."]) from None
    except OSError as error:
        raise Misconfigured(
            [f"{FILE} cannot be read: {error.strerror}. Mend that, or take it away."]
        ) from None
    except Misconfigured as error:
        mistakes += error.mistakes
    else:
        if not mistakes:
            return settings
    raise Misconfigured(mistakes)


def name_of(setting: str) -> str:
    """The environment variable of a setting."""
    return f"{PREFIX}{setting.upper()}"


def _is_ours(name: str) -> bool:
    return name.upper().startswith(PREFIX)


def _mistake(name: str, value: object) -> str:
    if name not in Settings.model_fields:
        return _unknown(name.upper())
    field, variable = Settings.model_fields[name], name_of(name)
    # Secrets are not repeated, and a database's address may hold a password.
    is_secret = any(word in name for word in ("token", "secret", "database"))
    what = f"{variable} is" if is_secret else f'{variable} is "{value}", which is'
    example = field.examples[0] if field.examples else ""
    return f"{what} not {field.description}. Write for example {variable}={example}"


def _unknown(variable: str) -> str:
    near = difflib.get_close_matches(variable, map(name_of, Settings.model_fields), 1, cutoff=0.8)
    advice = f"Did you mean {near[0]}?" if near else "Take it out, or look up the right name in .env.example."
    return f"{variable} is not a setting of Baton. {advice}"


def _misspelt(environment: Mapping[str, str]) -> Iterator[str]:
    """Variables that nearly name a setting; others of our prefix may be the platform's that runs Baton."""
    known = {name_of(setting) for setting in Settings.model_fields}
    for variable in sorted(environment):
        if _is_ours(variable) and variable.upper() not in known:
            mistake = _unknown(variable)
            if "Did you mean" in mistake:
                yield mistake


def _gaps(given: Mapping[str, Any]) -> Iterator[str]:
    """What is missing beside what is there."""

    def lacks(*settings: str) -> list[str]:
        return [name_of(setting) for setting in settings if given.get(setting) in {None, ""}]

    role, database = given.get("role") or "all", str(given.get("database_url") or "sqlite:")
    if role in {"web", "worker"} and database.startswith("sqlite:"):
        yield (
            f"{name_of('role')}={role} needs PostgreSQL: on an SQLite file one process does all. "
            f"Leave {name_of('role')} out, or set {name_of('database_url')} to a PostgreSQL database."
        )
    doors = lacks(*SLACK_DOORS)
    if lacks("slack_bot_token") and len(doors) < len(SLACK_DOORS):
        yield f"Slack is half set up: it also needs {name_of('slack_bot_token')} (OAuth & Permissions)."
    if not lacks("slack_bot_token") and len(doors) == len(SLACK_DOORS):
        yield f"Slack is half set up: it also needs {doors[0]} (Socket Mode) or {doors[1]} (HTTP)."
    gap = lacks(*DISCORD)
    if len(gap) == 1:
        yield f"Discord is half set up: it also needs {gap[0]}."
    missing = lacks(*TWILIO, "public_base_url")
    if missing and len(lacks(*TWILIO)) < len(TWILIO):
        yield f"Twilio is half set up: it also needs {' and '.join(missing)}."
