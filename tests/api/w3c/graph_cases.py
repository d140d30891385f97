"""What the W3C's Graph Store Protocol manifests ask for (9 tests by parameter, 5 by address), in our own words.

https://www.w3.org/TR/sparql11-http-rdf-update/, sections 4 and 5.
"""

from __future__ import annotations

from tests.api.w3c.steps import NEW, Case, Step, address_of

GRAPH = "https://graphs.example/letters/a"
A = "@prefix : <https://graphs.example/> . :a :writes [ :to :b ; :about 'rain' ] ."
B = "@prefix : <https://graphs.example/> . :a :writes [ :to :c ; :about 'snow' ] ."
WHO = "@prefix : <https://graphs.example/> . [] :writes [ :about 'wind' ] ."
TURTLE = {"Content-Type": "text/turtle; charset=utf-8"}
WANTED = {"Accept": "text/turtle"}
BOUNDARY = "x0x0x0x0x0"
PARTS = (":a :signs 'A' .", ":a :sends 'by post' .")
MULTIPART = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
CREATED, DONE, MISSING = (201,), (200, 204), (404,)


def _form() -> bytes:
    parts = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{n}"; filename="{n}.ttl"\r\n'
        f"Content-Type: text/turtle; charset=utf-8\r\n\r\n@prefix : <https://graphs.example/> . {part}\r\n"
        for n, part in enumerate(PARTS)
    )
    return ("".join(parts) + f"--{BOUNDARY}--\r\n").encode()


def _put(path: str, turtle: str, statuses: tuple[int, ...] = (*CREATED, *DONE)) -> Step:
    return Step("PUT", path, turtle.encode(), TURTLE, statuses)


def _get(path: str, turtle: str) -> Step:
    return Step("GET", path, headers=WANTED, statuses=(200,), told=turtle)


def _repeat(path: str) -> tuple[Step, ...]:
    return (_put(path, A, CREATED), _get(path, A), _put(path, B, DONE), _get(path, B))


def _delete(path: str) -> tuple[Step, ...]:
    gone = Step("DELETE", path, statuses=DONE)
    return (_put(path, WHO), gone, Step("GET", path, statuses=MISSING), Step("DELETE", path, statuses=MISSING + DONE))


def _add(path: str) -> tuple[Step, ...]:
    whole = B + " ".join(PARTS)
    return (
        Step("POST", path, B.encode(), TURTLE, (*CREATED, *DONE)), _get(path, B),
        Step("POST", path, _form(), MULTIPART, DONE), _get(path, whole),
    )  # fmt: skip


def _head(path: str) -> tuple[Step, ...]:
    return (_put(path, A), Step("HEAD", path, headers=WANTED, statuses=(200,), forms=("text/turtle",)))


def _missing(path: str) -> tuple[Step, ...]:
    return (Step("HEAD", path, headers=WANTED, statuses=MISSING),)


BY_NAME = address_of("/graphs", graph=GRAPH)
PLAIN, ONCE, TWICE = (f"/graphs?graph=https://graphs.example/{name}" for name in ("letters/a", "%61", "%2561"))
BY_ADDRESS = "/graphs/letters/a.ttl"

BY_PARAMETER_CASES: tuple[Case, ...] = (
    Case("put_get_repeat_indirect", "what is put is got, the first time and when it is put anew", _repeat(BY_NAME)),
    Case("put_get_default", "the default graph can be put and got",
         (_put("/graphs?default", WHO), _get("/graphs?default", WHO))),
    Case("put_delete_get_delete_indirect", "what was taken away is gone", _delete(BY_NAME)),
    Case("post_get_post_get_indirect", "what is posted is added, a form with two files as well", _add(BY_NAME)),
    Case("post_get_new_graph", "posting to all graphs makes a new one and tells its address", (
        Step("POST", "/graphs", WHO.encode(), TURTLE, CREATED, tells_address=True),
        _get(f"/graphs?graph={NEW}", WHO),
    )),
    Case("head_existing_indirect", "HEAD of a graph that is there", _head(BY_NAME)),
    Case("head_non_existing_indirect", "HEAD of a graph that is not",
         _missing(address_of("/graphs", graph=GRAPH + "/none"))),
    Case("put_get_uri_pct_encoded_indirect", "a name means the same, escaped more or less",
         (_put(BY_NAME, A, CREATED), _get(PLAIN, A))),
    Case("put_get_uri_pct_encoded_twice", "escapes are resolved once, not twice", (
        _put(ONCE, A, CREATED), _put(TWICE, B, CREATED), _get(ONCE, A), _get(TWICE, B),
    )),
)  # fmt: skip
BY_ADDRESS_CASES: tuple[Case, ...] = (
    Case("put_get_repeat_direct", "what is put is got, the first time and when it is put anew", _repeat(BY_ADDRESS)),
    Case("put_delete_get_delete_direct", "what was taken away is gone", _delete(BY_ADDRESS)),
    Case("post_get_post_get_direct", "what is posted is added, a form with two files as well", _add(BY_ADDRESS)),
    Case("head_existing_direct", "HEAD of a graph that is there", _head(BY_ADDRESS)),
    Case("head_non_existing_direct", "HEAD of a graph that is not", _missing("/graphs/letters/none.ttl")),
)
