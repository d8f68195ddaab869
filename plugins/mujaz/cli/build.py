"""`mujaz build` and `mujaz serve`: the site, and a live preview of it."""

from __future__ import annotations

import os

import click

from mujaz.cli.root import find_root


@click.command()
@click.option("--public", is_flag=True, help="For the public address, by publishconf.py.")
@click.option("--strict", is_flag=True, help="Stop where a seed or a translation has a problem, as STRICT=1 does.")
def build(public: bool, strict: bool) -> None:
    """Builds the site into output/."""
    os.chdir(find_root())
    if strict:
        os.environ["STRICT"] = "1"
    run_pelican("publishconf.py" if public else "pelicanconf.py")


def run_pelican(settings: str) -> None:
    """What `pelican --settings` does, but an error is raised: Pelican itself would print where in its code it arose."""
    import pelican  # noqa: PLC0415 - the other commands do without it
    from pelican.log import console, init  # noqa: PLC0415

    arguments = pelican.parse_arguments(["--settings", settings])
    init(level=arguments.verbosity, fatal=arguments.fatal, name="pelican")
    site, _ = pelican.get_instance(arguments)
    with console.status("Generating..."):
        site.run()


@click.command()
@click.option("--port", default=8000, show_default=True, help="The port on this machine.")
def serve(port: int) -> None:
    """Shows the site under its public base path and builds it again when seeds, tables, content or theme change."""
    from mujaz.cli.preview import preview  # noqa: PLC0415 - a build does without it

    preview(find_root(), port)
