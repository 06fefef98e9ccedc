"""The commands that bring in files of others: load and template."""

from __future__ import annotations

from pathlib import Path

import click

from graph.texts.streams import note, say
from loaders.folders import DataFolder


@click.command("load")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into", required=True, type=click.Path(path_type=Path), help="The data folder to load into, made when it is not there."
)
@click.option("--as", "as_format", metavar="FORMAT", help="The format, where the content should not decide.")
@click.option(
    "--map", "mapping", type=click.Path(path_type=Path), help="What the columns of a table mean; written when it is not there."
)
@click.option(
    "--match",
    "bases",
    multiple=True,
    type=DataFolder(),
    help="A dataset whose actors are known (repeatable) [default: the shipped one].",
)
@click.option("--alone", is_flag=True, help="Match with no other dataset.")
@click.option("--dry-run", "dry", is_flag=True, help="Show what would come, and write nothing.")
@click.option("--skip-faulty", is_flag=True, help="Leave out the rows that are at fault, and list them.")
@click.option("--title", help="What the file is called where it is cited.")
@click.option("--publisher", help="Who published it.")
@click.option("--date", metavar="DATE", help="The date that it speaks for [default: its own].")
@click.option("--url", help="Where it was published.")
@click.option("--licence", help="Its licence.")
@click.option("--name", help="The name of the dataset [default: the folder's].")
def load_command(
    files: tuple[Path, ...],
    into: Path,
    as_format: str | None,
    mapping: Path | None,
    bases: tuple[Path, ...],
    alone: bool,
    dry: bool,
    skip_faulty: bool,
    date: str | None,
    name: str | None,
    **said: str | None,
) -> None:
    """Turn FILES of others into a data folder: tables, workbooks and open standards.

    The format is known by the content. Actors are matched with those there are by identifier, then by the name as at
    the date; whom a name only may mean is asked in same.yaml. Nothing is written unless all is well.
    """
    from graph.errors import AskedWrongly
    from loaders.dataset import SHIPPED
    from loaders.intake.cells.days import read_day
    from loaders.intake.loading import Wish, load, told
    from loaders.standards.registry import BY_NAME, near

    if as_format is not None and as_format not in BY_NAME:
        raise AskedWrongly(f"--as: '{as_format[:60]}' is no format{near(as_format)}; expected {', '.join(BY_NAME)}")
    if alone and bases:
        raise AskedWrongly("--alone and --match exclude each other; give one of them")
    try:
        day = read_day(date) if date else None
    except ValueError as error:
        raise AskedWrongly(f"--date: {error}") from None
    given = {key: value for key, value in {**said, "date": day}.items() if value}
    wish = Wish(as_format, mapping, skip_faulty, dry, given, name)
    for line in told(load(files, into, () if alone else bases or (SHIPPED,), wish)):
        say(line)
    if dry:
        note("nothing is written (--dry-run)")
        return
    others = "".join(f" --data {base}" for base in bases) if bases else "" if alone else " --data data"
    note(f"loaded into {into}; build with: custodes build{others} --data {into}")


@click.command("template")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE", help="The workbook, .xlsx.")
def template_command(output: Path) -> None:
    """Write an empty workbook for `custodes load`, with the choices in its cells."""
    from graph.errors import AskedWrongly
    from loaders.intake.template import write_template

    if output.suffix.lower() != ".xlsx":
        raise AskedWrongly(f"-o {output}: a template is a workbook; expected a name that ends in .xlsx")
    write_template(output)
    note(f"wrote {output}; fill it in, then: custodes load {output} --into mine --dry-run")
