"""Runs queries on a Spark Connect server, for the tests, which have no Spark in their own Python.

Run by a Python that has Spark: `python connect.py sail` starts Sail, `python connect.py spark` starts Spark itself on a
Java machine. Each line of the standard input asks for one query, as JSON: `views` (name to Parquet files and columns
with their types), `steps` (name to a query that may use views and former steps), `sql` and `into` (where its rows are
written, as Parquet). Each is answered by a line of JSON: `rows` and `seconds`, or `error`.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def session(engine: str) -> Iterator[Any]:
    """A session on a server of its own; both end with it."""
    from pyspark.sql import SparkSession  # type: ignore[import-not-found]

    if engine == "sail":
        from pysail.spark import SparkConnectServer  # type: ignore[import-not-found]

        server = SparkConnectServer("127.0.0.1", 0)
        server.start(background=True)
        builder = SparkSession.builder.remote("sc://{}:{}".format(*server.listening_address))
    else:
        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
        builder = SparkSession.builder.remote("local[2]")
        for name, value in {
            "spark.connect.grpc.binding.address": "127.0.0.1",
            "spark.ui.enabled": "false",
            # A month of the sample is small: two hundred tasks for each join would take their time.
            "spark.sql.shuffle.partitions": "1",
        }.items():
            builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.conf.set("spark.sql.session.timeZone", "UTC")
    try:
        yield made
    finally:
        made.stop()


def bind(spark: Any, name: str, files: list[str], columns: dict[str, str]) -> None:
    """Make the rows of these files readable under a name; no file means no rows."""
    schema = ", ".join(f"`{column}` {type_}" for column, type_ in columns.items())
    rows = spark.read.parquet(*files) if files else spark.createDataFrame([], schema)
    rows.select(*columns).createOrReplaceTempView(name)


def answer(spark: Any, asked: dict[str, Any]) -> dict[str, Any]:
    """Bind, run, write the rows."""
    import pyarrow.parquet as pq

    started = time.perf_counter()
    for name, view in asked["views"].items():
        bind(spark, name, view["files"], view["columns"])
    with tempfile.TemporaryDirectory() as folder:
        for name, sql in asked["steps"].items():
            made = spark.sql(sql)
            made.write.parquet(f"{folder}/{name}")
            spark.read.schema(made.schema).parquet(f"{folder}/{name}").createOrReplaceTempView(name)
        rows = spark.sql(asked["sql"]).toArrow()
    seconds = time.perf_counter() - started
    pq.write_table(rows, asked["into"])
    return {"rows": rows.num_rows, "seconds": seconds}


def main() -> None:
    """Answer until the standard input ends."""
    # Libraries print to the standard output, too: answers have it for themselves.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    with session(sys.argv[1]) as spark:
        for line in sys.stdin:
            try:
                told = answer(spark, json.loads(line))
            except Exception as error:
                told = {"error": f"{type(error).__name__}: {error}"}
            print(json.dumps(told), file=answers, flush=True)


if __name__ == "__main__":
    main()
