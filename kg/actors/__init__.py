"""Actors: who speaks, who is spoken of, and where.

In: an article with its layout and statements, the directory of known actors, a language pack. Out: a resolution.
"""

from __future__ import annotations

from kg.actors.directory import Directory, load
from kg.actors.resolve import resolve

__all__ = ["Directory", "load", "resolve"]
