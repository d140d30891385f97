# Remove every derived fact that stands on what is gone, by looking at all of them: what `kg.stores.cleaning` is held against.
PREFIX cg: <https://w3id.org/claimgraph/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>

# Pairs with a missing side, or with a missing implied claim.
DELETE { ?pair ?p ?o . GRAPH ?g { ?pair ?p ?o } }
WHERE {
  GRAPH ?g { ?pair cg:involves|cg:reading ?node ; ?p ?o }
  FILTER NOT EXISTS { ?node cg:polarity|cg:speaker ?any }
} ;

# Disputes lose the contradictions that went.
DELETE { ?dispute cg:hasContradiction ?pair . GRAPH ?g { ?dispute cg:hasContradiction ?pair } }
WHERE {
  GRAPH ?g { ?dispute cg:hasContradiction ?pair }
  FILTER NOT EXISTS { ?pair a cg:Contradiction }
} ;

# Positions lose the statements that went.
DELETE {
  ?side cg:showing ?showing . ?showing ?p ?o .
  GRAPH ?g { ?side cg:showing ?showing . ?showing ?p ?o }
}
WHERE {
  GRAPH ?g { ?side cg:showing ?showing . ?showing cg:statement ?statement ; ?p ?o }
  FILTER NOT EXISTS { ?statement a cg:StatementAct }
} ;

# Positions that nothing shows any more.
DELETE { ?dispute cg:hasSide ?side . ?side ?p ?o . GRAPH ?g { ?dispute cg:hasSide ?side . ?side ?p ?o } }
WHERE {
  GRAPH ?g { ?dispute cg:hasSide ?side . ?side ?p ?o }
  FILTER NOT EXISTS { ?side cg:showing ?showing }
} ;

# Disputes without a contradiction, with their positions.
DELETE {
  ?dispute ?p ?o . ?side ?q ?r . ?showing ?x ?y .
  GRAPH ?g { ?dispute ?p ?o . ?side ?q ?r . ?showing ?x ?y }
}
WHERE {
  GRAPH ?g { ?dispute a cg:Dispute ; ?p ?o }
  FILTER NOT EXISTS { ?dispute cg:hasContradiction ?pair }
  OPTIONAL {
    GRAPH ?g { ?dispute cg:hasSide ?side . ?side ?q ?r }
    OPTIONAL { GRAPH ?g { ?side cg:showing ?showing . ?showing ?x ?y } }
  }
} ;

# Stances lose the statements that went, and go with the last of them.
DELETE { ?stance prov:wasDerivedFrom ?statement . GRAPH ?g { ?stance prov:wasDerivedFrom ?statement } }
WHERE {
  GRAPH ?g { ?stance a cg:Stance ; prov:wasDerivedFrom ?statement }
  FILTER NOT EXISTS { ?statement a cg:StatementAct }
} ;
DELETE { ?stance ?p ?o . GRAPH ?g { ?stance ?p ?o } }
WHERE {
  GRAPH ?g { ?stance a cg:Stance ; ?p ?o }
  FILTER NOT EXISTS { ?stance prov:wasDerivedFrom ?statement }
} ;

# Matches of claims and links between claims that nobody puts any more, and wire copies of which a print went.
DELETE { ?match ?p ?o . GRAPH ?g { ?match ?p ?o } }
WHERE {
  GRAPH ?g { ?match a cg:ClaimMatch ; cg:matches ?claim ; ?p ?o }
  FILTER NOT EXISTS { ?claim a cg:Claim }
} ;
DELETE { ?claim ?relation ?other . GRAPH ?g { ?claim ?relation ?other } }
WHERE {
  VALUES ?relation { cg:restates cg:incompatibleWith cg:entails }
  GRAPH <https://w3id.org/claimgraph/graph/derived/contradictions> { ?claim ?relation ?other }
  FILTER(!EXISTS { ?claim a cg:Claim } || !EXISTS { ?other a cg:Claim })
  BIND(<https://w3id.org/claimgraph/graph/derived/contradictions> AS ?g)
} ;
DELETE { ?copy ?p ?o . GRAPH ?g { ?copy ?p ?o } }
WHERE {
  GRAPH ?g { ?copy a cg:WireCopy ; cg:firstPrint|cg:reprint ?statement ; ?p ?o }
  FILTER NOT EXISTS { ?statement a cg:StatementAct }
} ;

# Judgements on actors whom no article and no directory knows any more, and identities that hold one.
DELETE { ?node ?p ?o . GRAPH ?g { ?node ?p ?o } }
WHERE {
  GRAPH ?g { ?node a ?kind ; cg:compares|cg:hasMember ?actor ; ?p ?o }
  FILTER(?kind IN (cg:ActorJudgement, cg:Identity))
  FILTER NOT EXISTS { ?actor a cg:Actor }
} ;

# Changes of position of which a statement went.
DELETE { ?change ?p ?o . GRAPH ?g { ?change ?p ?o } }
WHERE {
  GRAPH ?g { ?change a cg:PositionChange ; cg:before|cg:after ?statement ; ?p ?o }
  FILTER NOT EXISTS { ?statement a cg:StatementAct }
} ;

# A dispute that a statement ended is open again without it.
DELETE { ?dispute cg:endedBy ?end ; cg:status ?status . GRAPH ?g { ?dispute cg:endedBy ?end ; cg:status ?status } }
INSERT { ?dispute cg:status "open" . GRAPH ?g { ?dispute cg:status "open" } }
WHERE {
  GRAPH ?g { ?dispute cg:endedBy ?end ; cg:status ?status }
  FILTER NOT EXISTS { ?end a cg:StatementAct }
} ;

# Positions lose the actors that went.
DELETE { ?side ?p ?actor . GRAPH ?g { ?side ?p ?actor } }
WHERE {
  GRAPH ?g { ?side a cg:DisputeSide ; ?p ?actor }
  FILTER(?p IN (cg:holder, cg:toldBy))
  FILTER NOT EXISTS { ?actor a cg:Actor }
}
