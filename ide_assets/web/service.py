"""What the operations share: the open release, the score definition, and who is calling."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from typing import Annotated

from fastapi import Depends, Query, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel

from ide_assets.domains.engagement.definition import Definition
from ide_assets.settings import Settings
from ide_assets.vocabulary.hashes import short_hash
from ide_assets.web.access import Access, Reader
from ide_assets.web.oidc.sign_in import ProviderSignIn
from ide_assets.web.releases import Reading, Releases

#: Part of every entity tag: another version of the product may answer differently.
VERSION = version("ide-assets")

_bearer = HTTPBearer(
    auto_error=False, description="A token of the tokens file; not needed where the server has no tokens file."
)


@dataclass(frozen=True)
class Service:
    """One server's state, in `app.state.service`."""

    settings: Settings
    releases: Releases
    access: Access
    definition: Definition
    provider_sign_in: ProviderSignIn | None = None


@dataclass(frozen=True)
class Call:
    """A request of a caller with rights."""

    service: Service
    reader: Reader
    response: Response

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """The current release; the answer gets an entity tag of the release and the caller's rights."""
        with self.service.releases.reading() as reading:
            self.tag(reading.identity, self.service.definition.version)
            yield reading

    def tag(self, *contents: str) -> None:
        """Give the answer an entity tag of the product's version, the caller's rights and these contents."""
        self.response.headers["ETag"] = f'"{short_hash(repr((VERSION, self.reader.scope, contents)))}"'

    def answer(self, document: BaseModel) -> Response:
        """The document as JSON, written in the present thread; the framework would wait for another one to check it."""
        content = document.model_dump_json(by_alias=True)
        return Response(content, headers=dict(self.response.headers), media_type="application/json")


def service_of(request: Request) -> Service:
    """The state of the server that a request reached."""
    service: Service = request.app.state.service
    return service


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else "unknown"


async def _call(
    request: Request,
    response: Response,
    _credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Call:
    service = service_of(request)
    reader = service.access.reader(request.headers.get("authorization"), address_of(request))
    return Call(service, reader, response)


async def _guest(request: Request) -> Service:
    service = service_of(request)
    service.access.count("address", address_of(request))
    return service


#: A caller with rights; without a valid token the request is answered with 401.
Caller = Annotated[Call, Depends(_call)]

#: Any caller, counted by its address.
Guest = Annotated[Service, Depends(_guest)]

#: Parameters that lists share.
Limit = Annotated[int, Query(ge=1, le=200, description="Rows on a page.")]
OwnerId = Annotated[str | None, Query(alias="ownerId", max_length=200, description="Only accounts of this owner.")]
SegmentName = Annotated[
    str | None, Query(alias="segment", max_length=200, description="Only accounts in this segment of the release.")
]
Search = Annotated[str | None, Query(max_length=200, description="Part of a CSN or account id; case is ignored.")]
