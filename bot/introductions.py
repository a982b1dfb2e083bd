"""Who is who: what a platform says about people and rooms, learnt before an event is handled.

A handler must not wait for the network, so whoever is new is looked up first.
"""

import asyncio
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeAlias, TypeVar

import structlog

from bot.platforms.port import FindsRooms, HasHistory, Platform, Profile, RoomProfile, SendFailed
from handlers.kit.context import Clock
from handlers.kit.events import Command, Event, Reacted, Said
from handlers.kit.i18n import language_of
from handlers.kit.regions import country_of, currency_of
from storage import outbox, people, projects
from storage.engine import Database
from storage.people import Account, Person
from storage.projects import Project, Room

# Of the platform's three seconds; after that we go on with what we have.
PATIENCE_S = 1.0
# People change their language, and join their accounts; a room may join another project.
FRESH = timedelta(minutes=5)
REMEMBERED = 20_000  # people and rooms, some 100 bytes each

# Where most people of a platform live that keeps a person's zone to itself.
LIKELY_ZONES = {"feishu": "Asia/Shanghai"}

T = TypeVar("T")
Address: TypeAlias = tuple[str, str, str]  # platform, tenant, the platform's id

log = structlog.get_logger(__name__)


@dataclass
class Introductions:
    database: Database
    platforms: Mapping[str, Platform]
    clock: Clock
    _people: dict[Address, tuple[datetime, Person]] = field(default_factory=dict)
    _seen: set[Address] = field(default_factory=set)  # rooms that have their project
    _rooms_of: dict[Address, str] = field(default_factory=dict)  # by message

    async def __call__(self, event: Event) -> tuple[Event, str]:
        if not event.actor:
            if event.people:
                await self.people(event.platform, event.tenant, set(event.people))
            return event, "en"
        known = await self.people(event.platform, event.tenant, {event.actor, *event.people})
        me = known[event.actor]
        if isinstance(event, Reacted) and not event.room:
            event = replace(event, room=await self._room_of(event))
        if event.is_claimed:
            if not await self._belongs(event, me):
                return event, me.language
            event = replace(event, is_claimed=False)
        if event.room and not event.direct:
            await self._room(event, me)
        if isinstance(event, Command) and _needs_what_it_points_at(event):
            event = replace(event, about=await self._message(event))
        return event, me.language

    async def names(self, platform: str, tenant: str, users: set[str]) -> dict[str, str]:
        found = await self.people(platform, tenant, users)
        return {user: person.name for user, person in found.items()}

    async def people(self, platform: str, tenant: str, users: set[str]) -> dict[str, Person]:
        one_by_one = [self._person((platform, tenant, user)) for user in sorted(users)]
        return dict(zip(sorted(users), await asyncio.gather(*one_by_one), strict=True))

    async def _person(self, address: Address) -> Person:
        looked, person = self._people.get(address, (None, None))
        if looked and person and self.clock() - looked < FRESH:
            return person
        platform, tenant, user = address
        async with self.database.reading() as tx:
            found = await people.find(tx, platform=platform, tenant=tenant, user=user)
        if found is None:
            profile = await _patiently(self.platforms[platform].profile(user))
            found = await self._add_person(address, profile or Profile(user))
        elif found.name == user:  # the platform could not say when we met
            found = await self._meet_again(address, found)
        if len(self._people) >= REMEMBERED:
            self._people.clear()
        self._people[address] = (self.clock(), found)
        return found

    async def _add_person(self, address: Address, profile: Profile) -> Person:
        platform, tenant, user = address
        email = profile.email.lower() or None
        person = Person(
            name=profile.name,
            email=email,
            language=language_of(profile.locale),
            zone=profile.zone or LIKELY_ZONES.get(platform, "UTC"),
            zone_is_guess=not profile.zone and not profile.is_bot,
            first_seen=self.clock(),
        )
        account = Account(
            platform=platform, tenant=tenant, user=user, person_id=0, is_bot=profile.is_bot
        )
        async with self.database.transaction() as tx:
            same = await people.with_email(tx, email) if email else None
            if same is None:
                await people.add(tx, person, account)
            else:  # known from another chat: two accounts, one voice
                await people.add_account(tx, same, account)
        async with self.database.transaction() as tx:
            return await people.find(tx, platform=platform, tenant=tenant, user=user) or person

    async def _meet_again(self, address: Address, person: Person) -> Person:
        platform, tenant, user = address
        profile = await _patiently(self.platforms[platform].profile(user))
        if profile is None:
            return person
        async with self.database.transaction() as tx:
            await people.remember_profile(
                tx,
                person_id=person.id or 0,
                name=profile.name,
                language=language_of(profile.locale),
                zone=profile.zone or "UTC",
            )
        async with self.database.transaction() as tx:
            return await people.find(tx, platform=platform, tenant=tenant, user=user) or person

    async def _message(self, command: Command) -> Said | None:
        platform = self.platforms[command.platform]
        about = command.chosen or command.points_at
        said = await _patiently(platform.message(command.room, about))
        if said is None or not said.author:
            return said
        names = await self.names(command.platform, command.tenant, {said.author})
        return replace(said, author_name=names[said.author])

    async def _room_of(self, reacted: Reacted) -> str:
        """Most reactions are to our own messages; the platform is asked about the others."""
        address = (reacted.platform, reacted.tenant, reacted.message)
        if address in self._rooms_of:
            return self._rooms_of[address]
        async with self.database.reading() as tx:
            room = await outbox.room_showing(
                tx, platform=address[0], tenant=address[1], message=address[2]
            )
        platform = self.platforms[reacted.platform]
        if room is None and isinstance(platform, FindsRooms):
            room = await _patiently(platform.room_of(reacted.message))
        if room is None:
            return ""
        if len(self._rooms_of) >= REMEMBERED:
            self._rooms_of.clear()
        self._rooms_of[address] = room
        return room

    async def _room(self, event: Event, me: Person) -> None:
        """A room is of a project of its own from the first use on."""
        address = (event.platform, event.tenant, event.room)
        if address in self._seen:
            return
        async with self.database.reading() as tx:
            room = await projects.room(tx, address)
        if room is None:
            asked = self.platforms[event.platform].describe(event.room)
            found = await _patiently(asked) or RoomProfile(event.room, is_direct=False)
            if found.is_direct:
                return
            await self._add_project(address, found.name, me)
        if len(self._seen) >= REMEMBERED:
            self._seen.clear()
        self._seen.add(address)

    async def _belongs(self, event: Event, me: Person) -> bool:
        """To the project of the room that a button's value names, or else to the room itself."""
        async with self.database.transaction() as tx:
            room = await projects.room(tx, (event.platform, event.tenant, event.room))
            if room is not None and await people.role_in(
                tx, project_id=room.project_id, person_id=me.id or 0
            ):
                return True
        platform = self.platforms[event.platform]
        if not isinstance(platform, HasHistory):
            return False
        return bool(await _patiently(platform.has_member(event.room, event.actor)))

    async def _add_project(self, address: Address, name: str, me: Person) -> None:
        platform, tenant, room = address
        country = country_of(me.zone)
        project = Project(
            name=name,
            language=me.language,
            zone=me.zone,
            country=country,
            currency=currency_of(country),
            made_at=self.clock(),
        )
        row = Room(platform=platform, tenant=tenant, room=room, project_id=0, name=name)
        async with self.database.transaction() as tx:
            await projects.add(tx, project, row)


def _needs_what_it_points_at(command: Command) -> bool:
    """A bare word in a thread or under a message is about that message."""
    is_bare = bool(command.points_at) and " " not in command.text.strip()
    return command.about is None and (bool(command.chosen) or is_bare)


async def _patiently(asked: Awaitable[T]) -> T | None:
    try:
        return await asyncio.wait_for(asked, PATIENCE_S)
    except (SendFailed, TimeoutError) as error:
        log.warning("introduction_failed", reason=repr(error))
        return None
