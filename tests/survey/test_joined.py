"""Somebody with two accounts turns out to be one person: one answer, one voice."""

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
        assert await survey.silent(tx, id_) == [ann]
        assert await survey.asked(tx, id_, again) is None
        found = await tx.get(FollowUp, follow_up.id)
        assert found is not None
        assert (found.person_id, found.owner_id) == (ann, ann)


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
