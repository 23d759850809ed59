"""What is on disk: home, lake, ledger, releases. Imports no engine, no kernel and no domain."""
