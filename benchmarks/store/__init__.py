"""How fast stores answer and change: a seeded generator of graphs of any size, and the harness that measures on them.

`python -m benchmarks.store generate 1M FILE`, `… load FILE FOLDER`, `… run`: see `__main__`.
"""
