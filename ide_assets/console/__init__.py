"""What the command line prints: tables for people, CSV and JSON for programs. One module for each kind of command."""
