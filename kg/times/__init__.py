"""Times in an article: dates in the text, and when each statement was made.

In: an article, its layout, its statements, a language pack. Out: time expressions with intervals of days, statements
with `said` filled.
"""

from __future__ import annotations

from kg.times.anchors import date_statements, event_time
from kg.times.undated import find

__all__ = ["date_statements", "event_time", "find"]
