"""What AWS does and ministack 1.5.33 does not: one module for each gap, in the order in which they are applied.

Each has an `install()` that wraps the functions it needs. A gap can be left out (`--without NAME`) to see that its
tests notice.
"""

import importlib

NAMES = (
    "tls",
    "body_hash",
    "missing_key",
    "listings",
    "limits",
    "copy_conditions",
    "version_reads",
    "batch_delete",
    "head_part",
    "copies",
    "post_checksum",
    "storage_class",
    "clock",
    "cors",
    "policy_variables",
    "guests",
    "roles",
    "token_check",
    "case",
    "codes",
    "email",
    "mfa",
    "sessions",  # in front of mfa: a session is checked before what is done in it
    "lockout",
    "rotation",
    "expiry",
    "passkeys",
    "devices",
    "managed_login",
    "template_summary",
)


def install(without: tuple[str, ...] = ()) -> None:
    """Closes every gap but those named."""
    for name in NAMES:
        if name not in without:
            importlib.import_module(f"{__name__}.{name}").install()
