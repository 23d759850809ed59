#!/bin/sh
# Export every secret file as a variable of the same name, because Dagster and the settings read variables only.
set -eu
for file in /run/secrets/*; do
    [ -f "$file" ] || continue
    export "$(basename "$file")=$(cat "$file")"
done
exec "$@"
