"""Managed login: `identity_provider=COGNITO` is the pool's own form, as when none is named. ministack looks for a provider of that
name.
"""

from ministack.services import cognito

from ..patching import wrap


def install() -> None:
    wrap(cognito, "handle_oauth2_authorize", authorize)


def authorize(plain, method, path, headers, query_params):
    if cognito._qp(query_params, "identity_provider") == "COGNITO":
        query_params = {name: value for name, value in query_params.items() if name != "identity_provider"}
    return plain(method, path, headers, query_params)
