"""`python -m cchc_check` is the command `cchc-check`."""

from cchc_check.cli import command

command()
