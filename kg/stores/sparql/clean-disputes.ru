# Disputes without a contradiction, with their positions.
# param ?notes: a graph for this update alone
PREFIX cg: <https://w3id.org/claimgraph/ns#>
PREFIX derived: <https://w3id.org/claimgraph/graph/derived/>
PREFIX log: <https://w3id.org/claimgraph/graph/catalog#>
DELETE { GRAPH ?notes { ?notes log:dispute ?dispute } }
WHERE {
  GRAPH ?notes { ?notes log:dispute ?dispute }
  ?dispute cg:hasContradiction ?left
} ;
INSERT { GRAPH ?notes { ?notes log:side ?side ; log:showing ?showing ; log:touched ?side , ?showing } }
WHERE {
  GRAPH ?notes { ?notes log:dispute ?dispute }
  ?dispute cg:hasSide ?side
  OPTIONAL { ?side cg:showing ?showing }
} ;
DELETE { ?node ?p ?o . GRAPH ?g { ?node ?p ?o } }
WHERE {
  GRAPH ?notes { ?notes log:dispute|log:side|log:showing ?node }
  GRAPH ?g { ?node ?p ?o }
  FILTER(?g IN (derived:contradictions, derived:stances, derived:identities))
}
