"""Who may write: whoever sends a key whose SHA-256 sum the server was started with.

A key travels in the header `Authorization: Bearer KEY` (RFC 6750, section 2.1) and nowhere else: addresses end up in
logs. Keys are compared by their sums, every sum is compared, and each in a time that tells nothing.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

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
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise HTTPException(
            401, "writing needs a key: send it as 'Authorization: Bearer KEY'", headers={"WWW-Authenticate": CHALLENGE}
        )
    # Header bytes reach us as Latin-1; the sum is that of the bytes.
    given = hashlib.sha256(key.strip().encode("latin-1")).hexdigest()
    if sum(hmac.compare_digest(given, known) for known in hashes) == 0:
        raise ForbiddenError("this key may not write here")
