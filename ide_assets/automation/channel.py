"""What a channel is: it takes a message whole or raises ChannelError.

Errors are shown in terminals, logs and the Dagster UI. They never contain the password, nor the webhook's URL, with
which anyone could post.
"""

from ipaddress import ip_address
from typing import Protocol

from ide_assets.automation.message import Message


class ChannelError(RuntimeError):
    """A channel did not take a message: which one, what answered, and what to check.

    `unreachable` says that the server itself is the problem, so that trying it with more messages is pointless.
    """

    def __init__(self, message: str, unreachable: bool = False) -> None:
        super().__init__(message)
        self.unreachable = unreachable


class Channel(Protocol):
    """One recipient and how messages get there."""

    @property
    def name(self) -> str:
        """What people call it; holds no secret."""

    @property
    def address(self) -> str:
        """Identifies the channel in the record of sent messages; holds no secret."""

    @property
    def server(self) -> str:
        """Its server: channels of one server are unreachable together."""

    def send(self, message: Message) -> str:
        """Send a message; returns the answer in words. Raises ChannelError."""


def is_this_machine(host: str) -> bool:
    """Whether a host is this machine by its name or address, without asking a name server."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
