"""Somebody with two accounts turns out to be one person: one answer, one voice."""

import pytest

from storage import follow_ups, people, survey
from storage.engine import Database
from storage.follow_ups import FollowUp
from storage.survey import Cause, Kind, Survey
from tests.survey.test_asked import NOW, made


async def test_of_two_answers_one_stays(database: Database) -> None:
    async with database.transaction() as tx:
        project, ann, again = await made(tx, 2)
        row = Survey(
            project_id=project, kind=Kind.CSAT, cause=Cause.HAND, occasion="hand:1", made_at=NOW
        )
        assert await survey.add(tx, row)
        await survey.ask(tx, row, [ann, again], NOW)
        await tx.flush()  # the answers, which the following statements look for
        follow_up = FollowUp(
            project_id=project,
            survey_id=row.id or 0,
            person_id=again,
            owner_id=again,
            opened_at=NOW,
            due_at=NOW,
        )
        await follow_ups.add(tx, follow_up)
        for become in (people.become, survey.become, follow_ups.become):
            await become(tx, person_id=again, other_id=ann)
        id_ = row.id or 0
    async with database.transaction() as tx:
        assert [one.person_id for one in await survey.silent(tx, row)] == [ann]
        assert await survey.asked(tx, id_, again) is None
        found = await tx.get(FollowUp, follow_up.id)
        assert found is not None
        assert (found.person_id, found.owner_id) == (ann, ann)


@pytest.mark.parametrize("speaks", ["before", "after"])  # which of the two accounts
async def test_of_two_answers_the_one_that_says_something_stays(
    database: Database, speaks: str
) -> None:
    async with database.transaction() as tx:
        project, ann, again = await made(tx, 2)
        row = Survey(
            project_id=project, kind=Kind.CSAT, cause=Cause.HAND, occasion="hand:2", made_at=NOW
        )
        assert await survey.add(tx, row)
        await survey.ask(tx, row, [ann, again], NOW)
        await tx.flush()  # the answers, one of which is given
        found = await survey.asked(tx, row.id or 0, again if speaks == "before" else ann)
        assert found is not None
        found[1].score, found[1].answered_at = 1, NOW
        await tx.flush()  # the answer, before anything is said of the two
        await survey.become(tx, person_id=again, other_id=ann)
    async with database.transaction() as tx:
        assert [one.person_id for one in await survey.scores(tx, project, NOW)] == [ann]
        assert await survey.silent(tx, row) == []


async def test_an_occasion_is_asked_about_once(database: Database) -> None:
    async with database.transaction() as tx:
        project, *_ = await made(tx, 1)
        for expected in (True, False):
            row = Survey(
                project_id=project,
                kind=Kind.NPS,
                cause=Cause.MONTH,
                occasion="month:2026-12",
                made_at=NOW,
            )
            assert await survey.add(tx, row) is expected
