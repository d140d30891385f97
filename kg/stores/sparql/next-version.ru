# Move the store's version on, and note which graphs the update changed, for indexes that follow.
# The version is a chain of checksums over everything that was ever written. Each word of the chain has a node that
# points to the word after it; the oldest nodes go when the chain is longer than it may be.
# param ?catalog: the graph of the store's own notes, which is not copied to the default graph
# param ?digest: checksum of the update that this one ends
# param ?changed: IRIs of the graphs that were replaced, with spaces between them
# param ?isCleaned: true when derived facts without ground were removed too
# param ?limit: how many nodes are kept
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX log: <https://w3id.org/claimgraph/graph/catalog#>
DELETE { GRAPH ?catalog { ?catalog owl:versionInfo ?old ; log:length ?length } }
INSERT {
  GRAPH ?catalog {
    ?catalog owl:versionInfo ?new ; log:length ?longer ; log:oldest ?start .
    ?node log:next ?following ; log:changed ?changed ; log:isCleaned ?isCleaned
  }
}
WHERE {
  OPTIONAL { GRAPH ?catalog { ?catalog owl:versionInfo ?old } }
  OPTIONAL { GRAPH ?catalog { ?catalog log:length ?length } }
  OPTIONAL { GRAPH ?catalog { ?catalog log:oldest ?oldest } }
  BIND(SHA256(CONCAT(COALESCE(?old, ""), ?digest)) AS ?new)
  BIND(IRI(CONCAT(STR(?catalog), "/", COALESCE(?old, "0"))) AS ?node)
  BIND(IRI(CONCAT(STR(?catalog), "/", ?new)) AS ?following)
  BIND(COALESCE(?oldest, ?node) AS ?start)
  BIND(COALESCE(?length, 0) + 1 AS ?longer)
} ;
DELETE { GRAPH ?catalog { ?catalog log:oldest ?oldest ; log:length ?length . ?oldest ?p ?o } }
INSERT { GRAPH ?catalog { ?catalog log:oldest ?second ; log:length ?limit } }
WHERE {
  GRAPH ?catalog { ?catalog log:length ?length ; log:oldest ?oldest . ?oldest log:next ?second ; ?p ?o }
  FILTER(?length > ?limit)
}
