"""`mujaz actors`: one actor under two ids made one, and ids renamed, with redirects from the old addresses."""

from __future__ import annotations

from pathlib import Path

import click

from mujaz.archive.archive import NamedAs, open_archive
from mujaz.cli.root import find_root
from mujaz.desk.identities import Named, merge_actors, rename_actor


@click.group()
def actors() -> None:
    """The register's actors: merged and renamed, with redirects for the old addresses in content/redirects.toml."""


@actors.command()
@click.argument("a")
@click.argument("b")
def merge(a: str, b: str) -> None:
    """Makes the actor A the same as B: B stays, with the names of both; A's address leads to B's.

    A may be an entry of the register, or only an id that articles gave; B is in the register. Corrections that name A
    name B then.
    """
    root = find_root()
    spellings = [name.ar for name in _names(root, "actor") if name.id == a]
    _say(root, merge_actors(root, a, b, spellings))


@actors.command()
@click.argument("old")
@click.argument("new")
def rename(old: str, new: str) -> None:
    """Gives the actor OLD of the register the id NEW; the old address leads to the new one.

    So do the addresses of bodies and places whose ids are made of it, such as a state's ministries.
    """
    root = find_root()
    actors, places = (frozenset(name.id for name in _names(root, what)) for what in ("actor", "place"))
    _say(root, rename_actor(root, old, new, Named(actors, places)))


def _names(root: Path, what: str) -> list[NamedAs]:
    archive = open_archive(root)
    try:
        archive.update()
        return list(archive.names("place" if what == "place" else "actor"))
    finally:
        archive.close()


def _say(root: Path, written: list[Path]) -> None:
    for path in written:
        click.echo(f"wrote {path.relative_to(root).as_posix()}")
