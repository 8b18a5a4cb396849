"""Errors as words on the error stream and an exit code: what, which value, what to do; no traceback unless asked."""

from __future__ import annotations

import os
import sys
import traceback

import click

from sojourn.cli.terminal import paint
from sojourn.kernel.errors import InvalidInput, NotFound, SojournError

FAILED = 1
WRONG_INPUT = 2
INTERRUPTED = 130


def tell(error: BaseException) -> int:
    """Print the error and return the exit code it means. Raises again what is no error (SystemExit and the like)."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, SystemExit):
        raise error
    if os.environ.get("SOJOURN_DEBUG"):
        traceback.print_exception(error)
    if isinstance(error, KeyboardInterrupt | click.Abort):
        print("\nStopped.", file=sys.stderr)  # noqa: T201
        return INTERRUPTED
    if isinstance(error, click.ClickException):
        return _usage(error)
    if isinstance(error, SojournError):
        _print(error.message, error.hint)
        return WRONG_INPUT if isinstance(error, InvalidInput | NotFound) else FAILED
    return _unexpected(error)


def _usage(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    hint = f"See '{context.command_path} --help'." if context is not None else ""
    message = error.format_message()
    _print(message if message.endswith((".", "?")) else f"{message}.", hint)
    return error.exit_code


def _unexpected(error: BaseException) -> int:
    if isinstance(error, OSError) and error.filename:
        _print(f"{error.filename}: {error.strerror}.", "Check that it exists, may be used, and the disk is not full.")
        return FAILED
    if isinstance(error, MemoryError):
        _print("There is not enough memory for this.", "Give it less at once, or lower SOJOURN_MEMORY_LIMIT.")
        return FAILED
    _print(
        f"Something unexpected went wrong ({type(error).__name__}: {str(error)[:300]}).",
        "Run it again with --debug and report what it prints.",
    )
    return FAILED


def _print(message: str, hint: str) -> None:
    print(f"{paint('Error:', 'red', stream=sys.stderr)} {message}", file=sys.stderr)  # noqa: T201
    if hint:
        print(hint, file=sys.stderr)  # noqa: T201
