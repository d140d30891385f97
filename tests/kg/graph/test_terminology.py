"""The records that the ontology's page is drawn from: nothing is missing, and all of it is the files' own."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, SH, Graph

import ontology
from kg.graph import terminology
from kg.graph.rules import rules_by_class, rules_by_property
from kg.graph.terminology import Term
from kg.graph.vocabulary import NAMESPACE

KNOWN = terminology.load()
BY_NAME = {term.name: term for term in KNOWN.terms}


def ancestors(term: Term) -> set[str]:
    own = {above.removeprefix("cg:") for above in term.above if above.startswith("cg:")}
    return own | {name for above in own for name in ancestors(BY_NAME[above])}


def test_every_declared_term_is_there_once() -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    declared = {str(term) for kind in kinds for term in terminology.whole().subjects(RDF.type, kind)}
    declared = {term for term in declared if term.startswith(NAMESPACE)}  # outside terms are declared and no more
    assert [term.iri for term in KNOWN.terms if term.kind != "datatype"] == sorted(
        declared, key=[term.iri for term in KNOWN.terms].index
    )


@pytest.mark.parametrize("term", KNOWN.terms, ids=[term.name for term in KNOWN.terms])
def test_a_term_has_its_words_in_both_languages(term: Term) -> None:
    assert set(term.labels) == set(term.definitions) == {"en", "id"}
    languages = {"en", "id"} if term.kind == "class" else {"en"}
    assert languages <= term.example.keys() & term.counter_example.keys()


@pytest.mark.parametrize("term", KNOWN.of_kind("class"), ids=[term.name for term in KNOWN.of_kind("class")])
def test_a_class_has_both_examples_and_a_rule(term: Term) -> None:
    assert f"cg:{term.name}" in (term.valid or "")
    assert (term.invalid or "").startswith("# Wrong: ")
    assert term.rules or any(BY_NAME[name].rules for name in ancestors(term))


def test_a_property_knows_its_ends_and_its_rules() -> None:
    speaker = BY_NAME["speaker"]
    assert (speaker.domain, speaker.range, speaker.traits) == (
        ("cg:StatementAct",),
        ("cg:Actor",),
        ("at most one value",),
    )
    assert [rule.name for rule in speaker.rules] == ["StatementNotByPlace", "StatementSpeaker"]


def test_a_path_of_two_steps_counts_for_its_own_term_only() -> None:
    assert [rule.name for rule in rules_by_property()[f"{NAMESPACE}level"]] == ["ContradictionLevel"]


def test_a_rule_that_only_warns_says_so() -> None:
    assert [rule.name for rule in rules_by_class()[f"{NAMESPACE}Claim"] if rule.is_warning] == [
        "AgentIsNoPlace",
        "ClaimIsUsed",
    ]


def test_every_message_of_the_shapes_is_shown_at_a_class_or_a_property() -> None:
    shapes = Graph().parse(ontology.path("shapes.ttl")).parse(ontology.path("shapes-full.ttl"))
    shown = {rule.name for rules in (*rules_by_class().values(), *rules_by_property().values()) for rule in rules}
    assert {str(shape).rsplit("#", 1)[-1] for shape in shapes.subjects(SH.message)} == shown


def test_links_have_a_strength_and_a_reason() -> None:
    links = {link.term: link for link in BY_NAME["Review"].links}
    assert (links["schema:ClaimReview"].strength, links["prov:Entity"].relation) == ("related", "rdfs:subClassOf")
    assert "verdict" in links["schema:ClaimReview"].why["en"]
    assert "putusan" in links["schema:ClaimReview"].why["id"]


def test_a_deprecated_term_names_its_replacement() -> None:
    replaced = {term.name: term.replaced_by for term in KNOWN.terms if term.replaced_by}
    assert replaced == {"plover": "skos:notation", "cameo": "skos:notation"}


def test_schemes_keep_the_order_of_the_files() -> None:
    (acts,) = (scheme for scheme in KNOWN.schemes if scheme.name == "speech-act")
    assert [concept.notation for concept in acts.concepts][:3] == ["assert", "deny", "confirm"]


def test_a_frame_shows_its_code_or_why_it_has_none() -> None:
    (frames,) = (scheme for scheme in KNOWN.schemes if scheme.name == "frame")
    by_name = {concept.notation: concept for concept in frames.concepts}
    assert by_name["attack"].codes == (("PLOVER code", "ASSAULT"),)
    assert by_name["acquit"].scope_notes["en"].startswith("No PLOVER type fits.")
    assert ("opposite of", "convict") in by_name["acquit"].facts
