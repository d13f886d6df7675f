"""The command `variorum`: finds the verb, turns errors into one sentence and an exit code."""

from __future__ import annotations

import difflib
import errno
import importlib
import io
import os
import sys
from pathlib import Path

import click

from edition.errors import EditionError
from index.errors import SearchError
from tei.errors import TeiError

VERBS = {
    "demo": "Copy the sample library to a folder, build it and serve it.",
    "new": "Make an empty library to fill.",
    "encode": "Turn one raw text into TEI.",
    "build": "Encode what changed, check, link and index a library.",
    "check": "Report what is wrong in texts and registers.",
    "doubts": "List what the encoder is not sure of, worst first.",
    "names": "List names that no register knows; take them in from a table.",
    "works": "Take works from Zotero's exports into the register.",
    "search": "Find passages.",
    "parallels": "Show what other authors say, with the evidence.",
    "link": "Confirm, reject or add a parallel.",
    "figures": "Show what each author counts: the concordance of figures.",
    "cite": "Cite a passage.",
    "anchors": "Show the history of anchors.",
    "serve": "Open the reader on this machine.",
    "adopt": "Make a hand-edited TEI file the edition.",
}
"""Verb → what `--help` says of it; the module is `variorum.commands.<verb>`, loaded only when it is called."""


class Verbs(click.Group):
    """Loads a verb's module when it is called: starting stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command:
        if name not in VERBS:
            near = difflib.get_close_matches(name, VERBS, n=1)
            remedy = f"did you mean {near[0]}?" if near else "`variorum --help` lists them."
            raise click.UsageError(f"there is no verb ‘{name}’; {remedy}", ctx)
        command: click.Command = importlib.import_module(f"variorum.commands.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(verb, VERBS[verb]) for verb in self.list_commands(ctx)])


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="variorum")
def variorum() -> None:
    """Turn received scholarly prose into an annotated edition that is read, searched and cited.

    \b
    variorum demo                  see it with the sample library
    variorum new my-library        begin your own
    variorum VERB --help           what a verb does, with an example
    """


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 problems found, 2 wrong use."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # of a terminal without ž, as stderr does
    try:
        status = variorum.main(prog_name="variorum", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except (EditionError, SearchError, TeiError) as error:
        click.echo(f"variorum: {error}", err=True)
        sys.exit(2)
    except UnicodeEncodeError as error:
        click.echo(f"variorum: ‘{error.object}’ is not Unicode; give it another name.", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        click.echo(f"variorum: {explained(error)}", err=True)
        sys.exit(2)
    sys.exit(status if isinstance(status, int) else 0)


NO_ROOM = "Nothing was lost: what was built before is still there. Make room, and run it again."
NO_LEAVE = "Give yourself leave to read and write there, or name another place."
NO_FOLDER = "A file stands where a folder should; move it away, or name another place."
REMEDIES = {
    errno.ENOSPC: NO_ROOM, errno.EDQUOT: NO_ROOM, errno.EFBIG: NO_ROOM,
    errno.EACCES: NO_LEAVE, errno.EPERM: NO_LEAVE, errno.EROFS: NO_LEAVE,
    errno.ENOENT: "Make the folder first, or name one that is there.",
    errno.ENOTDIR: NO_FOLDER, errno.EEXIST: NO_FOLDER,
    errno.EISDIR: "A folder stands where a file should; name a file in it.",
}
"""What the system refused → what to do."""


def explained(error: OSError) -> str:
    """Return what the system refused, where, and what to do.

    >>> explained(PermissionError(errno.EACCES, "Permission denied", "a.xml"))
    'a.xml: Permission denied. Give yourself leave to read and write there, or name another place.'
    """
    file = error.filename2 or error.filename  # of a copy the place it was to go, for that is what lacks room
    said = f"{file}: {error.strerror or error}" if file else error.strerror or str(error)
    remedy = REMEDIES.get(error.errno or 0)
    return f"{said}. {remedy}" if remedy else said


def find_library(given: Path | None) -> Path:
    """Return the library folder: the one given, or the one we stand in, or the nearest parent that is one.

    Raises click.UsageError with the remedy if there is none.
    """
    if given is not None:
        if not (given / "library.toml").is_file():
            raise click.UsageError(f"{given}: no library.toml there; `variorum new {given}` makes a library.")
        return given
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "library.toml").is_file():
            return folder
    raise click.UsageError(
        "no library.toml here or above; go to a library, name one with -L DIR, or make one: variorum new DIR"
    )


library_option = click.option(
    "-L", "--library", "library", type=click.Path(path_type=Path), default=None,
    help="The library folder (default: the one you stand in, or a parent).",
)
"""Every verb that needs a library takes it the same way; resolve it with `find_library`."""

if __name__ == "__main__":
    main()
