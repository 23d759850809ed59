"""fakesnow's server on a port, with two corrections where it differs from Snowflake.

    python server.py PORT

fakesnow sums whole numbers as doubles, which allows sums of texts, but gives sums of seats such as '1.0'. It repeats
every operand of GREATEST and LEAST to return null if one is null, so nested ones take half a minute. Its transactions
write to one database only: sessions in the database WITHOUT_TRANSACTIONS have none, so that a run can publish to three.
"""

import sys
from typing import Any

#: A database whose sessions ignore BEGIN, COMMIT and ROLLBACK.
WITHOUT_TRANSACTIONS = "WITHOUT_TRANSACTIONS"


def main() -> None:
    """Serve until the process is ended."""
    import fakesnow.cli  # type: ignore[import-not-found]
    from fakesnow import transforms
    from fakesnow.instance import FakeSnow  # type: ignore[import-not-found]
    from sqlglot.generators.duckdb import DuckDBGenerator

    def or_null(generator: Any, expression: Any) -> str:
        name = expression.sql_name()
        if expression.args.get("ignore_nulls"):
            return str(generator.function_fallback_sql(expression))
        operands = ", ".join(generator.sql(operand) for operand in (expression.this, *expression.expressions))
        either = f"CASE WHEN one IS NULL OR other IS NULL THEN NULL ELSE {name}(one, other) END"
        return f"LIST_REDUCE([{operands}], LAMBDA one, other : {either})"

    def of_one_database(instance: Any, database: str | None = None, *arguments: Any, **options: Any) -> Any:
        if database == WITHOUT_TRANSACTIONS:
            options["nop_regexes"] = ["BEGIN$", "COMMIT$", "ROLLBACK$"]
        return connect(instance, database, *arguments, **options)

    connect, FakeSnow.connect = FakeSnow.connect, of_one_database
    setattr(DuckDBGenerator, "_greatest_least_sql", or_null)  # noqa: B010
    transforms.numeric_agg_implicit_cast = lambda expression: expression
    sys.exit(fakesnow.cli.main(["--server", "--port", sys.argv[1]]))


if __name__ == "__main__":
    main()
