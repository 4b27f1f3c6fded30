"""The command ``hornbook``: one file a subcommand; ``main`` turns every error into one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 done, 1 it could not be done, 2 wrong usage."""
    from reader.errors import HornbookError

    try:
        from lessons.cli.app import run

        return run(list(sys.argv[1:] if arguments is None else arguments))
    except HornbookError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        _fail("stopped; nothing half-written was left")
        return 130
    except BrokenPipeError:
        # the reader of the pipe has gone: not an error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _fail(_tell(error))
    except MemoryError:
        return _fail("there is not enough memory; cut the text into parts")


def _fail(message: str) -> int:
    print("hornbook: " + " ".join(message.split()), file=sys.stderr)
    return 1


def _tell(error: OSError) -> str:
    import errno

    name = f"{error.filename}: " if error.filename else ""
    if error.errno == errno.ENOSPC:
        return f"{name}the disk is full; free some space"
    return f"{name}{error.strerror or error}"
