"""Which addresses events may go to: public ones by https, and what the operator's settings allow by name."""

import re
from collections.abc import Collection, Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from socket import AddressFamily
from urllib.parse import urlsplit

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

# Other letters would become these as a connection is opened, and lead elsewhere than what was looked at.
_NAME = re.compile(r"[a-z0-9._-]+")
# Networks whose last four bytes are an address of version 4, which a gateway may lead to.
_TRANSLATED = (IPv6Network("::/96"), IPv6Network("64:ff9b::/96"))


class Forbidden(OSError):
    """Events may not go there."""


def wrong_with(url: str, allowed: Collection[str]) -> str:
    """What is wrong with an endpoint's address, as a word; empty when it may be one."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "address"
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or parts.fragment:
        return "address"
    if not (_NAME.fullmatch(host) or _is_literal(host)):
        return "address"
    if host in allowed:
        return ""
    if parts.scheme != "https":
        return "plain"
    inside = host.rstrip(".") == "localhost" or (_is_literal(host) and not _is_public(host))
    return "private" if inside else ""


class PublicResolver(AbstractResolver):
    """Finds public addresses alone, unless the host is allowed; what it answers is what is connected to."""

    def __init__(self, allowed: Collection[str]) -> None:
        self._allowed = allowed
        self._resolver = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: AddressFamily = AddressFamily.AF_INET
    ) -> list[ResolveResult]:
        """Raises Forbidden where any of the host's addresses is private: such a name is no public one."""
        found = await self._resolver.resolve(host, port, family)
        if host not in self._allowed and not all(_is_public(each["host"]) for each in found):
            raise Forbidden(f"{host} has a private address")
        return found

    async def close(self) -> None:
        """Nothing is kept."""
        await self._resolver.close()


def _is_literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_public(address: str) -> bool:
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv4Address):
        return found.is_global and not found.is_multicast
    outer = found.is_global and not found.is_multicast and not found.is_site_local
    return outer and all(_is_public(str(each)) for each in _within(found))


def _within(address: IPv6Address) -> Iterator[IPv4Address]:
    """The addresses of version 4 that it stands for."""
    if any(address in network for network in _TRANSLATED):
        yield IPv4Address(address.packed[-4:])
    yield from (each for each in (address.ipv4_mapped, address.sixtofour) if each is not None)
