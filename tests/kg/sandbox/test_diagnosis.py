from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.graph import queries
from kg.sandbox.diagnosis import diagnose

MISTAKES = {
    "misspelt": ("SELECT * WHERE {\n ?s a ?c .\n FILTR(?s = 1) }", (3, 2), "FILTR.*did you mean FILTER"),
    "first-word": ("SELEC * WHERE { ?s ?p ?o }", (1, 1), "SELEC.*did you mean SELECT"),
    "without-question-mark": ("ASK { ?s ?p ?o FILTER(BOUND(wort)) }", (1, 29), '"wort" is no word of SPARQL$'),
    "other-script": ("ASK { ?s ?p 'é' \n x }", (2, 2), '"x" is no word'),
    "prefix-of-a-predicate": ("SELECT * {\n ?s rdfs:label ?l }", (2, 5), 'prefix "rdfs:" is not declared'),
    "prefix-of-a-subject": ("SELECT * {\n  x:y ?p ?l }", (2, 3), 'prefix "x:" is not declared'),
    "empty-prefix": ("PREFIX a: <x:> ASK { a:b :c ?l }", (1, 26), 'prefix ":" is not declared'),
    "prefix-too-late": ("PREFIX # x:\n a: <x:> ASK { a:b x:c ?l }", (2, 20), 'prefix "x:" is not declared'),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_where_it_is(name: str) -> None:
    query, place, reason = MISTAKES[name]
    with pytest.raises(SyntaxError):
        ox.Store().query(query)
    found = diagnose(query)
    assert found is not None
    assert (found.line, found.column) == place
    with pytest.raises(ValueError, match=reason):
        raise ValueError(found.reason)


@pytest.mark.parametrize("name", sorted(queries.catalogue()))
def test_no_word_of_a_good_query_is_called_a_mistake(name: str) -> None:
    assert diagnose(queries.load(name).sparql) is None
