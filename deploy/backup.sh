#!/bin/sh
# Back up the home and, where there is one, Dagster's database to a folder, and read the backup again; then delete
# backups older than so many days. Wants IDE_HOME and DAGSTER_PG_... in the environment, `ide` and `pg_dump` on the PATH.
set -eu
folder=${1:?the folder for backups}
days=${2:?days for which a backup is kept}
umask 077
now=$(date -u +%Y-%m-%dT%H%M%SZ)

ide backup "$folder/home-$now.tar"
ide restore "$folder/home-$now.tar" --verify
if [ -n "${DAGSTER_PG_HOST:-}" ]; then
    # Written aside: what has its final name is whole.
    PGPASSWORD=$DAGSTER_PG_PASSWORD pg_dump --format=custom --no-password --host="$DAGSTER_PG_HOST" \
        --port="$DAGSTER_PG_PORT" --username="$DAGSTER_PG_USERNAME" --file="$folder/dagster-$now.part" "$DAGSTER_PG_DB"
    mv "$folder/dagster-$now.part" "$folder/dagster-$now.dump"
fi
# Reached only when today's backup is there and whole.
find "$folder" -maxdepth 1 -type f \( -name 'home-*.tar*' -o -name 'dagster-*.dump' -o -name 'dagster-*.part' \) \
    -mtime "+$days" -delete
