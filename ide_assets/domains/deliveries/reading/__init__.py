"""From inspected files to accepted and quarantined rows: parsing, cleaning, row rules, pseudonyms."""
