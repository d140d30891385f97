"""Who may write: whoever sends a key whose SHA-256 sum the server was started with.

A key travels in the header `Authorization: Bearer KEY` (RFC 6750, section 2.1) and nowhere else: addresses end up in
logs. Keys are compared by their sums, every sum is compared, and each in a time that tells nothing.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from ipaddress import IPv6Network, ip_address

from starlette.exceptions import HTTPException
from starlette.requests import Request

from api.errors import ForbiddenError

CHALLENGE = 'Bearer realm="claimgraph"'


def require_key(request: Request, hashes: Sequence[str]) -> None:
    """See that the request may write.

    Args:
        request: whose `Authorization` header is read.
        hashes: SHA-256 sums of the keys, as lower-case hexadecimal digits; none where nobody may write.

    Raises:
        HTTPException: 401, no key was sent.
        ForbiddenError: the key is none of these, or this server takes no writes.
    """
    if not hashes:
        raise ForbiddenError("this server takes no writes over the network: it was started without a key")
    given = _sum_of_key(request)
    if given is None:
        raise HTTPException(
            401, "writing needs a key: send it as 'Authorization: Bearer KEY'", headers={"WWW-Authenticate": CHALLENGE}
        )
    if not _is_known(given, hashes):
        raise ForbiddenError("this key may not write here")


def client_of(request: Request, hashes: Sequence[str]) -> str:
    """Who asks, as a word for telling clients apart: the sum of a known key, else the address it comes from.

    An IPv6 address counts by its first 64 bits: nobody is given less than that (RFC 6177, section 2). A key that is not
    known says nothing: everybody can make up many.
    """
    given = _sum_of_key(request)
    if given is not None and _is_known(given, hashes):
        return given
    host = request.client.host if request.client is not None else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return str(address)
    return str(address.ipv4_mapped or IPv6Network((address, 64), strict=False))


def _sum_of_key(request: Request) -> str | None:
    """The SHA-256 sum of the key that was sent; None where none was."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        return None
    # Header bytes reach us as Latin-1; the sum is that of the bytes.
    return hashlib.sha256(key.strip().encode("latin-1")).hexdigest()


def _is_known(given: str, hashes: Sequence[str]) -> bool:
    return sum(hmac.compare_digest(given, known) for known in hashes) > 0
