"""What every data route says about its failures in the OpenAPI file."""

from __future__ import annotations

from typing import Any

from api.errors import MEDIA_TYPE

_SCHEMA: dict[str, Any] = {  # Any: OpenAPI's own free form
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string", "description": "A fixed word that programs may rely on."},
    },
}


def failures(*statuses: int) -> dict[int | str, dict[str, Any]]:  # Any: OpenAPI's own free form
    """Problem answers with these statuses, for the `responses` of a route."""
    words = {
        400: "The request cannot be understood; `detail` says why.",
        401: "Writing needs a key, and none was sent.",
        403: "This key may not write, this server takes no writes, or this graph is the program's own.",
        404: "There is no such thing in the store.",
        406: "None of the accepted media types can be written.",
        412: "The store is no longer of the version that was named.",
        413: "The request, or the answer to it, is larger than allowed.",
        414: "The address is longer than allowed: send the query by POST.",
        415: "The body is of a type that is not read here.",
        429: "This client has as many queries running and waiting as it may: wait for one to end.",
        503: "Stopped at its deadline, or no worker was free: try again later.",
    }
    return {status: {"description": words[status], "content": {MEDIA_TYPE: {"schema": _SCHEMA}}} for status in statuses}
