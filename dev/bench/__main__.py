"""`cargo xtask bench [-- --only WORD --runs N]`: the page beside bare requests, in one browser, against one stand-in.

The tables are for reading: nothing here passes or fails.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import Playwright, sync_playwright

from .browser import MIB, tab
from .answers import IDENTITY
from .cases import MOVES, UPLOADS, Case, Moves
from .certificate import write_certificate
from .sink import Sink

SIGN_INS = {"sign-in": 1, "sign-in, processor 4 times slower": 4}
SIGN_IN_COLUMNS = ("page ms", "bare ms", "ratio", "longest task ms", "calls", "preflights")
UPLOAD_COLUMNS = (
    *("page s", "bare s", "ratio", "first request ms", "longest pause ms", "heap MiB", "read", "requests", "preflights"),
    *("faults", "not arrived"),
)
MOVE_COLUMNS = ("page s", "bare s", "ratio", "longest pause ms", "requests", "preflights", "not moved")
WHOLE = 10  # from here on numbers are written without decimals


class Bench:
    """The surroundings of all cases. Each measurement gives one number for each column."""

    def __init__(self, playwright: Playwright, sink: Sink, data: Path):
        self.playwright, self.sink, self.data = playwright, sink, data
        self.page = os.environ["ALCOVE_PAGE"].rstrip("/") + "/"
        self.chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")

    def tab(self, slowdown: float = 1):
        return tab(self.playwright, self.chromium, self.sink.port, slowdown)

    def sign_in(self, slowdown: float) -> list[float]:
        """From the press until the folder is listed, beside the four calls alone."""
        with self.tab(slowdown) as bare:
            bare.open_bare(self.page, [])
            alone = bare.page.evaluate("bareSignIn()")
        with self.tab(slowdown) as alcove:
            alcove.open_alcove(self.page)
            self.sink.reset()
            alcove.forget()
            took, seen, asked = alcove.sign_in(), alcove.pauses(), self.sink.counts
        return [took, alone, took / alone, seen.longest_task, sum(asked.operations.values()), asked.preflights]

    def upload(self, case: Case) -> list[float]:
        """From the choice of the files until the page says that the last has arrived."""
        files, alone = case.on_disk(self.data), float("nan")
        if case.bare:
            with self.tab() as bare:
                bare.open_bare(self.page, files)
                self.sink.reset(case.faults)
                alone = case.bare(bare) / 1000
        with self.tab() as alcove:
            self.sink.reset()
            alcove.open_alcove(self.page)
            alcove.sign_in()
            self.sink.reset(case.faults)
            alcove.forget()
            upload, seen, asked = alcove.upload(files), alcove.pauses(), self.sink.counts
        took, first = upload.took / 1000, (asked.first - upload.chosen) * 1000
        pause = max(seen.longest_task, seen.longest_gap)
        read = seen.read / (case.files * case.size)
        asked_for = [asked.requests, asked.preflights, asked.faults, case.files - len(self.sink.objects)]
        return [took, alone, took / alone, first, pause, upload.heap / MIB, read, *asked_for]

    def move(self, case: Moves) -> list[float]:
        """From the press until the page says that the folder has its new name."""
        home = f"users/{IDENTITY}/"
        keys = [f"{home}old/file-{number:05}.bin" for number in range(case.objects)]
        with self.tab() as bare:
            bare.open_bare(self.page, [])
            self.sink.reset(case.faults)
            self.sink.objects.update(dict.fromkeys(keys, 4096))
            alone = case.bare(bare, keys, "/old/", "/new/") / 1000
        with self.tab() as alcove:
            self.sink.reset()
            self.sink.objects.update(dict.fromkeys(keys, 4096))
            alcove.open_alcove(self.page)
            alcove.sign_in()
            self.sink.reset(case.faults, keeping=True)
            alcove.forget()
            took, seen, asked = alcove.rename("old", "new") / 1000, alcove.pauses(), self.sink.counts
        moved = sum(key.startswith(f"{home}new/") for key in self.sink.objects)
        pause = max(seen.longest_task, seen.longest_gap)
        return [took, alone, took / alone, pause, asked.requests, asked.preflights, case.objects - moved]


def table(first: str, columns: tuple[str, ...], cases: dict[str, Callable[[], list[float]]], runs: int) -> None:
    """Measures and prints, row by row: medians, and in brackets the least and the most where they differ."""
    print(f"| {' | '.join((first, *columns))} |\n|{' --- |' * (len(columns) + 1)}")
    for name, measure in cases.items():
        values = zip(*(measure() for _ in range(runs)), strict=True)
        print(f"| {' | '.join((name, *map(written, values)))} |", flush=True)
    print(f"\n{runs} runs each; load of the machine {os.getloadavg()[0]:.1f}\n")


def written(values: tuple[float, ...]) -> str:
    def number(value: float) -> str:
        return "" if value != value else f"{value:.0f}" if value >= WHOLE or value == int(value) else f"{value:.2f}"

    middle, least, most = (number(value) for value in (median(values), min(values), max(values)))
    return middle if least == most else f"{middle} ({least}–{most})"


def main() -> None:
    parser = argparse.ArgumentParser(prog="cargo xtask bench --", description=__doc__)
    parser.add_argument("--only", default="", help="a word of the names of the cases to run")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="alcove-bench-") as data, sync_playwright() as playwright:
        sink = Sink(write_certificate(Path(data, "certificate.pem")))
        bench = Bench(playwright, sink, Path(data))
        sign_ins = {name: lambda rate=rate: bench.sign_in(rate) for name, rate in SIGN_INS.items() if options.only in name}
        uploads = {name: lambda case=case: bench.upload(case) for name, case in UPLOADS.items() if options.only in name}
        if sign_ins:
            table("case", SIGN_IN_COLUMNS, sign_ins, options.runs)
        moves = {name: lambda case=case: bench.move(case) for name, case in MOVES.items() if options.only in name}
        if moves:
            table("case", MOVE_COLUMNS, moves, options.runs)
        if uploads:
            table("case", UPLOAD_COLUMNS, uploads, options.runs)


if __name__ == "__main__":
    main()
