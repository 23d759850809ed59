"""Numbers as pages write them."""

from ide_assets.vocabulary.wording import MINUS


def percent(rate: float | None) -> str:
    """`12.5%`; empty if unknown."""
    return "" if rate is None else f"{rate:.1f}%"


def number(value: float | None, digits: int = 2) -> str:
    """`0.71`, with a true minus sign; empty if unknown."""
    if value is None:
        return ""
    text = f"{value:.{digits}f}"
    return text.replace("-", MINUS) if float(text) else f"{0:.{digits}f}"


def dollars(value: float | None) -> str:
    """`$12,300` to three figures, with a true minus sign; empty if unknown."""
    if value is None:
        return ""
    size = 10 ** max(len(str(int(abs(value)))) - 3, 0)
    amount = round(abs(value) / size) * size
    return f"{MINUS if value < 0 and amount else ''}${amount:,.0f}"
