"""Somebody with a terminal and the AWS CLI (the one of the deployment's tests), whose endpoint is the local cloud's."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

from support.settings import PROJECT, Settings

sys.path.append(str(PROJECT / "tests/cloud"))

import aws_cli  # noqa: E402 (needs the path)

ROOT = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}


class Terminal:
    """A shell in a folder of its own; close it at the end."""

    def __init__(self, home: Path, settings: Settings):
        self.home, self.cloud, self.region = home, settings.cloud, settings.config["region"]
        (home / "aws-config").write_text("[default]\ns3 =\n  addressing_style = path\n")
        self.server = aws_cli.start(home)

    def close(self) -> None:
        self.server.terminate()
        self.server.wait(timeout=60)

    def aws(self, line: str, *more: str, keys: dict[str, str] | None = None):
        """What a command answers, its JSON read; by root, unless there are other keys. `more` are words that hold anything."""
        ended = self.run([str(self.home / "aws"), *shlex.split(line), *more], keys or ROOT)
        assert ended.returncode == 0, f"aws {line}: {ended.stderr}"
        said = ended.stdout.strip()
        return json.loads(said) if said.startswith(("{", "[")) else said

    def refusal(self, line: str, *, keys: dict[str, str]) -> str:
        """Why a command is refused."""
        ended = self.run([str(self.home / "aws"), *shlex.split(line)], keys)
        assert ended.returncode != 0, f"aws {line}: {ended.stdout}"
        return ended.stderr

    def shell(self, script: str) -> str:
        """What a script says, which brings its own keys."""
        ended = self.run(["sh", "-ec", script], {})
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def run(self, words: list[str], keys: dict[str, str]) -> subprocess.CompletedProcess:
        environment = keys | {
            "AWS_ENDPOINT_URL": self.cloud,
            "AWS_DEFAULT_REGION": self.region,
            "AWS_CONFIG_FILE": str(self.home / "aws-config"),
            "AWS_EC2_METADATA_DISABLED": "true",
            "HOME": str(self.home),
            "PATH": f"{self.home}{os.pathsep}{os.environ['PATH']}",
        }
        return subprocess.run(words, cwd=self.home, env=environment, capture_output=True, text=True, timeout=120)
