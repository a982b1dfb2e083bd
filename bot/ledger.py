"""What the command line reads out of the database: seals, projects, changes, remarks."""

from datetime import UTC

from bot.settings import Settings
from handlers.change.export import table
from handlers.kit.i18n import translator
from storage import change, history, people, projects, summary
from storage.engine import Database
from storage.history import Entry


async def verified(settings: Settings) -> tuple[str, int]:
    """The first bad entry in words, or "", and how many entries were looked at."""
    database = Database(settings.database_url)
    try:
        async with database.transaction() as tx:
            seen, last = 0, None
            async for entry in history.everything(tx):
                seen += 1
                if complaint := _complaint(entry, last):
                    return complaint, seen
                last = entry
            wrong = await history.wrong_end(tx)
            where = f"{wrong[0]} {wrong[1]}" if wrong else ""
            return (f"{where}: its history does not end where it was left" if wrong else ""), seen
    finally:
        await database.close()


def _complaint(entry: Entry, last: Entry | None) -> str:
    """What is wrong with the entry after `last`; "" when nothing is."""
    where = f"entry {entry.id}: {entry.subject} {entry.subject_id}, number {entry.number}"
    is_next = last is not None and (last.subject, last.subject_id) == (
        entry.subject,
        entry.subject_id,
    )
    expected = (last.number + 1, last.hash) if is_next and last else (1, "")
    if entry.number != expected[0]:
        return f"{where}: an entry before it is missing"
    if entry.before != expected[1]:
        return f"{where}: it does not follow the entry before it"
    if entry.hash != history.digest(entry):
        at = entry.at.astimezone(UTC).isoformat(timespec="seconds")
        return f"{where} of {at}: it was changed after it was written"
    return ""


async def project_list(settings: Settings) -> str:
    database = Database(settings.database_url)
    async with database.transaction() as tx:
        found = await projects.everything(tx)
    await database.close()
    return "".join(f"{one.id}\t{one.name}\n" for one in found)


async def changes_csv(settings: Settings, project_id: int, language: str) -> str | None:
    """None when there is no such project."""
    database = Database(settings.database_url)
    try:
        async with database.transaction() as tx:
            project = await projects.get(tx, project_id)
            if project is None:
                return None
            rows = await change.everything(tx, project_id)
            authors = await people.by_ids(tx, {one.author_id for one, _ in rows})
        names = {id_: person.name for id_, person in authors.items()}
        return table(rows, names, project, translator(language))
    finally:
        await database.close()


async def called_wrong(settings: Settings) -> str:
    """A line for each part of summaries, "all" for whole ones; beside it how often."""
    database = Database(settings.database_url)
    try:
        async with database.transaction() as tx:
            found = await summary.not_right(tx)
    finally:
        await database.close()
    lines = (f"{part or 'all'}\t{count}\n" for part, count in sorted(found.items()))
    return "".join(lines) or "nobody has called anything in a summary wrong\n"
