"""Workers: processes that work off tasks; one that dies is replaced, and its task tried again.

The pools of the standard library fail as a whole when a process dies. News at scale has the odd
text that makes some native code crash or memory run out, and one text must not cost a run.
"""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

_MOST_STARTS = 3
_NO_ITEM = -1


class Progress(Protocol):
    """Where a task tells which of its items it is at, so that a death can be laid to an item."""

    value: int


Work = Callable[[Any, Mapping[int, str], Progress], Any]
"""What a worker does with a task's payload; the mapping names items to leave out and why."""


class WorkerError(RuntimeError):
    """Workers cannot start, or die whatever they are given."""


@dataclass(slots=True)
class _Task:
    number: int
    payload: Any
    deaths: Counter[int] = field(default_factory=Counter)
    skip: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    at: Progress
    ready: bool = False
    task: _Task | None = None


class Workers:
    """A number of processes that do the same work; use it as a context manager.

    Args:
        work: what to do with a payload; it has to be picklable where processes are spawned.
        count: how many processes.
    """

    def __init__(self, work: Work, count: int) -> None:
        self._work = work
        self._context = multiprocessing.get_context()
        self._failed_starts = 0
        self._again: deque[_Task] = deque()
        self._workers: list[_Worker] = []
        try:
            for _ in range(count):
                self._workers.append(self._start())
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers = []

    def run(self, payloads: Iterable[Any], *, ordered: bool = True) -> Iterator[tuple[int, Any]]:
        """Yield the number and result of each payload, taking payloads only as there is room.

        An item at which a worker died twice is left out of the third try, which gets the reason.

        Raises:
            WorkerError: workers cannot start, or die outside of any item.
            OSError: the work raised it, as when a disk is full.
        """
        tasks = (_Task(number, payload) for number, payload in enumerate(payloads))
        window = 4 * len(self._workers)
        finished: dict[int, Any] = {}
        given = done = 0
        more = True
        while True:
            for worker in self._workers:
                if not worker.ready or worker.task is not None:
                    continue
                task = self._again.popleft() if self._again else None
                if task is None and more and given - done < window:
                    task = next(tasks, None)
                    more = task is not None
                    given += more
                if task is not None:
                    self._give(worker, task)
            if not more and given == done:
                return
            finished.update(self._collect())
            while finished:
                number = done if ordered else next(iter(finished))
                if number not in finished:
                    break
                done += 1
                yield number, finished.pop(number)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        at: Any = self._context.RawValue("l", _NO_ITEM)
        forked = self._context.get_start_method() == "fork"
        arguments = (theirs, at, self._work if forked else None)
        process = self._context.Process(target=_serve, args=arguments, daemon=True)
        process.start()
        theirs.close()
        if not forked:
            # As an argument it would fill the pipe through which a process starts, and a process
            # that dies before it reads leaves its parent waiting there for ever.
            with suppress(BrokenPipeError, ConnectionResetError):
                ours.send(self._work)
        return _Worker(process, ours, at)

    def _give(self, worker: _Worker, task: _Task) -> None:
        worker.at.value = _NO_ITEM
        worker.task = task
        try:
            worker.connection.send((task.payload, task.skip))
        except OSError:  # it died before it could take the task: the task is not to blame
            worker.task = None
            self._again.appendleft(task)
            self._replace(worker)

    def _collect(self) -> Iterator[tuple[int, Any]]:
        """Wait until a worker has something to say, or dies; yield what tasks gave."""
        busy = [worker for worker in self._workers if worker.task or not worker.ready]
        handles: dict[Any, _Worker] = {}
        for worker in busy:
            handles[worker.connection] = handles[worker.process.sentinel] = worker
        found = {id(handles[handle]): handles[handle] for handle in wait(list(handles))}
        for worker in found.values():
            try:
                # A worker may have said something before it died.
                message = worker.connection.recv() if worker.connection.poll() else None
            except (EOFError, OSError):
                message = None
            if message is None:
                self._bury(worker)
            elif not worker.ready:
                worker.ready = True
                self._failed_starts = 0
            else:
                fault, result = message
                if fault is not None:
                    raise fault
                task, worker.task = worker.task, None
                if task is not None:
                    yield task.number, result

    def _bury(self, worker: _Worker) -> None:
        """Lay a death to the item the worker was at, and put another worker in its place."""
        worker.process.join()
        how = _how_it_ended(worker.process.exitcode)
        task = worker.task
        if task is not None:
            item = max(worker.at.value, 0)
            task.deaths[item] += 1
            if item in task.skip:
                raise WorkerError(f"a worker died outside of any text: {how}")
            if task.deaths[item] > 1:
                task.skip[item] = f"WorkerError: the worker died: {how}"
            self._again.append(task)
        elif not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _MOST_STARTS:
                raise WorkerError(
                    f"workers cannot start: {how}; a script that starts processes needs "
                    "its own code under `if __name__ == '__main__':`"
                )
        self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        worker.process.join()
        worker.connection.close()
        self._workers[self._workers.index(worker)] = self._start()


def _how_it_ended(code: int | None) -> str:
    if code is not None and code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"exit code {code}"


def _serve(connection: Connection, at: Progress, work: Work | None) -> None:
    """Work off tasks until the connection closes; what to do with them may come first."""
    # An interrupt at the terminal reaches all processes; the one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if work is None:
        try:
            work = connection.recv()
        except (EOFError, OSError):
            return
    connection.send("ready")
    while True:
        try:
            payload, skip = connection.recv()
        except (EOFError, OSError):
            return
        message: tuple[Exception | None, Any]
        try:
            message = (None, work(payload, skip, at))
        except OSError as error:
            message = (error, None)
        except Exception:
            message = (WorkerError(traceback.format_exc()), None)
        connection.send(message)
