"""A Dask cluster on this machine: a scheduler and workers, each a process of its own that can be killed."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from measured import BuildError, Command

_PATIENCE = 60  # seconds until scheduler and workers must be there


@dataclass(frozen=True)
class Cluster:
    """Where the scheduler listens, and the workers' processes."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def local_cluster(workers: int) -> Iterator[Cluster]:
    """Starts a scheduler and `workers` workers of one thread each, and ends them. Raises BuildError."""
    with tempfile.TemporaryDirectory() as folder:
        contact = Path(folder, "scheduler.json")
        where = ["--scheduler-file", str(contact)]
        scheduler = _start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", *where)
        started: list[subprocess.Popen[bytes]] = []
        try:
            address = _address(contact)
            # Without a nanny a worker that is killed stays dead.
            one = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", folder)
            started += [_start("worker", address, *one) for _ in range(workers)]
            _wait_for(address, workers)
            yield Cluster(address, started)
        finally:
            for process in (*started, scheduler):
                process.kill()
                process.wait()


def _start(*words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *words]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _address(contact: Path) -> str:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if contact.exists() and (text := contact.read_text()):
            return str(json.loads(text)["address"])
        time.sleep(0.1)
    raise BuildError("Dask's scheduler did not start. Is it installed? pip install 'mujaz[cluster]'")


def _wait_for(address: str, workers: int) -> None:
    from dask.distributed import Client  # noqa: PLC0415 - an extra

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=_PATIENCE)


def killed_half_way(cluster: Cluster, command: Command, log: Path, seconds: float) -> None:
    """Runs a build and kills one worker after so many seconds. Raises BuildError where the build fails."""
    process = command.start(log)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        cluster.workers[0].kill()
    if status := process.wait():
        raise BuildError(
            f"with a worker killed the build ended with {status}:\n{log.read_text(errors='replace')[-2000:]}"
        )
