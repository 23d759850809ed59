"""Settings of the actions that checks read."""

from ide_assets.vocabulary.parameters import declare

#: The most new actions for people that an owner gets in a month.
OWNER_CAPACITY = declare("owner_capacity", "int64", lambda month, rules: rules.actions.owner_capacity)
