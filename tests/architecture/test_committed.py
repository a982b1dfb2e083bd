"""What is committed works on every machine and installs from every mirror."""

import re

import pytest

from tests.architecture.source import ROOT, committed

# Package registries and image registries; which one is used is each machine's own affair.
REGISTRY = re.compile(
    r"(?:pypi|pythonhosted|npmjs|yarnpkg|anaconda|conda)\.(?:org|com)"
    r"|(?:docker|ghcr|quay|gcr)\.io|/simple/?\s|--(?:extra-)?index-url|--find[-]links"
)
# A path of somebody's machine; a URL's path and a container's are no such thing.
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:work|tmp|root|home|Users)/\w")


@pytest.mark.parametrize(
    ("rule", "text", "is_found"),
    [
        (REGISTRY, "--index-" + "url=x", True),
        (REGISTRY, "https://py" + "pi.org/project/x", True),
        (REGISTRY, "image: postgres:18", False),
        (MACHINE_PATH, "cd /" + "tmp/x", True),
        (MACHINE_PATH, "https://example.com/work/x", False),  # an address
        (MACHINE_PATH, "the/" + "tmp/x", False),  # a path inside the project
    ],
)
def test_the_rules_find_what_they_are_for(
    rule: re.Pattern[str], text: str, is_found: bool
) -> None:
    assert bool(rule.search(text)) is is_found


@pytest.mark.parametrize("rule", [REGISTRY, MACHINE_PATH], ids=["registry", "machine path"])
def test_no_committed_file_names_a_registry_or_a_machines_path(rule: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in committed()
        for number, line in enumerate(_lines(path.read_bytes()), start=1)
        if rule.search(line)
    ]
    assert found == []


def _lines(content: bytes) -> list[str]:
    """Of a text file; a picture has none."""
    return [] if b"\0" in content else content.decode("utf-8").splitlines()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
    loose = [
        entry.splitlines()[0]
        for entry in entries
        if not re.match(r"[\w.\[\]-]+==\S+", entry) or "--hash=sha256:" not in entry
    ]
    assert len(entries) > 1
    assert loose == []
