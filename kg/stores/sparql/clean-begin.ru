# Derived facts stood on nodes that `?notes log:node …` names; nodes that another article still has are none of these.
# The steps of cleaning are in `clean-*.ru`, see `kg.stores.cleaning`. What they find on the way they note in the graph
# ?notes, and each node that may lose something as `log:touched`. They take from the derived graphs alone and from the
# default graph; `clean-end.ru` gives the default graph back what others say of these nodes.
# param ?notes: a graph for this update alone
PREFIX cg: <https://w3id.org/claimgraph/ns#>
PREFIX derived: <https://w3id.org/claimgraph/graph/derived/>
PREFIX log: <https://w3id.org/claimgraph/graph/catalog#>
DELETE { GRAPH ?notes { ?notes log:node ?node } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  ?node a ?kind
  FILTER(?kind IN (cg:StatementAct, cg:ImpliedClaim, cg:Claim, cg:Actor))
}
