"""ClaimGraph: who said what about what, when, and who contradicts it. Importing this stays cheap."""

__version__ = "0.1.0"
