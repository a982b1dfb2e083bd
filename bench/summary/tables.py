"""Writes a learnt table so that a person can read it: what weighs most stands first."""

from handlers.summary.tokens import Language
from handlers.summary.weights import FOLDER, Table


def write(
    kind: str,
    language: Language,
    *,
    made_by: str,
    origin: tuple[str, str],
    table: Table,
) -> None:
    ordered = sorted(table.weights.items(), key=lambda item: (-abs(item[1]), item[0]))
    text = "\n".join(
        [
            f"# Learnt by {made_by}; do not edit by hand.",
            f'origin = "{origin[0]}"',
            f'licence = "{origin[1]}"',
            f"constant = {table.constant:.3f}",
            "",
            "[weights]",
            *(f'"{name}" = {weight:.3f}' for name, weight in ordered),
            "",
        ]
    )
    (FOLDER / f"{kind}.{language}.toml").write_text(text, encoding="utf-8")
