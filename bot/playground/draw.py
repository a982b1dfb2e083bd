"""The templates of the page."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from bot.playground import draw_chart

FOLDER = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {"slack_chart": draw_chart.of_slack, "feishu_chart": draw_chart.of_feishu}
    return found


def render(template: str, **shown: Any) -> Markup:
    # Escaped by the template, every word of it.
    return Markup(_environment().get_template(template).render(shown))
