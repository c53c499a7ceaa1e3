"""What is wrong with settings, in sentences that each say what to do."""

import difflib
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from pydantic.fields import FieldInfo

PREFIX = "BATON_"
# Either of these lets Slack in.
SLACK_DOORS = ("slack_app_token", "slack_signing_secret")
DISCORD = ("discord_bot_token", "discord_server_id")
TWILIO = ("twilio_account_sid", "twilio_auth_token", "twilio_messaging_service_sid")
NO_SENTRY = (
    "BATON_SENTRY_DSN is set, and the package that tells a Sentry was left out. "
    "Install Baton again with its extra sentry, or take the setting out."
)

Fields = Mapping[str, FieldInfo]


def name_of(setting: str) -> str:
    """The environment variable of a setting."""
    return f"{PREFIX}{setting.upper()}"


def is_ours(name: str) -> bool:
    return name.upper().startswith(PREFIX)


def mistake(fields: Fields, name: str, value: object) -> str:
    if name not in fields:
        return _unknown(fields, name.upper())
    field, variable = fields[name], name_of(name)
    # Secrets are not repeated, and a database's address may hold a password.
    is_secret = any(word in name for word in ("token", "secret", "database", "dsn"))
    what = f"{variable} is" if is_secret else f'{variable} is "{value}", which is'
    example = field.examples[0] if field.examples else ""
    return f"{what} not {field.description}. Write for example {variable}={example}"


def _unknown(fields: Fields, variable: str) -> str:
    near = difflib.get_close_matches(variable, map(name_of, fields), 1, cutoff=0.8)
    advice = f"Did you mean {near[0]}?" if near else "Take it out, or look up the right name in .env.example."
    return f"{variable} is not a setting of Baton. {advice}"


def misspelt(fields: Fields, environment: Mapping[str, str], others: Collection[str]) -> Iterator[str]:
    """Variables that nearly name a setting; others of our prefix may be the platform's that runs Baton."""
    known = {*map(name_of, fields), *others}
    for variable in sorted(environment):
        if is_ours(variable) and variable.upper() not in known:
            mistake = _unknown(fields, variable)
            if "Did you mean" in mistake:
                yield mistake


def gaps(given: Mapping[str, Any]) -> Iterator[str]:
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
