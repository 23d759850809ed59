"""Dagster's entry point: Dagster loads `defs`."""

from ide_assets.automation.code_location import definitions
from ide_assets.domains import configuration

defs = definitions(configuration.read())
