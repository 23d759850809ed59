"""The months over which the effect of actions is measured."""

from ide_assets.kernel.inputs import InputWindow

#: Months before a month whose actions and outcomes are included (R-EFF-2).
STUDY_MONTHS = 24

STUDY = InputWindow("the two years of {input} that {table} is estimated from", first=-STUDY_MONTHS, last=0)
