from __future__ import annotations

from itertools import combinations

from api.drawing import HALF_HEIGHT, HALF_WIDTH, MAX_LETTERS, names_of, places_of
from kg.networks.showing import ActorLine


def actor(iri: str, x: float, y: float, label: str = "Norland") -> ActorLine:
    return ActorLine(iri, label, "government", x, y, 1, 1, 1.0, 0)


def test_the_layout_fills_the_picture() -> None:
    places = places_of([actor("a", 0.1, 0.2), actor("b", 0.3, 0.4), actor("c", 0.2, 0.25)])
    assert (places["a"].x, places["a"].y) == (-HALF_WIDTH, -HALF_HEIGHT)
    assert (places["b"].x, places["b"].y) == (HALF_WIDTH, HALF_HEIGHT)
    assert (places["c"].x, places["c"].y) == (0.0, -0.525)


def test_one_actor_and_none_stand_in_the_middle() -> None:
    assert (places_of([actor("a", 5.0, 5.0)])["a"].x, places_of([])) == (0.0, {})


def test_names_do_not_cover_each_other_and_the_first_go_before() -> None:
    actors = [actor(str(n), n % 7 / 7, n // 7 / 7, "Ministry of Defence of Norland and Sorland") for n in range(49)]
    names = names_of(actors, places_of(actors))
    assert len(names) > 5
    assert names[0].text == "Ministry of Defence of Norl…"
    assert len(names[0].text) == MAX_LETTERS
    for one, other in combinations(names, 2):
        assert abs(one.x - other.x) >= 0.027 * MAX_LETTERS or abs(one.y - other.y) >= 0.055
