"""Which addresses may be fetched: public ones only, so that nobody can make the server read its own network."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from kg.errors import ArticleError

IPAddress = IPv4Address | IPv6Address
_UNICAST = IPv6Network("2000::/3")  # RFC 4291, section 2.4: all that is routed today
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: carries an IPv4 address


def is_public(address: IPAddress) -> bool:
    """Can this address be reached by everybody? No for private, loopback, link-local, multicast and reserved ones.

    An IPv6 address that stands for an IPv4 one is judged by that: `::ffff:127.0.0.1` is this machine. Tunnels (6to4,
    Teredo) are refused: what lies behind them cannot be seen.
    """
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved
    if address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    if address in _NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    is_tunnel = address.sixtofour is not None or address.teredo is not None
    return address in _UNICAST and address.is_global and not is_tunnel


def resolve(url: str, *, allow_private: bool) -> tuple[str, ...]:
    """The IP addresses to connect to, in the resolver's order. Connect to these and not to the name: it may change.

    Raises:
        ArticleError: the address is not http or https, carries a password, has no host, does not resolve, or leads
            to an address that is not public; one such among several is enough.
    """
    parts = urlsplit(url)
    if parts.scheme.lower() not in ("http", "https"):
        raise ArticleError(f"expected an address with http:// or https://, not {url!r}")
    if not parts.hostname or "@" in parts.netloc:
        raise ArticleError(f"expected an address with a host and without user name: {url!r}")
    try:
        port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        raise ArticleError(f"the host {parts.hostname!r} is not known: {error}") from error
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    private = [address for address in addresses if not is_public(ip_address(address))]
    if not addresses or (private and not allow_private):
        raise ArticleError(f"refused: {parts.hostname!r} is not a public address ({', '.join(private)})")
    return addresses
