"""Dagster's entry point and nothing else: `defs` is what Dagster loads."""

from ide_assets.automation.code_location import definitions
from ide_assets.domains import configuration

defs = definitions(configuration.read())
