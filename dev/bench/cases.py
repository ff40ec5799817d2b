"""What is measured: each case once through the page and once bare, side by side, in fresh browsers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .browser import BUCKET_HOSTS, MIB, Tab
from .sink import Faults


@dataclass(frozen=True)
class Case:
    """Uploads through the real page."""

    files: int
    size: int
    """Bytes of each."""
    bare: Callable[[Tab], float] | None
    """The same bytes with bare requests; milliseconds. Nothing where the case is about faults, not speed."""
    faults: Faults = Faults()

    def on_disk(self, folder: Path) -> list[Path]:
        """Its files, made if they are missing; large ones take no room."""
        home = folder / f"{self.files}x{self.size}"
        home.mkdir(parents=True, exist_ok=True)
        paths = [home / f"file-{number:05}.bin" for number in range(self.files)]
        for number, path in enumerate(paths):
            if not path.exists():
                with path.open("wb") as file:
                    file.write(number.to_bytes(4) * (min(self.size, MIB) // 4))
                    file.truncate(self.size)
        return paths


def forms(hosts: int, lanes: int) -> Callable[[Tab], float]:
    """As forms, so many at a time on each host name."""
    return lambda tab: tab.page.evaluate("([hosts, lanes]) => bareForms(hosts, lanes)", [BUCKET_HOSTS[:hosts], lanes])


def put(tab: Tab) -> float:
    """In one request."""
    return tab.page.evaluate("(host) => barePut(host)", BUCKET_HOSTS[0])


@dataclass(frozen=True)
class Moves:
    """A folder that gets another name."""

    objects: int
    faults: Faults = Faults()
    bare_hosts: int = 4
    bare_lanes: int = 6

    def bare(self, tab: Tab, keys: list[str], old: str, new: str) -> float:
        """The same copies and deletions with bare requests; milliseconds."""
        asked = [list(BUCKET_HOSTS[: self.bare_hosts]), self.bare_lanes, keys, old, new]
        return tab.page.evaluate("([hosts, lanes, keys, from, to]) => bareMove(hosts, lanes, keys, from, to)", asked)


MOVES = {"move 1,000 objects, 50 ms away": Moves(1000, Faults(latency=0.05))}

UPLOADS = {
    "1,000 × 4 KiB": Case(1000, 4096, forms(hosts=1, lanes=4)),
    "1,000 × 4 KiB, 50 ms away": Case(1000, 4096, forms(hosts=4, lanes=6), Faults(latency=0.05)),
    "200 × 1 MiB": Case(200, MIB, forms(hosts=1, lanes=4)),
    "1 GiB": Case(1, 1 << 30, put),
    "40 × 1 MiB, 30 % refused (503)": Case(40, MIB, None, Faults(unavailable=0.3)),
    "40 × 64 KiB, credentials expire": Case(40, 1 << 16, None, Faults(expire_after=20)),
}
