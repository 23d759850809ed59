"""Random numbers that depend only on the seed, a purpose and the thing that they are drawn for.

Every number comes from the MD5 of `seed/purpose/thing`. So a seat's history is the same whichever
months are asked for, and neither threads nor DuckDB's own random state nor its version matter.
"""

from collections.abc import Iterable, Sequence

import duckdb

_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

# Largest primes below 62^5, 10^8 and 10^10: multiplying by another prime modulo these reorders the
# numbers without a collision, so identifiers look unordered and stay unique.
_PRIME_62_5 = 916_132_829
_PRIME_8_DIGITS = 99_999_989
_PRIME_10_DIGITS = 9_999_999_967
_MULTIPLIER = 7_368_787


def define_draws(connection: duckdb.DuckDBPyConnection, seed: int) -> None:
    """Create the macros with which the other SQL draws; `thing` is anything that can be cast to text."""
    for macro in (
        f"draw(purpose, thing) AS md5_number_lower('{int(seed)}/' || purpose || '/' || thing)",
        f"token(purpose, thing) AS upper(substr(md5('{int(seed)}/' || purpose || '/' || thing), 1, 15))",
        # A DOUBLE represents 53 bits exactly.
        "uniform(purpose, thing) AS (draw(purpose, thing) >> 11)::DOUBLE / 9007199254740992",
        # Four uniform numbers of 16 bits each from one draw, because drawing again would cost too much.
        "part(drawn, nth) AS ((drawn >> (16 * nth)::UBIGINT) & 65535)::DOUBLE / 65536",
        "box_muller(drawn) AS sqrt(-2 * ln(((drawn >> 32) + 1)::DOUBLE / 4294967296))"
        " * cos(2 * pi() * (drawn & 4294967295)::DOUBLE / 4294967296)",
        "normal(purpose, thing) AS box_muller(draw(purpose, thing))",
        "logistic(x) AS 1 / (1 + exp(-x))",
        "whole(x) AS floor(x)::BIGINT",
        "days(x) AS floor(x)::INTEGER",
        # Systematic sampling: unlike independent draws, it is certain to occur for a small vendor as well.
        "sample_position(number, period, purpose) AS number + (draw(purpose, '') % period)::BIGINT",
        "is_sampled(number, period, purpose) AS sample_position(number, period, purpose) % period = 0",
        "shuffled(number, purpose, prime) AS"
        f" (number::BIGINT * {_MULTIPLIER} + (draw(purpose, '') % prime)::BIGINT) % prime",
        f"eight_digits(number, purpose) AS shuffled(number, purpose, {_PRIME_8_DIGITS}::BIGINT)",
        f"ten_digits(number, purpose) AS shuffled(number, purpose, {_PRIME_10_DIGITS}::BIGINT)",
        f"base62_digit(number, place) AS substr('{_BASE62}', (number // place % 62 + 1)::INTEGER, 1)",
        "base62(number) AS base62_digit(number, 14776336) || base62_digit(number, 238328)"
        " || base62_digit(number, 3844) || base62_digit(number, 62) || base62_digit(number, 1)",
        f"five_letters(number, purpose) AS base62(shuffled(number, purpose, {_PRIME_62_5}::BIGINT))",
    ):
        connection.execute(f"CREATE MACRO {macro}")


def define_pick(connection: duckdb.DuckDBPyConnection, name: str, weighted: Iterable[tuple[str, int]]) -> None:
    """Create `<name>(u)`, which turns a uniform number into one of the values by their weights."""
    values = [value for value, weight in weighted for _ in range(weight)]
    listed = ", ".join(text_literal(value) for value in values)
    connection.execute(f"CREATE MACRO {name}(u) AS ([{listed}])[(1 + floor(u * {len(values)}))::INTEGER]")


def text_literal(value: str | None) -> str:
    """The value as SQL text."""
    return "NULL" if value is None else "'" + value.replace("'", "''") + "'"


def list_literal(values: Sequence[str]) -> str:
    """The values as a SQL list of text."""
    return "[" + ", ".join(text_literal(value) for value in values) + "]"
