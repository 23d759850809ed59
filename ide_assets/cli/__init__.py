"""The command line: `app` declares the commands, one module for each group carries them out."""
