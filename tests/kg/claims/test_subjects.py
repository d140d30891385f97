"""Who does it: hits and near misses in six languages. An inverted aggressor is the worst mistake that can be made."""

from __future__ import annotations

from itertools import permutations

import pytest

from kg.model import Act, Entity, EntityKind, Polarity, StatedClaim
from tests import factories
from tests.factories import OUTLET
from tests.kg.claims.reading import KADLEC, KELMAR_MINISTRY, MASLAK, NO, OSTRAVIA, read, roles, says


def army(slug: str, label: str, side: Entity, **names: tuple[str, ...]) -> Entity:
    """Forces with their name in several languages: the first of each is the dictionary form."""
    forms = [form for known in names.values() for form in known]
    labels = {"en": label, **{lang: known[0] for lang, known in names.items()}}
    return factories.entity(
        slug, label, kind=EntityKind.ARMED_FORCES, labels=labels, names=(label, *forms), side=side.iri
    )


def state(slug: str, label: str, **names: tuple[str, ...]) -> tuple[Entity, Entity]:
    """A government and its country, which is named in the texts."""
    iri = factories.ids.mint("actor", slug=f"gov-{slug}")
    government = factories.entity(
        f"gov-{slug}", f"Government of {label}", kind=EntityKind.GOVERNMENT, side=iri, names=(f"Government of {label}",)
    )
    forms = [form for known in names.values() for form in known]
    labels = {"en": label, **{lang: known[0] for lang, known in names.items()}}
    country = factories.entity(
        slug, label, kind=EntityKind.PLACE, iri=factories.ids.mint("place", slug=slug), labels=labels,
        names=(label, *forms), country=government.iri,
    )  # fmt: skip
    return government, country


ZELIA, ZELIA_LAND = state("zelia", "Zelia", ru=("Зелия", "Зелии", "Зелию"), tr=("Zelya", "Zelya'nın"), fr=("Zélie",))
VARNOW, VARNOW_LAND = state("varnow", "Varnow", ru=("Варнов", "Варнова"), tr=("Varnov", "Varnov'un"), fr=("Varnovie",))
ZELIAN = army(
    "army-zelia", "Zelian forces", ZELIA, id=("pasukan Zelia",), ru=("зелийские силы", "зелийскими силами"),
    tr=("Zelya ordusu", "Zelya ordusunun"), fr=("forces zéliennes",), az=("Zeliya ordusu", "Zeliya ordusunun"),
)  # fmt: skip
VARNOVIAN = army(
    "army-varnow", "Varnovian forces", VARNOW, id=("pasukan Varnow",), ru=("варновские силы", "варновскими силами"),
    tr=("Varnov ordusu", "Varnov ordusunun"), fr=("forces varnoviennes",), az=("Varnov ordusu", "Varnov ordusunun"),
)  # fmt: skip
TOWN = factories.entity(
    "dubra", "Dubra", kind=EntityKind.PLACE, iri=factories.ids.mint("place", slug="dubra"), country=VARNOW.iri,
    labels={"en": "Dubra", "ru": "Дубра"}, names=("Dubra", "Дубра", "Дубру", "Dubra'ya", "Dubraya", "Dubranı"),
)  # fmt: skip
CAST = (ZELIA, ZELIA_LAND, VARNOW, VARNOW_LAND, ZELIAN, VARNOVIAN, TOWN, KADLEC, MASLAK, KELMAR_MINISTRY, OSTRAVIA)


def only(text: str, lang: str = "en", speaker: Entity = OUTLET, act: Act = Act.ASSERT, **given: object) -> StatedClaim:
    return read(text, says(text, speaker, act, **given), lang=lang, cast=(*CAST, OUTLET))[0]  # type: ignore[arg-type]  # keywords are passed on


Z, V = "Zelian forces", "Varnovian forces"


@pytest.mark.parametrize(
    ("lang", "text", "agent"),
    [
        ("en", "Zelian forces late on Sunday fired missiles at Dubra", {Z}),
        ("en", "Zelia has fired missiles at Dubra", {"Government of Zelia"}),
        ("en", "Dubra was shelled by Zelian forces", {Z}),
        ("en", "Zelian and allied Zelian forces shelled Dubra", {Z}),
        ("en", "Zelian forces and Varnovian forces shelled Dubra", {Z, V}),
        ("id", "pasukan Zelia menyerang Dubra", {Z}),
        ("id", "Dubra ditembaki pasukan Zelia", {Z}),  # "Dubra was shelled by Zelian forces"
        ("ru", "зелийские силы обстреляли Дубру", {Z}),  # "Zelian forces shelled Dubra"
        ("fr", "les forces zéliennes ont bombardé Dubra", {Z}),  # "… shelled Dubra"
        ("tr", "Zelya ordusunun Dubra'ya ateş açtığını", {Z}),  # "(that) the Zelian army opened fire on Dubra"
        ("az", "Zeliya ordusu Dubraya hücum edib", {Z}),  # "the Zelian army attacked Dubra"
    ],
)
def test_agent(lang: str, text: str, agent: set[str]) -> None:
    found = only(text, lang)
    assert found.claim.frame == "attack"
    assert roles(found).get("agent") == agent
    assert "Dubra" in roles(found)["patient"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "residents of Zelia attacked Dubra"),
        ("en", "Zelia protesters attacked Dubra"),
        ("en", "Zelia, an ally of Varnow, mobs attacked Dubra"),
        ("en", "missiles fired at Dubra from Zelia, said Vilem Kadlec"),
        ("en", "Dubra attacked"),  # a headline: somebody attacked it
        ("en", "Zelia attacked on Sunday"),  # did it, or was it?
        ("en", "Dubra was shelled, said Vilem Kadlec"),
        ("id", "warga Zelia menyerang Dubra"),  # "residents of Zelia attacked Dubra"
        ("id", "pengunjuk rasa Zelia menyerang Dubra"),  # "protesters of Zelia …"
        ("ru", "Дубру обстреляли"),  # "they shelled Dubra"
        ("ru", "Дубра подверглась обстрелу, заявил Vilem Kadlec"),  # "Dubra came under fire, said …"
        ("fr", "Dubra attaquée dimanche, selon la Zélie"),  # "Dubra attacked on Sunday, according to Zelia"
        ("tr", "Dubra'ya yönelik saldırı nedeniyle Zelya'nın"),  # "because of the attack towards Dubra Zelia's …"
        ("az", "Dubra atəşə tutulub"),  # "Dubra was shelled"
    ],
)
def test_name_that_only_stands_there_is_no_agent(lang: str, text: str) -> None:
    assert "agent" not in roles(only(text, lang))


TEMPLATES = [
    ("en", "{a} attacked {b}"),
    ("en", "{b} was attacked by {a}"),
    ("en", "on Sunday {a} shelled {b}"),
    ("id", "{a} menyerang {b}"),
    ("id", "{b} diserang oleh {a}"),
    ("fr", "{a} ont bombardé {b}"),
]
NAMES = {
    "en": ("Zelian forces", "Varnovian forces"),
    "id": ("pasukan Zelia", "pasukan Varnow"),
    "fr": ("forces zéliennes", "forces varnoviennes"),
}


@pytest.mark.parametrize(("lang", "template"), TEMPLATES)
def test_swapping_the_names_swaps_agent_and_patient(lang: str, template: str) -> None:
    one, other = (roles(only(template.format(a=a, b=b), lang)) for a, b in permutations(NAMES[lang]))
    assert one["agent"] == other["patient"] != one["patient"]
    assert one["patient"] == other["agent"]


@pytest.mark.parametrize(
    "text",
    ["Zelian forces attacked Varnovian forces", "Varnow attacked Zelia", "Zelia was attacked by Varnow", "Dubra hit"],
)
def test_nobody_attacks_himself_and_no_town_attacks(text: str) -> None:
    found = roles(only(text))
    assert not found.get("agent", set()) & found.get("patient", set())
    assert "Dubra" not in found.get("agent", set())


def test_object_before_the_verb_is_not_taken_for_the_subject() -> None:
    # "Zelian forces shelled Varnovian forces" or the other way round: both stand in a form that may be either
    assert "agent" not in roles(only("зелийские силы обстреляли варновские силы", "ru"))


# ------------------------------------------------------------- denials


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "his claim that missiles landed on Dubra"),
        ("id", "tuduhan bahwa rudal menghantam Dubra"),  # "the accusation that missiles hit Dubra"
        ("ru", "сообщения о том, что Дубру обстреляли"),  # "the reports that Dubra was shelled"
        ("fr", "les informations selon lesquelles Dubra a été bombardée"),  # "the reports that Dubra was shelled"
    ],
)
def test_denier_of_a_saying_is_no_agent(lang: str, words: str) -> None:
    found = only(words, lang, ZELIA, Act.DENY, commitment=NO)
    assert "agent" not in roles(found)
    assert found.polarity is not Polarity.AFFIRMS


def test_denier_of_a_nested_saying_is_no_agent() -> None:
    text = "Zelia denied his claim that missiles landed on Dubra"
    found = read(
        text,
        says("his claim that missiles landed on Dubra", ZELIA, Act.DENY, NO, key="s1"),
        says("missiles landed on Dubra", KADLEC, key="s2", parent="s1"),
        cast=(*CAST, OUTLET),
    )
    assert (roles(found[0]), found[0].polarity) == ({"patient": {"Dubra"}}, Polarity.DENIES)


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "shelling Dubra"), ("en", "carrying out an attack"), ("id", "melakukan serangan")]
)
def test_denier_of_a_verb_phrase_is_its_subject(lang: str, words: str) -> None:
    found = only(words, lang, ZELIA, Act.DENY, commitment=NO)
    assert roles(found)["agent"] == {"Government of Zelia"}
    assert found.polarity is Polarity.DENIES


def test_denied_event_does_not_tell_whose_it_was() -> None:
    text = "Dubra was shelled. Zelia denied the attack."
    found = read(
        text,
        says("Dubra was shelled", KELMAR_MINISTRY),
        says("the attack", ZELIA, Act.DENY, NO),
        cast=(*CAST, OUTLET),
    )
    assert "agent" not in roles(found[1])


@pytest.mark.parametrize(
    ("text", "act", "agent"),
    [
        ("Zelia of a missile attack on Dubra", Act.ACCUSE, {"Government of Zelia"}),
        ("Zelia for the attack on Dubra", Act.CONDEMN, {"Government of Zelia"}),
        ("that Dubra had come under fire", Act.ACCUSE, None),
    ],
)
def test_accused_is_the_agent(text: str, act: Act, agent: set[str] | None) -> None:
    assert roles(only(text, "en", KADLEC, act)).get("agent") == agent


# ------------------------------------------------------------- negation and numbers


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "not a single missile was fired at Dubra"),
        ("en", "Zelia has not fired any weapon towards Dubra"),
        ("id", "Zelia tidak menyerang Dubra"),
        ("ru", "ни одна зелийская ракета не обстреляла Дубру"),  # "not one Zelian missile …": two negators, one denial
        ("ru", "Никакого удара не было"),  # "there was no strike"
        ("fr", "aucun tir n'a visé Dubra"),  # "no fire aimed at Dubra"
        ("fr", "la Zélie n'a pas bombardé Dubra"),
        ("tr", "ateş açılmadı"),  # "no fire was opened"
        ("tr", "Zelya ordusu Dubra'ya ateş açmadı"),
        ("az", "atəş açılmayıb"),
        ("az", "Zeliya ordusu atəş açmayıb"),
        ("ro", "nicio rachetă nu a lovit Dubra"),  # "no missile hit Dubra"
    ],
)
def test_universal_denial(lang: str, text: str) -> None:
    assert only(text, lang, MASLAK, Act.DENY).polarity is Polarity.DENIES


@pytest.mark.parametrize(("lang", "text"), [("az", "atəş açılıb"), ("tr", "ateş açıldı"), ("en", "fire was opened")])
def test_affirmation_of_the_same_is_no_denial(lang: str, text: str) -> None:
    assert only(text, lang, MASLAK).polarity is Polarity.AFFIRMS


def test_verb_that_negates_another_turns_the_sense_round() -> None:
    assert only("Zelia did not fail to shell Dubra", "en", MASLAK).polarity is Polarity.AFFIRMS


def test_origin_behind_the_name_in_azerbaijani() -> None:
    # "no fire was opened from the territory of Zelia"
    found = only("Zelia ərazisindən atəş açılmayıb", "az", MASLAK, Act.DENY)
    assert (found.polarity, found.claim.origin and found.claim.origin.label) == (Polarity.DENIES, "Zelia")


def test_each_toll_takes_its_own_number() -> None:
    found = only("14 people were killed and 40 were injured in Dubra")
    assert found.claim.quantity is not None
    assert (found.claim.frame, found.claim.quantity.low) in {("casualty-killed", 14), ("casualty-injured", 40)}


def test_negated_reason_is_no_denial_of_the_event() -> None:
    # "five people died, but not because of pressure": "bukan" contrasts, it does not negate the verb
    text = "lima orang bukan meninggal karena tekanan"
    assert only(text, "id", MASLAK, Act.DENY).polarity is Polarity.UNCOMMITTED
    assert only("lima orang tidak meninggal", "id", MASLAK, Act.DENY).polarity is Polarity.DENIES


def test_negator_outside_the_relative_clause_does_not_reach_into_it() -> None:
    # "a comment without empathy for five people who died": they did die
    assert only("komentar tanpa empati terhadap lima orang yang meninggal", "id").polarity is Polarity.AFFIRMS


def test_denial_whose_negation_was_not_understood_affirms_nothing() -> None:
    # "there is no need to deal a blow to Dubra"
    found = only("Наносить удар по Дубру нет необходимости", "ru", MASLAK, Act.DENY)
    assert found.polarity is Polarity.UNCOMMITTED


def test_actor_behind_a_russian_verb_is_not_made_its_victim() -> None:
    # "the first to attack was Zelia's force": the dictionary form behind the verb may be the subject
    assert "patient" not in roles(only("первыми атаковали зелийские силы", "ru", MASLAK))
    assert roles(only("первыми атаковали зелийскими силами", "ru", MASLAK)).get("agent") != Z
