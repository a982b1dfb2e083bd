"""The Feishu stand-in holds an app to Feishu's rules."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from bot.platforms.feishu.webhook import opened
from bot.playground.feishu import Chat, FeishuServer, NotOffered, Person, Trouble
from bot.playground.feishu.secrecy import signature
from bot.playground.slack_changes import Changes
from bot.playground.slack_wire import serving

SECRET, KEY, TOKEN = "the-secret", "the-key", "the-token"
CARD = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "hi"}]}}
BUTTON = {
    "tag": "button",
    "text": {"tag": "plain_text", "content": "Yes", "i18n_content": {"zh_cn": "同意"}},
    "behaviors": [{"type": "callback", "value": {"a": "yes"}}],
}


@dataclass
class Scene:
    feishu: FeishuServer
    http: httpx.AsyncClient
    li: Person
    group: Chat

    async def call(self, method: str, path: str, **given: Any) -> dict[str, Any]:
        answer = await self.http.request(method, f"/open-apis{path}", **given)
        body: dict[str, Any] = answer.json()
        return body

    async def post(self, card: Any = CARD, **changes: Any) -> dict[str, Any]:
        body = {
            "receive_id": self.group.id,
            "msg_type": "interactive",
            "content": json.dumps(card),
        }
        path = f"/im/v1/messages?receive_id_type={changes.pop('kind', 'chat_id')}"
        return await self.call("POST", path, json=body | changes)


@contextlib.asynccontextmanager
async def scene(**changes: Any) -> AsyncIterator[Scene]:
    given = {"app_secret": SECRET, "encrypt_key": KEY, "verification_token": TOKEN}
    async with (
        FeishuServer(**(given | changes)).running() as feishu,
        httpx.AsyncClient(base_url=feishu.base_url, trust_env=False) as http,
    ):
        li = feishu.person("李雷")
        group = feishu.group("订单", members=[li])
        s = Scene(feishu, http, li, group)
        credentials = {"app_id": feishu.tenant.app_id, "app_secret": SECRET}
        path = "/auth/v3/tenant_access_token/internal"
        token = (await s.call("POST", path, json=credentials))["tenant_access_token"]
        http.headers["Authorization"] = f"Bearer {token}"
        yield s


@pytest.fixture
async def s() -> AsyncIterator[Scene]:
    async with scene() as opened_scene:
        yield opened_scene


def body(*elements: Any) -> dict[str, Any]:
    return {"schema": "2.0", "body": {"elements": list(elements)}}


def in_form(*elements: Any) -> dict[str, Any]:
    submit = {**BUTTON, "name": "submit", "form_action_type": "submit"}
    return body({"tag": "form", "name": "f", "elements": [*elements, submit]})


TEXT = {"tag": "plain_text", "content": "x"}
NESTED: dict[str, Any] = {"tag": "markdown", "content": "x"}
for _ in range(5):
    NESTED = {
        "tag": "interactive_container",
        "behaviors": BUTTON["behaviors"],
        "elements": [NESTED],
    }

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"body": {"elements": []}}, "no schema"),
    ({**CARD, "elements": []}, "a property of cards 1.0"),
    ({**CARD, "config": {"wide_screen_mode": True}}, "an unknown property of the config"),
    ({**CARD, "config": {"update_multi": False}}, "update_multi"),
    ({**CARD, "header": {"template": "pink", "title": TEXT}}, "an unknown colour"),
    ({**CARD, "header": {"template": "blue"}}, "a header without a title"),
    (body({"tag": "note", "elements": []}), "a component of cards 1.0"),
    (body({"tag": "action", "actions": []}), "a component of cards 1.0"),
    (body({"tag": "markdown", "content": "x", "colour": "red"}), "an unknown property"),
    (body({"tag": "markdown"}), "no content"),
    (body({"tag": "markdown", "content": "<at id=ou_nobody></at>"}), "somebody unknown"),
    (body({"tag": "markdown", "content": "x", "i18n_content": {"zh": "x"}}), "no such locale"),
    (body({"tag": "div", "text": {"tag": "text", "content": "x"}}), "no text object"),
    (body({**BUTTON, "behaviors": []}), "a button that does nothing"),
    (body({**BUTTON, "behaviors": [{"type": "callback", "value": "x"}]}), "a value of words"),
    (body({**BUTTON, "type": "warning"}), "an unknown type of button"),
    (body({**BUTTON, "text": {"tag": "plain_text", "content": "x" * 101}}), "a long button"),
    (body({"tag": "multi_select_person", "name": "p"}), "only in a form"),
    (body(BUTTON | {"element_id": "1x"}), "an id that begins with a digit"),
    (body(BUTTON | {"element_id": "a"}, BUTTON | {"element_id": "a"}), "an id twice"),
    (body({"tag": "form", "name": "f", "elements": []}), "a form without a submit button"),
    (in_form({"tag": "input"}), "an input without a name"),
    (in_form({"tag": "input", "name": "a"}, {"tag": "input", "name": "a"}), "a name twice"),
    (in_form({"tag": "input", "name": "a", "max_length": 1001}), "too much for an input"),
    (in_form({"tag": "input", "name": "a", "default_value": "x" * 1001}), "too much in it"),
    (in_form({"tag": "form", "name": "g", "elements": []}), "a form in a form"),
    (
        in_form(
            {
                "tag": "select_static",
                "name": "a",
                "options": [{"text": TEXT, "value": "x"}],
                "initial_option": "y",
            }
        ),
        "chosen, but not offered",
    ),
    (
        in_form({"tag": "select_static", "name": "a", "options": [{"text": TEXT, "value": 1}]}),
        "an option that is no string",
    ),
    (body(*[{"tag": "hr"}] * 201), "too many elements"),
    (body({"tag": "markdown", "content": "x" * 31_000}), "too many bytes"),
    (body(NESTED), "nested too deep"),
    (body({"tag": "column_set", "columns": [BUTTON]}), "a column set without columns"),
]


@pytest.mark.parametrize(("card", "note"), REFUSED, ids=[note for _, note in REFUSED])
async def test_a_card_that_feishu_would_refuse_is_refused(
    s: Scene, card: dict[str, Any], note: str
) -> None:
    assert (await s.post(card))["code"] in (230099, 230025)
    assert s.group.messages == []


async def test_a_card_with_everything_is_taken(s: Scene) -> None:
    option = {"text": TEXT, "value": "v"}
    card = {
        "schema": "2.0",
        "config": {"update_multi": True, "summary": {"content": "x"}},
        "header": {"template": "blue", "title": TEXT, "subtitle": TEXT},
        "body": {
            "elements": [
                {"tag": "markdown", "content": f"<at id={s.li.id}></at>", "element_id": "a1"},
                {"tag": "div", "text": TEXT, "margin": "4px"},
                {"tag": "hr"},
                {"tag": "person", "user_id": s.li.id},
                {
                    "tag": "column_set",
                    "columns": [{"tag": "column", "width": "auto", "elements": [BUTTON]}],
                },
                in_form(
                    {"tag": "input", "name": "title", "label": TEXT, "required": True},
                    {"tag": "select_static", "name": "kind", "options": [option]},
                    {"tag": "multi_select_person", "name": "who", "selected_values": [s.li.id]},
                    {"tag": "checker", "name": "ok", "text": TEXT, "checked": True},
                )["body"]["elements"][0],
            ]
        },
    }
    assert (await s.post(card))["code"] == 0


class TestCalls:
    async def test_a_token_is_wanted(self, s: Scene) -> None:
        del s.http.headers["Authorization"]
        assert (await s.post())["code"] == 99991661
        s.http.headers["Authorization"] = "Bearer t-other"
        assert (await s.post())["code"] == 99991663

    async def test_the_same_token_comes_back_while_it_is_good(self, s: Scene) -> None:
        given = {"app_id": s.feishu.tenant.app_id, "app_secret": SECRET}
        path = "/auth/v3/tenant_access_token/internal"
        first, second = [await s.call("POST", path, json=given) for _ in range(2)]
        assert first["tenant_access_token"] == second["tenant_access_token"]
        assert (await s.call("POST", path, json=given | {"app_secret": "x"}))["code"] == 10015

    async def test_the_same_uuid_is_sent_once_an_hour(self, s: Scene) -> None:
        now = [1_000_000.0]
        s.feishu.tenant.clock = lambda: now[0]
        s.feishu.rest.forget_tokens()
        given = {"app_id": s.feishu.tenant.app_id, "app_secret": SECRET}
        path = "/auth/v3/tenant_access_token/internal"
        token = (await s.call("POST", path, json=given))["tenant_access_token"]
        s.http.headers["Authorization"] = f"Bearer {token}"
        ids = [(await s.post(uuid="u1"))["data"]["message_id"] for _ in range(2)]
        now[0] += 3601
        ids.append((await s.post(uuid="u1"))["data"]["message_id"])
        assert ids[0] == ids[1] != ids[2]
        assert (await s.post(uuid="u" * 51))["code"] == 230001

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"receive_id": "oc_nobody"}, 230001),
            ({"kind": "open_id", "receive_id": "ou_nobody"}, 99992361),
            ({"kind": "email"}, 230001),
            ({"msg_type": "poem"}, 230001),
            ({"content": "no json"}, 230001),
        ],
    )
    async def test_what_is_asked_wrongly_is_refused(
        self, s: Scene, change: dict[str, Any], code: int
    ) -> None:
        assert (await s.post(**change))["code"] == code

    async def test_where_the_bot_may_not_write_it_is_refused(self, s: Scene) -> None:
        s.li.user.is_reachable = False
        assert (await s.post(kind="open_id", receive_id=s.li.id))["code"] == 230013
        s.group.has_bot = False
        assert (await s.post())["code"] == 230002
        s.group.is_dissolved = True
        assert (await s.post())["code"] == 232009

    async def test_five_a_second_and_no_more(self, s: Scene) -> None:
        s.feishu.rates.is_on = True
        codes = [(await s.post())["code"] for _ in range(6)]
        assert codes == [0, 0, 0, 0, 0, 230020]

    async def test_only_young_cards_of_ones_own_are_edited(self, s: Scene) -> None:
        id_ = (await s.post())["data"]["message_id"]
        path = f"/im/v1/messages/{id_}"
        given = {"json": {"content": json.dumps(body(BUTTON))}}
        assert (await s.call("PATCH", path, **given))["code"] == 0
        message = s.feishu.tenant.messages[id_]
        assert message.edits == 1
        message.created -= 15 * 86400
        assert (await s.call("PATCH", path, **given))["code"] == 230031
        await s.call("DELETE", path)
        assert (await s.call("PATCH", path, **given))["code"] == 230011
        theirs = (await s.li.says(s.group, "hi")).message
        assert theirs is not None
        path = f"/im/v1/messages/{theirs.id}"
        assert (await s.call("PATCH", path, **given))["code"] == 230071

    async def test_replies_hang_in_a_thread_and_history_lists_its_root_alone(
        self, s: Scene
    ) -> None:
        s.feishu.scopes |= {"im:message.group_msg"}
        root = (await s.post())["data"]["message_id"]
        given = {"msg_type": "interactive", "content": json.dumps(CARD), "reply_in_thread": True}
        answer = await s.call("POST", f"/im/v1/messages/{root}/reply", json=given)
        thread = answer["data"]["thread_id"]
        listing = f"/im/v1/messages?container_id_type=chat&container_id={s.group.id}"
        items = (await s.call("GET", listing))["data"]["items"]
        assert [one["message_id"] for one in items] == [root]
        listing = f"/im/v1/messages?container_id_type=thread&container_id={thread}"
        items = (await s.call("GET", listing))["data"]["items"]
        assert [one["root_id"] for one in items] == ["", root]

    async def test_the_original_of_a_card_has_to_be_asked_for(self, s: Scene) -> None:
        id_ = (await s.post())["data"]["message_id"]
        path = f"/im/v1/messages/{id_}"
        lossy = (await s.call("GET", path))["data"]["items"][0]["body"]["content"]
        whole = await s.call("GET", f"{path}?card_msg_content_type=user_card_content")
        assert json.loads(whole["data"]["items"][0]["body"]["content"]) == CARD
        assert json.loads(lossy) != CARD

    async def test_missing_permissions_are_named(self, s: Scene) -> None:
        s.feishu.scopes -= {"im:chat:readonly"}
        answer = await s.call("GET", f"/im/v1/chats/{s.group.id}")
        assert answer["code"] == 99991672
        assert "im:chat:readonly" in answer["msg"]

    async def test_people_chats_and_the_bot_can_be_looked_up(self, s: Scene) -> None:
        user = await s.call("GET", f"/contact/v3/users/{s.li.id}?user_id_type=open_id")
        assert user["data"]["user"]["name"] == "李雷"
        members = await s.call("GET", f"/im/v1/chats/{s.group.id}/members?page_size=1")
        assert [one["name"] for one in members["data"]["items"]] == ["李雷"]
        assert (await s.call("GET", "/bot/v3/info"))["bot"]["app_name"] == "Parley"
        chats = await s.call("GET", "/im/v1/chats")
        assert [one["chat_id"] for one in chats["data"]["items"]] == [s.group.id]

    async def test_files_are_uploaded_and_sent(self, s: Scene) -> None:
        sent = {"data": {"file_type": "stream", "file_name": "a.csv"}}
        files = {"file": ("a.csv", "号,题".encode())}
        key = (await s.call("POST", "/im/v1/files", **sent, files=files))["data"]["file_key"]
        assert s.feishu.tenant.files[key] == ("a.csv", "号,题".encode())
        assert (await s.post({"file_key": key}, msg_type="file"))["code"] == 0
        assert (await s.post({"file_key": "file_x"}, msg_type="file"))["code"] == 230001
        empty = {"file": ("a.csv", b"")}
        assert (await s.call("POST", "/im/v1/files", **sent, files=empty))["code"] == 234010

    async def test_reactions_come_and_go(self, s: Scene) -> None:
        id_ = (await s.post())["data"]["message_id"]
        path = f"/im/v1/messages/{id_}/reactions"
        given = {"json": {"reaction_type": {"emoji_type": "OK"}}}
        reaction = (await s.call("POST", path, **given))["data"]["reaction_id"]
        assert len((await s.call("GET", path))["data"]["items"]) == 1
        await s.call("DELETE", f"{path}/{reaction}")
        assert (await s.call("GET", path))["data"]["items"] == []
        given = {"json": {"reaction_type": {"emoji_type": "ok"}}}
        assert (await s.call("POST", path, **given))["code"] == 231001

    async def test_what_one_person_sees_alone(self, s: Scene) -> None:
        given = {"chat_id": s.group.id, "open_id": s.li.id, "msg_type": "interactive"}
        sent = await s.call("POST", "/ephemeral/v1/send", json={**given, "card": CARD})
        han = s.feishu.person("韩梅梅")
        s.group.members.append(han.id)
        message = s.feishu.tenant.messages[sent["data"]["message_id"]]
        with pytest.raises(NotOffered):
            await han.presses(message, "x")
        gone = {"message_id": message.id}
        assert (await s.call("POST", "/ephemeral/v1/delete", json=gone))["code"] == 0
        assert (await s.call("POST", "/ephemeral/v1/delete", json=gone))["code"] == 18051

    async def test_the_log_of_calls_holds_no_secret(self, s: Scene) -> None:
        await s.post()
        assert SECRET not in repr(s.feishu.calls())
        assert "t-" not in repr([call.answer for call in s.feishu.calls("token")])

    @pytest.mark.parametrize(
        ("trouble", "status", "is_sent"),
        [
            (Trouble.rate_limited(3), 429, False),
            (Trouble.server_error(), 500, False),
            (Trouble.server_error(is_done=True), 500, True),
            (Trouble.refused(230035), 400, False),
        ],
    )
    async def test_trouble_comes_when_it_is_called(
        self, s: Scene, trouble: Trouble, status: int, is_sent: bool
    ) -> None:
        s.feishu.trouble.next("message.create", trouble)
        given = {"receive_id": s.group.id, "msg_type": "interactive", "content": json.dumps(CARD)}
        path = "/open-apis/im/v1/messages?receive_id_type=chat_id"
        assert (await s.http.post(path, json=given)).status_code == status
        assert bool(s.group.messages) is is_sent
        assert (await s.post())["code"] == 0

    @pytest.mark.parametrize("is_sent", [True, False])
    async def test_connections_are_cut_before_or_after(self, s: Scene, is_sent: bool) -> None:
        trouble = Trouble.cut_after() if is_sent else Trouble.cut_before()
        s.feishu.trouble.next("message.create", trouble)
        with pytest.raises(httpx.RemoteProtocolError):
            await s.post()
        assert bool(s.group.messages) is is_sent


class Endpoint:
    """A request URL that answers what it is told, in turn, and keeps what came."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.seen: list[tuple[dict[str, str], bytes]] = []
        self.pause = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        self.seen.append((dict(request.headers), await request.body()))
        await asyncio.sleep(self.pause)
        answer = self.answers.pop(0) if self.answers else {}
        response = JSONResponse({}, answer) if isinstance(answer, int) else JSONResponse(answer)
        await response(scope, receive, send)

    @property
    def events(self) -> list[dict[str, Any]]:
        return [opened(json.loads(raw)["encrypt"], KEY) for _, raw in self.seen]


@contextlib.asynccontextmanager
async def listening(endpoint: Endpoint) -> AsyncIterator[Scene]:
    async with scene() as s, serving(endpoint, "127.0.0.1", 0) as address:
        s.feishu.request_url = f"{address}/feishu/events"
        s.feishu.deliveries.retry_delays = (0.0, 0.01, 0.02, 0.03)
        yield s


class TestDeliveries:
    async def test_an_event_is_sealed_and_signed(self) -> None:
        endpoint = Endpoint()
        async with listening(endpoint) as s:
            await s.li.says(s.group, "@Parley 变更 请 @李雷 看")
        headers, raw = endpoint.seen[0]
        stamp, nonce = headers["x-lark-request-timestamp"], headers["x-lark-request-nonce"]
        assert headers["x-lark-signature"] == signature(stamp, nonce, KEY, raw)
        (event,) = endpoint.events
        assert event["header"]["token"] == TOKEN
        message = event["event"]["message"]
        assert json.loads(message["content"]) == {"text": "@_user_1 变更 请 @_user_2 看"}
        assert [one["name"] for one in message["mentions"]] == ["Parley", "李雷"]

    async def test_only_what_is_said_to_the_bot_is_delivered(self) -> None:
        endpoint = Endpoint()
        async with listening(endpoint) as s:
            await s.li.says(s.group, "hello")
            await s.li.dm("hello")
        assert [one["event"]["message"]["chat_type"] for one in endpoint.events] == ["p2p"]

    async def test_an_event_is_retried_four_times(self) -> None:
        endpoint = Endpoint(500, 500, 500, 500, 500, 500)
        async with listening(endpoint) as s:
            await s.li.dm("hello")
            await Changes().until(lambda: len(endpoint.seen) == 5)
            await asyncio.sleep(0.05)
        assert len({one["header"]["event_id"] for one in endpoint.events}) == 1
        assert len(endpoint.seen) == 5

    async def test_a_callback_is_not_retried_and_the_person_sees_why(self) -> None:
        endpoint = Endpoint(500)
        async with listening(endpoint) as s:
            id_ = (await s.post(body(BUTTON)))["data"]["message_id"]
            seen = await s.li.presses(s.feishu.tenant.messages[id_], "同意")
            await asyncio.sleep(0.05)
        assert seen.error == "200671"
        assert len(endpoint.seen) == 1

    @pytest.mark.parametrize(
        ("answer", "error"),
        [
            ({"toast": {"type": "info", "content": "ok"}}, ""),
            ({"card": {"type": "raw", "data": CARD}}, ""),
            ({"text": "ok"}, "200672"),
            ({"card": {"type": "raw", "data": {"elements": []}}}, "200673"),
        ],
    )
    async def test_the_answer_to_a_callback_is_looked_at(self, answer: Any, error: str) -> None:
        async with listening(Endpoint(answer)) as s:
            id_ = (await s.post(body(BUTTON)))["data"]["message_id"]
            message = s.feishu.tenant.messages[id_]
            seen = await s.li.presses(message, "同意")
        assert seen.error[:6] == error
        assert (message.card == CARD) == seen.is_redrawn == ("card" in answer and not error)

    async def test_an_answer_that_comes_too_late_does_not_count(self) -> None:
        endpoint = Endpoint()
        endpoint.pause = 0.2
        async with listening(endpoint) as s:
            s.feishu.deliveries.ack_s = 0.05
            s.feishu.deliveries.retry_delays = ()
            assert (await s.li.dm("hello")).error == "200341"

    async def test_a_form_is_submitted_with_all_its_values(self) -> None:
        endpoint = Endpoint()
        option = {"text": {"tag": "plain_text", "content": "高"}, "value": "high"}
        form = in_form(
            {"tag": "input", "name": "title", "required": True},
            {"tag": "input", "name": "plan", "default_value": "stands there"},
            {"tag": "select_static", "name": "risk", "options": [option]},
            {"tag": "checker", "name": "ok"},
            {"tag": "multi_select_person", "name": "who"},
        )
        async with listening(endpoint) as s:
            id_ = (await s.post(form))["data"]["message_id"]
            message = s.feishu.tenant.messages[id_]
            with pytest.raises(NotOffered):
                await s.li.submits(message, {"title": ""})
            with pytest.raises(NotOffered):
                await s.li.submits(message, {"title": "x", "nobody": "x"})
            await s.li.submits(message, {"title": "DB", "risk": "高"})
        action = endpoint.events[0]["event"]["action"]
        assert action["form_value"] == {
            "title": "DB",
            "plan": "stands there",
            "risk": "high",
            "ok": False,
        }
