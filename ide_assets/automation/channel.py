"""The interface of a channel: it sends a message or raises ChannelError.

Errors are shown in terminals, logs and the Dagster UI. They never contain the password or the webhook's URL, because
anyone who knows the URL can post.
"""

from ipaddress import ip_address
from typing import Protocol

from ide_assets.automation.message import Message


class ChannelError(RuntimeError):
    """A channel did not accept a message: which channel, the answer, and what to check.

    `unreachable`: the server itself is the problem, so that more messages to it would fail as well.
    """

    def __init__(self, message: str, unreachable: bool = False) -> None:
        super().__init__(message)
        self.unreachable = unreachable


class Channel(Protocol):
    """One recipient and how messages get there."""

    @property
    def name(self) -> str:
        """The name that people see; contains no secret."""

    @property
    def address(self) -> str:
        """Identifies the channel in the record of sent alerts; contains no secret."""

    @property
    def server(self) -> str:
        """The channel's server; if it is unreachable, so are all channels of the same server."""

    def send(self, message: Message) -> str:
        """Send a message; returns the answer as text. Raises ChannelError."""


def is_this_machine(host: str) -> bool:
    """Whether a host is this machine, by its name or address, without a DNS query."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
