"""The local cloud's application: ministack with the gaps closed, and the test controls in front of it.

Import it only after the environment is set (see __main__.py): ministack reads its settings while it is imported.
"""

import asyncio
import signal

from hypercorn.asyncio import serve
from hypercorn.config import Config
from ministack import app as ministack
from ministack.core import persistence

from . import control, gaps, powers

SAVE_EVERY = 5  # seconds


async def application(scope, receive, send) -> None:
    """ASGI: `/_alcove/` is ours, everything else is AWS."""
    if scope["type"] == "http" and scope["path"].startswith(control.PREFIX):
        await control.application(scope, receive, send)
    else:
        await ministack.app(scope, receive, send)


def run(port: int, without: tuple[str, ...] = ()) -> None:
    """Serves on the loopback until SIGINT or SIGTERM; then saves what is to be kept, and returns."""
    gaps.install(without)
    powers.install()
    config = Config()
    config.bind = [f"127.0.0.1:{port}"]
    config.keep_alive_timeout = 75
    config.graceful_timeout = 1
    config.loglevel = "WARNING"
    asyncio.run(_serve(config))


async def _serve(config: Config) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    saving = asyncio.create_task(_save_now_and_then())
    await serve(application, config, shutdown_trigger=stop.wait)
    saving.cancel()


async def _save_now_and_then() -> None:
    """ministack keeps files at once but accounts only when it stops: a crash should not part the two for long."""
    while persistence.PERSIST_STATE:
        await asyncio.sleep(SAVE_EVERY)
        persistence.save_all(ministack._build_persistence_save_dict())
