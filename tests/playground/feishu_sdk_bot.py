"""A bot as Feishu's own SDK would have it, run as a program: echoes messages, answers buttons."""

import json
import sys

import lark_oapi as lark  # type: ignore[import-untyped]  # ships no types
from lark_oapi.api.im.v1 import (  # type: ignore[import-untyped]
    CreateMessageRequest,
    CreateMessageRequestBody,
    P2ImMessageReceiveV1,
)
from lark_oapi.event.callback.model.p2_card_action_trigger import (  # type: ignore[import-untyped]
    P2CardActionTrigger,
    P2CardActionTriggerResponse,
)


def card(text: str) -> str:
    button = {
        "tag": "button",
        "text": {"tag": "plain_text", "content": "同意"},
        "behaviors": [{"type": "callback", "value": {"a": "yes"}}],
    }
    said = {"tag": "div", "text": {"tag": "plain_text", "content": text}}
    return json.dumps({"schema": "2.0", "body": {"elements": [said, button]}})


def main(domain: str, app_id: str, secret: str) -> None:
    client = lark.Client.builder().app_id(app_id).app_secret(secret).domain(domain).build()

    def echo(event: P2ImMessageReceiveV1) -> None:
        message = event.event.message
        text = json.loads(message.content)["text"]
        body = CreateMessageRequestBody.builder().receive_id(message.chat_id)
        body = body.msg_type("interactive").content(card(text)).uuid(message.message_id[:50])
        request = CreateMessageRequest.builder().receive_id_type("chat_id")
        answer = client.im.v1.message.create(request.request_body(body.build()).build())
        assert answer.success(), (answer.code, answer.msg)

    def pressed(event: P2CardActionTrigger) -> P2CardActionTriggerResponse:
        words = f"{event.event.action.value['a']} by {event.event.operator.open_id}"
        return P2CardActionTriggerResponse({"toast": {"type": "info", "content": words}})

    handler = lark.EventDispatcherHandler.builder("", "")
    handler = handler.register_p2_im_message_receive_v1(echo)
    handler = handler.register_p2_card_action_trigger(pressed)
    lark.ws.Client(app_id, secret, event_handler=handler.build(), domain=domain).start()


if __name__ == "__main__":
    main(*sys.argv[1:])
