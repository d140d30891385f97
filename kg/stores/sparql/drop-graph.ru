# Take a named graph away, and from the default graph every triple that no other named graph holds.
# param ?graph: the named graph
DELETE { ?s ?p ?o }
WHERE {
  GRAPH ?graph { ?s ?p ?o }
  FILTER NOT EXISTS { GRAPH ?other { ?s ?p ?o } FILTER(?other != ?graph) }
} ;
DROP SILENT GRAPH ?graph
