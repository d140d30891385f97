# What a claim that nobody puts any more is to other claims, and they to it. Claims have many triples: the default
# graph keeps at once what others say too.
# param ?notes: a graph for this update alone
PREFIX cg: <https://w3id.org/claimgraph/ns#>
PREFIX derived: <https://w3id.org/claimgraph/graph/derived/>
PREFIX log: <https://w3id.org/claimgraph/graph/catalog#>
DELETE { ?bare ?relation ?other . GRAPH ?g { ?claim ?relation ?other } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  { GRAPH ?g { ?node ?relation ?other } BIND(?node AS ?claim) } UNION { GRAPH ?g { ?claim ?relation ?node } BIND(?node AS ?other) }
  FILTER(?g IN (derived:contradictions, derived:stances, derived:identities))
  FILTER(?relation IN (cg:restates, cg:incompatibleWith, cg:entails))
  BIND(EXISTS { GRAPH ?own { ?claim ?relation ?other } FILTER(?own NOT IN (derived:contradictions, derived:stances, derived:identities)) } AS ?isSaid)
  BIND(IF(?isSaid, ?nothing, ?claim) AS ?bare)
}
