"""Random walks over the page: whatever people press, in whatever order, it answers, and no script fails.

Few short walks by default. More, longer or certain ones:

    ALCOVE_WALK_SEED=7 ALCOVE_WALK_STEPS=500 cargo xtask test e2e -- -k test_a_random_walk
    ALCOVE_WALK_SEEDS=20 ALCOVE_WALK_STEPS=500 cargo xtask test e2e -- -k test_a_random_walk
    ALCOVE_WALK_REPLAY=target/e2e/walk-7.jsonl cargo xtask test e2e -- -k test_a_random_walk

The last performs the steps that a failed walk left, one a line: lines can be taken out, to find those that matter.
"""

import os
from pathlib import Path

import pytest

from pages.app import App
from support.bucket import Bucket
from support.media import pdf, png, wav, zipped
from support.samples import NAMES
from support.settings import PROJECT
from walk.walker import Broken, Walker

env = os.environ.get
STEPS = int(env("ALCOVE_WALK_STEPS", "100"))
SEEDS = [int(env("ALCOVE_WALK_SEED"))] if env("ALCOVE_WALK_SEED") else range(1, int(env("ALCOVE_WALK_SEEDS", "4")) + 1)
EVERY = int(env("ALCOVE_WALK_EVERY", "20"))
"""After so many steps, a press must still be answered."""
HASTE = float(env("ALCOVE_WALK_HASTE", "0.2"))
"""The share of steps whose answer is not waited for."""
REPLAY = env("ALCOVE_WALK_REPLAY")
LEFT = PROJECT / "target/e2e"
VIEWED = {
    "1 picture.png": png(40, 30),
    "2 broken.jpg": b"\xff\xd8\xff\xe1 and no more",
    "3 table.csv": b"a,b\n" * 3000,
    "4 text.md": b"# Title\n\n- [x] done\n",
    "5 tree.json": b'{"a": [1, 2, {"b": null}]}',
    "6 packed.zip": zipped({"a/b.txt": b"b", "c.txt": b"c"}),
    "7 paper.pdf": pdf("words"),
    "8 sound.wav": wav(1),
}
"""Files that the viewer and the gallery show each in another way."""


@pytest.fixture
def long_folder(bucket: Bucket):
    """`shared/walk/`: more rows than two screens have, and a folder."""
    keys = [f"shared/walk/photo {number:02}.txt" for number in range(70)] + ["shared/walk/folder/inside.txt"]
    bucket.put_many(keys, b"something to read")
    yield
    for key in keys:
        bucket.delete(key)


@pytest.fixture
def walker(new_context, settings, people, control, bucket, long_folder, tmp_path):
    """Makes a walker for a seed: two people, one of whom has a long folder with odd names."""

    def make(seed: int) -> Walker:
        languages, widths = ["en-GB", "ja-JP"], [1280, 390]
        size = {"width": widths[seed // 2 % 2], "height": 800}
        context = new_context(locale=languages[seed % 2], viewport=size)
        walker = Walker(context, settings.page, seed, tmp_path)
        walker.root, walker.control, walker.people = people, control, [people.new(), people.new()]
        own = walker.people[0].prefix
        names = [*NAMES.values(), *(f"folder/row {n:02}.txt" for n in range(64)), *(f"photo {n:02}.txt" for n in range(60))]
        bucket.put_many([own + name for name in names], b"mine")
        for name, content in VIEWED.items():
            bucket.put(own + name, content)
        return walker

    return make


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_walk_breaks_nothing(walker, seed):
    walker = walker(seed)
    broken = None
    try:
        if REPLAY:
            walker.replay(Path(REPLAY).read_text())
        else:
            walker.walk(STEPS, EVERY, HASTE)
    except Broken as what:
        broken = what
    walker.context.watch.problems.clear()  # each was judged after its step
    if broken:
        LEFT.mkdir(parents=True, exist_ok=True)
        path = LEFT / f"walk-{seed}.jsonl"
        path.write_text(walker.recorded())
        last = "".join(f"  {step}\n" for step in walker.taken[-12:])
        pytest.fail(
            f"{broken}\nafter {len(walker.taken)} steps, the last of them:\n{last}"
            f"The same walk:  ALCOVE_WALK_SEED={seed} ALCOVE_WALK_STEPS={len(walker.taken)}\n"
            f"Its steps:      ALCOVE_WALK_SEED={seed} ALCOVE_WALK_REPLAY={path.relative_to(PROJECT)}",
            pytrace=False,
        )


def test_signing_out_after_a_second_tab_came_and_went(app: App, person, context, settings):
    """A second tab without the session becomes a guest; what it says of that is no news to the first."""
    app.enter(person, keep=False)
    other = App(context.new_page(), settings.page).open()
    other.files.wait_until_listed()
    other.page.close()
    app.sign_out()
    app.files.wait_until_listed()
    app.banner.get_by_role("button", name="Language").click()
    app.page.get_by_role("menuitem", name="日本語").wait_for()
