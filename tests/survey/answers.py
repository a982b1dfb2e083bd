"""Answers of some weeks, without anybody having to wait for them."""

from datetime import UTC, datetime, timedelta

from storage import survey
from storage.engine import Database
from storage.survey import Answer, Cause, Kind, Survey


async def given(
    database: Database, *scores: int, person_id: int, now: datetime | None = None
) -> None:
    """One a week in the first project, the last of them now."""
    now = now or datetime.now(UTC)
    async with database.transaction() as tx:
        for number, score in enumerate(scores):
            at = now - timedelta(weeks=len(scores) - 1 - number)
            row = Survey(
                project_id=1,
                kind=Kind.CSAT,
                cause=Cause.HAND,
                occasion=f"hand:{number}",
                made_at=at,
            )
            assert await survey.add(tx, row)
            answer = Answer(
                survey_id=row.id or 0,
                person_id=person_id,
                asked_at=at,
                score=score,
                answered_at=at,
            )
            tx.add(answer)
