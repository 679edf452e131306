"""The menu: each floor offers its entries in its `navigation.py`; people see those their posts allow."""

from dataclasses import dataclass

from ventanilla.staff.queries import Standing


@dataclass(frozen=True)
class Item:
    """One entry. `key` is the letter after «g» that goes there."""

    label: str
    url_name: str
    icon: str
    needs: str
    order: int
    key: str = ""


ITEMS: list[Item] = []


def offer(item: Item) -> None:
    ITEMS.append(item)
    ITEMS.sort(key=lambda i: i.order)


def menu(held: Standing) -> list[Item]:
    """The entries a person may open."""
    return [i for i in ITEMS if not i.needs or held.may(i.needs)]


offer(Item("Bitácora", "staff:journal", "history", "journal.view", 800, "h"))
offer(Item("Personal", "staff:people", "users", "staff.administer", 810, "e"))
