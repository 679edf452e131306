"""The registry office in the menu."""

from ventanilla.staff.navigation import Item, offer
from ventanilla.utility.vocabulary import saying

offer(Item(saying("{registry_office}"), "correspondence:letters", "mailbox", "correspondence.view", order=50, key="o"))
