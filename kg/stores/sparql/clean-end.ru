# The default graph holds what any graph says: what people and articles say of the touched nodes comes back to it.
# param ?notes: a graph for this update alone
PREFIX cg: <https://w3id.org/claimgraph/ns#>
PREFIX derived: <https://w3id.org/claimgraph/graph/derived/>
PREFIX log: <https://w3id.org/claimgraph/graph/catalog#>
INSERT { ?node ?p ?o }
WHERE {
  GRAPH ?notes { ?notes log:touched ?node }
  GRAPH ?g { ?node ?p ?o }
  FILTER(?g NOT IN (derived:contradictions, derived:stances, derived:identities))
} ;
DROP SILENT GRAPH ?notes
