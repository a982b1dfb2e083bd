"""What import-linter's contracts (pyproject.toml) cannot say: packages of others, stand-ins."""

from tests.architecture.source import PARTS, ROOT, is_under, sources

# Where a vendor's package may be imported, besides the tests and the measurements.
VENDORS = {
    "slack_sdk": "bot/platforms/slack/",
    "slack_bolt": "bot/platforms/slack/",
    "lark_oapi": "bot/platforms/feishu/",
}
# bot.playground stands in for a vendor's server: what it took from us could not prove us wrong.
# Only its demo, which starts the bot beside the stand-ins, knows the bot.
DEMO = "bot/playground/demo"
# What they may share all the same, and who proves it right instead.
SHARED = {"bot.platforms.feishu.frames": "tests hold it to lark-oapi's own copy of the format"}


def test_a_vendors_package_stays_in_its_platforms_folder() -> None:
    strays = [
        f"{source.name} imports {module}"
        for source in sources(*PARTS)
        for module in source.imported()
        for vendor, home in VENDORS.items()
        if is_under(module, vendor) and not source.name.startswith(home)
    ]
    assert strays == []


def test_the_stand_ins_share_nothing_with_what_they_test() -> None:
    shared = [
        f"{source.name} imports {module}"
        for source in sources("bot/playground")
        for module in source.imported()
        if not source.name.startswith(DEMO)
        and any(is_under(module, part) for part in PARTS)
        and not any(is_under(module, shared) for shared in ("bot.playground", *SHARED))
        and module not in ("bot", "bot.platforms.feishu")  # `from bot import playground`
    ]
    assert shared == []


def test_features_are_on_the_list() -> None:
    """The list is explicit, so a feature can be forgotten there."""
    listed = {
        module.removeprefix("handlers.")
        for source in sources("handlers")
        if source.name == "handlers/features.py"
        for module in source.imported()
    }
    with_routes = {path.parent.name for path in (ROOT / "handlers").glob("*/routes.py")}
    assert with_routes - listed == set()
