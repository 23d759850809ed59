"""How mail is written: as the standard library's policy for SMTP does, but for long subjects."""

from email.header import Header
from email.policy import EmailPolicy


class _WholeSubjects(EmailPolicy):
    """Folds a subject by `email.header`.

    Where Python 3.11's own policies fold, they lose spaces between words of other alphabets (CPython issue 92081) or
    leave the header's first line empty.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        """One header as it is sent."""
        if name.lower() != "subject":
            return super().fold_binary(name, value)
        folded = Header(str(value), header_name=name).encode(linesep=self.linesep)
        return f"{name}: {folded}{self.linesep}".encode("ascii")


#: ASCII only, which a mail server without 8BITMIME takes, too.
POLICY = _WholeSubjects(linesep="\r\n", cte_type="7bit")
