"""Where a person follows a matter: the public address printed on the receipt and sent in messages."""

from urllib.parse import quote

from ventanilla.utility.queries import current_pack

PATH = "/seguimiento/"
_LOCAL = "http://localhost:8000"


def address(folio: str) -> str:
    """The page that asks for the word, with the folio already written. The word itself is never in an address."""
    base = str(current_pack().section("utility").settings.get("public.address", _LOCAL)).rstrip("/")
    return f"{base}{PATH}?folio={quote(folio)}"
