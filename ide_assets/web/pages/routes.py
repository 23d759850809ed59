"""The routes of all pages."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from ide_assets.web.pages import (
    account,
    alerts,
    call,
    calls,
    compare,
    data_quality,
    design,
    effects,
    engagement,
    made,
    portfolio,
    request,
    risk,
    signin,
    site,
    start,
    views,
)
from ide_assets.web.problems import of_status

_static = APIRouter(include_in_schema=False)


@_static.get("/static/{name}")
async def static(name: Annotated[str, Path(max_length=40)]) -> Response:
    """A file that all pages share."""
    file = site.static_files().get(name)
    if file is None:
        raise of_status(404)
    return Response(file[0], media_type=file[1])


ROUTERS = (
    _static,
    *(
        module.router
        for module in (
            start,
            signin,
            design,
            made,
            engagement,
            account,
            risk,
            calls,
            call,
            alerts,
            request,
            portfolio,
            views,
            compare,
            data_quality,
            effects,
        )
    ),
)
