"""The pages that people open: HTML over the API's queries, without scripts and without requests to other hosts."""
