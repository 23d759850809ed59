"""The channels that the settings configure."""

from ide_assets.automation.channel import Channel
from ide_assets.automation.mail_channel import Email
from ide_assets.automation.webhook import Webhook
from ide_assets.settings import Alerts


def channels(settings: Alerts) -> list[Channel]:
    """Every channel that is configured, in a fixed order; an empty list: nobody is alerted.

    Each recipient of e-mail is a channel of its own, so that a recipient whom the mail server rejects does not keep
    the others from being alerted.
    """
    webhook = settings.webhook_url
    webhooks = [Webhook(settings)] if webhook is not None and webhook.get_secret_value() else []
    return [*webhooks, *(Email(settings, recipient) for recipient in dict.fromkeys(settings.email_to))]
