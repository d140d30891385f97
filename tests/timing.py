"""Does work grow no faster than its input? CPU time, the best of three tries: other work disturbs a clock."""

from __future__ import annotations

from collections.abc import Callable


def keeps_pace(cost: Callable[[int], float], few: int, many: int, *, bound: float, least: float = 0.01) -> bool:
    """Does `many` cost less than `bound` times as much as `few`? What runs away does not, in any try.

    `cost` gives seconds; less than `least` counts as that.
    """
    cost(1)
    tries = ((cost(few), cost(many)) for _ in range(3))
    return any(large < bound * max(small, least) for small, large in tries)
