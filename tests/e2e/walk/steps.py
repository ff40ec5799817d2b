"""Which step comes next. A step is a plain list (its action, then what it needs), so it can be kept and performed again."""

import random
from collections.abc import Sequence

from support.samples import NAMES
from walk.targets import Target

Step = list

WEIGHTS = {
    "press": 34,
    "key": 14,
    "type": 8,
    "scroll": 5,
    "double": 3,
    "menu": 4,
    "chord": 4,
    "upload": 4,
    "drop": 3,
    "paste": 2,
    "sign in": 5,
    "sign out": 3,
    "sign up": 1,
    "back": 3,
    "forward": 2,
    "reload": 2,
    "hash": 4,
    "tab": 6,
    "network": 2,
    "slow": 1,
    "language": 2,
    "resize": 2,
    "look": 4,
    "command": 4,
    "view": 3,
    "sweep": 3,
    "drag": 3,
    "expire": 1,
    "revoke": 1,
}
"""How often each action is drawn."""

KEYS = [
    *["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Enter", "Delete", "Escape", "Tab", "Shift+Tab", "Space"],
    *["Home", "End", "PageDown", "PageUp", "F2", "F5", "ContextMenu", "Backspace", "Control+a", "Control+z", "Shift+ArrowDown"],
    *["/", "?", "p", "z", "Control+Enter", "Shift+Space", "Control+Space"],
    *["Control+c", "Control+x", "Control+v", "Control+k", "Control+i", "Control+d", "Control+s"],
]
FORMS = ["Rows", "Compact rows", "Gallery"]
COMMANDS = ["up", "new", "sort", "view", "edit", "delet", "undo", "star", "fold", "na", "moment", "account", "sign", "日"]
"""What is typed into the list of all commands before Enter: letters of several of them."""
HASHES = [
    *["#/", "#", "#/account", "#/sign-in", "#/nonsense", "#/files/", "#/files/nowhere/", "#/files/my-files/"],
    *["#/files/my-files/no such folder/", "#/files/shared/walk/", "#/files/shared/walk/?sort=size&order=desc"],
    *["#/files/shared/walk/?q=1&open=photo 10.txt", "#/files/my-files/?open=nothing.txt", "#/files/shared/%E0%A4%A"],
    *["#/files/shared/a//b/../c/", "#%", "#/files/my-files/folder/?sort=modified&q=%F0%9F%9A%80", "#/account/?x=y"],
]
WORDS = [
    *["a", "1", "photo", "folder", "", " ", "../..", "a/b", "<b>bold</b>", "%41%zz", "x" * 300, "‮abc"],
    *["nobody@example.com", "not an address", "Correct-Horse-9-Battery", "wrong", "000000", "{email}", *NAMES.values()],
]
TARGETED = {"press", "double", "menu", "chord", "type"}
KINDS_FIRST = {"row": 3, "button": 4, "a": 3}
"""How much likelier than others a kind is; a folder of sixty rows would otherwise get every press."""


def draw(dice: random.Random, targets: Sequence[Target], tabs: int) -> Step:
    """The next step on a page where `targets` can be pressed, in a browser with so many tabs."""
    action = dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    if action in TARGETED:
        return _targeted(dice, action, targets)
    match action:
        case "key":
            return ["key", dice.choice(KEYS)]
        case "scroll":
            return ["scroll", dice.choice([-4000, -600, 300, 600, 4000])]
        case "upload" | "drop" | "paste":
            return [action, dice.sample(range(20), dice.choice([1, 1, 2, 5]))]
        case "sign in":
            return ["sign in", dice.randrange(2), dice.random() < 0.4]
        case "hash":
            return ["hash", dice.choice(HASHES)]
        case "tab":
            return ["tab", dice.choice(["open", "close", "close", "switch"] if tabs > 1 else ["open"])]
        case "network":
            return ["network", dice.randint(1, 4)]
        case "slow":
            return ["slow", dice.choice([0, 200, 1500])]
        case "language":
            return ["language", dice.choice(["English", "日本語"])]
        case "look":
            return ["look", dice.randrange(100), dice.sample(["ArrowRight", "ArrowLeft", "f", "Tab", "Enter", "Escape", "e"], 3)]
        case "command":
            return ["command", dice.choice(COMMANDS), dice.choice([0, 0, 1, 2])]
        case "view":
            return ["view", dice.choice(FORMS)]
        case "sweep" | "drag":
            return [action, *(round(dice.random(), 2) for _ in range(4))]
        case "resize":
            return ["resize", dice.choice([390, 1280])]
        case "expire" | "revoke":
            return [action, dice.randrange(2)]
    return [action]


def _targeted(dice: random.Random, action: str, targets: Sequence[Target]) -> Step:
    wanted = [each for each in targets if each.is_field == (action == "type")] or list(targets)
    if action in ("double", "menu", "chord"):
        wanted = [each for each in targets if each.kind == "row"] or wanted
    if not wanted:
        return ["key", "Escape"]
    kinds = sorted({each.kind for each in wanted})
    kind = dice.choices(kinds, [KINDS_FIRST.get(each, 1) for each in kinds])[0]
    target = dice.choice([each for each in wanted if each.kind == kind])
    more = {"chord": [dice.choice(["Control", "Shift"])], "type": [dice.choice(WORDS), dice.random() < 0.4]}
    return [action, target.key, *more.get(action, [])]
