"""fakesnow's server on a port, with two of its ways mended that are not Snowflake's.

    python server.py PORT

It sums whole numbers as doubles (a sum of seats would read '1.0'), so that it can sum texts, which nobody does here;
and its ARRAY_SIZE is of a type that its own ranges do not take, so that it could unnest nothing.
"""

import sys
from typing import Any


def main() -> None:
    """Serve until the process is ended."""
    import fakesnow.cli  # type: ignore[import-not-found]
    from fakesnow import transforms
    from sqlglot import exp

    original = transforms.array_size

    def array_size(expression: Any) -> Any:
        made = original(expression)
        return made if made is expression else exp.cast(made, "bigint")

    transforms.array_size = array_size
    transforms.numeric_agg_implicit_cast = lambda expression: expression
    sys.exit(fakesnow.cli.main(["--server", "--port", sys.argv[1]]))


if __name__ == "__main__":
    main()
