"""What the background worker does for petitions: remind before a term ends, escalate after it."""

from ventanilla.cases.actions.give_alerts import give_alerts
from ventanilla.journal.sweeps import register

register("cases.alerts", give_alerts)
