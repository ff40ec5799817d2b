"""python -m dev.cloud [--port 4566] [--state DIR]: runs the local cloud on 127.0.0.1 until it is stopped.

With --state, accounts and files are kept in DIR and are there again at the next start; without it they are forgotten.
Ready when GET /_alcove/health answers. Ctrl-C or SIGTERM stops it.
"""

import argparse
import os
import socket
import sys
import tempfile
from pathlib import Path

SERVICES = "s3,sts,iam,cognito-idp,cognito-identity,cloudformation,cloudfront,ses"


def settings(port: int, state: Path, region: str, *, keep: bool) -> dict[str, str]:
    """What ministack reads from its environment. AUTH makes it enforce signatures, IAM and CORS."""
    return {
        "AUTH": "true",
        "GATEWAY_PORT": str(port),
        "MINISTACK_REGION": region,
        "SERVICES": SERVICES,
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
        # The folder also holds the keys that sign tokens, so even a run that keeps nothing has one of its own.
        "STATE_DIR": str(state),
        "S3_DATA_DIR": str(state / "s3"),
        "PERSIST_STATE": "1" if keep else "0",
        "S3_PERSIST": "1" if keep else "0",
    }


def refuse_busy_port(port: int) -> None:
    """Ends the program with a sentence when someone else listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            sys.exit(f"The local cloud cannot use port {port}: {error.strerror}. Choose another with --port.")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m dev.cloud", description="Alcove's local cloud")
    parser.add_argument("--port", type=int, default=4566)
    parser.add_argument("--state", type=Path, help="keep accounts and files in this folder")
    parser.add_argument("--region", default="us-east-1")
    parser.add_argument("--without", action="append", default=[], metavar="GAP", help="leave a gap open (see gaps/)")
    options = parser.parse_args()
    refuse_busy_port(options.port)

    # Keys in the developer's shell must not become the local cloud's root keys.
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    with tempfile.TemporaryDirectory(prefix="alcove-cloud-") as forgotten:
        state = (options.state or Path(forgotten)).resolve()
        state.mkdir(mode=0o700, parents=True, exist_ok=True)  # it will hold passwords
        os.environ.update(settings(options.port, state, options.region, keep=options.state is not None))
        from . import server  # only now: ministack reads its settings on import

        server.run(options.port, tuple(options.without))


if __name__ == "__main__":
    main()
