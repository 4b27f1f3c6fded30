"""The commands, in the order in which ``hornbook --help`` shows them."""

from __future__ import annotations

import typer

from lessons.cli import doctor, kit, plain, score, speak, terms, word

app = typer.Typer(
    help="Turn a news article into a lesson: how hard it is, its words, plain language, a voice, handouts.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (kit.kit, score.score, plain.plain, terms.terms, speak.speak, word.word, doctor.doctor):
    app.command()(command)

#: Typer has brought its own copy of click since 0.16; this is the base of its errors in either case.
_USAGE_ERROR: type[Exception] = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")
_INTERRUPTED = 130


def run(arguments: list[str]) -> int:
    """Run the command; usage errors print what is wrong and give 2."""
    try:
        status = typer.main.get_command(app).main(args=arguments, prog_name="hornbook", standalone_mode=False)
    except _USAGE_ERROR as error:
        error.show()  # type: ignore[attr-defined]
        return int(error.exit_code)  # type: ignore[attr-defined]
    except typer.Exit as error:
        status = error.exit_code
    except typer.Abort:
        status = _INTERRUPTED
    if status == _INTERRUPTED:
        raise KeyboardInterrupt
    return int(status or 0)
