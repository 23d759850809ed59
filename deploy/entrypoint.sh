#!/bin/sh
# Every secret is a file whose name is the variable it becomes: Dagster and the settings read variables only.
set -eu
for file in /run/secrets/*; do
    [ -f "$file" ] || continue
    export "$(basename "$file")=$(cat "$file")"
done
exec "$@"
