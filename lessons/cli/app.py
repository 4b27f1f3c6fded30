"""The commands, in the order in which ``hornbook --help`` shows them."""

from __future__ import annotations

import click
import typer
from typer.core import TyperGroup

from lessons.cli import doctor, kit, plain, score, speak, terms, word


class _InOrder(TyperGroup):
    """Commands are listed as they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


app = typer.Typer(
    cls=_InOrder,
    help="Turn a news article into a lesson: how hard it is, its words, plain language, a voice, handouts.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (kit.kit, score.score, plain.plain, terms.terms, speak.speak, word.word, doctor.doctor):
    app.command()(command)


def run(arguments: list[str]) -> int:
    """Run the command; usage errors print what is wrong and give 2."""
    command = typer.main.get_command(app)
    try:
        status = command.main(args=arguments, prog_name="hornbook", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        typer.echo(error.ctx.get_help() if error.ctx else "")
        return 2
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    return int(status or 0)
