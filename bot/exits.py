"""How a command ends that cannot do what it was asked."""

import sys
from typing import NoReturn

import click


def stop(why: str, code: int) -> NoReturn:
    click.echo(f"parley: {why}", err=True)
    sys.exit(code)
