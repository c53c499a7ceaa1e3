"""Every setting of this deployment, as one frozen object."""

from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    SecretStr,
    ValidationError,
    model_validator,
)

from bot.settings.kinds import (
    AccountSid,
    AppToken,
    BotToken,
    Listed,
    Misconfigured,
    ServiceSid,
    Sizes,
    Snowflake,
    Web,
    database,
    keyed,
    long_enough,
    reachable,
    setting,
)
from bot.settings.mistakes import gaps, is_ours, mistake


class Settings(BaseModel):
    """Every setting; `.env.example` says what each is for. Raises Misconfigured."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, hide_input_in_errors=True
    )

    database_url: Annotated[str, AfterValidator(database)] = setting(
        "sqlite:///baton.db", "the address of an SQLite file or a PostgreSQL database", "sqlite:///baton.db"
    )

    role: Literal["all", "web", "worker"] = setting("all", "all, web or worker", "all")

    slack_bot_token: BotToken | None = setting(None, "a bot token, which begins with xoxb-", "xoxb-...")
    slack_app_token: AppToken | None = setting(None, "an app token, which begins with xapp-", "xapp-...")
    slack_signing_secret: SecretStr | None = setting(None, "the app's signing secret", "8f74...")
    slack_command_prefix: Annotated[str, Field(pattern=r"^[a-z0-9_-]{0,16}$")] = setting(
        "", "up to 16 small letters, digits, _ or -", "baton-"
    )
    slack_api_url: Web = setting("https://slack.com/api", "a web address", "https://slack.com/api")

    discord_bot_token: SecretStr | None = setting(None, "a bot token", "MTE2...")
    discord_server_id: Snowflake | None = setting(
        None, "a server's id, of 15 to 20 digits", "1104928374650192837"
    )
    discord_admin_roles: Listed = setting((), "role ids with commas between", "1104928374650192999")
    discord_api_url: Web = setting(
        "https://discord.com/api/v10", "a web address", "https://discord.com/api/v10"
    )

    twilio_account_sid: AccountSid | None = setting(
        None, "an account SID, AC and 32 more characters", "AC0123..."
    )
    twilio_auth_token: SecretStr | None = setting(None, "the account's auth token", "9c2b...")
    twilio_messaging_service_sid: ServiceSid | None = setting(
        None, "a Messaging Service SID, MG and 32 more characters", "MG0123..."
    )
    twilio_api_url: Web | None = setting(None, "a web address", "https://twilio.example.org")

    public_base_url: Annotated[str, AfterValidator(reachable)] | None = setting(
        None, "the https address under which the internet reaches Baton", "https://baton.example.org"
    )
    host: str = setting("127.0.0.1", "an address of this machine to listen on", "127.0.0.1")
    port: Annotated[int, Field(ge=0, le=65535)] = setting(8000, "a port number from 1 to 65535", "8000")

    admins: Listed = setting((), "member ids or e-mail addresses with commas between", "ana@example.org")
    workspace_admins: bool = setting(True, "true or false", "true")

    segments_per_second: Annotated[float, Field(ge=0.1, le=1000)] = setting(
        10.0, "a number from 0.1 to 1000", "10"
    )
    segments_per_day: Annotated[int, Field(ge=1, le=10_000_000)] | None = setting(
        None, "a whole number from 1 to 10000000", "2000"
    )
    delete_after_days: Annotated[int, Field(ge=30, le=3650)] | None = setting(
        None, "a whole number of days from 30 to 3650", "365"
    )
    bucket_sizes: Sizes = setting(
        (10, 25, 100, 200), "whole numbers from 1 to 1000 with commas between", "10,25,100,200"
    )

    log_format: Literal["console", "json"] = setting("console", "console or json", "json")
    log_level: Literal["debug", "info", "warning", "error"] = setting(
        "info", "debug, info, warning or error", "info"
    )

    metrics_token: Annotated[SecretStr, AfterValidator(long_enough)] | None = setting(
        None, "a secret of at least 16 characters", "k3yTh4tNobodyGuesses"
    )

    endpoint_hosts: Listed = setting(
        (), "names or addresses of hosts with commas between", "crm.internal,10.0.0.7"
    )

    sentry_dsn: Annotated[SecretStr, AfterValidator(keyed)] | None = setting(
        None, "the DSN of a Sentry project, an https address with a key", "https://key@sentry.example.org/7"
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
        ours = {name: value for name, value in given.items() if name in cls.model_fields or is_ours(name)}
        mistakes = list(gaps(ours))
        try:
            built = build(ours)
        except ValidationError as error:
            wrong = {str(each["loc"][0]) for each in error.errors(include_url=False, include_input=False)}
            raise Misconfigured(
                [*(mistake(cls.model_fields, name, ours[name]) for name in sorted(wrong)), *mistakes]
            ) from error
        if mistakes:
            raise Misconfigured(mistakes)
        return built
