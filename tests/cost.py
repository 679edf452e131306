"""What a page costs in questions to the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_of(client: Client, address: str) -> int:
    """The fewest of three visits: in one of them the pack in force may be asked for again, as every few seconds."""
    costs = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        costs.append(len(asked))
    return min(costs)
