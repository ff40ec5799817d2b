"""Case: in a pool whose CaseSensitive is false, Ann@example.com and ann@example.com are one account. Names are kept
as they were first written. ministack compares letter by letter.
"""

from ministack.services import cognito

from .. import pools
from ..patching import wrap


def install() -> None:
    wrap(cognito, "_resolve_user", without_case)


def without_case(plain, pool: dict, username: str | None):
    found = plain(pool, username)
    if found[0] is not None or not isinstance(username, str):
        return found
    if (pool.get("UsernameConfiguration") or {}).get("CaseSensitive", True):
        return found
    aliases = {*(pool.get("UsernameAttributes") or []), *(pool.get("AliasAttributes") or [])}
    for person in pool["_users"].values():
        known = pools.attributes(person)
        for name in [person["Username"], *(known[alias] for alias in aliases if alias in known)]:
            if name.casefold() == username.casefold():
                return plain(pool, name)
    return found
