"""The reading side: each view is functions from a store to plain frozen records (`kg.views.records`).

Views ask SPARQL files (`kg/graph/queries`) with parameters bound as terms, never as text. Lists come in parts of at
most 200, with opaque cursors (`kg.views.paging`).
"""
