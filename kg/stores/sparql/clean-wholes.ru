# Changes of position, matches of claims, wire copies, judgements on actors and identities that hold a node that is gone.
# param ?notes: a graph for this update alone
PREFIX cg: <https://w3id.org/claimgraph/ns#>
PREFIX derived: <https://w3id.org/claimgraph/graph/derived/>
PREFIX log: <https://w3id.org/claimgraph/graph/catalog#>
INSERT { GRAPH ?notes { ?notes log:whole ?whole ; log:touched ?whole } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  ?whole cg:before|cg:after|cg:matches|cg:firstPrint|cg:reprint|cg:compares|cg:hasMember ?node
} ;
DELETE { ?whole ?p ?o . GRAPH ?g { ?whole ?p ?o } }
WHERE {
  GRAPH ?notes { ?notes log:whole ?whole }
  GRAPH ?g { ?whole ?p ?o }
  FILTER(?g IN (derived:contradictions, derived:stances, derived:identities))
}
