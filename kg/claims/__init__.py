"""Claims: what a statement says, independent of its language, speaker and polarity."""

from kg.claims.build import build, statement_iris

__all__ = ["build", "statement_iris"]
