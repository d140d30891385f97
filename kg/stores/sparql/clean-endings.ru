# A dispute that a statement ended is open again without it.
# param ?notes: a graph for this update alone
PREFIX cg: <https://w3id.org/claimgraph/ns#>
PREFIX derived: <https://w3id.org/claimgraph/graph/derived/>
PREFIX log: <https://w3id.org/claimgraph/graph/catalog#>
DELETE { ?dispute cg:endedBy ?node ; cg:status ?status . GRAPH ?g { ?dispute cg:endedBy ?node ; cg:status ?status } }
INSERT { ?dispute cg:status "open" . GRAPH ?g { ?dispute cg:status "open" } GRAPH ?notes { ?notes log:touched ?dispute } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  GRAPH ?g { ?dispute cg:endedBy ?node ; cg:status ?status }
  FILTER(?g IN (derived:contradictions, derived:stances, derived:identities))
}
