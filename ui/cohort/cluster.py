"""A cohort worked through by a Dask cluster, which must see the same files.

Needs the extra `isthmus[cluster]`. A worker that dies costs nothing: the scheduler
gives its case to another one.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from planner.errors import DiedApart, NoCluster, PlannerError
from ui.cohort.one_case import CaseDone, Task, work_on

PATIENCE_S = 20
"""How long a scheduler may take to answer."""


def work_on_cluster(tasks: Sequence[Task], address: str) -> Iterator[CaseDone]:
    """Yield what becomes of each case, in the order in which they end.

    Raises
    ------
    NoCluster
        If Dask is not installed, or nobody answers at the address.
    """
    client = _client(address)
    try:
        numbers = {}
        for task in tasks:
            future = client.submit(work_on, task, pure=False)
            numbers[future] = task.case.number
        yield from _ended(client, numbers)
    finally:
        client.close()


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise NoCluster("no Dask", reason="no_dask") from error
    try:
        return Client(address, timeout=PATIENCE_S, set_as_default=False)
    except (OSError, ValueError) as error:
        facts = {"reason": "no_scheduler", "address": address}
        raise NoCluster("nobody answers", **facts) from error


def _ended(client: Any, numbers: dict[Any, int]) -> Iterator[CaseDone]:
    from distributed import as_completed

    for future in as_completed(list(numbers), loop=client.loop):
        number = numbers[future]
        error = future.exception()
        if error is None:
            yield future.result()
        elif isinstance(error, PlannerError):
            yield CaseDone(number=number, error=error)
        else:
            kind = type(error).__name__
            died = DiedApart("a worker died", reason="failed", kind=kind)
            yield CaseDone(number=number, error=died)
