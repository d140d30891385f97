"""Keeps what the networks are made from, and the latest answers, as long as the store stays the same.

Reading a store and measuring a network take seconds on a large store. So one request at a time works, the others wait
for a while, and the same question asked again is answered at once.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from kg.errors import BusyError
from kg.networks.read import read
from kg.networks.records import Material, Network
from kg.stores.base import Store

T = TypeVar("T")
MOST_KEPT = 64  # answers
PATIENCE = 20.0  # seconds that a request waits for those before it


class Materials:
    """The material of one store's networks, read at most once for each version of the store, and answers from it."""

    def __init__(self, store: Store, *, patience_seconds: float = PATIENCE) -> None:
        self._store = store
        self._patience = patience_seconds
        self._lock = threading.Lock()
        self._version = ""
        self._material: Material | None = None
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._latest: tuple[Hashable, Network] | None = None

    def answer(self, question: Hashable, make: Callable[[Material], T]) -> T:
        """What `make` makes of the material as of now; kept under the question, which names all that it depends on.

        Raises:
            BusyError: other networks are still being worked out.
            TooLargeError: the store is too large for networks of everything.
        """
        if not self._lock.acquire(timeout=self._patience):
            raise BusyError("other networks are being worked out: try again in a while")
        try:
            material = self._read()
            if question not in self._answers:
                self._answers[question] = make(material)
            self._answers.move_to_end(question)
            if len(self._answers) > MOST_KEPT:
                self._answers.popitem(last=False)
            return cast("T", self._answers[question])
        finally:
            self._lock.release()

    def network(self, question: Hashable, build: Callable[[], Network]) -> Network:
        """The network of this question, for what is made from it: its picture, its measures and its quotes.

        Only for what makes an answer, while nothing else is worked out. Only the latest is kept: with all that is
        behind its ties it may be as large as the material.
        """
        if self._latest is None or self._latest[0] != question:
            self._latest = (question, build())
        return self._latest[1]

    def _read(self) -> Material:
        version = self._store.version()
        if self._material is None or self._version != version:
            self._answers.clear()
            self._latest = None
            self._material, self._version = read(self._store), version
        return self._material
