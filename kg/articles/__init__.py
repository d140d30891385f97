"""Files, folders, pages and feeds in, Articles out; what cannot be read is named and the rest goes on."""

from __future__ import annotations

from kg.articles.base import MAX_ARTICLE_BYTES, Hints, Reader, Refused
from kg.articles.inputs import read_address, read_inputs
from kg.articles.reading import READERS, read
from kg.articles.repeats import Repeated, skip_repeats

__all__ = [
    "MAX_ARTICLE_BYTES",
    "READERS",
    "Hints",
    "Reader",
    "Refused",
    "Repeated",
    "read",
    "read_address",
    "read_inputs",
    "skip_repeats",
]
