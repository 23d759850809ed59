"""A server of Spark Connect, for the tests: Sail, or Spark itself on a Java machine.

    python server.py sail|spark PORT

Run with a Python that has it installed. Prints the server's address once it answers, and runs until its standard input
ends.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager


@contextmanager
def sail(port: int) -> Iterator[None]:
    """Sail, which has Spark's protocol and needs no Java."""
    from pysail.spark import SparkConnectServer  # type: ignore[import-not-found]

    server = SparkConnectServer("127.0.0.1", port)
    server.start(background=True)
    yield
    server.stop()


@contextmanager
def spark(port: int) -> Iterator[None]:
    """Spark, with two threads."""
    from pyspark.sql import SparkSession

    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    builder = SparkSession.builder.master("local[2]")
    for name, value in {
        "spark.plugins": "org.apache.spark.sql.connect.SparkConnectPlugin",
        "spark.connect.grpc.binding.address": "127.0.0.1",
        "spark.connect.grpc.binding.port": str(port),
        "spark.ui.enabled": "false",
        # A month of the sample is small; two hundred tasks for each join would be slow.
        "spark.sql.shuffle.partitions": "1",
    }.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield
    session.stop()


SERVERS = {"sail": sail, "spark": spark}


def main() -> None:
    """Serve until the standard input ends."""
    # Reserve the standard output for the address: libraries print, too.
    output = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    kind, port = sys.argv[1], int(sys.argv[2])
    running: AbstractContextManager[None] = SERVERS[kind](port)
    with running:
        print(f"sc://127.0.0.1:{port}", file=output, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
