"""The other opinion: SpiffWorkflow runs the same diagram, translated into its dialect, with the same clock.

Chosen differences, left out of the comparison:

- cyclic timers and what only they open: SpiffWorkflow withdraws open tasks when the activity ends, and opens every
  missed tick at once (test_wait.py proves ours);
- a process in which nothing is left but event sub-processes that listen: for us, as in BPMN 2.0, it is over;
  SpiffWorkflow goes on listening;
- interrupting event sub-processes, and interrupting timers over parallel copies: SpiffWorkflow leaves tasks open or
  loses its place; ours withdraws them all (test_wait.py), and the diagrams walked here have none;
- a task without a person becomes a script that does nothing, since what it writes is not the engine's matter.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from lxml import etree
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnEvent, BpmnWorkflow
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine, TaskDataEnvironment
from SpiffWorkflow.bpmn.specs.event_definitions import timer as spiff_timer
from SpiffWorkflow.spiff.parser import SpiffBpmnParser
from SpiffWorkflow.spiff.specs.event_definitions import MessageEventDefinition

from ventanilla.deadlines.points import reckon
from ventanilla.deadlines.queries import calendar_in_force, terms_in_force
from ventanilla.processes.engine.diagram import Diagram
from ventanilla.processes.engine.marks import BPMN, OURS
from ventanilla.utility.queries import local_day

SPIFF = "http://spiffworkflow.org/bpmn/schema/1.0/core"


class Clock(datetime):
    """SpiffWorkflow reads the clock itself: the only way to move it is to give its module another one."""

    moment: datetime = datetime(2026, 1, 1, tzinfo=UTC)

    @classmethod
    def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
        return cls.moment.astimezone(tz)


def due(term: str, origin: str | None = None) -> str:
    """When a term that starts at `origin`, or now, is due: the pure clock, without our engine."""
    since = datetime.fromisoformat(origin) if origin else Clock.moment
    found = reckon(term=terms_in_force().valid(term, local_day(since)), started_at=since, calendar=calendar_in_force())
    assert found.due_at is not None
    return found.due_at.isoformat()


ENGINE = PythonScriptEngine(TaskDataEnvironment({"due": due}))


def left_out(diagram: Diagram) -> frozenset[str]:
    """The nodes not compared: cyclic timers and their alleys."""
    cyclic = [n for n in diagram.nodes.values() if n.timer and n.timer.cyclic]
    return frozenset(n.id for n in cyclic).union(*(diagram.alley_of(n) for n in cyclic))


def copied(diagram: Diagram) -> frozenset[str]:
    """The nodes inside parallel copies: only there has a task an area of its own."""
    scopes = {n.called for n in diagram.nodes.values() if n.collection}
    return frozenset(n.id for n in diagram.nodes.values() if n.scope in scopes)


def translate(content: bytes, without: frozenset[str]) -> Any:
    """Our dialect in SpiffWorkflow's."""
    root = etree.fromstring(content)
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        ends = {element.get("id"), element.get("sourceRef"), element.get("targetRef"), (element.text or "").strip()}
        if ends & without:
            element.getparent().remove(element)
    for timer in root.iter(f"{BPMN}timerEventDefinition"):
        term = timer.find(f"{BPMN}extensionElements/{OURS}term")
        call = f'due("{term.get("code")}"{", " + term.get("from") if term.get("from") else ""})'
        for child in list(timer):
            timer.remove(child)
        etree.SubElement(timer, f"{BPMN}timeDate").text = call
    for item in root.iter(f"{BPMN}inputDataItem"):
        item.set("id", item.get("name"))
    for rule in root.iter(f"{BPMN}businessRuleTask"):
        extension = etree.Element(f"{BPMN}extensionElements")
        etree.SubElement(extension, f"{{{SPIFF}}}calledDecisionId").text = rule.get(f"{OURS}decision")
        rule.insert(0, extension)
    for task in list(root.iter(f"{BPMN}serviceTask")):
        task.tag = f"{BPMN}scriptTask"
        etree.SubElement(task, f"{BPMN}script").text = "pass"
    return etree.ElementTree(root)


class Oracle:
    """A procedure as SpiffWorkflow reads it."""

    def __init__(self, files: Mapping[str, bytes], diagram: Diagram) -> None:
        spiff_timer.datetime = Clock
        self.without, self.copied = left_out(diagram), copied(diagram)
        parser = SpiffBpmnParser()
        for name, content in files.items():
            if name.endswith(".bpmn"):
                parser.add_bpmn_xml(translate(content, self.without).getroot(), filename=name)
            elif name.endswith(".dmn"):
                parser.add_dmn_xml(etree.fromstring(content), filename=name)
        self.spec, self.parts = parser.get_spec(diagram.root), parser.get_subprocess_specs(diagram.root)

    def start(self, variables: Mapping[str, Any]) -> "Opinion":
        workflow = BpmnWorkflow(self.spec, self.parts, script_engine=ENGINE)
        first = workflow.get_next_task(state=TaskState.READY)
        first.data.update(variables)
        workflow.do_engine_steps()
        return Opinion(workflow, self.copied)


class Opinion:
    """One case in SpiffWorkflow."""

    def __init__(self, workflow: BpmnWorkflow, copied: frozenset[str]) -> None:
        self.workflow, self.copied = workflow, copied

    def ready(self) -> list[Any]:
        return [t for t in self.workflow.get_tasks(state=TaskState.READY) if t.task_spec.manual]

    @property
    def state(self) -> tuple[list[tuple[str, str]], list[str], bool]:
        """Open tasks with their area, the moments their timers are due, and whether all is over."""
        tasks = sorted(self.place(t) for t in self.ready())
        over = self.workflow.completed or (not tasks and self._only_listens)
        return tasks, [] if over else sorted(self._dues()), over

    @property
    def _only_listens(self) -> bool:
        waiting = [t for t in self.workflow.event_manager.tasks.values() if t.state == TaskState.WAITING]
        return all(type(t.task_spec).__name__ == "StartEvent" for t in waiting)

    def place(self, task: Any) -> tuple[str, str]:
        name = task.task_spec.name
        return name, task.data["area"] if name in self.copied else ""

    def _dues(self) -> Any:
        for task in self.workflow.event_manager.tasks.values():
            value = task.internal_data.get("event_value")
            if isinstance(value, str) and task.state == TaskState.WAITING:
                yield datetime.fromisoformat(value).astimezone(UTC).isoformat()

    def do(self, node: str, area: str, values: Mapping[str, Any]) -> None:
        task = next(t for t in self.ready() if self.place(t) == (node, area))
        if node not in self.copied:
            task.data.pop("area", None)  # SpiffWorkflow lets it leak out of the copies, and then refuses to loop
        task.data.update(values)
        task.run()
        self.workflow.do_engine_steps()

    def tick(self) -> None:
        self.workflow.refresh_timers()
        self.workflow.do_engine_steps()

    def tell(self, name: str) -> None:
        self.workflow.send_event(BpmnEvent(MessageEventDefinition(name), {}))
        self.workflow.do_engine_steps()
