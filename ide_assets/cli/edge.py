"""The edge of every program of the product: every failure becomes one sentence and an exit code.

0: done; 1: not done; 2: wrong usage, settings or input; 130: interrupted; `rebuild` has a code of its own, 3. There is
no list of known exceptions: an error whose message the product did not write is unexpected. Its traceback goes to a log
file, which the sentence names.
"""

import logging
import os
import select
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from ide_assets.vocabulary.shown import shown
from ide_assets.vocabulary.wording import in_words, is_worded, masked

#: Exit code of wrong usage.
WRONG_USAGE = 2

#: The home whose folder `logs` takes the log; None before settings are read.
_home: Path | None = None


class WrongUsageError(Exception):
    """Arguments, settings or input are wrong; the message is for the person who gave them. Exit code 2."""


def log_in(home: Path) -> None:
    """Write logs to a home from now on."""
    global _home
    _home = home


@contextmanager
def given(what: str) -> Iterator[None]:
    """A context for reading a user's input, in which every failure is wrong usage."""
    try:
        yield
    except WrongUsageError:
        raise
    except Exception as error:
        words = in_words(error)
        raise WrongUsageError(words if words.startswith(f"{what}: ") else f"{what}: {words}") from error


def text_of(data: bytes, what: str) -> str:
    """The text of bytes in UTF-8 (a byte order mark is tolerated). Raises WrongUsageError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise WrongUsageError(
            f"{what} is not UTF-8 text: byte 0x{data[error.start]:02x} on line {line}. Save it as UTF-8 and try again."
        ) from None


def standard_input(what: str) -> str:
    """All of stdin as text. Raises WrongUsageError if it is closed, cannot be read or is not UTF-8."""
    if sys.stdin is None:
        raise WrongUsageError(f"expected {what} on stdin, which is closed")
    with given("stdin"):
        buffer = getattr(sys.stdin, "buffer", None)
        data = sys.stdin.read().encode(errors="surrogateescape") if buffer is None else buffer.read()
    return text_of(data, "stdin")


def check_arguments(arguments: Sequence[str]) -> None:
    """Raise WrongUsageError for an argument that is not text."""
    for number, argument in enumerate(arguments, 1):
        if "\0" in argument or any("\ud800" <= character <= "\udfff" for character in argument):
            raise WrongUsageError(
                f"argument {number} is not UTF-8 text: {argument[:80]}. Write it, and name files and folders, in UTF-8."
            )


def run(program: Callable[[], object]) -> int:
    """Run a program and return its exit code; a failure is explained on stderr."""
    _prepare_streams()
    try:
        done = program()
        code = done if isinstance(done, int) else 0
        return code if _flushed() else code or 1
    except BaseException as error:
        return _explained(error)


def _prepare_streams() -> None:
    """Make every text printable, and prevent files that are opened later from replacing a closed stream."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)  # Takes the lowest free number: this one.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    # Warnings that no other handler takes go to stderr.
    if logging.lastResort is not None:
        logging.lastResort.setFormatter(_Shown())


class _Shown(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return shown(super().format(record))


def _explained(error: BaseException) -> int:
    if isinstance(error, SystemExit):
        code = error.code if isinstance(error.code, int) else int(error.code is not None)
        if isinstance(error.code, str):
            complain(error.code)
        return code if _flushed() else code or 1
    if isinstance(error, KeyboardInterrupt):
        return complain("interrupted. Nothing incomplete was published. Run the command again.", 130)
    if isinstance(error, BrokenPipeError) and _reader_is_gone():
        # The reader of the output has closed it, as in `ide sql ... | head`.
        return 0
    if not _flushed():
        return 1
    if isinstance(error, WrongUsageError):
        return complain(str(error), WRONG_USAGE)
    # The command line's library: its messages are sentences, and it names the exit code.
    exit_code = getattr(error, "exit_code", None)
    if isinstance(exit_code, int):
        return _usage(error, exit_code)
    if type(error).__name__ == "Abort" or isinstance(error, EOFError):
        return complain("interrupted: no answer was given", 130)
    if is_worded(error):
        return complain(str(error), 1)
    return complain(f"{in_words(error)}. {_logged(error)}", 1)


def _usage(error: BaseException, exit_code: int) -> int:
    format_message = getattr(error, "format_message", None)
    if format_message is None:  # A command that ends early, such as --help.
        return exit_code
    message = str(format_message()).strip()
    command = getattr(getattr(error, "ctx", None), "command_path", "ide")
    if type(error).__name__ == "NoArgsIsHelpError":
        if message:
            print(message, file=sys.stderr)
        return complain(f"expected a command. See: {command} --help", exit_code)
    return complain(f"{message.rstrip('.')}. See: {command} --help", exit_code)


def _logged(error: BaseException) -> str:
    """Write the traceback to a log; returns the sentence that names it."""
    with suppress(Exception):
        now = datetime.now(UTC)
        text = f"{now:%Y-%m-%dT%H:%M:%SZ}\n{_traceback(error)}\n"
        name = f"ide-{now:%Y-%m-%d}.log"
        with suppress(OSError):
            # A log in an empty folder would make a home of it.
            if _home is not None and next(_home.iterdir(), None) is not None:
                return f"Details: {_append(_home / 'logs', name, text)}"
        own = f"ide-{os.getuid()}-{now:%Y-%m-%d}.log"
        with suppress(OSError):
            return f"Details: {_append(Path(tempfile.gettempdir()), own, text)}"
    return "Details could not be logged: neither the home nor the system's temporary folder can be written."


def _append(folder: Path, name: str, text: str) -> Path:
    """Append to a log file; never through a link, and never to the file of another user."""
    if folder.name == "logs":
        folder.mkdir(mode=0o700, exist_ok=True)
    at = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | (os.O_NOFOLLOW if folder.name == "logs" else 0))
    try:
        file = os.open(name, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600, dir_fd=at)
    finally:
        os.close(at)
    with os.fdopen(file, "a", encoding="utf-8", errors="backslashreplace") as log:
        status = os.fstat(file)
        if status.st_uid != os.getuid() or status.st_nlink != 1:
            raise PermissionError(f"{folder / name} is not ours")
        log.write(text)
    return folder / name


def _traceback(error: BaseException) -> str:
    """The calls that led to an error and to its causes, without values: neither locals nor quoted text."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = "".join(traceback.format_tb(current.__traceback__))
        kind = f"{type(current).__module__}.{type(current).__qualname__}"
        message = str(current) if is_worded(current) else masked(str(current))
        parts.append(f"{frames}{kind}: {message}")
        current = current.__cause__ or current.__context__
    return "\n\nwhich came from\n".join(parts)


def _reader_is_gone() -> bool:
    with suppress(OSError, ValueError, AttributeError):
        poll = select.poll()
        poll.register(1, 0)
        if any(event & (select.POLLERR | select.POLLHUP) for _, event in poll.poll(0)):
            _discard_output()
            return True
    return False


def _discard_output() -> None:
    """Discard the buffered output, which has no reader."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)


def _flushed() -> bool:
    """Write the buffered output to stdout; if that fails, explain it and return False."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
    except (OSError, ValueError) as error:
        _discard_output()
        complain(f"standard output: {getattr(error, 'strerror', None) or 'closed'}")
        return False
    return True


def complain(message: object, code: int = 1) -> int:
    """Explain on stderr what was not done; returns the exit code."""
    with suppress(Exception):
        print(f"ide: {shown(str(message))}", file=sys.stderr, flush=True)
    return code
