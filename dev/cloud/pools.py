"""The user pools and their people as ministack keeps them: the few look-ups that several gaps share."""

from ministack.services import cognito


def of_client(client_id: str | None) -> tuple[str, dict] | tuple[None, None]:
    """The pool that an app client belongs to, as (id, pool)."""
    for pool_id, pool in cognito._user_pools.items():
        if client_id in pool["_clients"]:
            return pool_id, pool
    return None, None


def user(pool: dict, name: str | None) -> dict | None:
    """The person of that user name, alias or sub."""
    return cognito._resolve_user(pool, name)[0]


def by_access_token(token: str | None) -> tuple[dict, dict] | tuple[None, None]:
    """(user, pool) of an access token that was already found valid."""
    return cognito._user_pool_for_access_token(token)


def attributes(user: dict) -> dict[str, str]:
    return cognito._attr_list_to_dict(user.get("Attributes", []))


def set_attributes(user: dict, **values: str) -> None:
    updates = [{"Name": name, "Value": value} for name, value in values.items()]
    user["Attributes"] = cognito._merge_attributes(user.get("Attributes", []), updates)
