"""What the server is told when it starts: limits and switches, as one frozen record; nothing is read from outside."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Options:
    """Limits of one server.

    `max_address_bytes`: longer addresses are refused with 414.
    `max_body_bytes`: larger request bodies are refused with 413.
    `query_seconds`: deadline of one ad-hoc SPARQL query; it is then stopped and answered with 503.
    `retry_after_seconds`: what such an answer tells the client to wait.
    `update_memory_bytes`: memory that working out one update from outside may take.
    `max_graph_triples`: most triples of one graph that the Graph Store Protocol gives.
    `api_key_hashes`: SHA-256 sums of the keys that may write; none where nobody may.
    `home`: address of the project, shown on the about page.

    Raises:
        ValueError: a limit is not above 0.
    """

    max_address_bytes: int = 100_000
    max_body_bytes: int = 1_000_000
    query_seconds: float = 20.0
    retry_after_seconds: int = 30
    update_memory_bytes: int = 2_000_000_000
    max_graph_triples: int = 100_000
    api_key_hashes: tuple[str, ...] = field(default=(), repr=False)
    home: str | None = None

    def __post_init__(self) -> None:
        limits = (self.max_body_bytes, self.query_seconds, self.retry_after_seconds, self.update_memory_bytes)
        if min(*limits, self.max_graph_triples, self.max_address_bytes) <= 0:
            raise ValueError("every limit of the server must be above 0")
