"""The command line: `allegedly.cli:main` is what the command `allegedly` runs."""

from allegedly.cli.commands import app, main

__all__ = ["app", "main"]
