"""Where the page, the cloud and the browser are. `cargo xtask test e2e` sets these; the defaults suit `cargo xtask run`."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

PROJECT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Settings:
    """One run's surroundings, read once."""

    page: str
    """The page's address, with a slash at the end."""
    cloud: str
    """The local cloud's address, without one."""
    out: Path
    """The folder with the config.json and headers.json that the deployed template gave."""
    chromium: str
    """The whole browser."""
    shell: str
    """Its engine without windows; the whole browser where that is missing."""

    @classmethod
    def from_environment(cls) -> "Settings":
        env = os.environ.get
        chromium = env("CHROMIUM", "/usr/bin/chromium")
        return cls(
            page=env("ALCOVE_PAGE", "http://localhost:8080").rstrip("/") + "/",
            cloud=env("ALCOVE_CLOUD", "http://127.0.0.1:4566").rstrip("/"),
            out=Path(env("ALCOVE_OUT", PROJECT / "target/cloud")),
            chromium=chromium,
            shell=env("CHROMIUM_SHELL", chromium),
        )

    @property
    def config(self) -> dict:
        """The config.json that belongs to this cloud; a fresh copy, so that a test may change it."""
        return json.loads((self.out / "config.json").read_text())

    @property
    def headers(self) -> dict[str, str]:
        """The response headers that the template gives every file of the page."""
        return json.loads((self.out / "headers.json").read_text())

    @property
    def hosts(self) -> set[str]:
        """Every host that the page may talk to: its own, and the endpoints of its config."""
        config = self.config
        endpoints = config.get("endpoints", {}).values()
        addresses = [self.page, self.cloud, config["bucket"].get("endpoint", self.cloud), *endpoints]
        return {urlsplit(address).netloc for address in addresses}
