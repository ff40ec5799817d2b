"""The AWS CLI, loaded once: a deployment calls it some twenty times, and each start reads a second's worth of modules.

What runs is the CLI of dev/requirements.txt, in a process of its own for each call; `aws` on the PATH is a script that hands its
words, environment and outputs to the one that has loaded it.
"""

import array
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

SCRIPT = """#!{python} -IS
import array, json, os, socket, sys
to = socket.socket(socket.AF_UNIX)
to.connect({socket!r})
fds = array.array("i", [1, 2])
to.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, fds)])
said = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
to.sendall(len(said).to_bytes(4, "big") + said)
sys.exit(int(to.recv(8) or b"255"))
"""


def start(folder: Path) -> subprocess.Popen:
    """Loads the CLI and writes the script `aws` into the folder."""
    address = str(folder / "aws.socket")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen()
    script = folder / "aws"
    script.write_text(SCRIPT.format(python=sys.executable, socket=address))
    script.chmod(0o755)
    server = subprocess.Popen([sys.executable, __file__, str(listener.fileno())], pass_fds=[listener.fileno()])
    listener.close()
    return server


def serve(listener: socket.socket) -> None:
    from awscli.clidriver import create_clidriver

    driver = create_clidriver()
    loader = driver.session.get_component("data_loader")
    for service in ("cloudformation", "cognito-identity", "cognito-idp", "iam", "s3", "sts"):
        loader.load_service_model(service, "service-2")
        loader.load_service_model(service, "endpoint-rule-set-1")
    while True:
        one, _ = listener.accept()
        if os.fork() == 0:
            answer(driver, one)
        one.close()
        reap()


def reap() -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def answer(driver, one: socket.socket) -> None:
    """One call, to its end."""
    fds = array.array("i")
    _, [(_, _, given)], _, _ = one.recvmsg(1, socket.CMSG_SPACE(2 * fds.itemsize))
    fds.frombytes(given[: 2 * fds.itemsize])
    with one.makefile("rb") as stream:
        words, folder, environment = json.loads(stream.read(int.from_bytes(stream.read(4), "big")))
    os.dup2(fds[0], 1)
    os.dup2(fds[1], 2)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    try:
        code = driver.main(words)
    except SystemExit as ended:
        code = ended.code
    sys.stdout.flush()
    sys.stderr.flush()
    one.sendall(str(code or 0).encode())
    os._exit(0)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
