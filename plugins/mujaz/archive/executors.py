"""Where work runs: in this process, in a pool of processes on this machine, or on a Dask cluster.

All three are `concurrent.futures.Executor`s, and what runs on them are pure functions of their arguments, so where they
run changes nothing but the time that they take.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, as_completed, wait
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import wait as wait_for
from threading import Thread
from typing import Any, TypeVar

from mujaz.model.problem import MujazError, Problem

Item = TypeVar("Item")
Result = TypeVar("Result")

SETTING = "MUJAZ_EXECUTOR"
START_METHOD = "MUJAZ_START_METHOD"
_WORTH_A_POOL = 200  # items; below that, starting processes takes longer than the work
_AHEAD = 3  # chunks in flight for each worker: enough to keep it busy, few enough to keep memory flat


class ExecutorError(MujazError):
    """A setting that names no place to run."""


class InProcess(Executor):
    """Runs each call at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Calls `fn` and gives its outcome as a future that is done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def open_executor(items: int, setting: str | None = None, *, beside: bool = False) -> Iterator[tuple[Executor, int]]:
    """An executor for about `items` pieces of work, and how many workers it has.

    `beside` says that this process has other work meanwhile, so that one more is worth it for a single piece.
    `setting` (else the environment's MUJAZ_EXECUTOR) is 'local' (the default: all cores where that pays, else this
    process), 'local:4', 'in-process' or 'dask:tcp://host:port'. Raises ExecutorError for anything else.
    """
    kind, _, detail = (setting or os.environ.get(SETTING) or "local").partition(":")
    if kind == "dask" and detail:
        with _on_dask(detail) as opened:
            yield opened
        return
    cores = len(os.sched_getaffinity(0))
    few = kind == "local" and not detail and items < _WORTH_A_POOL
    if kind == "in-process" or (few and not (beside and cores > 1)):
        yield InProcess(), 1
    elif kind == "local" and (not detail or detail.isdecimal()):
        workers = int(detail) if detail else 1 if few else cores
        context = multiprocessing.get_context(os.environ.get(START_METHOD))
        with ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent) as pool:
            yield pool, workers
    else:
        found = f"'{kind}:{detail}' names no place to run"
        raise ExecutorError(Problem(SETTING, found, "Write local, local:4, in-process or dask:tcp://host:port"))


def _end_with_parent() -> None:
    """Has a worker end when its parent is gone: left alone it would wait for work and hold the build's lock forever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)


@contextmanager
def _on_dask(address: str) -> Iterator[tuple[Executor, int]]:
    from dask.distributed import Client  # noqa: PLC0415 - an extra, installed where there is a cluster

    with Client(address, set_as_default=False) as client:
        workers = max(1, len(client.scheduler_info()["workers"]))
        with client.get_executor(pure=False) as executor:
            yield executor, workers


def stream(
    executor: Executor,
    workers: int,
    work: Callable[[list[Item]], list[Result]],
    items: Iterable[Item],
    size: int,
    meanwhile: Callable[[], None] | None = None,
) -> Iterator[Result]:
    """The results of `work` over `items` in their order, `size` items to a call, never many calls ahead.

    `meanwhile` is called here once the first call is on its way.
    """
    source = iter(items)
    waiting: deque[Future[list[Result]]] = deque()
    while chunk := list(islice(source, size)):
        waiting.append(executor.submit(work, chunk))
        if meanwhile:
            meanwhile()
            meanwhile = None
        if len(waiting) > workers * _AHEAD:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def stream_as_done(
    executor: Executor, workers: int, work: Callable[[list[Item]], list[Result]], chunks: Iterable[list[Item]]
) -> Iterator[Result]:
    """The results of `work` over `chunks` as they come: a call that takes long keeps nobody waiting."""
    waiting: set[Future[list[Result]]] = set()
    for chunk in chunks:
        waiting.add(executor.submit(work, chunk))
        while len(waiting) > workers * _AHEAD:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                yield from future.result()
    for future in as_completed(waiting):
        yield from future.result()
