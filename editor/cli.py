"""The command line: arguments in, one desk operation, text or JSON out."""

import click


@click.group(name="copydesk")
@click.version_option(package_name="copydesk", prog_name="copydesk")
def command_line() -> None:
    """Write, check and export the newsroom's stories."""
