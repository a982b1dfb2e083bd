"""Random people press random buttons, new and old: whatever they do, what must hold holds."""

import asyncio
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from handlers.change import rules
from handlers.kit import waiting
from handlers.kit.cards import Button, Weight
from handlers.kit.forms import Remark
from storage import change as changes
from storage import history, migrate
from storage.change import Change, Status
from storage.engine import Database
from storage.history import Entry
from storage.people import Role
from storage.projects import ApprovalRule
from tests.change.team import Team, gathered
from tests.chat import PLATFORMS, Person, World, buttons_of

S = Status
# Besides the steps of the diagram: an edit goes back to proposed, assessing again to assessed.
ONWARD: dict[str, set[str]] = {
    S.PROPOSED: {S.ASSESSED, S.DECLINED, S.WITHDRAWN},
    S.ASSESSED: {S.APPROVED, S.DECLINED, S.PROPOSED, S.WITHDRAWN},
    S.APPROVED: {S.IN_PROGRESS, S.ASSESSED, S.PROPOSED, S.WITHDRAWN},
    S.IN_PROGRESS: {S.DELIVERED, S.ASSESSED, S.PROPOSED, S.WITHDRAWN},
    S.DELIVERED: {S.ACCEPTED, S.REOPENED},
    S.REOPENED: {S.IN_PROGRESS, S.ASSESSED, S.PROPOSED},
    S.ACCEPTED: set(),
    S.DECLINED: set(),
    S.WITHDRAWN: set(),
}
APPROVED = {S.APPROVED, S.IN_PROGRESS, S.DELIVERED, S.ACCEPTED, S.REOPENED}
ENDINGS = {"change.withdraw", "change.ask_decline"}
LOOKS = {"change.show", "change.history"}
GOOD: dict[str, Any] = {"effort": "2", "reason": "because", "met": ("0", "1")}
VALUES: list[dict[str, Any]] = [
    {"effort": "2.5"},
    {"met": ("0", "1"), "reason": ""},
    {"reason": ""},
    {"title": "Another title"},
    {"criteria": "one"},
    {"due": "next Friday"},
    {"title": ""},
    {"due": "yesterday", "effort": "soon"},
]


@dataclass(frozen=True)
class Move:
    who: str
    what: str
    place: int  # of the button pressed, among those there are
    values: dict[str, Any]


MOVES = st.builds(
    Move,
    # Lea and Max are the ones who move most changes; the others are there to be refused.
    st.sampled_from(["lea", "max", "lea", "max", "ann", "dan", "clara", "otto"]),
    st.sampled_from(["step", "step", "step", "step", "press an old button", "submit", "again"]),
    st.integers(0, 1000),
    st.sampled_from(VALUES),
)


@dataclass
class Lives:
    """The changes of a team, and what was seen of them so far."""

    team: Team
    approval: ApprovalRule
    drawn: list[Button] = field(default_factory=list)  # all that ever stood on a card
    was: dict[int, Change] = field(default_factory=dict)

    async def make(self, move: Move) -> None:
        person: Person = getattr(self.team, move.who)
        match move.what:
            case "step":
                await self.step(person, move)
            case "press an old button":
                await person.presses_button(self.drawn[move.place % len(self.drawn)])
            case "submit":
                await self.submit(person, move)
            case "again":
                before = await self.stored()
                await self.team.world.happens_again()
                assert await self.stored() == before
        self.drawn += [one for one in self.current() if one not in self.drawn]

    async def step(self, person: Person, move: Move) -> None:
        """On what stands there now: press, and fill in the form that opens."""
        person.form = None
        if steps := self.steps():
            await person.presses_button(steps[move.place % len(steps)])
            await self.submit(person, move)
        else:
            await self.team.proposed(by=person)

    def steps(self) -> list[Button]:
        """Those on the way to the end count more often, or most changes would end at once."""
        found = [one for one in self.current() if one.action not in LOOKS]
        usual = [one for one in found if one.action not in ENDINGS]
        return found + 2 * usual + 6 * [one for one in found if one.weight is Weight.PRIMARY]

    async def submit(self, person: Person, move: Move) -> None:
        form = person.form
        if form is not None and form.action.startswith("change."):
            known = {one.name for one in form.fields if not isinstance(one, Remark)}
            values = {**GOOD, **move.values}.items()
            await person.fills(**{name: one for name, one in values if name in known})

    def current(self) -> list[Button]:
        return [one for shown in self.team.world.posted() for one in buttons_of(shown.card)]

    async def stored(self) -> list[tuple[Change, list[Entry]]]:
        async with self.team.world.database.transaction() as tx:
            return [
                (one, await history.of(tx, subject="change", subject_id=one.id or 0))
                for one, _ in await changes.everything(tx, 1)
            ]

    async def check(self) -> None:
        found = await self.stored()
        self.numbers_are_never_used_twice([change.number for change, _ in found])
        for change, entries in found:
            self.the_history_is_whole(change, entries)
            self.the_status_follows_the_diagram(change)
            self.work_is_done_only_on_what_was_approved(change, entries)
            self.was[change.id or 0] = change

    def numbers_are_never_used_twice(self, numbers: list[int]) -> None:
        assert numbers == list(range(1, len(numbers) + 1))

    def the_history_is_whole(self, change: Change, entries: list[Entry]) -> None:
        assert [one.number for one in entries] == list(range(1, len(entries) + 1))
        before = ""
        for entry in entries:
            assert (entry.before, entry.hash) == (before, history.digest(entry))
            before = entry.hash

    def the_status_follows_the_diagram(self, change: Change) -> None:
        was = self.was.get(change.id or 0)
        if was is None:
            assert change.status == Status.PROPOSED
        elif was.status != change.status:
            assert change.status in ONWARD[was.status]
        assert was is None or change.version >= was.version

    def work_is_done_only_on_what_was_approved(self, change: Change, entries: list[Entry]) -> None:
        """To the version and the assessment that count now, by as many as the rule wants."""
        if change.status not in APPROVED:
            return
        said = [
            (one.person_id, Role(one.detail["role"]))
            for one in entries
            if one.act == "approve" and one.detail["terms"] == rules.terms(change)
        ]
        assert waiting.needed(self.approval, [role for _, role in said]) == ()
        people = {person for person, _ in said}
        assert len(people) == len(said)
        assessor = [one.person_id for one in entries if one.act == "assess"][-1]
        assert not people == {change.author_id} == {assessor}


async def live(platform: str, approval: ApprovalRule, moves: list[Move], folder: str) -> None:
    database = Database(f"sqlite:///{Path(folder) / 'parley.db'}")
    try:
        await migrate.upgrade(database)
        world = World(database, chat=PLATFORMS[platform]())
        lives = Lives(await gathered(world, approval=approval), approval)
        await lives.team.proposed(by=lives.team.lea)
        await lives.team.proposed(by=lives.team.ann)
        lives.drawn += lives.current()
        await lives.check()
        for move in moves:
            await lives.make(move)
            await lives.check()
    finally:
        await database.close()


@settings(
    max_examples=10,
    deadline=None,  # a life is some hundred transactions
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # making a failure small takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    st.sampled_from(sorted(PLATFORMS)),
    st.sampled_from(ApprovalRule),
    st.lists(MOVES, min_size=30, max_size=40),
)
def test_whatever_people_press_what_must_hold_holds(
    platform: str, approval: ApprovalRule, moves: list[Move]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(live(platform, approval, moves, folder))
