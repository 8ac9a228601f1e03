"""A cohort worked through by processes of this computer."""

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait

from planner.apart import Crew, Job
from planner.apart_worker import Limits
from planner.errors import DiedApart, PlannerError
from ui.cohort.one_case import CaseDone, Task, work_on

CASE_LIMITS = Limits(seconds=1800.0, memory_bytes=8 << 30)
"""A case that takes longer, or more, is not one (project default)."""

ATTEMPTS = 2
"""A process that dies may have been killed from outside: the case is begun again."""

NEEDS = ("ui.cohort.one_case",)


def work_locally(tasks: Sequence[Task], workers: int) -> Iterator[CaseDone]:
    """Yield what becomes of each case, in the order in which they end."""
    crew = Crew(workers)
    attempts = {task.case.number: 1 for task in tasks}
    running: dict[Future[CaseDone], tuple[Task, Job[CaseDone]]] = {}

    def begin(task: Task) -> None:
        job = crew.submit(work_on, task, limits=CASE_LIMITS, needs=NEEDS)
        running[job.future] = (task, job)

    try:
        for task in tasks:
            begin(task)
        while running:
            ended, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in ended:
                task, _job = running.pop(future)
                number = task.case.number
                error = future.exception()
                if isinstance(error, DiedApart) and attempts[number] < ATTEMPTS:
                    attempts[number] += 1
                    begin(task)
                elif isinstance(error, PlannerError):
                    yield CaseDone(number=number, error=error)
                else:
                    yield future.result()
    finally:
        for _task, job in running.values():
            job.give_up()
        crew.close()
