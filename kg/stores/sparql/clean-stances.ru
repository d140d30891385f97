# Stances lose the statements that went, and go with the last of them.
# param ?notes: a graph for this update alone
PREFIX cg: <https://w3id.org/claimgraph/ns#>
PREFIX derived: <https://w3id.org/claimgraph/graph/derived/>
PREFIX log: <https://w3id.org/claimgraph/graph/catalog#>
PREFIX prov: <http://www.w3.org/ns/prov#>
INSERT { GRAPH ?notes { ?notes log:stance ?stance ; log:touched ?stance } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  ?stance prov:wasDerivedFrom ?node ; a cg:Stance
} ;
DELETE { ?stance prov:wasDerivedFrom ?node . GRAPH ?g { ?stance prov:wasDerivedFrom ?node } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node . ?notes log:stance ?stance }
  GRAPH ?g { ?stance prov:wasDerivedFrom ?node }
  FILTER(?g IN (derived:contradictions, derived:stances, derived:identities))
} ;
DELETE { ?stance ?p ?o . GRAPH ?g { ?stance ?p ?o } }
WHERE {
  GRAPH ?notes { ?notes log:stance ?stance }
  FILTER NOT EXISTS { ?stance prov:wasDerivedFrom ?left }
  GRAPH ?g { ?stance ?p ?o }
  FILTER(?g IN (derived:contradictions, derived:stances, derived:identities))
}
