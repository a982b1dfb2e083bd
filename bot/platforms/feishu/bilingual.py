"""One card for readers of several languages: Feishu's clients pick the words (facts 3.1)."""

from collections.abc import Mapping
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

LOCALES = {"en": "en_us", "zh-CN": "zh_cn"}
# These have no words per language: those of the first, the room's own, stand in them.
ONE_FOR_ALL = ("chart", "table")


class ShapesDiffer(ValueError):
    """The card says something in one language that it does not say in another."""


def merged(drawn: Mapping[str, Json]) -> Json:
    """`drawn`: the card in each language. The first is what readers of any other language see."""
    found = _merged(tuple(drawn.values()), tuple(LOCALES[one] for one in drawn), "card")
    assert isinstance(found, dict)
    return found


def _merged(versions: tuple[Any, ...], locales: tuple[str, ...], where: str) -> Any:
    first = versions[0]
    if all(one == first for one in versions):
        return first
    if isinstance(first, dict) and all(isinstance(one, dict) for one in versions):
        return _objects(versions, locales, where)
    if isinstance(first, list) and all(isinstance(one, list) for one in versions):
        if len({len(one) for one in versions}) > 1:
            raise ShapesDiffer(f"{where}: {[len(one) for one in versions]} parts")
        pairs = enumerate(zip(*versions, strict=True))
        return [_merged(parts, locales, f"{where}[{at}]") for at, parts in pairs]
    raise ShapesDiffer(f"{where}: {versions!r}")


def _objects(versions: tuple[Json, ...], locales: tuple[str, ...], where: str) -> Json:
    first = versions[0]
    if first.get("tag") in ONE_FOR_ALL:
        return dict(first)
    if any(one.keys() != first.keys() for one in versions):
        raise ShapesDiffer(f"{where}: {[sorted(one) for one in versions]}")
    found: Json = {}
    for name in first:
        parts = tuple(one[name] for one in versions)
        if name == "content" and all(isinstance(one, str) for one in parts):
            found["content"] = parts[0]
            others = {
                locale: words
                for locale, words in zip(locales, parts, strict=True)
                if words != parts[0]
            }
            if others:
                found["i18n_content"] = others
        elif name == "img_key":
            found["img_key"] = parts[0]
            found["i18n_img_key"] = dict(zip(locales, parts, strict=True))
        else:
            found[name] = _merged(parts, locales, f"{where}.{name}")
    return found
