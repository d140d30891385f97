"""Downloads of the whole graph, in every format of `kg.interchange`."""

from __future__ import annotations

from typing import Any

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import FileResponse

from api.dependencies import NoQuery
from api.dumps import DUMPS, STEM, Dumps, address, file_name
from api.routes.describe import failures
from kg.interchange import registry

router = APIRouter(tags=["downloads"])
_FILES: dict[int | str, dict[str, Any]] = {  # Any: OpenAPI's own free form
    200: {
        "description": "The file.",
        "content": {kind: {} for kind in sorted({registry.find(name).media_type for name in registry.NAMES})},
    }
}


class Download(BaseModel):
    """One format of the whole graph: where it lies, what it is, and what does not come back from it."""

    name: str
    path: str
    file: str
    media_type: str
    title: str
    lost: str


@router.get(DUMPS, response_model=list[Download], responses=failures(400))
def list_downloads(query: NoQuery) -> list[Download]:
    """All formats in which the whole graph can be had."""
    forms = (registry.find(name) for name in registry.NAMES)
    return [
        Download(
            name=form.name, path=address(form.name), file=file_name(form), media_type=form.media_type,
            title=form.title, lost=form.lost,
        )
        for form in forms
    ]  # fmt: skip


@router.get(f"{DUMPS}/{STEM}.{{name}}", response_class=FileResponse, responses={**_FILES, **failures(400, 404, 503)})
async def get_download(request: Request, name: str, query: NoQuery) -> FileResponse:
    """The whole graph in one format. The first request after a change waits until the file is made."""
    dumps: Dumps = request.app.state.dumps
    one_at_a_time: CapacityLimiter = request.app.state.dump_threads
    path = await to_thread.run_sync(dumps.get, name, limiter=one_at_a_time)
    form = registry.find(name)
    return FileResponse(path, media_type=form.media_type, filename=file_name(form))
