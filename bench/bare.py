"""Bolt by itself: an application that only acknowledges, served as Parley is."""

import argparse

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bench.processes import BOT_TOKEN, SIGNING_SECRET


def web(api_url: str, *, before: bool) -> Starlette:
    bolt = AsyncApp(
        client=AsyncWebClient(token=BOT_TOKEN, base_url=api_url),
        signing_secret=SIGNING_SECRET,
        process_before_response=before,
    )

    async def acknowledge(ack: AsyncAck) -> None:
        await ack()

    bolt.command("/change")(acknowledge)
    handler = AsyncSlackRequestHandler(bolt)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(
        routes=[Route("/slack/events", events, methods=["POST"]), Route("/healthz", healthz)]
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--api-url", required=True)
    parser.add_argument("--before-response", action="store_true")
    given = parser.parse_args()
    app = web(given.api_url, before=given.before_response)
    uvicorn.run(app, port=given.port, log_config=None, access_log=False, lifespan="off")


if __name__ == "__main__":
    main()
