"""The register's screens."""

from ventanilla.register.views import contracts, corrections, supply
from ventanilla.register.views.account import account_page
from ventanilla.register.views.imports import import_page, imports_page, rejected_file
from ventanilla.register.views.search import search_page

__all__ = [
    "account_page",
    "contracts",
    "corrections",
    "import_page",
    "imports_page",
    "rejected_file",
    "search_page",
    "supply",
]
