"""Which addresses events may go to: public ones by https, and what the operator's settings allow by name."""

from collections.abc import Collection
from ipaddress import IPv6Address, ip_address
from socket import AddressFamily
from urllib.parse import urlsplit

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver


class Forbidden(OSError):
    """Events may not go there."""


def wrong_with(url: str, allowed: Collection[str]) -> str:
    """What is wrong with an endpoint's address, as a word; empty when it may be one."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "address"
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.fragment:
        return "address"
    if host in allowed:
        return ""
    if parts.scheme != "https":
        return "plain"
    return "private" if host == "localhost" or (_is_literal(host) and not _is_public(host)) else ""


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
    inner = (found.ipv4_mapped or found.sixtofour) if isinstance(found, IPv6Address) else None
    return all(each.is_global and not each.is_multicast for each in (found, inner) if each is not None)
