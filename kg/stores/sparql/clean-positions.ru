# Positions lose the statements and the actors that went, and go with the last statement.
# param ?notes: a graph for this update alone
PREFIX cg: <https://w3id.org/claimgraph/ns#>
PREFIX derived: <https://w3id.org/claimgraph/graph/derived/>
PREFIX log: <https://w3id.org/claimgraph/graph/catalog#>
INSERT { GRAPH ?notes { ?notes log:showing ?showing ; log:side ?side ; log:touched ?showing , ?side } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  ?showing cg:statement ?node .
  ?side cg:showing ?showing
} ;
DELETE { ?side cg:showing ?showing . GRAPH ?g { ?side cg:showing ?showing } }
WHERE {
  GRAPH ?notes { ?notes log:showing ?showing }
  GRAPH ?g { ?side cg:showing ?showing }
  FILTER(?g IN (derived:contradictions, derived:stances, derived:identities))
} ;
DELETE { ?showing ?p ?o . GRAPH ?g { ?showing ?p ?o } }
WHERE {
  GRAPH ?notes { ?notes log:showing ?showing }
  GRAPH ?g { ?showing ?p ?o }
  FILTER(?g IN (derived:contradictions, derived:stances, derived:identities))
} ;
DELETE { ?side ?p ?node . GRAPH ?g { ?side ?p ?node } }
INSERT { GRAPH ?notes { ?notes log:touched ?side } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  GRAPH ?g { ?side ?p ?node }
  FILTER(?g IN (derived:contradictions, derived:stances, derived:identities))
  ?side a cg:DisputeSide
} ;
DELETE { GRAPH ?notes { ?notes log:side ?side } }
WHERE {
  GRAPH ?notes { ?notes log:side ?side }
  ?side cg:showing ?left
} ;
DELETE { ?dispute cg:hasSide ?side . GRAPH ?g { ?dispute cg:hasSide ?side } }
INSERT { GRAPH ?notes { ?notes log:touched ?dispute } }
WHERE {
  GRAPH ?notes { ?notes log:side ?side }
  GRAPH ?g { ?dispute cg:hasSide ?side }
  FILTER(?g IN (derived:contradictions, derived:stances, derived:identities))
} ;
DELETE { ?side ?p ?o . GRAPH ?g { ?side ?p ?o } }
WHERE {
  GRAPH ?notes { ?notes log:side ?side }
  GRAPH ?g { ?side ?p ?o }
  FILTER(?g IN (derived:contradictions, derived:stances, derived:identities))
}
