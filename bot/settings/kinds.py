"""What a setting may be: addresses, tokens, lists, and what is wrong with anything else."""

from collections.abc import Iterable
from functools import partial
from ipaddress import ip_address
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

_LEAST = 16  # characters of a secret that whoever installs Baton makes up


class Misconfigured(Exception):
    """The settings cannot be used; `mistakes` are sentences that each say what is wrong and what to do."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


def _parts(given: object) -> object:
    return [part.strip() for part in given.split(",") if part.strip()] if isinstance(given, str) else given


def database(url: str) -> str:
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


def reachable(url: str) -> str:
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


def keyed(dsn: SecretStr) -> SecretStr:
    """A web address as `reachable` wants it, with a key."""
    if not urlsplit(reachable(dsn.get_secret_value())).username:
        raise ValueError
    return dsn


def long_enough(secret: SecretStr) -> SecretStr:
    """Too long to be guessed."""
    if len(secret.get_secret_value()) < _LEAST:
        raise ValueError
    return secret


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


def setting(default: object, must_be: str, example: str) -> Any:  # noqa: ANN401  as pydantic's Field
    """A setting with the words that a mistake is answered with."""
    return Field(default=default, description=must_be, examples=[example], validate_default=False)
