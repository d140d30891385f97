"""The program that answers queries from outside: it reads a snapshot, gives up its rights, and can be killed.

`kg.stores.worker` starts it. Nothing here imports an RDF library besides pyoxigraph, so that it is ready in
milliseconds; and nothing outside looks into the text of a query, so that no text can keep the server busy.
"""
