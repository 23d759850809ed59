#!/bin/sh
# Back up the home and, if it is in PostgreSQL, Dagster's database to a folder, and verify the backup; then delete
# backups older than the given number of days. Needs IDE_HOME and DAGSTER_PG_... in the environment, and `ide` and
# `pg_dump` on the PATH.
set -eu
folder=${1:?the folder for backups}
days=${2:?the number of days for which a backup is retained}
umask 077
now=$(date -u +%Y-%m-%dT%H%M%SZ)

ide backup "$folder/home-$now.tar"
ide restore "$folder/home-$now.tar" --verify
if [ -n "${DAGSTER_PG_HOST:-}" ]; then
    # Under another name first, so that a file with the final name is complete.
    PGPASSWORD=$DAGSTER_PG_PASSWORD pg_dump --format=custom --no-password --host="$DAGSTER_PG_HOST" \
        --port="$DAGSTER_PG_PORT" --username="$DAGSTER_PG_USERNAME" --file="$folder/dagster-$now.part" "$DAGSTER_PG_DB"
    mv "$folder/dagster-$now.part" "$folder/dagster-$now.dump"
fi
# Only reached if today's backup is complete.
find "$folder" -maxdepth 1 -type f \( -name 'home-*.tar*' -o -name 'dagster-*.dump' -o -name 'dagster-*.part' \) \
    -mtime "+$days" -delete
