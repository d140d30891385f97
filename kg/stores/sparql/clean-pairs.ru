# Pairs with a side or an implied claim that is gone, and the disputes that hold them.
# param ?notes: a graph for this update alone
PREFIX cg: <https://w3id.org/claimgraph/ns#>
PREFIX derived: <https://w3id.org/claimgraph/graph/derived/>
PREFIX log: <https://w3id.org/claimgraph/graph/catalog#>
INSERT { GRAPH ?notes { ?notes log:pair ?pair ; log:touched ?pair } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  ?pair cg:involves|cg:reading ?node
} ;
INSERT { GRAPH ?notes { ?notes log:dispute ?dispute ; log:touched ?dispute } }
WHERE {
  GRAPH ?notes { ?notes log:pair ?pair }
  ?dispute cg:hasContradiction ?pair
} ;
DELETE { ?dispute cg:hasContradiction ?pair . GRAPH ?g { ?dispute cg:hasContradiction ?pair } }
WHERE {
  GRAPH ?notes { ?notes log:pair ?pair }
  GRAPH ?g { ?dispute cg:hasContradiction ?pair }
  FILTER(?g IN (derived:contradictions, derived:stances, derived:identities))
} ;
DELETE { ?pair ?p ?o . GRAPH ?g { ?pair ?p ?o } }
WHERE {
  GRAPH ?notes { ?notes log:pair ?pair }
  GRAPH ?g { ?pair ?p ?o }
  FILTER(?g IN (derived:contradictions, derived:stances, derived:identities))
}
