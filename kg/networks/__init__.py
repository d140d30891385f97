"""Networks of actors: who contradicts whom, and who takes the same or the opposite positions.

In: what a store says of contradictions, positions and disputes (`read`). Out: frozen records (`records`) that pages,
the API, the command and files for Gephi share. Everything between is pure functions: what counts (`choosing`), the two
networks (`disputes`, `alignment`), their bounds (`bounds`), measures (`measures`, `communities`, `balance`), change
over time (`changes`) and drawing (`drawing`, `files`). Nothing here says who is right.
"""
