"""The API and the pages as an ASGI application."""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

import anyio.to_thread
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from ide_assets.domains.engagement.definition import definition_of
from ide_assets.settings import Settings
from ide_assets.vocabulary.hashes import short_hash
from ide_assets.web import alerts, calls, problems
from ide_assets.web.access import Access
from ide_assets.web.edge import Edge, is_api
from ide_assets.web.oidc import sign_in as provider_sign_in
from ide_assets.web.pages import site
from ide_assets.web.pages.routes import ROUTERS
from ide_assets.web.problems import MEDIA_TYPE, Problem, ProblemDetails
from ide_assets.web.releases import Releases
from ide_assets.web.routes import router
from ide_assets.web.service import VERSION, Guest, Service

#: One thread per core, two at least: more would only wait for each other.
_LEAST_THREADS = 2

#: Bytes of an answer that is compressed at least, and the level: 9 takes longer and saves next to nothing.
_LEAST_COMPRESSED, _COMPRESSION = 1_000, 6


def application(settings: Settings) -> ASGIApp:
    """The API and the pages over a home's releases. Raises TokensError or DefinitionError for an unusable file."""
    web = settings.web
    access = Access(web.tokens_file, web.requests_per_minute, has_sign_in=web.oidc is not None)
    access.load()
    service = Service(
        settings, Releases(settings), access, definition_of(settings.rules), provider_sign_in.of(settings)
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = max(_LEAST_THREADS, os.cpu_count() or 1)
        await anyio.to_thread.run_sync(service.releases.start)
        yield
        await anyio.to_thread.run_sync(service.releases.close)

    # FastAPI's own pages of documentation load scripts from another host.
    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.state.service = service
    # The first two before the third: an address below that of an account belongs to that account. One list of routes,
    # because a router that is included is searched twice for every request.
    app.router.routes.extend(_operations())

    @app.get("/api/openapi.json", include_in_schema=False)
    def openapi(_: Guest) -> JSONResponse:
        document, tag = _openapi()
        return JSONResponse(document, headers={"ETag": tag})

    for pages in ROUTERS:
        app.router.routes.extend(pages.routes)
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(HTTPException, _on_status)
    app.add_exception_handler(RequestValidationError, _on_invalid_parameters)
    app.add_exception_handler(Exception, _on_unexpected)
    return Edge(GZipMiddleware(app, minimum_size=_LEAST_COMPRESSED, compresslevel=_COMPRESSION))


def _operations() -> list[BaseRoute]:
    return [route for operations in (alerts.router, calls.router, router) for route in operations.routes]


@cache
def _openapi() -> tuple[dict[str, Any], str]:
    """The OpenAPI document, with problems as the only shape of errors, and its entity tag."""
    document = get_openapi(
        title="ide_assets",
        version=VERSION,
        summary="Engagement scores of accounts, what makes them up, this month's calls, and decisions.",
        routes=_operations(),
    )
    schemas = document["components"]["schemas"]
    problem = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs"), Problem=problem)
    for own in ("HTTPValidationError", "ValidationError"):
        schemas.pop(own, None)
    return document, f'"{short_hash(json.dumps(document))}"'


def _answer(request: Request, problem: Problem) -> Response:
    if not is_api(request.url.path):
        return site.answer(request, problem)
    return Response(problem.body(), problem.status, problem.headers, MEDIA_TYPE)


async def _on_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return _answer(request, error)


async def _on_status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _answer(request, problems.of_status(error.status_code, error.headers))


async def _on_invalid_parameters(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return _answer(request, problems.invalid_parameters(error.errors()))


async def _on_unexpected(request: Request, _: Exception) -> Response:
    return _answer(request, problems.unexpected())
