"""From inspected files to accepted and quarantined rows."""
