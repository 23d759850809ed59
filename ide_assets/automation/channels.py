"""The channels that the settings configure."""

from ide_assets.automation.channel import Channel
from ide_assets.automation.mail_channel import Email
from ide_assets.automation.webhook import Webhook
from ide_assets.settings import Alerts


def channels(settings: Alerts) -> list[Channel]:
    """Every configured channel, in a fixed order; an empty list means that no alerts are sent.

    Each e-mail recipient is a separate channel, so that the others are alerted even if the mail server rejects one.
    """
    webhook = settings.webhook_url
    webhooks = [Webhook(settings)] if webhook is not None and webhook.get_secret_value() else []
    return [*webhooks, *(Email(settings, recipient) for recipient in dict.fromkeys(settings.email_to))]
