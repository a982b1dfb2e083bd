"""Which function answers which event. Exact names, no order, no surprises."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeAlias, TypeVar

from handlers.kit.actions import Action
from handlers.kit.cards import Answer
from handlers.kit.context import AtHome, Context
from handlers.kit.events import Click, Command, Due, Event, Finished

A = TypeVar("A", bound=Action)
N = TypeVar("N", bound=Event)
T = TypeVar("T")

OnCommand: TypeAlias = Callable[[Context, Command], Awaitable[Answer]]
OnAction: TypeAlias = Callable[[Context, Click, A], Awaitable[Answer]]
OnTime: TypeAlias = Callable[[Context, Due], Awaitable[None]]
OnReply: TypeAlias = Callable[[Context, Finished], Awaitable[None]]
OnTalk: TypeAlias = Callable[[Context, Command], Awaitable[Answer]]
OnNews: TypeAlias = Callable[[Context, N], Awaitable[None]]


@dataclass(frozen=True)
class Router:
    """`commands` are keyed by the feature's name; its words in each language stand in locales/."""

    commands: dict[str, OnCommand] = field(default_factory=dict)
    actions: dict[str, tuple[type[Action], OnAction[Any]]] = field(default_factory=dict)
    times: dict[str, OnTime] = field(default_factory=dict)
    replies: dict[str, OnReply] = field(default_factory=dict)
    news: dict[type[Event], list[OnNews[Any]]] = field(default_factory=dict)
    talks: list[OnTalk] = field(default_factory=list)
    homes: list[AtHome] = field(default_factory=list)

    def command(self, name: str) -> Callable[[OnCommand], OnCommand]:
        return partial(_keep, self.commands, name)

    def action(self, action: type[A]) -> Callable[[OnAction[A]], OnAction[A]]:
        def keep(handler: OnAction[A]) -> OnAction[A]:
            entry: tuple[type[Action], OnAction[Any]] = (action, handler)
            _keep(self.actions, action.name, entry)
            return handler

        return keep

    def time(self, name: str) -> Callable[[OnTime], OnTime]:
        return partial(_keep, self.times, name)

    def reply(self, name: str) -> Callable[[OnReply], OnReply]:
        return partial(_keep, self.replies, name)

    def talk(self, handler: OnTalk) -> OnTalk:
        """What somebody says to the bot alone, without a word of ours in front of it.

        The first handler that answers has understood it; None leaves it to the next.
        """
        self.talks.append(handler)
        return handler

    def on(self, news: type[N]) -> Callable[[OnNews[N]], OnNews[N]]:
        """Several features may want to hear the same news."""

        def keep(handler: OnNews[N]) -> OnNews[N]:
            self.news.setdefault(news, []).append(handler)
            return handler

        return keep

    def at_home(self, show: AtHome) -> AtHome:
        """A part of everybody's own page; they stand there in the order of the features."""
        self.homes.append(show)
        return show

    def include(self, routers: "Iterable[Router]") -> "Router":
        for router in routers:
            for mine, theirs in zip(self._tables(), router._tables(), strict=True):
                for name, entry in theirs.items():
                    _keep(mine, name, entry)
            for kind, handlers in router.news.items():
                self.news.setdefault(kind, []).extend(handlers)
            self.talks.extend(router.talks)
            self.homes.extend(router.homes)
        return self

    def _tables(self) -> tuple[dict[str, Any], ...]:
        return self.commands, self.actions, self.times, self.replies


def _keep(table: dict[str, T], name: str, entry: T) -> T:
    if name in table:
        raise ValueError(f"{name!r} is already answered by another handler")
    table[name] = entry
    return entry
