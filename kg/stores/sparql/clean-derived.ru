# Remove derived facts that stood on nodes which are gone. Only what points to those nodes is looked at.
# Before it runs, `?notes log:node …` names the nodes in the graph ?notes, which holds what is found on the way as well and
# goes at the end. Derived nodes live in their own graphs and in the default graph; both copies go.
# param ?notes: a graph for this update alone
PREFIX cg: <https://w3id.org/claimgraph/ns#>
PREFIX log: <https://w3id.org/claimgraph/graph/catalog#>
PREFIX prov: <http://www.w3.org/ns/prov#>

# Another article may still have some of them.
DELETE { GRAPH ?notes { ?notes log:node ?node } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  ?node a ?kind
  FILTER(?kind IN (cg:StatementAct, cg:ImpliedClaim, cg:Claim, cg:Actor))
} ;

# Pairs with a side or an implied claim that is gone, and the disputes that hold them.
INSERT { GRAPH ?notes { ?notes log:pair ?pair } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  ?pair cg:involves|cg:reading ?node
} ;
INSERT { GRAPH ?notes { ?notes log:dispute ?dispute } }
WHERE {
  GRAPH ?notes { ?notes log:pair ?pair }
  ?dispute cg:hasContradiction ?pair
} ;
DELETE { ?dispute cg:hasContradiction ?pair . GRAPH ?g { ?dispute cg:hasContradiction ?pair } }
WHERE {
  GRAPH ?notes { ?notes log:pair ?pair }
  GRAPH ?g { ?dispute cg:hasContradiction ?pair }
} ;
DELETE { ?pair ?p ?o . GRAPH ?g { ?pair ?p ?o } }
WHERE {
  GRAPH ?notes { ?notes log:pair ?pair }
  GRAPH ?g { ?pair ?p ?o }
} ;

# Positions lose the statements and the actors that went, and go with the last statement.
INSERT { GRAPH ?notes { ?notes log:showing ?showing . ?notes log:side ?side } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  ?showing cg:statement ?node .
  ?side cg:showing ?showing
} ;
DELETE { ?side cg:showing ?showing . GRAPH ?g { ?side cg:showing ?showing } }
WHERE {
  GRAPH ?notes { ?notes log:showing ?showing }
  GRAPH ?g { ?side cg:showing ?showing }
} ;
DELETE { ?showing ?p ?o . GRAPH ?g { ?showing ?p ?o } }
WHERE {
  GRAPH ?notes { ?notes log:showing ?showing }
  GRAPH ?g { ?showing ?p ?o }
} ;
DELETE { ?side ?p ?node . GRAPH ?g { ?side ?p ?node } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  GRAPH ?g { ?side ?p ?node }
  ?side a cg:DisputeSide
} ;
DELETE { GRAPH ?notes { ?notes log:side ?side } }
WHERE {
  GRAPH ?notes { ?notes log:side ?side }
  ?side cg:showing ?left
} ;
DELETE { ?dispute cg:hasSide ?side . GRAPH ?g { ?dispute cg:hasSide ?side } }
WHERE {
  GRAPH ?notes { ?notes log:side ?side }
  GRAPH ?g { ?dispute cg:hasSide ?side }
} ;
DELETE { ?side ?p ?o . GRAPH ?g { ?side ?p ?o } }
WHERE {
  GRAPH ?notes { ?notes log:side ?side }
  GRAPH ?g { ?side ?p ?o }
} ;

# A dispute that a statement ended is open again without it.
DELETE { ?dispute cg:endedBy ?node ; cg:status ?status . GRAPH ?g { ?dispute cg:endedBy ?node ; cg:status ?status } }
INSERT { ?dispute cg:status "open" . GRAPH ?g { ?dispute cg:status "open" } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  GRAPH ?g { ?dispute cg:endedBy ?node ; cg:status ?status }
} ;

# Disputes without a contradiction, with their positions.
DELETE { GRAPH ?notes { ?notes log:dispute ?dispute } }
WHERE {
  GRAPH ?notes { ?notes log:dispute ?dispute }
  ?dispute cg:hasContradiction ?left
} ;
DELETE { ?showing ?p ?o . GRAPH ?g { ?showing ?p ?o } }
WHERE {
  GRAPH ?notes { ?notes log:dispute ?dispute }
  GRAPH ?g { ?dispute cg:hasSide ?side . ?side cg:showing ?showing . ?showing ?p ?o }
} ;
DELETE { ?side ?p ?o . GRAPH ?g { ?side ?p ?o } }
WHERE {
  GRAPH ?notes { ?notes log:dispute ?dispute }
  GRAPH ?g { ?dispute cg:hasSide ?side . ?side ?p ?o }
} ;
DELETE { ?dispute ?p ?o . GRAPH ?g { ?dispute ?p ?o } }
WHERE {
  GRAPH ?notes { ?notes log:dispute ?dispute }
  GRAPH ?g { ?dispute ?p ?o }
} ;

# Stances lose the statements that went, and go with the last of them.
INSERT { GRAPH ?notes { ?notes log:stance ?stance } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  ?stance prov:wasDerivedFrom ?node ; a cg:Stance
} ;
DELETE { ?stance prov:wasDerivedFrom ?node . GRAPH ?g { ?stance prov:wasDerivedFrom ?node } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node . ?notes log:stance ?stance }
  GRAPH ?g { ?stance prov:wasDerivedFrom ?node }
} ;
DELETE { ?stance ?p ?o . GRAPH ?g { ?stance ?p ?o } }
WHERE {
  GRAPH ?notes { ?notes log:stance ?stance }
  FILTER NOT EXISTS { ?stance prov:wasDerivedFrom ?left }
  GRAPH ?g { ?stance ?p ?o }
} ;

# What a claim that nobody puts any more is to other claims, and they to it.
DELETE { ?claim ?relation ?other . GRAPH ?g { ?claim ?relation ?other } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  { GRAPH ?g { ?node ?relation ?other } BIND(?node AS ?claim) } UNION { GRAPH ?g { ?claim ?relation ?node } BIND(?node AS ?other) }
  FILTER(?relation IN (cg:restates, cg:incompatibleWith, cg:entails))
} ;

# Changes of position, matches of claims, wire copies, judgements on actors and identities that hold a node that is gone.
INSERT { GRAPH ?notes { ?notes log:whole ?whole } }
WHERE {
  GRAPH ?notes { ?notes log:node ?node }
  ?whole cg:before|cg:after|cg:matches|cg:firstPrint|cg:reprint|cg:compares|cg:hasMember ?node
} ;
DELETE { ?whole ?p ?o . GRAPH ?g { ?whole ?p ?o } }
WHERE {
  GRAPH ?notes { ?notes log:whole ?whole }
  GRAPH ?g { ?whole ?p ?o }
} ;
DROP SILENT GRAPH ?notes
