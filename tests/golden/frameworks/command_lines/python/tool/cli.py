import click

from tool.merge import build_parser


@click.group()
def main():
    """The group of all."""


@main.command("import")
@click.argument("path")
def import_file(path):
    """Takes its name from the decorator."""


@main.group()
def db():
    """A group below."""


@db.command()
def drop_all():
    """Takes its name from the function."""
