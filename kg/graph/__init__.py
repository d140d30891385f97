"""Reading and writing the graph: records to quads and back."""
