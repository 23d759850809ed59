"""The e-mail policy: that of the standard library for SMTP, except for long subjects."""

from email.header import Header
from email.policy import EmailPolicy


class _WholeSubjects(EmailPolicy):
    """Folds subjects with `email.header`.

    The folding of Python 3.11's own policies loses spaces between words of other alphabets (CPython issue 92081) or
    leaves the header's first line empty.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        """One header as it is sent."""
        if name.lower() != "subject":
            return super().fold_binary(name, value)
        folded = Header(str(value), header_name=name).encode(linesep=self.linesep)
        return f"{name}: {folded}{self.linesep}".encode("ascii")


#: ASCII only, so that mail servers without 8BITMIME accept it.
POLICY = _WholeSubjects(linesep="\r\n", cte_type="7bit")
