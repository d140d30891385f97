"""The ontology for people and programs: one address in five forms, its files by name, the way from a term's IRI."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import ontology
from api.errors import NotAcceptableError
from api.freshness import REVALIDATE, has_tag
from api.negotiation import choose
from api.routes.describe import failures
from api.templating import render
from kg.errors import NotFoundError
from kg.graph import terminology
from kg.ids import BASE

router = APIRouter(tags=["ontology"])
HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write the whole ontology: file name, what people call it, media type, and rdflib's word for it."""

    name: str
    title: str
    media_type: str
    format: str


FORMS = (
    Form("ontology.ttl", "Turtle", "text/turtle", "turtle"),
    Form("ontology.jsonld", "JSON-LD", "application/ld+json", "json-ld"),
    Form("ontology.rdf", "RDF/XML", "application/rdf+xml", "pretty-xml"),
    Form("ontology.nt", "N-Triples", "application/n-triples", "nt"),
)
BY_TYPE = {form.media_type: form for form in FORMS}
BY_NAME = {form.name: form for form in FORMS}
ALIASES = {"application/json": "application/ld+json", "application/xml": "application/rdf+xml"}
MEDIA_TYPES = {"ttl": "text/turtle", "jsonld": "application/ld+json"}
ANSWERS: dict[int | str, dict[str, Any]] = {  # Any: OpenAPI's own free form
    200: {
        "description": "The ontology in the accepted form.",
        "content": {kind: {"schema": {"type": "string"}} for kind in (HTML, *BY_TYPE)},
    },
    304: {"description": "The client has this version already."},
}


@router.get("/ontology", responses={**ANSWERS, **failures(406)})
def show_ontology(request: Request) -> Response:
    """The whole ontology: a page for people, or RDF by the `Accept` header."""
    chosen = choose(request.headers.get("accept"), (HTML, *BY_TYPE, *ALIASES))
    if chosen is None:
        raise NotAcceptableError(f"the ontology can be read as {', '.join((HTML, *BY_TYPE))}")
    if chosen == HTML:
        return _answer(request, _page(request), HTML)
    form = BY_TYPE[ALIASES.get(chosen, chosen)]
    return _answer(request, _written(form), form.media_type)


@router.get("/ontology/{name:path}", responses={**ANSWERS, **failures(404, 406)})
def show_file(request: Request, name: str) -> Response:
    """One file by its name (`claimgraph.ttl`, `shapes.ttl`, `context.jsonld`, `examples/Claim.ttl`), or one version."""
    if name == terminology.load().version:
        return show_ontology(request)
    if name in BY_NAME:
        return _answer(request, _written(BY_NAME[name]), BY_NAME[name].media_type)
    try:
        content = ontology.path(name).read_bytes()
    except FileNotFoundError as error:
        raise NotFoundError(str(error)) from error
    return _answer(request, content, MEDIA_TYPES[name.rsplit(".", 1)[-1]])


@router.get("/ns", responses={303: {"description": "The page of the ontology."}})
def follow_term() -> Response:
    """From the namespace, where the IRIs of all terms lead, to the ontology; a browser keeps `#Claim` (303)."""
    return RedirectResponse("/ontology", status_code=303)


@router.get("/ns/{version}", responses={303: {"description": "The ontology of that version."}, **failures(404)})
def follow_version(version: str) -> Response:
    """From the version IRI to the ontology of that version (303); only the present one is kept."""
    known = terminology.load().version
    if version != known:
        raise NotFoundError(f"the ontology here is version {known}, not {version!r}")
    return RedirectResponse(f"/ontology/{version}", status_code=303)


@router.get("/vocab/{name:path}", responses={303: {"description": "The concept's place on the page."}, **failures(404)})
def follow_concept(name: str) -> Response:
    """From the path of a concept's or scheme's IRI to its place on the page (303)."""
    known = {scheme.iri for scheme in terminology.load().schemes}
    known |= {concept.iri for scheme in terminology.load().schemes for concept in scheme.concepts}
    if f"{BASE}vocab/{name}" not in known:
        raise NotFoundError(f"the ontology has no concept {name!r}")
    return RedirectResponse(f"/ontology#vocab/{name}", status_code=303)


@router.get("/alignment/{name}", responses={303: {"description": "The link's place on the page."}, **failures(404)})
def follow_link(name: str) -> Response:
    """From the path of the IRI of a link to another vocabulary to its place on the page (303)."""
    if f"{BASE}alignment/{name}" not in {link.node for term in terminology.load().terms for link in term.links}:
        raise NotFoundError(f"the ontology has no link {name!r}")
    return RedirectResponse(f"/ontology#alignment/{name}", status_code=303)


def _answer(request: Request, content: bytes, media_type: str) -> Response:
    """The content with a tag of its own: these answers follow from the files of this version and not from the store."""
    # Weak, because the same answer may go out compressed or not.
    headers = {"ETag": f'W/"{hashlib.sha256(content).hexdigest()[:32]}"', "Vary": "Accept"}
    headers["Cache-Control"] = REVALIDATE.decode()
    headers["Link"] = ", ".join(f'</ontology/{form.name}>; rel="alternate"; type="{form.media_type}"' for form in FORMS)
    if has_tag(request.headers.getlist("if-none-match"), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=media_type, headers=headers)


@cache
def _written(form: Form) -> bytes:
    """The whole ontology in this form; N-Triples sorted, so that the bytes are the same on every machine."""
    # rdflib hands what it does not know to the writer of the form; only that of JSON-LD knows `auto_compact`.
    text = terminology.whole().serialize(format=form.format, encoding=None, auto_compact=True)
    if form.format == "nt":
        text = "".join(sorted(text.splitlines(keepends=True)))
    return text.encode()


def _page(request: Request) -> bytes:
    known = terminology.load()
    strengths = next(scheme.concepts for scheme in known.schemes if scheme.name == "alignment")
    response = render(
        request,
        "ontology.html",
        terminology=known,
        classes=known.of_kind("class"),
        properties=known.of_kind("object property", "datatype property"),
        others=known.of_kind("datatype", "annotation property"),
        strengths=strengths,
        wholes=FORMS,
        files=ontology.FILES,
        address=f"{request.url.scheme}://{request.url.netloc}/ontology",
    )
    return bytes(response.body)
