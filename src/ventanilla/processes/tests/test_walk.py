"""Random walks agree with SpiffWorkflow on open tasks, due moments and completion; broken engines do not."""

import pytest
from django.db import connection

from ventanilla.processes.models import Definition
from ventanilla.processes.motion.run import Run
from ventanilla.processes.tests.conftest import PROCEDURES
from ventanilla.processes.tests.walks import first_difference

pytestmark = [pytest.mark.walk, pytest.mark.req("B-10", "H-03")]


WALKED = sorted({*PROCEDURES, "peticion"} - {"caduca"})


def walks():
    return 500 if connection.vendor == "sqlite" else 50


def newest(code):
    return Definition.objects.filter(procedure=code).latest("number")


@pytest.mark.parametrize("code", WALKED)
def test_the_oracle_stands_in_the_same_place_after_every_step(code, procedures):
    assert first_difference(newest(code), walks()) == ""


class JoinsEarly(Run):
    def arrows_needed(self, node):
        return 1


class ChoosesTheOther(Run):
    def choose(self, gateway, scope):
        right = super().choose(gateway, scope)
        return next(f for f in gateway.out if f.id != right.id)


class DoesNotListen(Run):
    def enter_scope(self, process, scope):
        self.follow(self.diagram.start_of(process), scope)


class LeavesTheHostOpen(Run):
    def interrupt(self, host):
        """The activity stays."""


class EndsAtTheFirstCopy(Run):
    def leave_call(self, host):
        for token in self.board.children(host):
            if token.kind == "copy":
                self.board.withdraw(token)
        super().leave_call(host)


@pytest.mark.parametrize(
    ("engine", "code"),
    [
        (JoinsEarly, "reparto"),
        (ChoosesTheOther, "ronda"),
        (DoesNotListen, "plazos"),
        (LeavesTheHostOpen, "plazos"),
        (EndsAtTheFirstCopy, "areas"),
    ],
)
def test_a_broken_engine_is_caught(engine, code, procedures):
    assert first_difference(newest(code), 60, engine) != ""
