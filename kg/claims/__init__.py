"""Claims: what a statement says, independent of its language, speaker and polarity."""

from kg.claims.build import build

__all__ = ["build"]
