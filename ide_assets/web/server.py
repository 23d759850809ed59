"""The API's web server: on this machine only."""

from ide_assets.settings import Settings
from ide_assets.web.application import application


def serve(settings: Settings, port: int) -> None:
    """Serve until interrupted, on 127.0.0.1 only. Raises TokensError or DefinitionError."""
    import uvicorn

    uvicorn.run(
        application(settings),
        host="127.0.0.1",
        port=port,
        log_level="warning",
        server_header=False,
        # A header that any caller can send says nothing about its address.
        proxy_headers=False,
        timeout_graceful_shutdown=10,
    )
