"""The one way in which a gap module changes ministack: by wrapping a named function of it.

A wrapper gets the function that it wraps as its first argument. If ministack no longer has a function of that name the
cloud does not start: a gap that silently fails to apply would be worse than none.
"""

import functools
from collections.abc import Callable
from types import ModuleType
from typing import Any


class MissingPatchPoint(Exception):
    """This ministack is not the one that the gap modules were written for."""


def require(module: ModuleType, name: str) -> Any:
    """What `module` calls `name`."""
    try:
        return getattr(module, name)
    except AttributeError:
        raise MissingPatchPoint(
            f"{module.__name__} has no {name}: the local cloud needs the ministack of dev/requirements.txt"
        ) from None


def wrap(module: ModuleType, name: str, around: Callable[..., Any], *, also_in: tuple[ModuleType, ...] = ()) -> None:
    """Puts `around` in front of `module.name`; `also_in` lists the modules that imported the function by name."""
    plain = require(module, name)
    if not callable(plain):
        raise MissingPatchPoint(f"{module.__name__}.{name} is no function")

    @functools.wraps(plain)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        return around(plain, *args, **kwargs)

    for place in (module, *also_in):
        require(place, name)
        setattr(place, name, wrapped)
