"""The first page, the about page, and the way from an IRI to its page."""

from __future__ import annotations

import json

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.dependencies import PAGE_BY_KIND, OptionsOf, StoreOf, expand
from api.templating import FOLDER, render
from kg.errors import NotFoundError
from kg.views import counts, disputes

router = APIRouter(include_in_schema=False)
SHOWN_DISPUTES = 8
SHOWN_PAIRS = 4


@router.get("/")
def show_home(request: Request, store: StoreOf) -> Response:
    """Counts, the surest disputes, and the surest pair of each."""
    return render(
        request,
        "home.html",
        counts=counts.count(store),
        disputes=disputes.find(store, limit=SHOWN_DISPUTES),
        contradictions=disputes.find_leading(store, limit=SHOWN_PAIRS),
    )


@router.get("/about")
def show_about(request: Request, options: OptionsOf) -> Response:
    """Words, method, limits, licences."""
    manifest = json.loads((FOLDER / "static" / "vendor" / "MANIFEST.json").read_text(encoding="utf-8"))
    return render(request, "about.html", packages=manifest["packages"], home=options.home)


@router.get("/id/{kind}/{name}")
def follow(kind: str, name: str) -> Response:
    """From the path of an IRI to the page about the thing (303, as it is not the thing itself)."""
    if kind not in PAGE_BY_KIND:
        raise NotFoundError(f"there are no pages about things of kind {kind!r}")
    return RedirectResponse(f"/{PAGE_BY_KIND[kind]}/{expand(kind, name).rsplit('/', 1)[-1]}", status_code=303)
