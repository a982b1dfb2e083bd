import pytest

from handlers.summary.signs import Sign


@pytest.mark.parametrize(
    ("pattern", "text", "is_found"),
    [
        ("^ok", "ok then", True),
        ("^ok", "not ok", False),
        ("^ok|then", "so then", True),  # only the first alternative is bound to the start
        ("^(?:ok|fine)", "so fine", False),  # both are
        ("^ok|^fine", "so fine", False),
        (r"^\(x\)|y", "a y", True),
        ("^[(|]|z", "a z", True),
        ("then", "So THEN", True),
    ],
)
def test_a_pattern_is_found_where_its_alternatives_may_stand(
    pattern: str, text: str, is_found: bool
) -> None:
    assert Sign(en=(pattern,), zh=()).within(text, "en") is is_found


def test_a_sign_without_patterns_is_never_found() -> None:
    assert not Sign(en=(), zh=("好",)).within("ok", "en")
