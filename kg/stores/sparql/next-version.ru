# Move the store's version on: a chain of checksums over everything that was ever written.
# param ?catalog: the graph of the store's own notes, which is not copied to the default graph
# param ?digest: checksum of the update that this one ends
PREFIX owl: <http://www.w3.org/2002/07/owl#>
DELETE { GRAPH ?catalog { ?catalog owl:versionInfo ?old } }
INSERT { GRAPH ?catalog { ?catalog owl:versionInfo ?new } }
WHERE {
  OPTIONAL { GRAPH ?catalog { ?catalog owl:versionInfo ?old } }
  BIND(SHA256(CONCAT(COALESCE(?old, ""), ?digest)) AS ?new)
}
